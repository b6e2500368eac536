// The real site in this process, for whoever asks every address of it: the example's policy as a copy, a home of its own, an
// account or a link for every role, tokens of programs, and all that is kept, to see whether anything changed.

import { createHash } from 'node:crypto'
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openApp, openStore } from '../../src/app/open.ts'
import { readPolicyFolder } from '../../src/app/policy.ts'
import type { App, Setting } from '../../src/app.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { newId } from '../../src/core/ids.ts'
import { type Role, roles, type Scope, type Who } from '../../src/core/roles.ts'
import type { Audit } from '../../src/site/audit.ts'
import { keepRaw } from '../../src/site/raw.ts'
import { type Session, withSession } from '../../src/store/connect.ts'
import { type Served, serve } from '../../src/web/server.ts'
import type { AddRoutes, Mounted, SiteOptions } from '../../src/web/site.ts'
import { fetchedPostgres } from '../database.ts'
import { practiceOwn } from '../practice/who.ts'
import { examplePolicy } from '../program.ts'
import { type SignedIn, signInTo } from './signed-in.ts'

/** Who has an account; the others come by a link. */
export const accountRoles = ['owner', 'staff', 'tester', 'bookkeeper'] as const
export type AccountRole = (typeof accountRoles)[number]
/** The owner's, as a stranger may know it. */
export const ownerMail = 'anna@example.dk'

export interface RealSite {
  readonly app: App
  readonly policyFolder: string
  readonly served: Served
  /** Every address put on the site. */
  readonly mounted: readonly Mounted[]
  /** What the pages could not be shown for. */
  readonly faults: readonly string[]
  readonly people: Readonly<Record<Role, SignedIn>>
  readonly accounts: Readonly<Record<AccountRole, string>>
  /** A session more, for what ends one. */
  fresh(role: Role): Promise<SignedIn>
  /** What a program asks with, on behalf of one who has an account. */
  program(role: AccountRole, ...scopes: readonly Scope[]): Promise<string>
  /** All rows there are and all files of the policy, as a mark of each table and file; but for the log, and when somebody was last seen. */
  standing(): Promise<Readonly<Record<string, string>>>
  /** A break the example does not have: the last look, whatever it saw. Answers its id. */
  plantBreak(): Promise<string>
  /** A visit of a site, as it was kept: no test of pages visits one. Answers its id. */
  plantVisit(visit: PlantedVisit): Promise<string>
  close(): Promise<void>
}

export interface PlantedVisit {
  /** Id of the register's site. */
  readonly site: string
  readonly audit: Audit
  /** Of the first page. */
  readonly picture: Uint8Array
}

export async function openRealSite(
  planted: Pick<SiteOptions, 'table' | 'scopes' | 'rooms'> = {},
  env: Setting['env'] = {},
): Promise<RealSite> {
  await using opened = new AsyncDisposableStack()
  const setting = makeSetting(opened, env)
  // First, so that it is the one who started the database, and may read all of it.
  const kept = await openKept(setting, opened)
  const app = await openApp(setting)
  opened.defer(() => app.close())
  const mounted: Mounted[] = []
  const faults: string[] = []
  const noteMounted: AddRoutes = (_, site) => void mounted.push(...site.mounted)
  const served = await serve({
    ...{ ...planted, rooms: [...(planted.rooms ?? []), noteMounted], who: withOwn(app.desk.accounts.who) },
    ...{ app, clock: systemClock, contact: app.contact, port: 0, url: null },
    report: fault =>
      void faults.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)),
  })
  opened.defer(() => served.close())
  const { policyFolder } = setting
  const site = { app, policyFolder, served, mounted, faults, ...kept, ...(await enter(app)) }
  const close = opened.move()
  return { ...site, close: () => close.disposeAsync() }
}

function makeSetting(opened: AsyncDisposableStack, more: Setting['env']): Setting {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-site-'))
  opened.defer(() => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o755) // PostgreSQL runs as a user of its own where the test runs as root.
  const policyFolder = join(folder, 'policy')
  cpSync(examplePolicy, policyFolder, { recursive: true })
  // A letter leads only to https: where it leads is another address than the one this process listens at.
  const env = {
    ...{ PATH: process.env['PATH'], HOME: folder, ORDHOLDEN_POSTGRES: fetchedPostgres() ?? '' },
    ORDHOLDEN_URL: 'https://ord.example',
    ...more,
  }
  return {
    ...{ policyFolder, home: join(folder, 'home'), env, outside: false, servedAt: null, publishes: true },
    ...{ clock: systemClock, random: systemRandom, notify: () => {} },
  }
}

