// A paper as HTML in a real browser: axe finds nothing in light or dark, it loads nothing, and no width makes it scroll
// sideways but its tables, which scroll in themselves and by keyboard.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatHtml } from '../../src/paper/html.ts'
import { everything } from '../papers.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'

test('a paper as HTML can be read by everyone, and asks nobody for anything', {
  skip: noBrowser,
}, async t => {
  const browser = await openBrowser()
  t.after(() => browser.close())
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true })
      const asked: string[] = []
      page.on('request', request => asked.push(request.url()))
      await page.setContent(formatHtml(everything))
      await page.evaluate('document.fonts.ready')
      assert.deepEqual(await violationsOn(page), [], `${colorScheme} ${width}`)
      assert.deepEqual(
        asked.filter(url => !url.startsWith('data:')),
        [],
      )
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
      assert.equal(await page.evaluate(`document.fonts.check('16px "Paper Serif"')`), true)
      await page.close()
    }
})
