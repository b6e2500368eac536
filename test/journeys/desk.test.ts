// The desk as its owner meets it, in the real program and a real browser: the first page after signing in (journeys 1 and 2), the
// question every break asks, a case number looked up; by mouse and by keyboard alone, in Danish and English, on a phone, in the
// dark, and readable by everyone.

import assert from 'node:assert/strict'
import { after, before, suite, type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import { languages } from '../../src/core/language.ts'
import { deskPlaces, searchPlace } from '../../src/web/desk-places.ts'
import { brokenPolicy } from '../practice/broken-policy.ts'
import { freePort, openProgram, type Program } from '../program.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'
import { contextAs, post, type SignedIn, signIn, signInOwner, withAccounts } from './signed-in.ts'

const options = { skip: noBrowser, timeout: 240_000 }

suite('the desk', options, () => {
  // What a test would end with itself is ended with the suite: one program serves all of it.
  const later: (() => unknown)[] = []
  const t = { after: (act: () => unknown) => void later.unshift(act) } as TestContext
  let program: Program
  let address: string
  let browser: Browser
  let owner: SignedIn
  let staff: SignedIn
  let bookkeeper: SignedIn
  let auditor: SignedIn

  before(async () => {
    program = openProgram(t, brokenPolicy(t).folder)
    address = (await program.serve(await freePort())).address
    const people = await signIn(
      program,
      { role: 'owner' },
      { role: 'staff', name: 'Bo Bertelsen' },
      { role: 'bookkeeper', name: 'Carla Christensen' },
      { role: 'auditor' },
    )
    ;[owner, staff, bookkeeper, auditor] = people as [SignedIn, SignedIn, SignedIn, SignedIn]
    assert.equal((await program.run('check', 'controller.identity')).exit, 2)
    browser = await openBrowser()
    t.after(() => browser.close())
  })
  after(async () => {
    for (const act of later) await act()
  })

  async function withPage(
    who: SignedIn,
    act: (page: Page) => Promise<void>,
    shape: BrowserContextOptions = {},
  ): Promise<void> {
    const context = await contextAs(browser, address, who, shape)
    const page = await context.newPage()
    const elsewhere: string[] = []
    page.on('request', request => {
      if (!request.url().startsWith(address)) elsewhere.push(request.url())
    })
    try {
      await act(page)
      assert.deepEqual(elsewhere, [])
    } finally {
      await context.close()
    }
  }
  const open = (page: Page, path: string) => page.goto(address + path.slice(1))
  const textOf = async (page: Page) => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')
  const get = (path: string, who: SignedIn) =>
    fetch(address + path.slice(1), { headers: who.headers, redirect: 'manual' })

  test('Monday: what broke, since when, one action; the next three things; the week and the day to come', async () => {
    await withPage(owner, async page => {
      for (const [path, says] of [
        [
          deskPlaces.today.path.da,
          [
            /1 brudt, 22 uafklaret/,
            /Det næste at gøre Svar på, om »Hvem der er dataansvarlig« også er et brud på persondatasikkerheden/,
            /Hvad der er brudt Hvem der er dataansvarlig: brudt\. Brudt siden i dag kl\. \d\d\.\d\d\./,
            /Kontrolcifret i CVR-nummeret passer ikke/,
            /Gør dette: Ret nummeret/,
            /Hvad der venter på nogen/,
            /kontroller er planlagt, den næste af »/,
          ],
        ],
        [
          deskPlaces.today.path.en,
          [
            /1 broken, 22 unknown/,
            /The next thing to do Say whether “Who the controller is” is also a breach of personal data security/,
            /What is broken Who the controller is: broken\. Broken since today at \d\d:\d\d\./,
            /Do this: Correct the number/,
            /What waits for somebody/,
            /checks are planned, the next of “/,
          ],
        ],
      ] as const) {
        await open(page, path)
        const text = await textOf(page)
        for (const words of says) assert.match(text, words)
        assert.equal(await page.locator('.first li').count(), 2, 'three steps: one first, two after it')
        const week = page.locator('.weeks li')
        assert.equal(await week.locator('svg[role=img]').count(), await week.count())
        assert.ok((await week.count()) > 0)
      }
    })
  })

  test('the rooms stand in the policy’s order, each for who may enter; none leads nowhere', async () => {
    await withPage(owner, async page => {
      await open(page, deskPlaces.today.path.da)
      const rooms = await page.locator('.rooms .room').allInnerTexts()
      assert.deepEqual(rooms.slice(0, 1), ['Dataansvarlig'])
      assert.deepEqual(rooms.slice(-2), ['Virksomheden', 'Dig selv'])
      const links = await page
        .locator('.rooms a')
        .evaluateAll(all => all.map(one => one.getAttribute('href')))
      for (const link of links)
        assert.equal((await page.goto(address + String(link).slice(1)))?.status(), 200, String(link))
      await open(page, deskPlaces.people.path.da)
      assert.equal(await page.locator('.rooms [aria-current]').innerText(), 'Personer')
    })
    // The room of the vouchers is not built yet: until it is, there is nothing for a bookkeeper but their own account.
    await withPage(bookkeeper, async page => {
      await open(page, deskPlaces.account.path.da)
      assert.deepEqual(await page.locator('.rooms a').allInnerTexts(), ['Din konto'])
      assert.equal(await page.getByLabel('Sagsnummer').count(), 0)
    })
    assert.equal((await get(deskPlaces.today.path.da, bookkeeper)).status, 403)
  })

  test('a question is answered by mouse; what is missing is said at its field, and what was typed stays', async () => {
    await withPage(owner, async page => {
      await open(page, deskPlaces.today.path.da)
      await page.getByLabel('Ved ja: hvornår').fill('2126-01-01 10:00')
      await page.getByLabel('Ja', { exact: true }).click()
      await page.getByRole('button', { name: 'Gem svaret' }).click()
      assert.deepEqual(await page.locator('.faults a').allInnerTexts(), [
        'Skriv hvorfor: det er det, I skal kunne vise bagefter.',
        'Skriv et tidspunkt, der ikke ligger i fremtiden, som 2026-11-23 14:30.',
      ])
      assert.ok(await page.getByLabel('Ja', { exact: true }).isChecked())
      const aware = page.getByLabel('Ved ja: hvornår')
      assert.equal(await aware.inputValue(), '2126-01-01 10:00')
      assert.equal(await aware.getAttribute('aria-invalid'), 'true')
      assert.deepEqual(await violationsOn(page), [])
      await page.getByLabel('Det kan ikke siges endnu').click()
      await page.getByLabel('Hvorfor').fill('Vi ser på, hvem der har brugt nummeret')
      await page.getByRole('button', { name: 'Gem svaret' }).click()
      assert.match(await textOf(page), /Svaret er gemt\./)
      assert.match(await textOf(page), /Vi ser på, hvem der har brugt nummeret Anna Andersen, i dag kl\./)
      await open(page, deskPlaces.today.path.da)
      assert.match(
        await textOf(page),
        /Er det et brud på persondatasikkerheden\?/,
        'it is still to be decided',
      )
      assert.match(await textOf(page), /Det næste at gøre »Hvem der er dataansvarlig« er brudt/)
    })
  })

  test('by keyboard alone, in English: from the skip link to a breach, and what the law asks next', async () => {
    await withPage(staff, async page => {
      await open(page, deskPlaces.today.path.en)
      await page.keyboard.press('Tab')
      assert.equal(await focused(page), 'Skip to the content')
      await page.keyboard.press('Enter')
      await tabTo(page, 'radio')
      await page.keyboard.press('Space')
      assert.ok(await page.getByLabel('Yes', { exact: true }).isChecked())
      await page.keyboard.press('Tab')
      await page.keyboard.type('The number was sent to a stranger')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      assert.equal(await focused(page), 'Keep a new answer')
      await page.keyboard.press('Enter')
      await page.waitForURL(/said=kept/)
      const text = await textOf(page)
      assert.match(
        text,
        /What the law asks for now Notify the supervisory authority .* 72 hours after you became aware/,
      )
      assert.match(
        text,
        /Yes\. The number was sent to a stranger Bo Bertelsen, today at .*It cannot be said yet\. Vi ser på/,
      )
      await open(page, deskPlaces.today.path.en)
      assert.match(
        await textOf(page),
        /Notify the authority of the breach of personal data security \(“[^”]+”\) at the latest .*, 7[12] hours left\./,
      )
      assert.equal(await page.locator('.question').count(), 0, 'it is decided')
      await page.getByRole('link', { name: /^Notify the authority of the breach/ }).click()
      await page.getByLabel('Yes, and the supervisory authority was notified').click()
      await page.getByLabel('Why').fill('Notified by the form of the authority')
      await page.getByRole('button', { name: 'Keep a new answer' }).click()
      const told = await textOf(page)
      assert.match(told, /What the law asks for now Where you process the data for a customer/)
      assert.match(told, /Yes, and the supervisory authority was notified\. Notified by the form/)
      await open(page, deskPlaces.today.path.en)
      assert.doesNotMatch(await textOf(page), /Notify the authority of the breach/, 'nothing of it is due')
    })
  })

  test('what nobody knows yet is looked at when asked, by whoever decides, and only when asked', async () => {
    const at = address + deskPlaces.today.path.da.slice(1)
    const latest = async () =>
      [...(await (await fetch(`${address}api/v1/board`)).text()).matchAll(/"at":"([^"]+)"/g)]
        .map(([, moment]) => moment ?? '')
        .toSorted()
        .at(-1) ?? ''
    assert.match(await (await get(deskPlaces.today.path.da, owner)).text(), /Kontrollér det nu/)
    assert.doesNotMatch(await (await get(deskPlaces.today.path.da, auditor)).text(), /Kontrollér det nu/)
    for (const who of [bookkeeper, auditor]) assert.equal((await post(who, at, { look: 'now' })).status, 403)
    assert.equal((await post(owner, at, {})).status, 422)
    const before = new Date().toISOString()
    assert.ok((await latest()) < before, 'nothing was looked at by asking for nothing')
    const answer = await post(owner, at, { look: 'now' })
    assert.equal(answer.status, 303)
    // What strangers are shown is a moment old.
    for (let turn = 0; turn < 100 && (await latest()) < before; turn++) await delay(100)
    assert.ok((await latest()) >= before, 'it was looked at')
    const page = await (await get(answer.headers.get('location') ?? '', owner)).text()
    assert.match(page, /role="status">Der er set efter nu/)
  })

  test('an auditor reads what was answered and cannot answer; a bookkeeper is not let in', async () => {
    const list = await (await get(deskPlaces.breaks.path.en, auditor)).text()
    const path = /href="(\/en\/broken-pledges\/[0-9a-f-]+)"/.exec(list)?.[1] ?? assert.fail(list)
    const page = await (await get(path, auditor)).text()
    assert.match(page, /The number was sent to a stranger/)
    assert.doesNotMatch(page, /<textarea/)
    const fields = { answer: 'no', reason: 'nothing', aware: '' }
    assert.equal((await post(auditor, address + path.slice(1), fields)).status, 403)
    assert.equal((await get(path, bookkeeper)).status, 403)
    for (const missing of ['00000000-0000-7000-8000-000000000000', 'nothing'])
      assert.equal((await get(`/en/broken-pledges/${missing}`, auditor)).status, 404)
  })

  test('a case number is found whole or in part, what one may not see is not; a name is not even sent', async () => {
    const people = await (await get(deskPlaces.people.path.da, owner)).text()
    const account = /personer\/([0-9a-f-]{36})"/.exec(people)?.[1] ?? assert.fail(people)
    const found = async (who: SignedIn, text: string) =>
      (await (await get(`${searchPlace.path.da}?id=${text}`, who)).text()).includes(`account.${account}`)
    for (const text of [account, `account.${account}`, account.slice(-6), account.slice(0, 13).toUpperCase()])
      assert.ok(await found(owner, text), text)
    assert.equal(await found(owner, `break.${account}`), false)
    for (const who of [staff, bookkeeper, auditor]) assert.equal(await found(who, account), false)
    await withPage(owner, async page => {
      await open(page, deskPlaces.today.path.da)
      await page.getByLabel('Sagsnummer').fill('Anna Andersen')
      await page.getByRole('button', { name: 'Find' }).click()
      assert.equal(
        new URL(page.url()).pathname,
        deskPlaces.today.path.da,
        'the browser asks for the shape first',
      )
      await page.getByLabel('Sagsnummer').fill(account.slice(-8))
      await page.keyboard.press('Enter')
      await page.waitForURL(/soeg\?id=/)
      await page.locator('.things a').click()
      assert.equal(await page.locator('h1').innerText(), 'Anna Andersen')
    })
    const name = await get(`${searchPlace.path.da}?id=Anna`, owner)
    assert.equal(name.status, 422)
    assert.match(await name.text(), /Det er ikke et sagsnummer/)
    assert.match(
      await (await get(`${searchPlace.path.da}?id=ffffffff`, owner)).text(),
      /Der er intet, du har adgang til/,
    )
  })

  test('the owner invites somebody: what is missing is said, an address is taken once, and the letter is queued', async () => {
    await withPage(owner, async page => {
      await open(page, deskPlaces.people.path.da)
      await page.getByRole('button', { name: 'Send invitationen' }).click()
      assert.deepEqual(await page.locator('.faults a').allInnerTexts(), [
        'Skriv et navn.',
        'Skriv en e-mailadresse, som anna@firma.dk.',
        'Vælg en rolle.',
      ])
      for (const _ of [1, 2]) {
        await page.getByLabel('Navn').fill('Dorte Dam')
        await page.getByLabel('E-mail').fill('dorte@example.dk')
        await page.getByLabel('bogholder').click()
        await page.getByRole('button', { name: 'Send invitationen' }).click()
      }
      assert.deepEqual(await page.locator('.faults a').allInnerTexts(), [
        'En, der har adgang, har allerede den adresse.',
      ])
      assert.equal(await page.getByLabel('Navn').inputValue(), 'Dorte Dam')
      assert.match(await textOf(page), /Dorte Dam bogholder inviteret, endnu ikke kommet/)
      await page.getByRole('link', { name: 'Dorte Dam' }).click()
      assert.match(await textOf(page), /kan vælges, når personen har taget imod invitationen/)
    })
  })

  test('a role is changed and the session of before ends with it; a deputy is chosen; a leaver is cut at once', async () => {
    const [erik] = await signIn(program, { role: 'staff', name: 'Erik Eriksen' })
    const guest = erik ?? assert.fail()
    const seen = async () => (await get(deskPlaces.today.path.da, guest)).status
    assert.equal(await seen(), 200)
    await withPage(owner, async page => {
      await open(page, deskPlaces.people.path.en)
      await page.getByRole('link', { name: 'Erik Eriksen' }).click()
      const said = async (button: string, words: RegExp) => {
        await page.getByRole('button', { name: button }).click()
        assert.match(await textOf(page), words)
      }
      await said('Make deputy', /The deputy is chosen\..*Role staff, deputy/)
      await page.getByLabel('bookkeeper').click()
      await said('Change the role', /The role is changed\..*Role bookkeeper/)
      assert.notEqual(await seen(), 200, 'whoever was staff is asked to sign in again')
      assert.deepEqual(await violationsOn(page), [])
      await said('Shut Erik Eriksen out now', /Access is shut.*State left today at/)
      assert.equal(await page.getByRole('button', { name: 'Change the role' }).count(), 0)
      await open(page, deskPlaces.people.path.en)
      await page.getByRole('link', { name: 'Anna Andersen' }).first().click()
      await said('Shut Anna Andersen out now', /There has to be an owner/)
      await page.getByLabel('staff').click()
      await said('Change the role', /There has to be an owner/)
    })
    assert.equal((await get(deskPlaces.people.path.en, owner)).status, 200, 'who was refused is still here')
  })

  test('what two have to agree to: nothing waits at first; who asked cannot agree, another can', async () => {
    const { da, en } = deskPlaces.acts.path
    assert.match(await (await get(da, owner)).text(), /Intet venter på et ja/)
    // Planted: no room asks for one yet.
    await withAccounts(program, async ({ people, acts }) => {
      const asker =
        (await people.list()).find(({ name }) => name === 'Bo Bertelsen')?.account ?? assert.fail()
      const asked = { kind: 'mass-erasure', subject: 'sager-2026', askedBy: asker } as const
      await acts.ask(asked, new Date())
      await acts.ask({ ...asked, subject: 'sager-2025' }, new Date())
    })
    await withPage(staff, async page => {
      await open(page, en)
      assert.equal(await page.getByRole('button', { name: 'Agree' }).count(), 0)
      assert.match(await textOf(page), /You asked for it yourself: another has to say yes/)
      await page.getByRole('button', { name: 'Call off' }).first().click()
      assert.match(await textOf(page), /It is called off\..*called off today at/)
      const waiting = await page.locator('input[name=act]').first().getAttribute('value')
      const fields = { act: waiting ?? '', step: 'agree' }
      assert.equal(
        (await post(staff, address + en.slice(1), fields)).status,
        422,
        'asked all the same, it is refused',
      )
      assert.equal((await post(auditor, address + en.slice(1), fields)).status, 403)
    })
    await withPage(owner, async page => {
      await open(page, da)
      assert.deepEqual(await violationsOn(page), [])
      await page.getByRole('button', { name: 'Sig ja' }).click()
      assert.match(
        await textOf(page),
        /Du har sagt ja\..*Slet mange sager på én gang: må gøres indtil .*Bo Bertelsen bad om det i dag/,
      )
    })
  })

  /** A page of one thing, from each list of them. */
  async function deeper(): Promise<readonly string[]> {
    const lists = [deskPlaces.breaks, deskPlaces.people].map(({ path }) => path.da)
    const texts = await Promise.all(lists.map(async path => (await get(path, owner)).text()))
    return texts.map(text => /href="(\/da\/[a-z-]+\/[0-9a-f-]{36})"/.exec(text)?.[1] ?? assert.fail(text))
  }

  const paths = languages.flatMap(language =>
    [...Object.values(deskPlaces), searchPlace].map(({ path }) => path[language]),
  )
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 1280])
      test(`no violation on any page of the desk, and nothing sideways: ${colorScheme}, ${width} px`, () =>
        withPage(
          owner,
          async page => {
            for (const path of [...paths, ...(await deeper())]) {
              await open(page, path)
              assert.deepEqual(await violationsOn(page), [], path)
              assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width, path)
            }
          },
          { colorScheme, viewport: { width, height: 800 } },
        ))

  test('on a phone the list is folded, and opens by keyboard', () =>
    withPage(
      owner,
      async page => {
        await open(page, deskPlaces.today.path.da)
        const link = page.locator('.rooms a').first()
        assert.equal(await link.isVisible(), false)
        await page.locator('.rooms summary').focus()
        await page.keyboard.press('Enter')
        assert.ok(await link.isVisible())
      },
      { viewport: { width: 320, height: 640 } },
    ))

  test('one signs out from any page, and is nobody at once', async () => {
    const [again] = await signIn(program, { role: 'staff' })
    await withPage(again ?? assert.fail(), async page => {
      await open(page, deskPlaces.today.path.da)
      await page.getByRole('button', { name: 'Log ud', exact: true }).click()
      await page.waitForURL(/log-ind/)
    })
    assert.notEqual((await get(deskPlaces.today.path.da, again ?? assert.fail())).status, 200)
  })
})

