import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figures } from '../app/traffic.ts'
import { daysOf, isFault, isoStep, judgePeriod, periodBefore, readTyped } from './traffic-period.ts'

const judge = (query: Readonly<Record<string, string>>) =>
  judgePeriod(
    readTyped(name => query[name]),
    ['web', 'mail'],
  )

test('nothing typed asks for the last there is; a period is asked for as typed', () => {
  assert.deepEqual(judge({}), { from: null, to: null, source: null })
  assert.deepEqual(judge({ from: ' 2026-02-01 ', to: '2026-02-28', source: 'web', compare: 'yes' }), {
    ...{ from: '2026-02-01', to: '2026-02-28', source: 'web' },
  })
  assert.deepEqual(judge({ from: '2026-02-01', to: '2026-02-01' }), {
    ...{ from: '2026-02-01', to: '2026-02-01', source: null },
  })
})

test('what is no period is said at its field', () => {
  const faulty: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ from: '2026-02-01' }, 'to'],
    [{ to: '2026-02-01' }, 'from'],
    [{ from: '2026-02-30', to: '2026-03-01' }, 'from'],
    [{ from: '1969-12-31', to: '2026-03-01' }, 'from'],
    [{ from: '2026-02-01', to: '2026-02-01T00' }, 'to'],
    [{ from: '2026-03-01', to: '2026-02-28' }, 'to'],
    [{ from: '2025-01-01', to: '2026-02-05' }, 'to'],
    [{ source: 'x' }, 'source'],
  ]
  for (const [query, field] of faulty) {
    const judged = judge(query)
    assert.ok(isFault(judged), JSON.stringify(query))
    assert.equal(judged.field, field, JSON.stringify(query))
  }
  assert.ok(!isFault(judge({ from: '2025-01-01', to: '2026-02-04' })), '400 days')
})

test('the period before is as long and ends the day before', () => {
  const day = (iso: string) => Date.parse(iso) / 86_400_000
  const figures = { from: day('2026-03-01') * 24, to: day('2026-03-07') * 24 + 23 } as Figures
  assert.deepEqual(daysOf(figures), { from: '2026-03-01', to: '2026-03-07' })
  assert.deepEqual(periodBefore(figures, 'web'), { from: '2026-02-22', to: '2026-02-28', source: 'web' })
  assert.deepEqual(isoStep(day('2026-03-01') * 24 + 9, 'hour'), '2026-03-01T09')
  assert.deepEqual(isoStep(day('2026-03-01'), 'day'), '2026-03-01')
})
