import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { Refusal } from '../core/refusal.ts'
import { refusalOf } from './machine.ts'

function faultOf(act: () => void): unknown {
  try {
    act()
  } catch (fault) {
    return fault
  }
  return null
}

test('a full disk is the machine’s, and said with what to do', t => {
  const fault = faultOf(() => writeFileSync('/dev/full', 'x'))
  if (fault instanceof Error && 'code' in fault && fault.code !== 'ENOSPC')
    return t.skip('this machine has no /dev/full')
  const refusal = refusalOf(fault)
  assert.equal(refusal?.code, 'disk-refused')
  assert.match(String(refusal?.message), /ENOSPC.*\n {2}hint: make room on the disk/)
})

test('a refusal stays what it is, and our own faults stay ours', () => {
  const refusal = new Refusal('usage', 'expected more')
  assert.equal(refusalOf(refusal), refusal)
  assert.equal(refusalOf(new TypeError('x is not a function')), null)
  assert.equal(refusalOf(faultOf(() => writeFileSync('/nowhere/at/all', 'x'))), null)
  assert.equal(refusalOf('text'), null)
})
