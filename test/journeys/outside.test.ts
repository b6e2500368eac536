// A firm of one asks somebody outside to agree to what one may not do alone, through the real program and a real mail server: the
// letter, the link that is spent once, a page with this one act and nothing else, a yes or a no, and who and when on the desk.

import assert from 'node:assert/strict'
import { after, before, suite, type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { deskPlaces } from '../../src/web/desk-places.ts'
import { type MailServer, mailServer, readMessage } from '../practice/mail.ts'
import { freePort, openProgram, type Program } from '../program.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'
import { contextAs, post, type SignedIn, signIn, signInOwner, withAccounts } from './signed-in.ts'

suite('somebody outside agrees', { skip: noBrowser, timeout: 240_000 }, () => {
  const later: (() => unknown)[] = []
  const t = { after: (act: () => unknown) => void later.unshift(act) } as TestContext
  let program: Program
  let address: string
  let server: MailServer
  let browser: Browser
  let owner: SignedIn

  before(async () => {
    server = await mailServer(t, { hideSTARTTLS: true, disabledCommands: ['STARTTLS', 'AUTH'] })
    program = openProgram(t)
    Object.assign(program.env, {
      ...{
        ORDHOLDEN_SMTP: `smtp://localhost:${server.carrier.port}`,
        ORDHOLDEN_MAIL_FROM: 'post@example.dk',
      },
      ORDHOLDEN_SMTP_PLAIN: 'Anna Andersen, 2026-01-31, the server is on this machine',
    })
    address = (await program.serve(await freePort())).address
    owner = await signInOwner(program)
    browser = await openBrowser()
    t.after(() => browser.close())
  })
  after(async () => {
    for (const act of later) await act()
  })

  // Planted: no room asks for one yet.
  const plant = (subject: string) =>
    withAccounts(program, async ({ acts, people }) => {
      const [asker] = await people.list()
      const asked = { kind: 'vault-restore', subject, askedBy: asker?.account ?? assert.fail() } as const
      return (await acts.ask(asked, new Date())).id
    })
  const at = (path: string) => address + path.slice(1)
  const desk = deskPlaces.acts.path
  const { path } = deskPlaces.outside
  const askOutside = (act: string, mail: string) =>
    post(owner, at(desk.da), { act, step: 'ask-outside', mail, language: 'en' })
  async function letter(number: number) {
    for (let turn = 0; turn < 150 && server.messages.length < number; turn++) await delay(100)
    const text = readMessage(server.messages[number - 1] ?? assert.fail(`letter ${number}`)).parts.get(
      'text/plain',
    )
    const link = /https?:\S+#([\w-]{43})/.exec(text ?? '')
    return { text: (text ?? '').replaceAll(/\s+/g, ' '), token: link?.[1] ?? assert.fail(text) }
  }
  const spend = (token: string) =>
    fetch(at('/en/link'), {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ token }),
    })
  async function comeIn(token: string): Promise<SignedIn> {
    const answer = await spend(token)
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), path.en, 'straight to what they are asked')
    const session =
      /__Host-ordholden=([^;]+)/.exec(answer.headers.getSetCookie().join())?.[1] ?? assert.fail()
    return { role: 'person', token: session, session: '', headers: { cookie: `__Host-ordholden=${session}` } }
  }
  const read = async (who: SignedIn, url: string) => {
    const answer = await fetch(at(url), { headers: who.headers })
    return {
      status: answer.status,
      text: (await answer.text()).replaceAll(/<[^>]*>|\s+/g, ' ').replaceAll(/ +/g, ' '),
    }
  }

  test('asked on the page, by letter, in the language chosen; agreed to once, and the desk says who and when', async () => {
    const act = await plant('rum-7')
    const context = await contextAs(browser, address, owner)
    const page = await context.newPage()
    await page.goto(at(desk.da))
    await page.getByText('Bed en udenfor om at sige ja').click()
    assert.match(await page.locator('main').innerText(), /Programmet kan ikke se, hvem der åbner linket/)
    assert.deepEqual(await violationsOn(page), [])
    await page.getByLabel('Deres e-mail').fill('nobody')
    await page.getByRole('button', { name: 'Send linket' }).click()
    assert.match(await page.locator('.faults').innerText(), /Skriv en e-mailadresse/)
    assert.equal(await page.getByLabel('Deres e-mail').inputValue(), 'nobody')
    await page.getByLabel('Deres e-mail').fill('advokat@example.dk')
    await page.locator('details select').selectOption('en')
    await page.getByRole('button', { name: 'Send linket' }).click()
    assert.match(
      await page.locator('main').innerText(),
      /lagt i køen[\s\S]*advokat@example.dk er spurgt i dag/,
    )
    const { text, token } = await letter(1)
    assert.deepEqual(server.recipients, ['advokat@example.dk'])
    assert.match(text, /Anna Andersen asks you.*Restore a vault.*The link works once/)
    const guest = await comeIn(token)
    assert.equal((await spend(token)).status, 422, 'spent once')
    assert.equal(
      (await spend(`${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}`)).status,
      422,
      'guessed',
    )
    const outside = await contextAs(browser, address, guest, { viewport: { width: 320, height: 800 } })
    const asked = await outside.newPage()
    await asked.goto(at(path.en))
    const says = await asked.locator('main').innerText()
    assert.match(says, /Anna Andersen wants to do something one person may not do alone/)
    assert.match(says, /You have to be another person .* The program cannot check who you are/)
    assert.deepEqual(await violationsOn(asked), [])
    assert.ok((await asked.evaluate<number>('document.documentElement.scrollWidth')) <= 320)
    await asked.getByRole('button', { name: 'Yes, it may be done' }).click()
    assert.match(await asked.locator('main').innerText(), /You have agreed[\s\S]*you can take your yes back/)
    await outside.close()
    await page.goto(at(desk.da))
    assert.match(
      await page.locator('main').innerText(),
      /Gendan et opgaverum: må gøres indtil[\s\S]*En udenfor \(advokat@example.dk\) sagde ja i dag/,
    )
    await context.close()
    assert.equal((await post(guest, at(path.en), { answer: 'yes' })).status, 422, 'answered is answered')
    const kept = await withAccounts(program, ({ acts }) => acts.find(act, new Date()))
    assert.deepEqual([kept?.state.kind, kept?.agreed?.by.kind], ['agreed', 'outside'])
  })

  test('a link opens its own act and nothing else; a no calls it off; one’s own address is refused in words', async () => {
    const [act, other] = [await plant('rum-8'), await plant('rum-9')]
    const own = await withAccounts(
      program,
      async ({ people }) => (await people.list())[0]?.mail ?? assert.fail(),
    )
    const refused = await askOutside(act, own)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /Det skal være en anden person/)
    const before = server.messages.length
    assert.equal((await askOutside(act, 'revisor@example.dk')).status, 303)
    const guest = await comeIn((await letter(before + 1)).token)
    const { text } = await read(guest, path.en)
    assert.match(text, /rum-8/)
    assert.doesNotMatch(text, /rum-9/)
    for (const place of Object.values(deskPlaces))
      if (place !== deskPlaces.outside && place !== deskPlaces.account)
        assert.equal((await read(guest, place.path.da)).status, 403, place.path.da)
    const forged = { act: other, step: 'agree', answer: 'yes' }
    assert.equal((await post(guest, at(desk.da), forged)).status, 403)
    assert.equal((await post(owner, at(path.da), { answer: 'yes' })).status, 403, 'not by who asked')
    assert.equal((await post(guest, at(path.en), { act: other, answer: 'no' })).status, 303)
    const states = await withAccounts(program, async ({ acts }) =>
      Promise.all([act, other].map(async id => (await acts.find(id, new Date()))?.state.kind)),
    )
    assert.deepEqual(states, ['cancelled', 'asked'], 'what the form names does not count, the session does')
  })

  test('an auditor is let in from the page, comes by the letter, reads, and is out the moment they are shut out', async () => {
    const window = await contextAs(browser, address, owner)
    const page = await window.newPage()
    const said = async () => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')
    await page.goto(at(deskPlaces.people.path.da))
    assert.match(await said(), /Ingen udefra har adgang.*auditor – læser »I dag«, .*kan ikke ændre noget/)
    assert.doesNotMatch(await said(), /Ingen mailserver er navngivet: /)
    await page.locator('#guest-mail').fill('nobody')
    await page.getByRole('button', { name: 'Send linket' }).click()
    assert.deepEqual(await page.locator('.faults a').allInnerTexts(), [
      'Skriv en e-mailadresse, som anna@firma.dk.',
    ])
    assert.equal(await page.locator('#guest-mail').inputValue(), 'nobody')
    assert.deepEqual(await violationsOn(page), [])
    const before = server.messages.length
    await page.locator('#guest-mail').fill('auditor@example.dk')
    await page.locator('#guest-mail').press('Enter')
    assert.match(
      await said(),
      /lagt i køen\..*auditor@example\.dk auditor .* har ikke været her endnu Luk ude nu/,
    )
    const { text, token } = await letter(before + 1)
    assert.match(text, /Anna Andersen lukker dig ind som auditor .*virker én gang.*til og med/)
    assert.equal((await page.content()).includes(token), false, 'the link stands in the letter only')
    const theirs = await (await browser.newContext()).newPage()
    await theirs.goto(`${at('/da/link')}#${token}`)
    await theirs.locator('main form button').click()
    await theirs.waitForURL(at(deskPlaces.today.path.da))
    for (const place of [deskPlaces.today, deskPlaces.record]) {
      assert.equal((await theirs.goto(at(place.path.da)))?.status(), 200)
      assert.deepEqual(await violationsOn(theirs), [])
    }
    assert.equal((await theirs.goto(at(deskPlaces.people.path.da)))?.status(), 403)
    await page.setViewportSize({ width: 320, height: 800 })
    await page.goto(at(deskPlaces.people.path.en))
    assert.match(await said(), /auditor@example\.dk As: auditor|auditor@example\.dk auditor/)
    assert.match(await said(), /today at \d\d:\d\d Shut out now/)
    assert.deepEqual(await violationsOn(page), [])
    assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 320)
    await page.getByRole('button', { name: 'Shut auditor@example.dk out now' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/said=shut-out/)
    assert.match(await said(), /They are out\..*Nobody from outside has access/)
    assert.equal((await theirs.goto(at(deskPlaces.today.path.da)))?.status(), 401)
    assert.equal((await spend(token)).status, 422)
    await theirs.context().close()
    await window.close()
  })

  test('an address is let in once, a role with nothing to see is not, and only the owner lets in', async () => {
    const letIn = (fields: Record<string, string>, who = owner) =>
      post(who, at('/da/personer/udefra'), { mail: 'b@example.dk', role: 'auditor', days: '1', ...fields })
    const [auditor] = await signIn(program, { role: 'auditor' })
    assert.equal((await letIn({}, auditor)).status, 403)
    for (const wrong of [{ role: 'customer' }, { role: 'person' }, { days: '31' }, { mail: '' }])
      assert.equal((await letIn(wrong)).status, 422, JSON.stringify(wrong))
    assert.equal((await letIn({})).status, 303)
    const again = await letIn({ mail: 'B@example.dk' })
    assert.equal(again.status, 422)
    assert.match(await again.text(), /Den adresse er allerede lukket ind/)
  })
})
