import { OffersCard } from './offers-card.tsx'
import { ProductsCard } from './products-card.tsx'

/** What is sold and offered, which the second look compares every message with. */
export function CatalogueSection() {
  return (
    <>
      <ProductsCard />
      <OffersCard />
    </>
  )
}
