import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export const programName = 'grammalecte-cli'

/** Where Grammalecte is: the path that was set, else the first on `PATH`; undefined when it is not on this machine. */
export function findProgram(
  setting: string | undefined,
  path: string = process.env.PATH ?? '',
): string | undefined {
  const places = setting ? [setting] : path.split(delimiter).filter(Boolean)
  const candidates = setting ? places : places.map((folder) => join(folder, programName))
  return candidates.find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    // Absent, or not for this user: both mean that it cannot be asked.
    return false
  }
}
