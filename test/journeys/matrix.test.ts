// Who may do what, asked of the real site over a real socket: every address × every role and nobody × own, other and nothing ×
// cookie, session sent as a program's token, and tokens of programs with each scope; expected from the table (core/access.ts)
// and from nothing else. Who may not changes nothing, whatever they send; who may and sends nothing changes nothing either.
// Planted addresses tell own from other until a room does. OWASP ASVS 5.0 V8.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Grant, Row } from '../../src/core/access.ts'
import { type Role, roles, type Scope, scopes } from '../../src/core/roles.ts'
import { formField, formToken } from '../../src/web/cross-site.ts'
import type { Mounted } from '../../src/web/site.ts'
import { addPlanted, plantedScopes, plantedTable } from '../planted-routes.ts'
import { practiceOwn } from '../practice/who.ts'
import { type Examples, examplesOf } from './addresses.ts'
import { accountRoles, openRealSite, type RealSite } from './real-site.ts'

let site: RealSite
let examples: Examples
before(async () => {
  site = await openRealSite({ table: plantedTable, scopes: plantedScopes, rooms: [addPlanted] })
  examples = await examplesOf(site)
})
after(() => site.close())

interface Asker {
  readonly name: string
  /** Whom the site takes them for. */
  readonly role: Role | 'nobody'
  /** Whose session it is, where it is one: to send a form with. */
  readonly session: { readonly role: Role; readonly token: string } | null
  /** Null for a person. */
  readonly scopes: readonly Scope[] | null
  readonly headers: Readonly<Record<string, string>>
}

async function makeAskers(): Promise<readonly Asker[]> {
  const nobody = { role: 'nobody', session: null, scopes: null } as const
  const people = roles.flatMap((role): Asker[] => {
    const { token, headers } = site.people[role]
    return [
      { name: role, role, session: { role, token }, scopes: null, headers },
      { ...nobody, name: `session of ${role} as bearer`, headers: { authorization: `Bearer ${token}` } },
    ]
  })
  const programs: Asker[] = []
  for (const role of accountRoles)
    for (const scope of scopes) {
      const headers = { authorization: `Bearer ${await site.program(role, scope)}` }
      programs.push({ name: `${scope} of ${role}`, role, session: null, scopes: [scope], headers })
    }
  const strayed = { cookie: `__Host-ordholden=${await site.program('owner', ...scopes)}` }
  return [
    { ...nobody, name: 'nobody', headers: {} },
    { ...nobody, name: 'token of a program as cookie', headers: strayed },
    ...people,
    ...programs,
  ]
}

type Whose = 'own' | 'other' | 'nothing'
interface Case {
  readonly asker: Asker
  readonly mounted: Mounted
  readonly whose: Whose
  readonly expected: number | 'answered'
}

function casesOf(askers: readonly Asker[]): readonly Case[] {
  return site.mounted.flatMap(mounted =>
    askers.flatMap(asker =>
      (['own', 'other', 'nothing'] as const)
        .filter(whose => isThereToAsk(mounted, whose))
        .map(whose => ({ asker, mounted, whose, expected: expectedOf(asker, mounted, whose) })),
    ),
  )
}

const isPlanted = ({ path }: Mounted): boolean => path.endsWith('/:owner')

/** What belongs to nobody is never one's own, and of what there is one of nothing is missing. */
const isThereToAsk = (mounted: Mounted, whose: Whose): boolean =>
  isPlanted(mounted) || whose === 'other' || (whose === 'nothing' && examples.missing(mounted) !== null)

function expectedOf(asker: Asker, { id, method, path }: Mounted, whose: Whose): number | 'answered' {
  const row: Row = plantedTable[id] ?? assert.fail(id)
  const grant: Grant = row[asker.role]
  if (grant === 'none') return asker.role === 'nobody' ? 401 : 403
  const isOutOfScope = asker.scopes?.every(scope => plantedScopes[scope]?.includes(id) !== true) ?? false
  if (isOutOfScope && row.nobody !== 'all') return 403
  if (isPlanted({ id, method, path }))
    return whose === 'nothing' || (grant === 'own' && whose === 'other') ? 404 : 'answered'
  return whose === 'nothing' && method === 'GET' ? 404 : 'answered'
}

function addressOf({ asker, mounted, whose, expected }: Case): string {
  if (isPlanted(mounted)) {
    const own = practiceOwn(asker.role === 'nobody' ? 'owner' : asker.role)
    return mounted.path.replace(':owner', { own, other: 'of-a-stranger', nothing: 'of-none' }[whose])
  }
  // Whoever may is kept from what is there: with some addresses it would be done, whatever is sent.
  const isSpared = mounted.method !== 'GET' && expected === 'answered'
  return ((isSpared || whose === 'nothing') && examples.missing(mounted)) || examples.there(mounted)
}

