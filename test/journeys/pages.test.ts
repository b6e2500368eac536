// Every public page in a real browser: readable by everyone (WCAG 2.2 AA and our own 7:1), by keyboard alone, on a phone,
// in the dark, on paper, without a script; nothing is loaded from elsewhere and no cookie is set.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { fixedClock } from '../../src/core/clock.ts'
import { languages } from '../../src/core/language.ts'
import { pledgeIds } from '../../src/pledge/pledge.ts'
import { deskPlaces } from '../../src/web/desk-places.ts'
import { type Place, pathOf } from '../../src/web/paths.ts'
import { type Served, serve } from '../../src/web/server.ts'
import { openPracticeWho, practiceToken } from '../practice/who.ts'
import { freePort, openProgram } from '../program.ts'
import { fixtureApp, fixtureNow } from '../web-fixture.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'

const places: readonly Place[] = [
  { kind: 'policy' },
  { kind: 'board' },
  { kind: 'how' },
  { kind: 'pledge', pledge: 'open' },
  { kind: 'pledge', pledge: 'partners.systems' },
  { kind: 'pledge', pledge: 'site.host' },
]
const paths = [
  ...languages.flatMap(language => places.map(place => pathOf(place, language))),
  ...languages.map(language => deskPlaces.record.path[language]),
  ...languages.map(language => deskPlaces.site.path[language]),
  '/da/nej',
  '/en/no',
]
const pledgePaths = languages.flatMap(language =>
  pledgeIds.map(pledge => pathOf({ kind: 'pledge', pledge }, language)),
)
const wide = { width: 1280, height: 900 }
const narrow = { width: 320, height: 640 }

const options = { skip: noBrowser, timeout: 180_000 }
let browser: Browser
let served: Served
let empty: Served

const serveFixture = (before: boolean): Promise<Served> =>
  serve({
    app: fixtureApp({ empty: before }),
    who: openPracticeWho(),
    clock: fixedClock(fixtureNow),
    port: 0,
    url: null,
    contact: 'mailto:post@fjordbageriet.example',
    report: error => assert.fail(String(error)),
  })

before(async () => {
  if (noBrowser !== false) return
  browser = await openBrowser()
  served = await serveFixture(false)
  empty = await serveFixture(true)
})

after(async () => {
  await browser?.close()
  await served?.close()
  await empty?.close()
})

/** Runs `act` on a fresh page; whatever it asks for outside our own origin is a failure. */
async function withPage(
  context: BrowserContextOptions,
  act: (page: Page) => Promise<void>,
  home = served.address,
): Promise<void> {
  // As an auditor, so that the record is among the pages.
  const extraHTTPHeaders = { cookie: `__Host-ordholden=${practiceToken('auditor')}` }
  const opened = await browser.newContext({ extraHTTPHeaders, ...context })
  const page = await opened.newPage()
  const elsewhere: string[] = []
  page.on('request', request => {
    if (![home, empty.address].some(ours => request.url().startsWith(ours))) elsewhere.push(request.url())
  })
  const complaints: string[] = []
  page.on('console', message => {
    // A page that is not found is one we asked for; anything else the browser complains of is a fault of the page.
    if (message.type() === 'error' && !message.text().includes('status of 404'))
      complaints.push(message.text())
  })
  try {
    await act(page)
    assert.deepEqual(elsewhere, [])
    assert.deepEqual(complaints, [])
    assert.deepEqual(await opened.cookies(), [])
  } finally {
    await opened.close()
  }
}

const open = (page: Page, path: string, at: Served = served) => page.goto(at.address + path.slice(1))

for (const colorScheme of ['light', 'dark'] as const)
  for (const viewport of [narrow, wide])
    test(`no violation on any page, ${colorScheme}, ${viewport.width} px`, options, () =>
      withPage({ viewport, colorScheme }, async page => {
        for (const path of paths) {
          await open(page, path)
          assert.deepEqual(await violationsOn(page), [], path)
        }
      }),
    )

test('no violation before the first check, when every page is empty', options, () =>
  withPage({ viewport: wide }, async page => {
    for (const path of paths.filter(path => !path.endsWith('nej') && !path.endsWith('no'))) {
      await open(page, path, empty)
      assert.deepEqual(await violationsOn(page), [], path)
    }
  }),
)

// Nobody has an account with a program that was just started.
const publicPaths = paths.filter(path => !/\/(?:fortegnelse|record|hjemmesiden|website)$/.test(path))

test('no violation on any page of the example, served as a person starts it', options, async t => {
  const example = await openProgram(t).serve(await freePort())
  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of [narrow, wide])
      await withPage(
        { viewport, colorScheme },
        async page => {
          for (const path of [...publicPaths, ...pledgePaths]) {
            await page.goto(example.address + path.slice(1))
            assert.deepEqual(await violationsOn(page), [], path)
            const widest = await page.evaluate<number>('document.documentElement.scrollWidth')
            assert.ok(widest <= viewport.width, `${path}: ${widest} px`)
          }
        },
        example.address,
      )
})

test(
  'axe finds what it is for, on the page after too: any grey on paper, a picture without words',
  options,
  () =>
    withPage({ viewport: wide }, async page => {
      for (const [grey, rule] of [
        ['#6a6a6a', 'color-contrast-enhanced'],
        ['#8a8a8a', 'color-contrast'],
      ] as const) {
        await open(page, '/da/')
        assert.deepEqual(await violationsOn(page), [])
        await page.evaluate(`
        const sheet = new CSSStyleSheet()
        sheet.replaceSync('.lead { color: ${grey} }')
        document.adoptedStyleSheets = [sheet]
        document.querySelector('main').append(document.createElement('img'))`)
        const found = (await violationsOn(page)).map(line => line.split(':')[0])
        assert.ok(found.includes(rule) && found.includes('image-alt'), `${grey}: ${found.join(', ')}`)
      }
    }),
)

