import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Verdict } from '../../pledge/pledge.ts'
import type { EventDraft, PartTold, UntoldLook } from '../../store/events.ts'
import { lapseMs, type Promised, tellOf } from './changes.ts'

const promised: Promised = new Map(
  ['open/served', 'open/findable', 'purpose/wall'].map(part => [part, { everyMs: 3_600_000 }]),
)
const start = Date.parse('2026-03-02T08:00:00Z')
const hourMs = 3_600_000

type Seen = readonly [part: string, verdict: Verdict, hour: number]

const looksOf = (seen: readonly Seen[]): readonly UntoldLook[] =>
  seen.map(([part, verdict, hour], index) => ({
    ...{ part, verdict, number: index + 1, at: new Date(start + hour * hourMs) },
  }))

/** Tells in turns of the given sizes, as a program that is stopped and started does. */
function tellIn(looks: readonly UntoldLook[], sizes: readonly number[], over = promised): readonly string[] {
  const tell = tellOf(over)
  const told = new Map<string, PartTold>()
  const drafts: EventDraft[] = []
  let at = 0
  for (const size of [...sizes, looks.length]) {
    const turn = tell(told, looks.slice(at, at + size))
    at += size
    drafts.push(...turn.drafts)
    for (const part of turn.parts) told.set(part.part, part)
  }
  assert.equal(new Set(drafts.map(({ key }) => key)).size, drafts.length)
  return drafts.map(({ kind, part }) => `${kind} ${part}`)
}

const told = (...seen: readonly Seen[]) => tellIn(looksOf(seen), [])

test('a pledge is broken with the first of its parts, and mended when none is any more', () => {
  const events = told(
    ['open/served', 'kept', 0],
    ['open/served', 'broken', 1],
    ['open/served', 'broken', 2],
    ['open/findable', 'broken', 3],
    ['open/served', 'kept', 4],
    ['purpose/wall', 'kept', 4],
    ['open/findable', 'kept', 5],
    ['open/findable', 'kept', 6],
  )
  assert.deepEqual(events, ['pledge.broken open/served', 'pledge.mended open/findable'])
})

test('a pledge that is broken no more while another part is long unseen is unknown, and may break again', () => {
  const hours = lapseMs / hourMs
  const events = told(
    ['open/served', 'broken', 0],
    ['open/findable', 'kept', 0],
    ['open/findable', 'unknown', hours + 1],
    ['open/served', 'kept', hours + 2],
    ['open/served', 'broken', hours + 3],
  )
  assert.deepEqual(events, [
    'pledge.broken open/served',
    'pledge.unknown open/served',
    'pledge.broken open/served',
  ])
})

test('the first look at all is told of where it is broken, not where it is kept', () => {
  assert.deepEqual(told(['open/served', 'broken', 0]), ['pledge.broken open/served'])
  assert.deepEqual(told(['open/served', 'kept', 0]), [])
})

test('what could not be looked at mends nothing, and breaks nothing anew', () => {
  const events = told(
    ['open/served', 'broken', 0],
    ['open/served', 'unknown', 1],
    ['open/served', 'broken', 2],
  )
  assert.deepEqual(events, ['pledge.broken open/served'])
})

test('nothing seen for more than a day is told once; what was never seen, and what is broken, not', () => {
  const hours = lapseMs / hourMs
  const unknown = (hour: number): Seen => ['open/served', 'unknown', hour]
  assert.deepEqual(told(['open/served', 'kept', 0], unknown(1), unknown(hours)), [])
  const lapsed = told(['open/served', 'kept', 0], unknown(hours + 1), unknown(hours + 2), [
    'open/served',
    'kept',
    hours + 3,
  ])
  assert.deepEqual(lapsed, ['pledge.unknown open/served', 'pledge.mended open/served'])
  assert.deepEqual(told(unknown(0), unknown(hours + 1)), [])
  assert.deepEqual(told(['open/served', 'broken', 0], unknown(hours + 1)), ['pledge.broken open/served'])
})

test('a part that is seldom looked at has twice its interval', () => {
  const seldom = new Map([['open/served', { everyMs: 3 * lapseMs }]])
  const looks = looksOf([
    ['open/served', 'kept', 0],
    ['open/served', 'unknown', 100],
    ['open/served', 'unknown', 145],
  ])
  assert.deepEqual(tellIn(looks, [], seldom), ['pledge.unknown open/served'])
})

test('a look older than the last one told of is no news', () => {
  const [first, second] = looksOf([
    ['open/served', 'broken', 0],
    ['open/served', 'kept', 1],
  ])
  if (first === undefined || second === undefined) throw new Error('expected two looks')
  assert.deepEqual(tellIn([second, first], []), [])
})

test('for any looks, told in any turns: the same events; broken and mended of a pledge take turns', () => {
  const seen = fc.tuple(
    fc.constantFrom(...promised.keys()),
    fc.constantFrom<Verdict>('kept', 'broken', 'unknown'),
    fc.integer({ min: 0, max: 60 }),
  )
  fc.assert(
    fc.property(
      fc.array(seen, { maxLength: 40 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 }),
      (many, sizes) => {
        const ordered = many.toSorted((a, b) => a[2] - b[2])
        const events = tellIn(looksOf(ordered), sizes)
        assert.deepEqual(events, tellIn(looksOf(ordered), []))
        for (const pledge of ['open', 'purpose']) {
          const kinds = events.filter(each => each.includes(` ${pledge}/`)).map(each => each.split(' ')[0])
          for (const [index, kind] of kinds.entries()) {
            if (kind === 'pledge.broken') assert.notEqual(kinds[index - 1], 'pledge.broken')
            if (kind === 'pledge.mended') assert.ok(index > 0 && kinds[index - 1] !== 'pledge.mended')
          }
        }
      },
    ),
    { numRuns: 1_000 },
  )
})
