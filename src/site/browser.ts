// Chromium for one audit: a profile made for it and removed after it, everything it asks for by itself led to a gate that lets
// nothing out, and no resolver of its own. Each visit gets a context with a gate of its own.
// Debian's Chromium blocks the cookies of others and fetches no page ahead: the profile says otherwise, as a visitor's does. In a
// context nothing is connected to ahead: hints are read instead. Where we are root it runs as `ordholden`, inside its sandbox.
// Where we are killed it ends too.
// Proven by test/contracts/site-browser.test.ts and, for each pitfall, site-pitfalls.test.ts.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chownSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type BrowserContext, type Browser as Connected, chromium } from 'playwright-core'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { Gate, type GateRecord } from '../net/gate.ts'
import type { Account } from '../store/account.ts'
import { holdTo } from './appetite.ts'
import { type NetLog, readNetLog } from './netlog.ts'

export interface BrowserOptions {
  readonly executable: string
  /** Whom to run it as; null: as we are. */
  readonly account: Account
  /** False only where somebody said so: a page that breaks the browser then has what we have. */
  readonly sandbox: boolean
  /** Base64 SHA-256 of public keys whose certificates are taken as they are: of a staging site. */
  readonly trustedKeys: readonly string[]
  /** Memory it may take, with all its pages. Default: limits.siteBrowserBytes. */
  readonly memoryBytes?: number
}

// What a visitor's browser does: cookies of others taken, pages fetched ahead (pitfalls of Debian's preferences).
const preferences = {
  profile: { block_third_party_cookies: false, cookie_controls_mode: 0 },
  net: { network_prediction_options: 0 },
  // Nor does WebRTC know a way round the gates: a server named by its address needs no resolver.
  webrtc: { ip_handling_policy: 'disable_non_proxied_udp' },
}

const switches = [
  '--headless=new',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--mute-audio',
  '--lang=da-DK',
  // Of workers too, which know nothing of the language of their context.
  '--accept-lang=da-DK',
  // Frames of others in the process of the page: their requests are told with who began them. The profile holds no secret.
  '--disable-site-isolation-trials',
  // The list under the address bar is a page of its own in every context: 50 MB and half a second of processor, for nobody.
  `--disable-features=${[
    ...['IsolateOrigins', 'site-per-process', 'OptimizationHints', 'MediaRouter', 'Translate'],
    ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
    // It would ask its maker about every form it meets.
    'AutofillServerCommunication',
    // In every context it would ask www.google.com what its address bar may offer, and connect to it ahead: no page of the site did.
    ...['AimServerEligibilityEnabled', 'AimServerRequestOnStartupEnabled'],
    ...['PreconnectToSearch', 'SearchEnginePreconnect2'],
  ]}`,
  // Every name is looked up by us, none by the browser; 127.0.0.1 is where the gates are.
  '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--proxy-bypass-list=<-loopback>',
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',

  // No page but those that are visited.
  '--no-startup-window',
]

export class Browser {
  readonly version: string
  readonly #child: ChildProcess
  readonly #connected: Connected
  readonly #folder: string
  readonly #ownGate: Gate
  readonly #release: () => void
  #ended: Promise<NetLog | null> | null = null

  private constructor(
    { memoryBytes = limits.siteBrowserBytes }: BrowserOptions,
    child: ChildProcess,
    connected: Connected,
    folder: string,
    ownGate: Gate,
  ) {
    this.#child = child
    this.#connected = connected
    this.#folder = folder
    this.#ownGate = ownGate
    const [group, log] = [child.pid ?? 0, logIn(folder)]
    this.#release = holdTo({ group, log, memoryBytes, end: pid => kill(pid === group ? -group : pid) })
    this.version = connected.version()
  }

  /** Refuses with `browser-refused` where it does not start, with what it said. */
  static async launch(options: BrowserOptions): Promise<Browser> {
    const folder = await makeProfile(options.account)
    const ownGate = await Gate.open(null, { connections: limits.siteConnections, bytes: 0 })
    const child = start(options, folder, ownGate.proxy, await userAgentOf(options))
    try {
      const endpoint = await endpointOf(child)
      const connected = await chromium.connectOverCDP(endpoint, { timeout: limits.browserStartMs })
      return new Browser(options, child, connected, folder, ownGate)
    } catch (error) {
      await endProcess(child)
      await ownGate.close()
      await rm(folder, { recursive: true, force: true })
      throw error
    }
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && this.#connected.isConnected()
  }

