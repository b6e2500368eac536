// For every pattern of the real site: an address of something that is there, and one of something that is not; and what a form
// there would bring. A new address with something to fill in needs its example here, or the tests that ask them all fail.

import { systemClock } from '../../src/core/clock.ts'
import { loadAssets } from '../../src/web/assets.ts'
import type { Mounted } from '../../src/web/site.ts'
import { png } from '../site-fixture.ts'
import { auditOf } from '../site-seen.ts'
import type { RealSite } from './real-site.ts'

export interface Example {
  readonly there: string
  readonly missing: string
}

export interface Examples {
  /** Null for an address there is one of: nothing of its kind can be missing. */
  missing(mounted: Mounted): string | null
  there(mounted: Mounted): string
  /** All that any form of ours takes, filled in as whoever wants to do harm would. */
  readonly form: Readonly<Record<string, string>>
  /** The same for a program. */
  json(mounted: Mounted): unknown
}

export const absentId = '01957a00-0000-7000-8000-000000000000'
const nobodyYet = { name: 'Ond', mail: 'ond@example.dk', role: 'owner', language: 'da' } as const

export async function examplesOf(site: RealSite): Promise<Examples> {
  const thing = await makeThings(site)
  const filled = await patternsOf(site, thing)
  const missing = ({ path }: Mounted) => (isPattern(path) ? exampleOf(filled, path).missing : null)
  const there = ({ path }: Mounted) =>
    asked[path]?.(thing) ?? (isPattern(path) ? exampleOf(filled, path).there : path)
  const form = {
    ...{ ...nobodyYet, url: 'https://evil.example/hook', id: thing.webhook, since: '2026-01-01' },
    ...{ label: 'ond', scope: 'people:write', days: '365', is: 'yes', step: 'save', act: absentId },
    ...{ visit: 'now', answer: 'no', reason: 'ond', because: 'ond', standing: 'accepted', pledge: 'none' },
  }
  const json = ({ path }: Mounted) => sent[path] ?? (path.endsWith('/replay') ? { since: '2026-01-01' } : {})
  return { missing, there, form, json }
}

/** What a program would send there. */
const sent: Readonly<Record<string, unknown>> = {
  '/api/v1/people': nobodyYet,
  '/api/v1/webhooks': { url: 'https://evil.example/hook' },
  '/api/v1/breaks/:look/answers': { answer: 'no', reason: 'ond' },
}

const isPattern = (path: string): boolean => /[:*]/.test(path)

function exampleOf(filled: Readonly<Record<string, Example>>, path: string): Example {
  const example = filled[path]
  if (example === undefined) throw new Error(`expected an example of ${path} in test/journeys/addresses.ts`)
  return example
}

interface Things {
  readonly account: string
  readonly webhook: string
  readonly delivery: string
  readonly look: string
  readonly sentence: string
  readonly guest: string
  readonly visit: string
}

async function makeThings({ app, accounts, plantBreak, plantVisit }: RealSite): Promise<Things> {
  const { notifications, editing, accounts: people } = app.desk
  await app.check([], () => {})
  const added = await notifications.add('https://hooks.example.dk/ord')
  const webhook = added.kind === 'added' ? added.id : missingThing('webhook')
  const tested = await notifications.test(webhook)
  const delivery = tested.kind === 'sent' ? tested.delivery : missingThing('delivery')
  const { rows } = await editing.notice()
  const sentence = rows[0]?.id ?? missingThing('sentence')
  const wanted = { role: 'auditor', mail: 'udefra@example.dk', days: 1 } as const
  const letIn = await people.guests.letIn(wanted, systemClock.now())
  const guest = letIn.kind === 'let-in' ? letIn.guest : missingThing('guest')
  const visit = await plantVisit({ site: 'website', audit: auditOf({}), picture: png() })
  return { guest, account: accounts.tester, webhook, delivery, sentence, visit, look: await plantBreak() }
}

function missingThing(what: string): never {
  throw new Error(`expected the example to have a ${what}, got none`)
}

/** Fixed addresses that ask which: with what there is. */
const asked: Readonly<Record<string, (thing: Things) => string>> = {
  '/da/register/post': () => '/da/register/post?path=systems/billy',
  '/en/register/entry': () => '/en/register/entry?path=systems/billy',
  '/da/register/ny': () => '/da/register/ny?path=systems',
  '/en/register/new': () => '/en/register/new?path=systems',
  '/da/saetninger/saetning': ({ sentence }) => `/da/saetninger/saetning?id=${sentence}`,
  '/en/sentences/sentence': ({ sentence }) => `/en/sentences/sentence?id=${sentence}`,
  '/log/edition': () => '/log/edition?file=1.json',
  '/api/v1/register/entry': () => '/api/v1/register/entry?path=systems/billy',
  '/api/v1/register/entry/judge': () => '/api/v1/register/entry/judge?path=systems/billy',
  '/api/v1/register/entry/remove': () => '/api/v1/register/entry/remove?path=systems/billy',
  '/api/v1/register/entry/remove/judge': () => '/api/v1/register/entry/remove/judge?path=systems/billy',
  '/api/v1/register/new-entry': () => '/api/v1/register/new-entry?path=systems',
  '/api/v1/register/new-entry/judge': () => '/api/v1/register/new-entry/judge?path=systems',
}

