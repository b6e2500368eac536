// A visitor's browser, as it is for anybody: Chromium, neither gated nor watched, that connects ahead as browsers do and takes the
// cookies of others. It asks the practice DNS, by HTTPS, and whatever is then reached on the port of HTTPS is the practice web. What
// those log is what a site really sends a visitor to.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NetLogEvent, readNetLog } from '../../src/site/netlog.ts'
import { dnsPath, type PracticeHosts } from './hosts.ts'

export interface Sojourn {
  readonly executable: string
  /** One that answers the questions to the DNS as well. */
  readonly web: PracticeHosts
  readonly url: string
  /** When to go. */
  readonly until: Promise<unknown>
}

const preferences = {
  profile: { block_third_party_cookies: false, cookie_controls_mode: 0 },
  net: { network_prediction_options: 0 },
}

const fixed = [
  ...['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-dev-shm-usage'],
  // A machine may have no other network, and a visitor's has one.
  '--allow-loopback-in-peer-connection',
]

/** Opens one page, stays, goes; answers what the browser's own log says. */
export async function stay({ executable, web, url, until }: Sojourn): Promise<readonly NetLogEvent[]> {
  const { port } = web.route()
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-visitor-'))
  const templates = `https://127.0.0.1:${port}${dnsPath}`
  mkdirSync(join(folder, 'Default'))
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences))
  // Secure: where it is not answered there, nobody else is asked.
  writeFileSync(
    join(folder, 'Local State'),
    JSON.stringify({ dns_over_https: { mode: 'secure', templates } }),
  )
  const log = join(folder, 'netlog.json')
  const switches = [
    ...[...fixed, `--user-data-dir=${folder}`, `--log-net-log=${log}`, `--testing-fixed-https-port=${port}`],
    `--ignore-certificate-errors-spki-list=${web.certificate.trustedKey}`,
  ]
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder }
  const browser = spawn(executable, [...switches, url], { stdio: 'ignore', env })
  const gone = once(browser, 'exit')
  try {
    await until
    browser.kill('SIGTERM')
    await gone
    return (await readNetLog(log))?.events ?? []
  } finally {
    browser.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