const isApi = ({ path }: Mounted): boolean => path.startsWith('/api/')

/** Who may sends nothing; who may not, everything. */
async function bodyOf({ asker, mounted, expected }: Case): Promise<RequestInit> {
  const { method } = mounted
  if (method === 'GET') return { headers: asker.headers }
  const isFull = expected !== 'answered'
  const here = {
    ...asker.headers,
    ...(asker.headers['authorization'] ? {} : { 'sec-fetch-site': 'same-origin' }),
  }
  if (isApi(mounted)) {
    const headers = {
      ...here,
      'content-type': 'application/json',
      ...(isFull ? { 'idempotency-key': crypto.randomUUID() } : {}),
    }
    return { headers, body: JSON.stringify(isFull ? examples.json(mounted) : {}) }
  }
  const session = asker.session === null ? null : await sessionFor(asker.session, mounted)
  const headers = session === null ? here : { ...here, cookie: `__Host-ordholden=${session}` }
  const token = session === null ? {} : { [formField]: formToken(session) }
  return { headers, body: new URLSearchParams({ ...token, ...(isFull ? examples.form : {}) }) }
}

/** What ends sessions is asked with one of its own. */
const sessionFor = async (
  { role, token }: { readonly role: Role; readonly token: string },
  { id }: Mounted,
) => (id === 'account.session' ? (await site.fresh(role)).token : token)

async function ask(one: Case): Promise<string | null> {
  const { method } = one.mounted
  const path = addressOf(one)
  const answer = await fetch(site.served.address + path.slice(1), {
    method,
    redirect: 'manual',
    ...(await bodyOf(one)),
  })
  await answer.arrayBuffer()
  const isRight =
    one.expected === 'answered' ? isAnswered(one, answer.status) : answer.status === one.expected
  return isRight
    ? null
    : `${method} ${path} ${one.asker.name} ${one.whose}: ${answer.status}, not ${one.expected}`
}

/** There is no first run any more, and the example asks for no page of figures. */
const isGone = ({ id }: Mounted): boolean => id === 'sign-in.start' || id === 'page.traffic'

function isAnswered({ mounted }: Case, status: number): boolean {
  if (isGone(mounted)) return status === 404
  return mounted.method === 'GET' || isPlanted(mounted)
    ? status < 400
    : status < 500 && status !== 401 && status !== 403
}

async function askAll(cases: readonly Case[], atOnce = 6): Promise<readonly string[]> {
  const wrong: string[] = []
  const waiting = cases.values()
  const work = async () => {
    for (const one of waiting) {
      const fault = await ask(one)
      if (fault !== null) wrong.push(fault)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return wrong
}

/** Sessions are begun and ended to ask what ends one. */
async function withoutSessions(): Promise<Readonly<Record<string, string>>> {
  const { session: _, ...kept } = await site.standing()
  return kept
}

test('every address × role × own, other, nothing × cookie, bearer and each scope is as the table says', async t => {
  const askers = await makeAskers()
  const cases = casesOf(askers)
  const refused = cases.filter(({ expected }) => expected === 401 || expected === 403)
  const others = cases.filter(({ expected }) => expected !== 401 && expected !== 403)
  const endsSessions = ({ mounted }: Case) => mounted.id === 'account.session'
  const before = await withoutSessions()
  assert.deepEqual(await askAll(refused), [])
  assert.deepEqual(await withoutSessions(), before, 'who may not changes nothing, though everything was sent')
  assert.deepEqual(await askAll(others.filter(one => !endsSessions(one))), [])
  assert.deepEqual(await withoutSessions(), before, 'who may and sends nothing changes nothing')
  assert.deepEqual(await askAll(others.filter(endsSessions), 1), [])
  assert.deepEqual(site.faults, [])
  t.diagnostic(
    `${cases.length} asked: ${site.mounted.length} addresses × ${askers.length} askers; ${refused.length} refused`,
  )
  assert.ok(cases.length > 7_000, String(cases.length))
})

test('the table is asked: an address whose row grants more is found, and so is one that changes something', async () => {
  const asker = { name: 'nobody', role: 'nobody', session: null, scopes: null, headers: {} } as const
  const mounted = site.mounted.find(({ id }) => id === 'page.board') ?? assert.fail()
  const one: Case = { asker, mounted, whose: 'other', expected: 401 }
  assert.match((await ask(one)) ?? '', /nobody other: 200, not 401/)
  const before = await site.standing()
  const invited = await site.app.desk.invite({
    name: 'Bo',
    mail: 'bo@example.dk',
    role: 'staff',
    language: 'da',
  })
  assert.equal(invited.kind, 'invited')
  const after = await site.standing()
  const changed = Object.keys(after).filter(name => after[name] !== before[name])
  assert.deepEqual(changed, ['account', 'letter', 'link'])
})
