export { ContextPane } from './context-pane.tsx'
export { ThreadPane } from './thread-pane.tsx'