  /** A context with nothing in it, which reaches the web through this gate alone. */
  open(gate: Gate): Promise<BrowserContext> {
    return this.#connected.newContext({
      proxy: { server: gate.proxy, bypass: '<-loopback>' },
      locale: 'da-DK',
      timezoneId: 'Europe/Copenhagen',
      viewport: { width: 1280, height: 900 },
      acceptDownloads: false,
      serviceWorkers: 'allow',
    })
  }

  /** Ends it at once: it no longer does what it is told. */
  kill(): void {
    if (this.#child.pid !== undefined) kill(-this.#child.pid)
  }

  /** What the browser asked for by itself: none of it got out. */
  ownRequests(): readonly GateRecord[] {
    return this.#ownGate.records()
  }

  /** Closes it and answers its log; null where it left none that can be read. Closing twice answers the same. */
  close(): Promise<NetLog | null> {
    this.#ended ??= this.#end()
    return this.#ended
  }

  async #end(): Promise<NetLog | null> {
    // Asked politely, it finishes its log.
    const session = await within(this.#connected.newBrowserCDPSession(), limits.browserEndMs)
    await within(session?.send('Browser.close') ?? Promise.resolve(null), limits.browserEndMs)
    await endProcess(this.#child)
    this.#release()
    await within(this.#connected.close(), limits.browserEndMs)
    await this.#ownGate.close()
    const log = await readNetLog(logIn(this.#folder))
    await rm(this.#folder, { recursive: true, force: true })
    return log
  }
}

const logIn = (folder: string): string => join(folder, 'netlog.json')

async function makeProfile(account: Account): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-browser-'))
  await mkdir(join(folder, 'Default'))
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences))
  if (account !== null)
    for (const path of ['', 'Default', 'Default/Preferences'])
      chownSync(join(folder, path), account.uid, account.gid)
  return folder
}

// As a visitor's own browser says it: a site may show another face to what calls itself headless. Said to the whole browser,
// since what is said to a context does not reach its workers.
async function userAgentOf({ executable, account }: BrowserOptions): Promise<readonly string[]> {
  const asking = promisify(execFile)(executable, ['--version'], {
    ...(account ?? {}),
    env: { PATH: process.env['PATH'] ?? '' },
    timeout: limits.browserStartMs,
  })
  const said = await asking.catch(() => ({ stdout: '' }))
  const [, major] = / (\d+)\./.exec(said.stdout) ?? []
  if (major === undefined) return []
  return [
    `--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`,
  ]
}

function start(
  { executable, account, sandbox, trustedKeys }: BrowserOptions,
  folder: string,
  proxy: string,
  userAgent: readonly string[],
) {
  const more = [
    `--user-data-dir=${folder}`,
    `--log-net-log=${logIn(folder)}`,
    `--proxy-server=${proxy}`,
    ...(trustedKeys.length === 0 ? [] : [`--ignore-certificate-errors-spki-list=${trustedKeys.join(',')}`]),
    ...(sandbox ? [] : ['--no-sandbox']),
    ...userAgent,
  ]
  return spawn(executable, [...switches, ...more], {
    ...(account ?? {}),
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: folder, LANG: 'da_DK.UTF-8' },
    // A group of its own, so that all its processes end with it.
    detached: true,
    // The last two are its other line to us: where we are killed it breaks, and the browser ends with it.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
}

/** Where it is spoken to, as it prints it. */
function endpointOf(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((done, fail) => {
    const refuse = (got: string) => {
      clearTimeout(timer)
      fail(
        new Refusal('browser-refused', {
          message: `expected Chromium to start, got ${got}`,
          hint: /sandbox/i.test(said)
            ? 'its sandbox needs user namespaces; in a container that is thrown away afterwards: --no-sandbox'
            : 'start it by hand and see: chromium --headless --dump-dom about:blank',
        }),
      )
    }
    const timer = setTimeout(() => refuse('no sign of life'), limits.browserStartMs)
    child.stderr?.on('data', (bytes: Buffer) => {
      said = `${said}${bytes}`.slice(-8_192)
      const [, endpoint] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (endpoint === undefined) return
      clearTimeout(timer)
      done(endpoint)
    })
    child.once('error', error => refuse(error.message))
    child.once('exit', (code, signal) => refuse(`its end with ${code ?? signal}`))
  })
}

/** Ends the whole group, and waits until it has ended. */
async function endProcess(child: ChildProcess): Promise<void> {
  const { pid } = child
  if (pid === undefined) return
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise<void>(done => child.once('exit', () => done()))
    if (
      (await within(
        gone.then(() => true),
        3_000,
      )) === null
    )
      kill(-pid)
    await within(gone, limits.browserEndMs)
  }
  kill(-pid)
}

/** One process; where the number is negative, a group of them. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended.
  }
}

/** What came of it within that time; null where nothing did. */
export async function within<T>(work: Promise<T>, timeoutMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>(done => {
    timer = setTimeout(() => done(null), timeoutMs)
  })
  try {
    return await Promise.race([work.catch(() => null), late])
  } finally {
    clearTimeout(timer)
  }
}
