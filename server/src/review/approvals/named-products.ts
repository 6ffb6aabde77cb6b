import type { Database, WorkspaceId } from '../../platform/index.ts'
import type { Product } from '../context.ts'

/** Products that the texts may name, for the check of their prices. */
export async function findNamedProducts(
  _db: Database,
  _workspaceId: WorkspaceId,
  _texts: readonly string[],
): Promise<readonly Product[]> {
  return []
}