test(
  'the first day: nothing is broken and that is said, and three things to do; the first is reached by keyboard',
  options,
  async t => {
    const program = openProgram(t)
    const { address } = await program.serve(await freePort())
    const owner = await signInOwner(program)
    const browser = await openBrowser()
    t.after(() => browser.close())
    const page = await (await contextAs(browser, address, owner)).newPage()
    for (const [language, empty, first] of [
      [
        'da',
        /Intet er brudt\. Når en kontrol finder et løfte brudt, står det her/,
        /^Læs \d+ forslag i fortegnelsen igennem/,
      ],
      [
        'en',
        /Nothing is broken\. When a check finds a pledge broken it stands here/,
        /^Read through \d+ proposals/,
      ],
    ] as const) {
      await page.goto(address + deskPlaces.today.path[language].slice(1))
      assert.match((await page.locator('main').innerText()).replaceAll(/\s+/g, ' '), empty)
      assert.equal(await page.locator('.first li').count(), 2)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      assert.match(await focused(page), first)
      await page.keyboard.press('Enter')
      await page.waitForURL(address + deskPlaces.register.path[language].slice(1))
    }
  },
)

const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.textContent.trim()')

/** Tab until what is focused is an input of this type; a page has an end. */
async function tabTo(page: Page, type: string): Promise<void> {
  for (let tries = 0; tries < 80; tries++) {
    if ((await page.evaluate('document.activeElement.type')) === type) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`expected an input of type ${type} within 80 steps`)
}
