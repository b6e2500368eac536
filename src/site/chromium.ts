// Where the browser is that visits websites. Apart from browser.ts, so that whoever only asks loads no driver.
// Proven by test/contracts/site-pitfalls.test.ts.

import { existsSync } from 'node:fs'

/** Where Chromium is looked for, in order, unless ORDHOLDEN_CHROMIUM says. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Null where there is none. */
export const findChromium = (env: Readonly<Record<string, string | undefined>>): string | null =>
  env['ORDHOLDEN_CHROMIUM'] ?? places.find(place => existsSync(place)) ?? null
