// The owner edits the policy and the register in a browser, on the real program over a copy of the example: a sentence by mouse
// in Danish, an entry by keyboard alone in English, each looked at before it is saved; two browsers that save; words meant to
// do harm; files changed by hand meanwhile; and every page of it on a phone, in the dark, and as axe has it.

import assert from 'node:assert/strict'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { exampleTexts } from '../example-policy.ts'
import { examplePolicy, freePort, openProgram, type Program } from '../program.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'
import { contextAs, post, type SignedIn, signIn } from './signed-in.ts'

const options = { skip: noBrowser, timeout: 240_000 }
const ends: (() => unknown)[] = []
// What `openProgram` needs of a test, for the whole file: it is ended with the last of them.
const file = { after: (end: () => unknown) => void ends.push(end) } as Pick<
  TestContext,
  'after'
> as TestContext
let folder: string
let program: Program
let address: string
let browser: Browser
let owner: SignedIn
let auditor: SignedIn

before(async () => {
  if (noBrowser !== false) return
  folder = mkdtempSync(join(tmpdir(), 'ordholden-editing-'))
  chmodSync(folder, 0o755)
  cpSync(examplePolicy, folder, { recursive: true })
  program = openProgram(file, folder)
  address = (await program.serve(await freePort())).address
  const [first, second] = await signIn(program, { role: 'owner', name: 'Anna Andersen' }, { role: 'auditor' })
  if (first === undefined || second === undefined) throw new Error('expected two people signed in')
  owner = first
  auditor = second
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  for (const end of ends) await end()
  if (folder !== undefined) rmSync(folder, { recursive: true })
})

const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

function restore(): void {
  for (const [name, text] of Object.entries(exampleTexts)) writeFileSync(join(folder, name), text)
}

async function asOwner(act: (page: Page) => Promise<void>, given: BrowserContextOptions = {}): Promise<void> {
  const context = await contextAs(browser, address, owner, given)
  try {
    const page = await context.newPage()
    page.on('dialog', dialog => assert.fail(dialog.message()))
    await act(page)
  } finally {
    await context.close()
  }
}

const at = (path: string): string => address + path
const main = (page: Page): Promise<string> => page.locator('main').innerText()

test(
  'a sentence is changed by mouse in Danish: what it binds, what it promises, and published',
  options,
  () =>
    asOwner(async page => {
      await page.goto(at('da/'))
      await page.goto(at('da/saetninger'))
      await page.locator('#hosted-by').getByRole('link', { name: /^Ret/ }).click()
      assert.match(await main(page), /Hvem der hoster hjemmesiden: oplyst, ikke efterprøvet/)
      await page.locator('#da').fill('Vores website hostes kun hos JT-COM.')
      await page.locator('#en').fill('Our website is hosted only by JT-COM.')
      await page.getByRole('button', { name: 'Se, hvad det ændrer' }).click()
      const effect = await main(page)
      for (const said of [
        'Lover mere end før',
        'Løfter og kontroller, det rører',
        'Når du gemmer, bliver ændringen offentliggjort',
      ])
        assert.ok(effect.includes(said), said)
      assert.deepEqual(await page.locator('.words ins').allInnerTexts(), ['kun', 'only'])
      assert.equal(read('notice.da.md'), exampleTexts['notice.da.md'])
      await page.getByRole('button', { name: 'Ret igen' }).click()
      assert.equal(await page.locator('#da').inputValue(), 'Vores website hostes kun hos JT-COM.')
      await page.getByRole('button', { name: 'Se, hvad det ændrer' }).click()
      await page.getByRole('button', { name: 'Gem og offentliggør' }).click()
      assert.match(await page.locator('[role=status]').innerText(), /Gemt og offentliggjort/)
      assert.match(read('notice.da.md'), /Vores website hostes kun hos \*\*JT-COM\*\*\./)
      await page.goto(at('da/historik'))
      assert.match(await main(page), /Udgave 2[\s\S]*hostes[\s\S]*Udgave 1/)
      const proof = await page.request.get(at('log/edition?file=1.json'))
      assert.equal(proof.status(), 200)
      assert.match(await proof.text(), /registerHash/)
    }),
)