test('nothing scrolls sideways at 320 px', options, () =>
  withPage({ viewport: narrow }, async page => {
    for (const path of paths) {
      await open(page, path)
      await page.evaluate(`document.querySelectorAll('details').forEach(folded => { folded.open = true })`)
      const widest = await page.evaluate<number>('document.documentElement.scrollWidth')
      assert.ok(widest <= narrow.width, `${path}: ${widest} px`)
    }
  }),
)

/** What can be reached by Tab, in the order of the page, and what Tab does reach. */
async function walkByKeyboard(
  page: Page,
): Promise<{ readonly expected: readonly string[]; readonly reached: readonly string[] }> {
  const expected = await page.evaluate<readonly string[]>(`
    [...document.querySelectorAll('a[href], summary, input:not([type=hidden]), button, [tabindex="0"]')]
      .filter(one => one.checkVisibility({ contentVisibilityAuto: true }))
      .map(one => one.outerHTML)`)
  const reached: string[] = []
  for (const _ of expected) {
    await page.keyboard.press('Tab')
    reached.push(await focusedHtml(page))
  }
  return { expected, reached }
}

/** The focused element's markup; a focus that cannot be seen is a failure. */
const focusedHtml = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const focused = document.activeElement
    const { outlineStyle, outlineWidth } = getComputedStyle(focused)
    const { bottom, top } = focused.getBoundingClientRect()
    const seen = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight
    return seen ? focused.outerHTML : 'unseen: ' + focused.outerHTML
  })()`)

for (const viewport of [wide, narrow])
  test(
    `every link is reached by keyboard, in order, with its focus seen, ${viewport.width} px`,
    options,
    () =>
      withPage({ viewport, javaScriptEnabled: true }, async page => {
        for (const path of paths.filter(path => path.startsWith('/da/'))) {
          await open(page, path)
          const { expected, reached } = await walkByKeyboard(page)
          assert.ok(expected.length > 6, path)
          assert.deepEqual(reached, expected, path)
        }
      }),
  )

test('the first Tab leads past the menu', options, () =>
  withPage({ viewport: wide, javaScriptEnabled: false }, async page => {
    await open(page, '/da/')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate<boolean>(`document.activeElement.closest('main') !== null`), true)
  }),
)

test(
  'a note stands in the margin, unfolds on a phone and moves to the end on paper, all without a script',
  options,
  async () => {
    const name = 'Systemerne, vi bruger'
    await withPage({ viewport: wide, javaScriptEnabled: false }, async page => {
      await open(page, '/da/')
      const note = page.locator('.note-body', { hasText: name })
      const sentence = page.locator('.sentence.broken').last()
      assert.equal(await note.isVisible(), true)
      const [noteBox, textBox] = [await note.boundingBox(), await sentence.boundingBox()]
      assert.ok(
        noteBox !== null && textBox !== null && noteBox.x > textBox.x + textBox.width,
        'beside the text',
      )
      assert.equal(await page.locator('.endnotes').isVisible(), false)
      await page.emulateMedia({ media: 'print' })
      assert.equal(await note.isVisible(), false)
      assert.equal(await page.locator('.endnotes li', { hasText: name }).isVisible(), true)
    })
    await withPage({ viewport: narrow, javaScriptEnabled: false }, async page => {
      await open(page, '/da/')
      const note = page.locator('.note-body', { hasText: name })
      const box = await note.boundingBox()
      assert.ok(box === null || box.height === 0 || !(await note.isVisible()), 'folded')
      await page.locator('.note', { hasText: name }).locator('summary').click()
      assert.equal(await note.isVisible(), true)
    })
  },
)

test('the text column holds 60 to 68 characters', options, () =>
  withPage({ viewport: wide }, async page => {
    await open(page, '/da/')
    const characters = await page.evaluate<number>(`(() => {
      const passage = document.querySelector('p.passage')
      passage.textContent = 'Derfor indsamler vi så få personoplysninger som muligt, er åbne om hvorfor vi gør det. '.repeat(8)
      const lines = new Set()
      const range = document.createRange()
      for (let index = 0; index < passage.textContent.length; index += 1) {
        range.setStart(passage.firstChild, index)
        range.setEnd(passage.firstChild, index + 1)
        lines.add(Math.round(range.getBoundingClientRect().top))
      }
      return passage.textContent.length / lines.size
    })()`)
    assert.ok(characters >= 60 && characters <= 68, String(characters))
  }),
)

test('the other language is the same page', options, () =>
  withPage({ viewport: wide, javaScriptEnabled: false }, async page => {
    for (const place of places) {
      await open(page, pathOf(place, 'da'))
      await page.locator('header .switch').click()
      assert.equal(new URL(page.url()).pathname, pathOf(place, 'en'))
      assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    }
  }),
)

test('forced colours keep the four lines apart', options, () =>
  withPage({ viewport: wide, forcedColors: 'active' }, async page => {
    await open(page, '/da/')
    const styles = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('.legend .sentence')].map(line => getComputedStyle(line).textDecorationStyle)`,
    )
    assert.deepEqual(styles, ['solid', 'double', 'dotted', 'dashed'])
  }),
)
