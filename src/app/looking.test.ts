import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { logPlace } from '../../test/log.ts'
import { fixedClock, systemRandom } from '../core/clock.ts'
import type { Words } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import type { Check, Finding, Look } from '../pledge/pledge.ts'
import type { Force } from './in-force.ts'
import { Looking } from './looking.ts'
import type { Opened } from './opened.ts'

const words = { da: 'set', en: 'seen' }
const kept: Finding = {
  verdict: 'kept',
  reason: words,
  next: null,
  notLookedAt: null,
  basis: [],
  evidence: null,
}

/** An edition with one check, which looks until it is let go. */
function editionOf(name: string) {
  const { promise, resolve } = Promise.withResolvers<Finding>()
  const check: Check = {
    part: 'open/served',
    everyMs: 1_000,
    timeoutMs: 10_000,
    canShow: ['kept'],
    method: words,
    look: () => promise,
  }
  const force = {
    edition: { registerHash: name, noticeHash: name, file: { register: { logHolders: [] } } },
    checks: [check],
    lawFindings: [],
  }
  return { force: force as unknown as Force, letGo: () => resolve(kept) }
}

test('a holder that is refused is told of once, and looking goes on', async t => {
  const place = await logPlace(t)
  const { force, letGo } = editionOf('only')
  letGo()
  const recorded: Look[] = []
  const told: string[] = []
  const declare = () => Promise.reject(new Refusal('ledger-refused', 'a folder inside the home'))
  const on = {
    setting: {
      clock: fixedClock('2026-11-22T08:00:00.000Z'),
      random: systemRandom,
      notify: ({ en }: Words) => told.push(en),
    },
    log: {
      recordLooks: async (looks: readonly Look[]) => recorded.push(...looks),
      round: async () => {},
      holders: { declare },
    },
    store: { owner: place.db },
    inForce: { present: force, settle: async () => force },
  }
  const looking = new Looking(on as unknown as Opened, 5)
  looking.start()
  for (let waited = 0; recorded.length < 2 && waited < 400; waited++) await setTimeout(5)
  await looking.stop()
  assert.ok(recorded.length >= 2)
  assert.deepEqual(told, ['The log: a folder inside the home'])
})

test('a look is kept with the edition its check was made from, also where another came into force meanwhile', async () => {
  const [before, after] = [editionOf('before'), editionOf('after')]
  const recorded: Look[] = []
  const inForce = { present: before.force }
  const on = {
    setting: { clock: fixedClock('2026-11-22T08:00:00.000Z'), random: systemRandom, notify: assert.fail },
    log: { recordLooks: async (looks: readonly Look[]) => recorded.push(...looks), round: async () => {} },
    inForce,
  }
  const looking = new Looking(on as unknown as Opened)
  const first = looking.look([], () => undefined)
  inForce.present = after.force
  const second = looking.look([], () => undefined)
  before.letGo()
  await first
  after.letGo()
  await second
  assert.deepEqual(
    recorded.map(({ part, registerHash, noticeHash }) => [part, registerHash, noticeHash]),
    [
      ['open/served', 'before', 'before'],
      ['open/served', 'after', 'after'],
    ],
  )
})
