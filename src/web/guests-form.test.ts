// Which roles the form offers, from the table of access as it is: one that has nothing to see is not offered, and is once a page
// is for it; what an auditor is said to do is what the table grants.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { access, noOne } from '../core/access.ts'
import { deskPlaces } from './desk-places.ts'
import { judgeGuest, noGuestTyped, offersIn } from './guests-form.ts'

const typed = { ...noGuestTyped, mail: 'a@example.dk', role: 'customer' }

test('an auditor is offered with the pages that are for one; who has nothing to see is not', () => {
  const offers = offersIn(access)
  const auditor = ['I dag', 'Brudte løfter', 'Fortegnelsen', 'Fortegnelsens poster', 'Politikkens sætninger']
  assert.deepEqual(
    offers.map(({ role, places }) => [role, places.map(({ da }) => da)]),
    [
      ['auditor', [...auditor, 'Historik', 'Trafik', 'Hjemmesiden', 'To personer']],
      ['customer', []],
      ['accountant', []],
    ],
  )
  assert.ok('faults' in judgeGuest(typed, offers))
  const read = judgeGuest({ ...typed, role: 'auditor' }, offers)
  assert.deepEqual('read' in read && read.read.days, 14)
})

test('a role is offered once a page is for it', () => {
  const offers = offersIn({ ...access, [deskPlaces.record.row]: { ...noOne, customer: 'own' } })
  assert.ok('read' in judgeGuest(typed, offers))
  assert.ok('faults' in judgeGuest({ ...typed, role: 'auditor', days: '15' }, offers))
})

test('“can change nothing” holds: no row of the desk that changes something is an auditor’s', () => {
  const changing = [
    'register.edit',
    'desk.look',
    'desk.break.answer',
    'desk.acts.step',
    'desk.guests',
  ] as const
  for (const row of changing) assert.equal(access[row].auditor, 'none', row)
})
