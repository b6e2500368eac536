import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleEdition } from '../../../test/example-policy.ts'
import type { Register } from '../schema.ts'
import { monthsAfter, processorsOf } from './processors.ts'

const { register } = exampleEdition().file
type Agreement = Register['agreements'][number]

const withAgreement = (edit: Partial<Agreement>): Register => ({
  ...register,
  agreements: [{ id: 'billy-agreement', with: 'billy', kind: 'processor', status: 'proposed', ...edit }],
})
const billyOn = (day: string, edit: Partial<Agreement>) => {
  const line = processorsOf(withAgreement(edit), day).find(({ id }) => id === 'billy')
  assert.ok(line)
  return { ...line, keys: line.missing.map(({ key }) => key.replace('agreements/billy-agreement/', '')) }
}

test('every processor has a line, with or without an agreement; controllers have none', () => {
  const lines = processorsOf(register, '2026-11-23')
  assert.deepEqual(
    lines.map(({ id }) => id),
    ['salary-dk', 'billy', 'microsoft', 'jt-com', 'cdns'],
  )
  assert.deepEqual(
    lines.at(-1)?.missing.map(({ key, provision }) => [key, provision]),
    [['agreements', 'GDPR 28(3)']],
  )
})

test('an agreement is asked for its date, its place and how often it is looked at', () => {
  assert.deepEqual(billyOn('2026-11-23', {}).keys, ['dated', 'kept', 'supervision'])
  const whole = { dated: '2026-01-01', kept: 'Arkivet' }
  assert.deepEqual(billyOn('2026-11-23', { ...whole, supervision: { everyMonths: 12 } }).keys, [
    'supervision/lastAt',
  ])
  assert.deepEqual(
    billyOn('2026-11-23', { ...whole, supervision: { everyMonths: 12, lastAt: '2026-05-31' } }).keys,
    [],
  )
})

test('due is counted from the last supervision, else from the agreement, and is overdue the day after', () => {
  const supervised = {
    dated: '2025-01-01',
    kept: 'A',
    supervision: { everyMonths: 12, lastAt: '2025-11-23' },
  }
  assert.deepEqual(
    [billyOn('2026-11-23', supervised).dueAt, billyOn('2026-11-23', supervised).overdue],
    ['2026-11-23', false],
  )
  const late = billyOn('2026-11-24', supervised)
  assert.equal(late.overdue, true)
  assert.deepEqual(late.keys, ['supervision/lastAt'])
  assert.match(late.missing[0]?.says.da ?? '', /Billy\.dk skulle være ført senest 23\. november 2026/)
  const never = billyOn('2026-11-23', { dated: '2025-01-31', kept: 'A', supervision: { everyMonths: 13 } })
  assert.deepEqual([never.dueAt, never.overdue], ['2026-02-28', true])
  assert.equal(billyOn('2026-11-23', { supervision: { everyMonths: 12 } }).dueAt, null)
})

test('months later is the same day, or the last of the month', () => {
  assert.equal(monthsAfter('2026-01-31', 1), '2026-02-28')
  assert.equal(monthsAfter('2023-11-30', 3), '2024-02-29')
  assert.equal(monthsAfter('2026-12-15', 1), '2027-01-15')
  assert.equal(monthsAfter('2026-03-31', 24), '2028-03-31')
})
