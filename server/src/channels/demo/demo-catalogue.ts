import { putProducts } from '../../catalogue/index.ts'
import { type Database, isRefusal, type WorkspaceId } from '../../platform/index.ts'

/** What a shop for clothes sells, in both languages of its customers. */
const products: readonly (readonly [
  sku: string,
  name: string,
  price: string,
  goesWith?: readonly string[],
])[] = [
  ['ROBE-LIN', 'Robe en lin bleu', '89.00', ['CEINT-TRE', 'FOUL-SOIE']],
  ['CHEM-CAR', 'Chemise à carreaux', '54.90', ['PULL-MER']],
  ['PULL-MER', 'Pull en laine mérinos', '79.00'],
  ['FOUL-SOIE', 'Foulard en soie', '45.00'],
  ['CEINT-TRE', 'Ceinture tressée', '32.50'],
  ['SAC-CUIR', 'Sac en cuir Oslo', '149.90'],
  ['MANT-LAI', 'Manteau long en laine', '219.00', ['FOUL-SOIE']],
  ['LIN-DRESS', 'Linen wrap dress', '92.00', ['SILK-SCARF']],
  ['SILK-SCARF', 'Silk scarf', '45.00'],
  ['CHEL-BOOT', 'Chelsea boots', '129.50'],
  ['GIFT-50', 'Gift card of 50', '50.00'],
]

/** Gives an empty desk a catalogue, so that the second look has prices to compare with. */
export async function addDemoCatalogue(db: Database, workspaceId: WorkspaceId, now: Date): Promise<void> {
  const drafts = products.map(([sku, name, price, goes_with]) => ({
    ...{ sku, name, price, currency: 'EUR' },
    ...(goes_with ? { goes_with } : {}),
  }))
  const kept = await putProducts(db, workspaceId, drafts, now)
  if (isRefusal(kept)) throw new Error(`the demonstration's catalogue was refused: ${kept.message}`)
}
