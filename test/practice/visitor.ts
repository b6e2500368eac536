// A visitor's browser, as it is for anybody: Chromium, neither gated nor watched, that connects ahead as browsers do and takes the
// cookies of others. Every name leads to the practice web. What its servers log is what a site really sends a visitor to.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NetLogEvent, readNetLog } from '../../src/site/netlog.ts'
import type { DatagramPorts } from './datagrams.ts'
import type { PracticeHosts } from './hosts.ts'

export interface Sojourn {
  readonly executable: string
  readonly web: PracticeHosts
  readonly ports: DatagramPorts
  readonly url: string
  /** When to go. */
  readonly until: Promise<unknown>
}

const preferences = {
  profile: { block_third_party_cookies: false, cookie_controls_mode: 0 },
  net: { network_prediction_options: 0 },
}

const fixed = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-dev-shm-usage']

/** Every name leads to the practice web, and those that datagrams are listened for, there. */
function leading({ web, ports }: Sojourn): readonly string[] {
  const listened = Object.entries(ports).flatMap(([host, port]) => [
    `MAP ${host}:443 127.0.0.1:${port}`,
    // WebRTC asks for the name with the dot of the root.
    `MAP ${host}. 127.0.0.1`,
  ])
  const all = [`MAP *:443 127.0.0.1:${web.route().port}`, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1']
  return [
    `--host-resolver-rules=${[...listened, ...all].join(', ')}`,
    `--ignore-certificate-errors-spki-list=${web.certificate.trustedKey}`,
  ]
}

/** Opens one page, stays, goes; answers what the browser's own log says. */
export async function stay(sojourn: Sojourn): Promise<readonly NetLogEvent[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-visitor-'))
  mkdirSync(join(folder, 'Default'))
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences))
  const log = join(folder, 'netlog.json')
  const switches = [...fixed, ...leading(sojourn), `--user-data-dir=${folder}`, `--log-net-log=${log}`]
  const browser = spawn(sojourn.executable, [...switches, sojourn.url], {
    ...{ stdio: 'ignore', env: { PATH: process.env['PATH'] ?? '', HOME: folder } },
  })
  const gone = once(browser, 'exit')
  try {
    await sojourn.until
    browser.kill('SIGTERM')
    await gone
    return (await readNetLog(log)) ?? []
  } finally {
    browser.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
