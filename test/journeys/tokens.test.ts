// An owner makes a token for a program, in a real browser against the real program: by keyboard, shown once, and worth nothing
// once it is ended. What was forgotten in the form is said at its place, and what was typed is kept.

import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'

import { freePort, openProgram } from '../program.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'
import { contextAs, signIn, signInOwner } from './signed-in.ts'

test('a token is made, used and ended; only the owner is led there', {
  skip: noBrowser,
  timeout: 120_000,
}, async t => {
  const program = openProgram(t)
  const { address } = await program.serve(await freePort())
  const owner = await signInOwner(program)
  const browser = await openBrowser()
  t.after(() => browser.close())
  const page = await (await contextAs(browser, address, owner)).newPage()
  const ask = async (token: string) =>
    (await fetch(`${address}api/v1/record`, { headers: { authorization: `Bearer ${token}` } })).status

  await t.test('an empty form says what is missing, at its place', async () => {
    await page.goto(`${address}da/noegler`)
    assert.match((await page.textContent('.empty')) ?? '', /Der er ingen nøgler/)
    await page.fill('#label', 'Lønsystemet')
    await page.keyboard.press('Enter')
    assert.equal(await page.inputValue('#label'), 'Lønsystemet')
    assert.match((await page.textContent('.faults')) ?? '', /mindst én ting/)
    assert.equal(await page.getAttribute('.faults a', 'href'), '#scope')
    assert.deepEqual(await violationsOn(page), [])
    await picture(page, 'tokens-faults')
  })

  await t.test('by keyboard it is made, shown once, and works for what it was made for', async () => {
    await page.goto(`${address}en/tokens`)
    await page.focus('#label')
    await page.keyboard.type('Payroll')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    const token = (await page.textContent('.secret')) ?? ''
    assert.match(token, /^[\w-]{43}$/)
    assert.deepEqual(await violationsOn(page), [])
    await picture(page, 'tokens-made')
    await page.click('text=I have kept it')
    assert.ok(!(await page.content()).includes(token))
    assert.match((await page.textContent('tbody')) ?? '', /Payroll.*Read the record of processing.*never/s)
    assert.equal(await ask(token), 200)
    await page.reload()
    assert.doesNotMatch((await page.textContent('tbody')) ?? '', /never/)
    assert.deepEqual(await violationsOn(page), [])
    await picture(page, 'tokens-list')
    await page.click('text=End the token')
    assert.match((await page.textContent('[role=status]')) ?? '', /ended/)
    assert.equal(await ask(token), 401)
    await page.goBack()
  })

  await t.test('nobody else is led there, or let in', async () => {
    const [staff] = await signIn(program, { role: 'staff' })
    for (const path of ['da/noegler', 'en/tokens'])
      assert.equal((await fetch(address + path, { headers: staff?.headers ?? {} })).status, 403)
    assert.equal((await fetch(`${address}da/noegler`)).status, 401)
  })
})

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['ORDHOLDEN_PICTURES'] ?? ''
  if (folder === '') return
  mkdirSync(folder, { recursive: true })
  for (const [width, scheme] of [
    [1280, 'light'],
    [320, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'light' })
}
