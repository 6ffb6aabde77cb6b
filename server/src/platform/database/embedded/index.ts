export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type EmbeddedStep,
  openEmbeddedPostgres,
} from './open-embedded-postgres.ts'
export { isMusl, majorVersion } from './program.ts'
