// What is on the desk follows from what is given, and from nothing else: in the order it is worth doing, three steps at most.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { breachAnswers } from '../core/breach.ts'
import type { PartLine, PledgeLine } from '../pledge/board.ts'
import type { PledgeId, Verdict } from '../pledge/pledge.ts'
import type { Standing } from '../pledge/verdict.ts'
import { type BreakCase, caseOf } from './breaches.ts'
import type { DueClock } from './clocks.ts'
import { assembleToday, type Due, type TodayFacts } from './today.ts'

const now = new Date('2026-11-23T08:00:00.000Z')
const hourMs = 3_600_000
const words = (text: string) => ({ da: text, en: text })

function part(
  pledge: PledgeId,
  verdict: Verdict,
  standing: Standing,
  lookedAt: string | null = null,
): PartLine {
  const id = `${pledge}/x`
  const finding = { verdict, reason: words('why'), next: null, notLookedAt: null, basis: [], evidence: null }
  const hashes = { registerHash: '', noticeHash: '' }
  return {
    part: { id, pledge, name: 'x', subject: null, carries: true },
    ...{ verdict, standing, since: null, claims: words('claim') },
    method: standing === 'not-built' ? null : words('looks'),
    everyMs: standing === 'not-built' ? null : hourMs,
    look: lookedAt === null ? null : { ...finding, ...hashes, id: 'look', part: id, at: lookedAt },
  }
}

const line = (pledge: PledgeId, verdict: Verdict, ...parts: readonly PartLine[]): PledgeLine => ({
  ...{ pledge, name: words(pledge), sentences: [], parts, lawFindings: [], declaredUnproven: false },
  verdict: { verdict, basis: [], parts: parts.length, lookedAt: 0, broken: 0, notBuilt: 0 },
  ...{ since: null, next: verdict === 'broken' ? words('mend it') : null },
})

const found = (look: string, more: Partial<BreakCase> = {}): BreakCase => ({
  ...{ look, part: 'open/x', at: now.toISOString(), reason: words('why'), mendedAt: null },
  ...{ answer: null, awareAt: null, notifyBefore: null, ...more },
})

const facts = (more: Partial<TodayFacts> = {}): TodayFacts => ({
  ...{ now, lines: [], week: [], breaks: [], clocks: [], folder: 'published', erasures: { kind: 'none' } },
  record: { processors: [], proposed: 0, missing: [] },
  ...{ outside: true, hasMailServer: true, hasHolder: true },
  ...more,
})

const processor = (name: string, dueAt: string | null, overdue = false) => ({
  ...{
    id: name,
    name,
    dated: null,
    keptAt: null,
    everyMonths: 12,
    lastAt: dueAt === null ? null : '2025-11-01',
  },
  ...{ dueAt, overdue, status: 'accepted' as const, place: name, missing: [] },
})

const kindsOf = (due: readonly Due[]) => due.map(({ kind }) => kind)

test('a company where all is well has nothing to do', () => {
  const today = assembleToday(facts({ lines: [line('open', 'kept', part('open', 'kept', 'looked'))] }))
  assert.deepEqual(
    [today.next, today.due, today.broken, today.unknown, today.undecided],
    [[], [], [], [], []],
  )
  assert.deepEqual(today.counts, { kept: 1, broken: 0, unknown: 0 })
})

test('what could be seen is told from what nothing looks at', () => {
  const lines = [
    line('open', 'unknown', part('open', 'unknown', 'never-looked')),
    line('purpose', 'unknown', part('purpose', 'unknown', 'not-built')),
    line('minimise', 'unknown', part('minimise', 'kept', 'looked'), part('minimise', 'unknown', 'not-built')),
  ]
  const today = assembleToday(facts({ lines }))
  assert.deepEqual(
    today.unknown.map(({ pledge }) => pledge),
    ['open'],
  )
  assert.equal(today.notBuilt, 2)
})

