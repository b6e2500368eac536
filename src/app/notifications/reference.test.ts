// docs/reference/notifications.md says what the code does: every kind and whether it is for targets, and the waits.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { limits } from '../../core/limits.ts'
import { eventKinds } from '../../store/event-tables.ts'
import { notForTargets } from '../../store/events.ts'
import { deliveryRetriesMs } from './courier.ts'

const text = readFileSync(new URL('../../../docs/reference/notifications.md', import.meta.url), 'utf8')

test('every kind of event stands in the reference, with whether every target gets it', () => {
  const rows = [...text.matchAll(/^\| `([a-z.]+)` \|.*\| ([a-z ]+) \|$/gm)].map(([, kind, hook]) => [
    kind,
    hook,
  ])
  assert.deepEqual(
    rows.map(([kind]) => kind),
    [...eventKinds],
  )
  const withheld = rows.filter(([, hook]) => hook !== 'yes').map(([kind]) => kind)
  assert.deepEqual(withheld.toSorted(), [...notForTargets].toSorted())
})

test('the waits of the reference are those of the courier', () => {
  const unitMs: Readonly<Record<string, number>> = { s: 1_000, min: 60_000, h: 3_600_000 }
  const waits = [...text.matchAll(/^\| (\d+) \| (\d+) (s|min|h) \|$/gm)].map(
    ([, , count, unit = '']) => Number(count) * (unitMs[unit] ?? Number.NaN),
  )
  assert.deepEqual(waits, deliveryRetriesMs)
})

test('the limits it names are limits there are', () => {
  for (const [, name = ''] of text.matchAll(/`((?:webhook|delivery)[A-Z]\w+)`/g))
    assert.ok(Object.hasOwn(limits, name), name)
})
