// What is looked at in the example: its edition, the parts of its pledges, and the checks the program has for them.

import { join } from 'node:path'
import { checksOf } from '../../src/app/checks.ts'
import { type ReadEdition, readPolicyFolder } from '../../src/app/policy.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { openNet } from '../../src/net/net.ts'
import type { Check } from '../../src/pledge/pledge.ts'
import type { Store } from '../../src/store/store.ts'
import { root } from './documents.ts'

export const readExample = (): Promise<ReadEdition> =>
  readPolicyFolder(join(root, 'examples/welcomesecurity'))

/** The program's checks, to be read and never run: none of them touches the store before it looks. */
export const checksToRead = (edition: ReadEdition): ReadonlyMap<string, Check> => {
  const store = {} as Store
  const making = { clock: systemClock, random: systemRandom }
  const net = openNet({ outside: false, allow: [], nameServers: [], version: '0' })
  const checks = checksOf(edition, { ...net, store, making, outside: false, servedAt: null, home: '/' })
  return new Map(checks.map(check => [check.part, check]))
}
