// A program that has a browser running and does nothing with it, until it is killed: node held-browser.ts.

import { Browser } from '../../src/site/browser.ts'
import { findChromium } from '../../src/site/chromium.ts'
import { serverAccount } from '../../src/store/account.ts'

const executable = findChromium(process.env) ?? ''
const browser = await Browser.launch({
  ...{ executable, account: serverAccount(), sandbox: false, trustedKeys: [] },
})
process.stdout.write(`${browser.version}\n`)
setInterval(() => {}, 60_000)
