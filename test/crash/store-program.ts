// Appends without end, from eight writers, while it sequences and publishes; says the id of each leaf only when it is
// durable. Made to be killed by store.test.ts, which knows it by what it said.

import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { openQueries } from '../../src/store/connect.ts'
import { appendMany } from '../../src/store/leaves.ts'
import { Log } from '../../src/store/log.ts'
import type { Login } from '../../src/store/server.ts'
import type { Tables } from '../../src/store/tables.ts'
import { lookOf, origin } from '../log.ts'
import { memoryKeys } from '../memory-keys.ts'

flushCompileCache()
const { login, home } = JSON.parse(process.argv[2] ?? '') as { readonly login: Login; readonly home: string }
const writers = 8

const acknowledge = (id: string) => writeSync(1, `${id}\n`)

// A killed server ends the program like a killed program: whatever was not acknowledged stays unsaid.
const leave = (error: unknown): never => {
  writeSync(2, `${error instanceof Error ? error.message : error}\n`)
  process.exit(9)
}
process.on('uncaughtException', leave)
process.on('unhandledRejection', leave)

const db = openQueries<Tables>(login, writers + 3)
const making = { clock: systemClock, random: systemRandom }
const log = await Log.open({
  ...making,
  db,
  home,
  origin,
  keys: memoryKeys(origin),
  holders: [],
  onTrouble: leave,
  leaseMs: 100,
})
log.start(5)

/** Every way a leaf comes about: alone, in a transaction of its own, many at once, with a look. */
async function appendOnce(turn: number): Promise<void> {
  if (turn % 4 === 0) acknowledge((await log.appendAlone('read', { turn })).id)
  if (turn % 4 === 1) acknowledge((await log.append(db, 'register', { turn })).id)
  if (turn % 4 === 2) await log.recordLooks([lookOf('open/served', 'kept', systemClock)])
  if (turn % 4 === 3) {
    const leaves = await db.transaction().execute(tx =>
      appendMany(
        tx,
        making,
        [1, 2, 3].map(n => ({ kind: 'notice', evidence: { n } })),
      ),
    )
    for (const leaf of leaves) acknowledge(leaf.id)
  }
}

const write = async (writer: number) => {
  for (let turn = writer; ; turn++) await appendOnce(turn)
}
await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
