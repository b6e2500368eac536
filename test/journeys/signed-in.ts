// Who a test is signed in as: the first run is made, people are invited and links spent as the program does it, by its own
// rooms and in its own store, beside a program that serves or in an app of this process. What the pages of it look like is
// shown by sign-in.test.ts.

import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import type { Accounts } from '../../src/accounts/accounts.ts'
import { linkRoles, type Used } from '../../src/accounts/links.ts'
import { openApp } from '../../src/app/open.ts'
import type { Setting } from '../../src/app.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import type { Language } from '../../src/core/language.ts'
import type { Role } from '../../src/core/roles.ts'
import { formField, formToken } from '../../src/web/cross-site.ts'
import type { Program } from '../program.ts'

export interface Wanted {
  readonly role: Role
  /** For who comes by link: what they are let in to. */
  readonly own?: readonly string[]
  readonly name?: string
  readonly mail?: string
  readonly language?: Language
}

export interface SignedIn {
  readonly role: Role
  readonly token: string
  readonly session: string
  /** For a request that reads. */
  readonly headers: { readonly cookie: string }
}

/** Signs people in beside a program, which may be serving; one who is asked for twice is two people, but for the owner. */
export const signIn = (program: Program, ...wanted: readonly Wanted[]): Promise<readonly SignedIn[]> =>
  withAccounts(program, async accounts => {
    const signedIn: SignedIn[] = []
    for (const one of wanted) signedIn.push(await signInTo(accounts, one))
    return signedIn
  })

/** Does something with a program's own accounts, beside it. */
export async function withAccounts<Done>(
  program: Program,
  act: (accounts: Accounts) => Promise<Done>,
): Promise<Done> {
  const app = await openApp(settingOf(program))
  try {
    return await act(app.desk.accounts)
  } finally {
    await app.close()
  }
}

/** The owner, beside a program. */
export async function signInOwner(program: Program): Promise<SignedIn> {
  const [owner] = await signIn(program, { role: 'owner' })
  if (owner === undefined) throw new Error('expected the owner to be signed in, got nobody')
  return owner
}

export async function signInTo(accounts: Accounts, wanted: Wanted): Promise<SignedIn> {
  const used = await letIn(accounts, wanted)
  if (used.kind === 'refused') throw new Error(`expected ${wanted.role} to be let in, got refused`)
  const { token, session } = used
  return { role: wanted.role, token, session, headers: { cookie: `__Host-ordholden=${token}` } }
}

async function letIn(accounts: Accounts, wanted: Wanted): Promise<Used> {
  const { role, own = [], name = 'Anna Andersen', language = 'da' } = wanted
  const mail = wanted.mail ?? `${role}-${crypto.randomUUID()}@example.dk`
  const now = systemClock.now()
  const { firstRun, links, people } = accounts
  const first = role === 'owner' ? await firstRun.begin(now) : null
  if (first !== null) return firstRun.accept(first.token, { name, mail, language }, now)
  const ofLink = linkRoles.find(one => one === role)
  if (ofLink !== undefined) return links.use((await links.make({ role: ofLink, own, mail }, now)).token, now)
  if (role === 'owner' && wanted.mail === undefined) {
    const renewed = await firstRun.renew(now)
    return renewed === null ? { kind: 'refused' } : links.use(renewed.token, now)
  }
  const invited = await people.invite({ name, mail, role, language }, now)
  return invited.kind === 'taken' ? { kind: 'refused' } : links.use(invited.link.token, now)
}

const settingOf = ({ policy, home, env }: Program): Setting => ({
  ...{ policyFolder: policy, home, env, outside: false, servedAt: null, publishes: false },
  ...{ clock: systemClock, random: systemRandom, notify: () => {} },
})

/** A form of one of our pages, as a browser sends it. */
export function post(
  { token }: SignedIn,
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `__Host-ordholden=${token}`, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ [formField]: formToken(token), ...fields }),
  })
}

/** A window of the browser in which somebody is signed in. */
export async function contextAs(
  browser: Browser,
  address: string,
  { token }: SignedIn,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  const { hostname } = new URL(address)
  await context.addCookies([
    {
      ...{ name: '__Host-ordholden', value: token, domain: hostname, path: '/' },
      ...{ secure: true, httpOnly: true, sameSite: 'Lax' },
    },
  ])
  return context
}