test('a new user is given three steps; what is broken comes before all of them', () => {
  const record = { processors: [], proposed: 60, missing: Array(27).fill(null) }
  const fresh = { record, outside: false, hasHolder: false, hasMailServer: false }
  const steps = (more: Partial<TodayFacts>) =>
    assembleToday(facts({ ...fresh, ...more })).next.map(({ kind }) => kind)
  assert.deepEqual(steps({}), ['accept', 'fill', 'outside'])
  const broken = line('open', 'broken', part('open', 'broken', 'looked'))
  assert.deepEqual(steps({ lines: [broken], breaks: [found('1')] }), ['answer', 'mend', 'accept'])
  assert.deepEqual(steps({ lines: [broken], breaks: [found('1', { answer: 'no' })] }), [
    'mend',
    'accept',
    'fill',
  ])
  assert.deepEqual(steps({ record: { ...record, proposed: 0, missing: [] } }), ['outside', 'holder', 'mail'])
})

test('a break is undecided until somebody says yes or no', () => {
  const breaks = [
    found('1'),
    found('2', { answer: 'cannot-say' }),
    found('3', { answer: 'no' }),
    ...(['yes', 'told', 'no-risk'] as const).map(answer => found('4', { answer })),
  ]
  assert.deepEqual(
    assembleToday(facts({ breaks })).undecided.map(({ look }) => look),
    ['1', '2'],
  )
})

test('a clock stands with the time left until somebody ends it, however long ago it ran out; before all else', () => {
  const clockDue = (due: string): DueClock => ({
    ...{ kind: 'breach', about: 'break.1', due: new Date(due), row: 'desk.break', page: words('/da/x') },
    ...{ title: words('tell'), ends: words('told'), late: words('say why') },
  })
  const clocks = ['2026-11-01T08:00:00.000Z', '2026-11-23T10:00:00.000Z'].map(clockDue)
  const record = { processors: [], proposed: 1, missing: [] }
  assert.deepEqual(
    assembleToday(facts({ clocks, record })).due.map(due =>
      due.kind === 'clock' ? due.leftMs / hourMs : due.kind,
    ),
    [-22 * 24, 2, 'proposed'],
  )
})

test('only a breach nobody has said is told, or need not be, is to be notified', () => {
  const awareAt = now.toISOString()
  const before = breachAnswers.map(answer => caseOf(found('1', { answer, awareAt })).notifyBefore)
  assert.deepEqual(before, ['2026-11-26T08:00:00.000Z', null, null, null, null])
})

test('supervision is due thirty days ahead, late when it has passed, and where it was never done', () => {
  const processors = [
    processor('later', '2027-03-01'),
    processor('soon', '2026-12-20'),
    processor('late', '2026-11-01', true),
    processor('never', null),
  ]
  const { due } = assembleToday(facts({ record: { processors, proposed: 0, missing: [] } }))
  assert.deepEqual(
    due.map(one => (one.kind === 'supervision' ? [one.name, one.late] : one.kind)),
    [
      ['never', false],
      ['late', true],
      ['soon', false],
    ],
  )
})

test('an edit that is not published, proposals and checks that are too old wait for somebody', () => {
  const lines = [line('open', 'unknown', part('open', 'unknown', 'stale', '2026-11-20T08:00:00.000Z'))]
  const record = { processors: [], proposed: 1, missing: [] }
  assert.deepEqual(kindsOf(assembleToday(facts({ lines, record, folder: 'edited' })).due), [
    'edit',
    'proposed',
    'stale',
  ])
})

test('the next day: each check as often as it comes, what is late or changed at once', () => {
  const lines = [
    line('open', 'kept', part('open', 'kept', 'looked', '2026-11-23T07:30:00.000Z')),
    line('purpose', 'unknown', part('purpose', 'unknown', 'not-built')),
  ]
  const { byItself } = assembleToday(facts({ lines, erasures: { kind: 'by-key', rows: 3, since: now } }))
  const { erasures, ...looks } = byItself
  assert.match(erasures[0]?.en ?? '', /3 rows .* destroyed by key/)
  assert.deepEqual(looks, {
    checks: 24,
    first: { pledge: words('open'), at: '2026-11-23T08:30:00.000Z' },
  })
  const changed = [line('open', 'unknown', part('open', 'unknown', 'changed', '2026-11-23T07:59:00.000Z'))]
  assert.equal(assembleToday(facts({ lines: changed })).byItself.first?.at, now.toISOString())
})
