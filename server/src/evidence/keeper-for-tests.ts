/** Keeps a journal until it is killed, for the test that kills it: `node keeper-for-tests.ts CONNECTION_STRING`. */
import { tellConsents } from '../consent/read-for-evidence.ts'
import { followForEvidence } from '../messages/follow-for-evidence.ts'
import { openDatabase } from '../platform/index.ts'
import { keepJournal } from './keep-journal.ts'

const { db } = openDatabase(process.argv[2]!, { poolSize: 2 })
process.stdout.write('ready\n')
for (;;) {
  if ((await keepJournal(db, tellConsents, followForEvidence)) === 0)
    await new Promise((resolve) => setTimeout(resolve, 5))
}