/** No room gives who has an account something of their own yet; here each has what practice calls theirs. */
const withOwn = (who: Who): Who => ({
  ...who,
  visitorOf: async (token, now) => {
    const visitor = await who.visitorOf(token, now)
    return visitor.kind === 'nobody' || visitor.account === null
      ? visitor
      : { ...visitor, own: [practiceOwn(visitor.role)] }
  },
  programOf: async (token, now) => {
    const visitor = await who.programOf(token, now)
    return visitor.kind === 'nobody' ? visitor : { ...visitor, own: [practiceOwn(visitor.role)] }
  },
})

async function enter({ desk: { accounts } }: App) {
  const signedIn = async (role: Role) =>
    signInTo(accounts, {
      role,
      own: [practiceOwn(role)],
      mail: role === 'owner' ? ownerMail : `${role}@example.dk`,
    })
  const entries: [Role, SignedIn][] = []
  for (const role of roles) entries.push([role, await signedIn(role)])
  const people = Object.fromEntries(entries) as Record<Role, SignedIn>
  const account = async (role: AccountRole) => {
    const visitor = await accounts.who.visitorOf(people[role].token, systemClock.now())
    if (visitor.kind === 'nobody' || visitor.account === null)
      throw new Error(`expected an account of ${role}`)
    return visitor.account
  }
  const ids: [AccountRole, string][] = []
  for (const role of accountRoles) ids.push([role, await account(role)])
  const accountOf = Object.fromEntries(ids) as Record<AccountRole, string>
  return {
    ...{ people, accounts: accountOf },
    fresh: async (role: Role): Promise<SignedIn> => {
      const of = accountRoles.find(one => one === role)
      const beginning = {
        means: 'link',
        role,
        own: [practiceOwn(role)],
        account: of ? accountOf[of] : null,
      } as const
      const { token, session } = await accounts.sessions.begin(beginning, systemClock.now())
      return { role, token, session, headers: { cookie: `__Host-ordholden=${token}` } }
    },
    program: async (role: AccountRole, ...scopes: readonly Scope[]): Promise<string> => {
      const made = await accounts.tokens.make(
        accountOf[role],
        { label: 'prøve', scopes, days: 1 },
        systemClock.now(),
      )
      if (made.kind === 'full') throw new Error('expected a token, got a full account')
      return made.token
    },
  }
}

/** Of what a look alone changes: the log says who looked, and a session when it was last seen. */
const changing: Readonly<Record<string, string>> = { session: 'seen_at', api_token: 'used_on' }
const logged = /^(?:leaf|opening|log_|kysely|look$)/

async function openKept(
  setting: Setting,
  opened: AsyncDisposableStack,
): Promise<Pick<RealSite, 'standing' | 'plantBreak' | 'plantVisit'>> {
  const { server } = await openStore(setting, await readPolicyFolder(setting.policyFolder), opened)
  if (server.own === null) throw new Error('expected a server of our own')
  const login = { ...server.own.administrator, database: server.owner.database }
  const standing = async () =>
    Object.fromEntries([...(await withSession(login, marksIn)), ...filesOf(setting.policyFolder)])
  const plantBreak = async () => {
    const statement =
      'insert into pledge_break (look) select id from look order by number desc limit 1 returning look'
    const { rows } = await withSession(login, session => session.query(statement))
    return String(rows[0]?.['look'])
  }
  const plantVisit = async ({ site, audit, picture }: PlantedVisit) => {
    const id = newId(setting.clock, setting.random)
    const raw = { netlogs: [new Uint8Array([31, 139])], pictures: new Map([[0, picture]]) }
    const rawHash = await keepRaw(join(setting.home ?? '', 'site', id), raw)
    const statement = `insert into site_audit (id, site, url, begun_at, ended_at, audit, raw_hash)
      values ($1, $2, $3, $4, $5, $6, $7)`
    const times = [audit.startedAt, audit.endedAt]
    const values = [id, site, audit.url, ...times, JSON.stringify(audit), rawHash]
    await withSession(login, session => session.query(statement, values))
    return id
  }
  return { standing, plantBreak, plantVisit }
}

async function marksIn(session: Session): Promise<readonly [string, string][]> {
  const tables = await session.query(`select tablename from pg_tables where schemaname = 'public'`)
  const names = tables.rows.map(({ tablename }) => String(tablename)).filter(name => !logged.test(name))
  const marks: [string, string][] = []
  for (const name of names.toSorted()) {
    const row = `(to_jsonb(t) - '${changing[name] ?? ''}')::text`
    const mark = `count(*) || ' ' || md5(coalesce(string_agg(${row}, ',' order by ${row}), ''))`
    const { rows } = await session.query(`select ${mark} as mark from "${name}" t`)
    marks.push([name, String(rows[0]?.['mark'])])
  }
  return marks
}

const filesOf = (folder: string): readonly [string, string][] =>
  readdirSync(folder)
    .toSorted()
    .map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ])
