// Counts the log it is told of, telling each step. Made to be killed by traffic.test.ts.

import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { fixedClock } from '../../src/core/clock.ts'
import { openQueries } from '../../src/store/connect.ts'
import type { Login } from '../../src/store/server.ts'
import type { Tables } from '../../src/store/tables.ts'
import { asked, counterOver } from '../practice/traffic-place.ts'

flushCompileCache()
const { login, paths, at, keepBytes } = JSON.parse(process.argv[2] ?? '') as {
  readonly login: Login
  readonly paths: readonly string[]
  readonly at: string
  readonly keepBytes: number
}
const db = openQueries<Tables>(login, 2)
const counter = counterOver(db, fixedClock(at), { keepBytes })
await counter.ingest(asked, paths, ({ bytes }) => writeSync(1, `${bytes}\n`))
writeSync(1, 'done\n')
await db.destroy()
