import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assembleLines, countLines, type LastSeen, type Promised } from './assemble.ts'
import { partsOf, type Subjects } from './catalogue.ts'
import { lastDays, pledgeDays } from './history.ts'
import type { Check, Look, Verdict } from './pledge.ts'

const words = (text: string) => ({ da: text, en: text })
const none: Subjects = { system: [], processor: [], site: [], host: [], channel: [] }
const parts = partsOf('open', none)
const today = { now: new Date('2026-11-20T12:00:00Z'), registerHash: 'r', noticeHash: 'n' }
const hourMs = 3_600_000

const look = (part: string, verdict: Verdict, at: string, next: string | null = null): Look => ({
  id: `${part}@${at}`,
  part,
  at,
  verdict,
  reason: words('seen'),
  next: next === null ? null : words(next),
  notLookedAt: null,
  basis: [],
  evidence: {},
  registerHash: 'r',
  noticeHash: 'n',
})
const check = (part: string): Check => ({
  part,
  everyMs: 24 * hourMs,
  timeoutMs: 1000,
  canShow: ['kept', 'broken'],
  method: words('look'),
  look: () => Promise.reject(new Error('never run here')),
})
const promised: Promised = { pledge: 'open', parts, sentences: [], lawFindings: [], declaredUnproven: false }
const wording = { name: words, claim: (part: { id: string }) => words(part.id) }
const seen = (...looks: readonly Look[]) =>
  new Map<string, LastSeen>(looks.map(each => [each.part, { look: each, since: each.at }]))
const line = (checks: readonly Check[], last: ReadonlyMap<string, LastSeen>) => {
  const [only] = assembleLines([promised], checks, last, today, wording)
  assert.ok(only !== undefined)
  return only
}
const allChecks = parts.map(part => check(part.id))

test('a part nobody looks at is not built, and the pledge is unknown', () => {
  const got = line([check('open/served')], seen(look('open/served', 'kept', '2026-11-20T11:00:00Z')))
  assert.equal(got.verdict.verdict, 'unknown')
  assert.equal(got.verdict.lookedAt, 1)
  assert.deepEqual(
    got.parts.map(part => part.standing),
    ['looked', 'not-built', 'not-built'],
  )
  assert.equal(got.since, null)
})

test('a kept pledge is kept since its last part became so', () => {
  const looks = parts.map((part, index) => look(part.id, 'kept', `2026-11-20T0${index + 1}:00:00Z`))
  const got = line(allChecks, seen(...looks))
  assert.equal(got.verdict.verdict, 'kept')
  assert.equal(got.since, '2026-11-20T03:00:00Z')
})

test('a broken pledge is broken since its first broken part, and says what to do', () => {
  const got = line(
    allChecks,
    seen(
      look('open/served', 'kept', '2026-11-20T01:00:00Z', 'nothing'),
      look('open/elsewhere', 'broken', '2026-11-20T05:00:00Z', 'publish it there'),
      look('open/findable', 'broken', '2026-11-20T03:00:00Z', 'name the recipient'),
    ),
  )
  assert.equal(got.verdict.verdict, 'broken')
  assert.equal(got.since, '2026-11-20T03:00:00Z')
  assert.equal(got.next?.en, 'publish it there')
  assert.equal(countLines([got], 4).broken, 1)
  assert.equal(countLines([got], 4).lawFindings, 4)
})

test('the days of a pledge: nobody looked, kept, broken, and stale when nobody looked again', () => {
  const days = lastDays(today.now, 5)
  assert.deepEqual(
    days.map(day => day.day),
    ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
  )
  const all = parts.map(part => ({ part, everyMs: 24 * hourMs }))
  const kept = parts.map(part => look(part.id, 'kept', '2026-11-17T06:00:00Z'))
  const got = pledgeDays(
    all,
    [
      ...kept,
      look('open/served', 'broken', '2026-11-18T06:00:00Z'),
      look('open/served', 'kept', '2026-11-20T06:00:00Z'),
    ],
    days,
  )
  assert.deepEqual(
    got.map(day => day.verdict),
    [null, 'kept', 'broken', null, 'unknown'],
  )
})

test('a part that was tried and could not be looked at does not count as looked at', () => {
  const got = line(allChecks, seen(look('open/elsewhere', 'unknown', '2026-11-20T11:00:00Z')))
  assert.equal(got.verdict.lookedAt, 0)
})
