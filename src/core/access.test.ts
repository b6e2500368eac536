// Every role × every row × own, other and nothing: answered from the row and from nothing else. OWASP ASVS 5.0 8.2.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { access, type Grant, grants, mayUse, type RouteId, type Row } from './access.ts'
import { nobody, type Role, roles, type Visitor } from './roles.ts'

const visitor = (role: Role): Visitor => ({
  kind: 'somebody',
  account: null,
  session: 's',
  role,
  own: ['engagement-1'],
})
const routes = Object.keys(access) as readonly RouteId[]

test('every role is answered for every address as its row says, whatever is asked for', () => {
  for (const id of routes) {
    assert.equal(mayUse(nobody, id), (access[id] as Row).nobody === 'all', id)
    for (const role of roles) {
      const grant: Grant = (access[id] as Row)[role]
      const answers = ['engagement-1', 'engagement-2', undefined].map(owner =>
        mayUse(visitor(role), id, owner),
      )
      assert.deepEqual(answers, [grant !== 'none', grant === 'all', grant === 'all'], `${role} ${id}`)
    }
  }
})

test('one’s own is what one was let in to, and nobody has anything of their own', () => {
  const own = { ...(access['page.board'] as Row), customer: 'own', nobody: 'own' } as const
  assert.equal(grants(own, visitor('customer'), 'engagement-1'), true)
  assert.equal(grants(own, visitor('customer'), 'engagement-2'), false)
  assert.equal(grants(own, visitor('customer')), false)
  assert.equal(grants(own, nobody, 'engagement-1'), false)
})

/** What is about oneself: whoever is signed in has it. */
const ofOneself: readonly string[] = ['account.page', 'account.session', 'account.means']

// A role is taken off the list with its first address.
test('a role whose room is not built yet sees what everybody sees, and its own account', () => {
  for (const role of ['tester', 'bookkeeper', 'customer', 'accountant'] as const)
    for (const id of routes.filter(each => !ofOneself.includes(each)))
      assert.equal(mayUse(visitor(role), id, 'x'), mayUse(nobody, id), `${role} ${id}`)
})

test('whoever is outside sees what everybody sees, and the one act they were asked about', () => {
  const open = routes.filter(id => mayUse(visitor('person'), id) !== mayUse(nobody, id))
  assert.deepEqual(open, ['outside.act', 'outside.act.answer', 'account.page', 'account.session'])
})
