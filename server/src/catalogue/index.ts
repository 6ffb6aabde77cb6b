import type { App, House } from '../platform/index.ts'
import { importRoute } from './import-route.ts'
import { offerRoutes } from './offer-routes.ts'
import { productRoutes } from './product-routes.ts'

export { findProducts, warmCatalogues } from './find-products.ts'
export { putProducts } from './keep-products.ts'
export { listNamedOffers } from './offer-store.ts'
export type { Product } from './product.ts'

export function catalogueRoutes(app: App, house: House): void {
  productRoutes(app, house)
  importRoute(app, house)
  offerRoutes(app, house)
}
