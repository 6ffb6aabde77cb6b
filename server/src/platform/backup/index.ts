export { BackupError } from './manifest.ts'
export { type Restored, type RestoreTarget, readBackup } from './read-backup.ts'
export { type BackupSource, type Say, writeBackup } from './write-backup.ts'
