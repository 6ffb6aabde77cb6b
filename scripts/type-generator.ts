import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const generator = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))
export const typesFile = fileURLToPath(
  new URL('../server/src/platform/database/schema.generated.ts', import.meta.url),
)

/** Runs the type generator on a migrated database. With `--verify` it writes nothing and fails when the file is stale. */
export async function runTypeGenerator(
  connectionString: string,
  options: readonly string[],
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    generator,
    ...['--dialect', 'postgres', '--url', connectionString, '--out-file', typesFile],
    ...['--exclude-pattern', '*_default', '--numeric-parser', 'number', '--singularize', 'false'],
    ...['--type-mapping', '{"int8":"number","xid8":"string"}'],
    ...options,
  ])
  return stdout
}
