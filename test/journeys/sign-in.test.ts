// How one signs in, in a real browser against the real program.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freePort, openProgram } from '../program.ts'
import { noBrowser, openBrowser } from './browser.ts'
import { contextAs, signIn, signInOwner } from './signed-in.ts'

test('whoever is signed in beside the program is known by it, in a browser too', {
  skip: noBrowser,
}, async t => {
  const program = openProgram(t)
  const { address } = await program.serve(await freePort())
  const owner = await signInOwner(program)
  const [again, staff, customer] = await signIn(
    program,
    { role: 'owner' },
    { role: 'staff' },
    { role: 'customer', own: ['engagement-1'] },
  )
  const statusFor = async (headers: Record<string, string>) =>
    (await fetch(`${address}da/fortegnelse`, { headers })).status
  assert.equal(await statusFor({}), 401)
  assert.equal(await statusFor(owner.headers), 200)
  for (const [one, status] of [
    [again, 200],
    [staff, 200],
    [customer, 403],
  ] as const)
    assert.equal(await statusFor(one?.headers ?? assert.fail()), status)
  const browser = await openBrowser()
  t.after(() => browser.close())
  const context = await contextAs(browser, address, owner)
  const page = await context.newPage()
  assert.equal((await page.goto(`${address}da/fortegnelse`))?.status(), 200)
})
