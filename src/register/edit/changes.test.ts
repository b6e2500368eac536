import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleBytes } from '../../../test/example-policy.ts'
import { parseRegister } from '../parse.ts'
import { registerChanges } from './changes.ts'
import { type Change, editRegister } from './edit.ts'

const example = { path: 'register.yaml', bytes: exampleBytes('register.yaml') }
const changed = (...changes: Change[]) =>
  registerChanges(parseRegister(example).register, parseRegister(editRegister(example, changes)).register)

test('what an edit changes is told at the path it was made at', () => {
  assert.deepEqual(changed(), [])
  assert.deepEqual(
    changed(
      { kind: 'set', path: 'systems/billy/name', value: 'Bille' },
      { kind: 'add', path: 'activities/partners/security', entry: { measure: { da: 'Lås', en: 'Lock' } } },
    ).map(({ path }) => path),
    ['activities/partners/security/#3', 'systems/billy/name'],
  )
  const [gone] = changed({ kind: 'remove', path: 'activities/partners/recipients/nets' })
  assert.deepEqual([gone?.path, gone?.after], ['activities/partners/recipients/nets', null])
})

test('an entry that only moved in its list is none', () => {
  const { register } = parseRegister(example)
  assert.deepEqual(registerChanges(register, { ...register, systems: register.systems.toReversed() }), [])
})
