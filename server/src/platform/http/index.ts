export { keyset, type Page, pageSizeMax, readCursor, toPage, writeCursor } from './pages.ts'
export { type Actor, type Permission, permissions, type RoutePermission, signature } from './permissions.ts'
export { errorBody, respond, statusOf } from './respond.ts'
export { type App, type HttpServer, openHttpServer, type RegisteredRoute } from './server.ts'