/** Presses Tab until what has the focus is named so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const focused = `(() => { const at = document.activeElement; const by = at?.labels?.[0]?.innerText;
    return (at?.getAttribute('aria-label') ?? by ?? at?.innerText ?? '').trim() })()`
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    if (name.test(await page.evaluate<string>(focused))) return
  }
  assert.fail(`no Tab leads to ${name}`)
}

test('an entry is changed and accepted by keyboard alone in English', options, () =>
  asOwner(async page => {
    await page.goto(at('en/register'))
    await tabTo(page, /^Microsoft Office 365$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/path=systems/)
    await tabTo(page, /^Name/)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Microsoft 365')
    await tabTo(page, /^As now: said in the policy/)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, /^See what it changes$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'What the change does' }).waitFor()
    assert.match(await main(page), /Systems › Microsoft 365 › Name/)
    await tabTo(page, /^Save and publish$/)
    await page.keyboard.press('Enter')
    assert.match(await page.locator('[role=status]').innerText(), /Saved and published/)
    assert.match(await main(page), /As now: accepted by Anna Andersen on/)
    const now = read('register.yaml')
    assert.match(now, /name: Microsoft 365/)
    const comments = (text: string) => text.split('\n').filter(line => line.trim().startsWith('#'))
    assert.deepEqual(comments(now), comments(exampleTexts['register.yaml']))
  }),
)

test('a sentence is added, and taken out again, by keyboard alone in English', options, () =>
  asOwner(async page => {
    restore()
    await page.goto(at('en/sentences'))
    await tabTo(page, /^Add after: Our website is hosted by/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/after=hosted-by/)
    await tabTo(page, /^Danish$/)
    await page.keyboard.type('Vi holder vores ord.')
    await tabTo(page, /^English$/)
    await page.keyboard.type('We keep our word.')
    await tabTo(page, /^See what it changes$/)
    await page.keyboard.press('Enter')
    await page.locator('#pledge[aria-invalid]').waitFor()
    assert.match(await page.locator('.faults').innerText(), /Choose what the sentence promises/)
    assert.equal(await page.locator('#en').inputValue(), 'We keep our word.')
    await tabTo(page, /^What does the sentence promise/)
    await page.keyboard.type('As little')
    await tabTo(page, /^Let it stand as/)
    await page.keyboard.press('Space')
    await tabTo(page, /^See what it changes$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'What the change does' }).waitFor()
    await tabTo(page, /^Save and publish$/)
    assert.match(await main(page), /Promises more than before[\s\S]*As little data as possible/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/saved=published#we-keep-our-word/)
    assert.match(read('notice.en.md'), /We keep our word\./)
    await tabTo(page, /^Edit: We keep our word/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/id=we-keep-our-word/)
    await tabTo(page, /^Take the sentence out$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'What the change does' }).waitFor()
    await tabTo(page, /^Save and publish$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/saved=published$/)
    assert.equal(read('notice.en.md'), exampleTexts['notice.en.md'])
    assert.match(read('register.yaml'), /retired:\s*(?:\n\s*- |\[)we-keep-our-word/)
    restore()
  }),
)

test(
  'an entry is made and taken away by mouse in Danish; what is missing is said at its field',
  options,
  () =>
    asOwner(async page => {
      restore()
      await page.goto(at('da/register'))
      await page.getByRole('link', { name: 'Tilføj til Skriftlige procedurer' }).click()
      await page.getByLabel('Dansk').fill('Sådan sletter vi')
      await page.locator('#kept').fill('Mappe 3')
      await page.getByRole('button', { name: 'Se, hvad det ændrer' }).click()
      assert.match(await page.locator('.faults').innerText(), /Skriv det også på engelsk/)
      assert.equal(await page.getByLabel('Dansk').inputValue(), 'Sådan sletter vi')
      await page.getByLabel('Engelsk').fill('How we erase')
      await page.locator('#kept').fill('Mappe 3')
      await page.getByRole('button', { name: 'Se, hvad det ændrer' }).click()
      await page.getByRole('button', { name: 'Gem og offentliggør' }).click()
      assert.match(page.url(), /path=procedures/)
      await page.getByRole('button', { name: 'Fjern' }).click()
      assert.match(await main(page), /Mappe 3/)
      await page.getByRole('button', { name: 'Gem og offentliggør' }).click()
      assert.match(await page.locator('[role=status]').innerText(), /Gemt og offentliggjort/)
      assert.doesNotMatch(read('register.yaml'), /Mappe 3/)
      restore()
    }),
)

test('what nothing has checked is saved without being published, and the register says why', options, () =>
  asOwner(async page => {
    restore()
    await page.goto(at('en/sentences/sentence?id=parts-on-cdns'))
    await page.locator('#en').fill('All parts of the website are hosted by various CDNs.')
    await page.locator('#da').fill("Alle dele af hjemmesiden bliver hosted ved forskellige CDN'er.")
    await page.getByRole('checkbox').uncheck()
    await page.getByRole('button', { name: 'See what it changes' }).click()
    assert.match(
      await page.locator('.verdict.no').innerText(),
      /will not be published[\s\S]*Nothing has checked the pledge/,
    )
    await page.getByRole('button', { name: 'Save without publishing' }).click()
    assert.match(await page.locator('[role=status]').innerText(), /not published/)
    await page.goto(at('en/register'))
    assert.match(await main(page), /In the folder, but not published[\s\S]*CDNs and other third parties/)
    assert.doesNotMatch(await (await page.request.get(at('en/'))).text(), /All parts of the website/)
    restore()
  }),
)

test(
  'of two browsers that save, the second sees both changes, loses nothing, and saves on top',
  options,
  () =>
    asOwner(mine =>
      asOwner(async theirs => {
        restore()
        for (const page of [mine, theirs]) await page.goto(at('da/register/post?path=controller'))
        const save = async (page: Page) => {
          await page.getByRole('button', { name: 'Se, hvad det ændrer' }).click()
          await page.getByRole('button', { name: 'Gem og offentliggør' }).click()
        }
        await theirs.locator('#phone').fill('+45 11 22 33 44')
        await mine.locator('#person').fill('Anna Andersen')
        await mine.getByRole('button', { name: 'Se, hvad det ændrer' }).click()
        await save(theirs)
        await mine.getByRole('button', { name: 'Gem og offentliggør' }).click()
        assert.match(
          await main(mine),
          /En anden har gemt imens[\s\S]*11 22 33 44[\s\S]*Du ville ændre[\s\S]*Anna Andersen/,
        )
        assert.equal(await mine.locator('#person').inputValue(), 'Anna Andersen')
        assert.equal(await mine.locator('#phone').inputValue(), '+45 11 22 33 44')
        assert.deepEqual(await violationsOn(mine), [])
        await save(mine)
        assert.match(read('register.yaml'), /person: Anna Andersen[\s\S]*phone: "?\+45 11 22 33 44/)
        restore()
      }),
    ),
)

test('words meant to do harm are shown as they are, or refused at their field', options, () =>
  asOwner(async page => {
    const typed = '"><script>alert(1)</script> {x: [y, # !!js'
    await page.goto(at('da/register/post?path=systems/nets'))
    await page.locator('#name').fill(typed)
    await page.getByRole('button', { name: 'Se, hvad det ændrer' }).click()
    assert.deepEqual(await page.locator('.change ins').allInnerTexts(), [typed])
    await page.getByRole('button', { name: 'Gem og offentliggør' }).click()
    assert.equal(await page.locator('#name').inputValue(), typed)
    await page.locator('#name').fill('abc\u202Efdp.exe')
    await page.getByRole('button', { name: 'Se, hvad det ændrer' }).click()
    assert.equal(await page.locator('#name').getAttribute('aria-invalid'), 'true')
    await page.getByRole('link', { name: /tegn, der ikke kan ses/ }).click()
    assert.equal(new URL(page.url()).hash, '#name')
    const before = read('register.yaml')
    const url = at('da/register/post?path=systems/nets')
    const large = await post(owner, url, { name: 'x'.repeat(100_000), step: 'save', base: '' })
    assert.equal(large.status, 413)
    assert.equal((await post(auditor, url, { name: 'x', step: 'save', base: '' })).status, 403)
    assert.equal(read('register.yaml'), before)
    restore()
  }),
)

test('files broken by hand are told with their place, and mended files are edited again', options, () =>
  asOwner(async page => {
    writeFileSync(
      join(folder, 'register.yaml'),
      exampleTexts['register.yaml'].replace('version: 1', 'version: 2'),
    )
    const answer = await page.goto(at('da/register'))
    assert.equal(answer?.status(), 422)
    assert.match(await main(page), /kan ikke læses lige nu[\s\S]*register\.yaml:\d+:\d+/)
    restore()
    assert.equal((await page.goto(at('da/register')))?.status(), 200)
  }),
)

test('an auditor reads the entries and finds nothing to send', options, async () => {
  const context = await contextAs(browser, address, auditor)
  const page = await context.newPage()
  for (const path of ['da/register', 'da/register/post?path=systems/billy', 'da/saetninger', 'da/historik']) {
    assert.equal((await page.goto(at(path)))?.status(), 200, path)
    assert.equal(await page.locator('main form').count(), 0, path)
  }
  assert.equal((await page.goto(at('da/saetninger/saetning?id=hosted-by')))?.status(), 403)
  await context.close()
})

const pages = [
  'da/register',
  'en/register/entry?path=activities/partners',
  'da/register/post?path=activities/partners/retention/relation',
  'en/register/new?path=activities/partners/purposes',
  'da/register/post?path=sites/website',
  'da/saetninger',
  'en/sentences/sentence?id=hosted-by',
  'da/saetninger/ny?after=hosted-by',
  'en/history',
]

for (const colorScheme of ['light', 'dark'] as const)
  test(`every page of it has nothing axe finds wrong, and fits a phone, ${colorScheme}`, options, () =>
    asOwner(
      async page => {
        const judge = async (path: string) => {
          assert.deepEqual(await violationsOn(page), [], path)
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
          assert.ok(wide <= 0, `${path} is ${wide} px too wide`)
        }
        for (const path of pages) {
          assert.equal((await page.goto(at(path)))?.status(), 200, path)
          await judge(path)
        }
        await page.goto(at('da/saetninger/saetning?id=hosted-by'))
        await page.locator('#da').fill('Vores website hostes ikke hos JT-COM.')
        await page.getByRole('button', { name: 'Se, hvad det ændrer' }).click()
        await page.getByText('Linjerne i filerne').click()
        await judge('what a change does')
      },
      { viewport: { width: 320, height: 800 }, colorScheme },
    ),
  )
