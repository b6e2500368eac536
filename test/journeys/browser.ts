// A real browser for the journeys: Debian's Chromium, one for all tests of a file. Where it is missing the tests are
// skipped by name, and under ORDHOLDEN_TOOLS=required that is a failure. What runs inside a page is written as text: the
// types of a browser would otherwise be there for the whole program, which has none.

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { type Browser, chromium, type Page } from 'playwright-core'

const executablePath = process.env['ORDHOLDEN_CHROMIUM'] ?? '/usr/bin/chromium'
const required = process.env['ORDHOLDEN_TOOLS'] === 'required'

/** Why there is no browser to test with; false where there is one. */
export const noBrowser: string | false =
  existsSync(executablePath) || required
    ? false
    : `no ${executablePath}: apt-get install -y --no-install-recommends chromium`

const quiet = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export const openBrowser = (): Promise<Browser> =>
  // The sandbox needs an ordinary user; tests here load only our own pages.
  chromium.launch({ executablePath, args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet })

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Pages that have axe wherever they go next: sending it to each anew takes as long as a third of looking. */
const equipped = new WeakSet<Page>()

async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate<boolean>("typeof axe === 'object'")) return
  await page.evaluate(axeSource)
  if (equipped.has(page)) return
  equipped.add(page)
  await page.addInitScript({ content: axeSource })
}

// Each finds what the other leaves to it: the second is of what is read by most and not by everyone.
const rules = { 'color-contrast': { enabled: true }, 'color-contrast-enhanced': { enabled: true } }

/** What axe finds wrong, one line each. Contrast is held to 7:1, more than WCAG's AA asks. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  await bringAxe(page)
  return page.evaluate<readonly string[]>(`axe
    .run(document, ${JSON.stringify({ runOnly: tags, rules })})
    .then(({ violations }) => violations.map(({ id, nodes }) =>
      id + ': ' + nodes.map(node => node.html.slice(0, 120)).join(' | ')))`)
}
