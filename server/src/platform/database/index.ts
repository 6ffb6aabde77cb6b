export { type Database, inTransaction, type OpenDatabase, openDatabase, type Transaction } from './connect.ts'
export { listPendingMigrations, migrate } from './migrate.ts'
export { keepPartitions } from './partitions.ts'
export type * from './schema.generated.ts'