const both = (
  da: string,
  en: string,
  parameter: string,
  id: string,
): readonly (readonly [string, Example])[] =>
  [da, en].map(path => [
    path,
    { there: path.replace(parameter, id), missing: path.replace(parameter, absentId) },
  ])

const reports = (da: string, en: string, visit: string) =>
  [da, en].map(path => {
    const of = path.replace(':visit', visit)
    return [path, { there: of.replace(':format', 'junit'), missing: of.replace(':format', 'pdf') }] as const
  })

async function patternsOf(site: RealSite, thing: Things): Promise<Readonly<Record<string, Example>>> {
  const { style } = (await loadAssets()).links
  const { account, look, webhook, delivery, sentence, guest, visit } = thing
  const one = (path: string, parameter: string, id: string, absent = absentId) =>
    [path, { there: path.replace(parameter, id), missing: path.replace(parameter, absent) }] as const
  const size = new TextDecoder().decode((await site.app.logFile('checkpoint')) ?? undefined).split('\n')[1]
  const row = await site.app.storedRow()
  const proof = (JSON.parse(row?.row ?? '{}') as { readonly id?: string }).id ?? absentId
  return Object.fromEntries([
    one('/da/loefte/:pledge', ':pledge', 'open', 'nothing'),
    one('/en/pledge/:pledge', ':pledge', 'open', 'nothing'),
    one('/api/v1/pledges/:id', ':id', 'open', 'nothing'),
    one('/api/v1/policy/:language', ':language', 'da', 'de'),
    one('/proof/:file', ':file', `${proof}.json`, 'nothing.json'),
    ['/assets/*', { there: style, missing: '/assets/style.css' }],
    ['/log/tile/*', { there: `/log/tile/0/000.p/${size}`, missing: '/log/tile/0/001' }],
    ...both('/da/brudte-loefter/:look', '/en/broken-pledges/:look', ':look', look),
    ...both('/da/personer/:account', '/en/people/:account', ':account', account),
    ...both('/da/personer/:account/invitation', '/en/people/:account/invitation', ':account', account),
    ...both('/da/personer/:account/rolle', '/en/people/:account/role', ':account', account),
    ...both('/da/personer/:account/stedfortraeder', '/en/people/:account/deputy', ':account', account),
    ...both('/da/personer/:account/farvel', '/en/people/:account/leave', ':account', account),
    ...both('/da/personer/udefra/:guest/luk-ude', '/en/people/outside/:guest/shut-out', ':guest', guest),
    ...both('/da/hjemmesiden/:visit', '/en/website/:visit', ':visit', visit),
    ...reports('/da/hjemmesiden/:visit/rapport/:format', '/en/website/:visit/report/:format', visit),
    [
      '/visit/:visit/:picture',
      { there: `/visit/${visit}/page-0.png`, missing: `/visit/${visit}/page-1.png` },
    ],
    one('/api/v1/site-visits/:visit', ':visit', visit),
    one('/api/v1/people/:account/leave', ':account', account),
    one('/api/v1/people/:account/sessions/end', ':account', account),
    one('/api/v1/webhooks/:webhook/replay', ':webhook', webhook),
    one('/api/v1/deliveries/:delivery/replay', ':delivery', delivery),
    one('/api/v1/sentences/:sentence', ':sentence', sentence, 'NONE'),
    one('/api/v1/sentences/:sentence/judge', ':sentence', sentence, 'NONE'),
    one('/api/v1/sentences/:sentence/remove', ':sentence', sentence, 'NONE'),
    one('/api/v1/sentences/:sentence/remove/judge', ':sentence', sentence, 'NONE'),
    one('/api/v1/editions/:edition', ':edition', '1', '999'),
    one('/api/v1/cases/:case', ':case', `look.${proof}`, `look.${absentId}`),
    one('/api/v1/breaks/:look', ':look', look),
    one('/api/v1/breaks/:look/answers', ':look', look),
    ...['remove', 'rotate', 'test', 'turn-on'].map(act =>
      one(`/api/v1/webhooks/:webhook/${act}`, ':webhook', webhook),
    ),
    one('/api/v1/letters/:letter/retry', ':letter', absentId),
  ])
}
