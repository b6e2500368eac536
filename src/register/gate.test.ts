import assert from 'node:assert/strict'
import { test } from 'node:test'

import { type ExampleName, edited, exampleEdition, exampleTexts } from '../../test/example-policy.ts'
import { formatFault } from '../core/refusal.ts'
import { type PledgeId, pledgeIds, type Verdict } from '../pledge/pledge.ts'
import { gate } from './gate.ts'

const last = exampleEdition()
const latest = (special: Partial<Record<PledgeId, Verdict>> = {}, rest: Verdict = 'unknown') =>
  new Map(pledgeIds.map(id => [id, special[id] ?? rest]))

/** The faults of an edit made of several replacements; none where it is published. */
function faults(
  edits: readonly (readonly [ExampleName, string, string])[],
  verdicts = latest(),
  before: typeof last | null = last,
): readonly string[] {
  const texts: Record<ExampleName, string> = { ...exampleTexts }
  for (const [name, from, to] of edits) texts[name] = edited(name, from, to, texts[name])[name]
  const decision = gate(before, exampleEdition(texts), verdicts)
  return decision.kind === 'refused' ? decision.faults.map(formatFault) : []
}

const acceptance = '    pledge: site.host\n    declaredUnproven: {by: example, at: 2026-11-22}\n'
const notAccepted: readonly [ExampleName, string, string] = [
  'register.yaml',
  acceptance,
  '    pledge: site.host\n',
]
/** The hosting sentence said anew, bound and translated. */
const saidAnew: readonly (readonly [ExampleName, string, string])[] = [
  ['notice.da.md', 'Vores website hostes hos **JT-COM**.', 'Vores websites hostes hos **JT-COM**.'],
  ['notice.en.md', 'Our website is hosted', 'Our websites are hosted'],
  ['register.yaml', 'Vores website hostes', 'Vores websites hostes'],
  ['register.yaml', 'Our website is hosted', 'Our websites are hosted'],
]

test('an edit that touches no sentence is never looked at, whatever its pledges say', () => {
  assert.deepEqual(faults([], latest({}, 'broken')), [])
  assert.deepEqual(faults([['notice.da.md', '### Kundeopgaver', '### Opgaver']], latest({}, 'broken')), [])
})

test('a pledge broken at its latest look refuses what is new or changed, at its place', () => {
  const [first] = faults([], latest({ 'site.host': 'broken' }), null)
  assert.match(
    first ?? '',
    /^notice\.da\.md:43:1: sentence "hosted-by": expected a pledge that is not broken, got site\.host/,
  )
  assert.equal(faults(saidAnew, latest({ 'site.host': 'broken' })).length, 2)
  assert.deepEqual(faults(saidAnew, latest({ 'site.host': 'kept' })), [])
})

test('unknown is published as declared, unproven where a person accepted it, else refused with how to', () => {
  assert.deepEqual(faults(saidAnew), [])
  const [first] = faults([notAccepted, ...saidAnew])
  assert.match(
    first ?? '',
    /expected a pledge that is kept, got site\.host, which nothing has checked\n {2}hint: .*declaredUnproven: \{by, at\}/,
  )
  assert.deepEqual(faults([notAccepted, ...saidAnew], latest({}, 'kept')), [])
})

test('a new sentence must be bound, and in the other language too', () => {
  const unbound = faults([['notice.da.md', 'Vores website', 'Vi sælger intet. Vores website']])
  assert.deepEqual(
    unbound.map(fault => fault.split('\n')[0]),
    ['notice.da.md:43:1: sentence is bound to nothing: "Vi sælger intet."'],
  )
  const onlyDanish = faults([
    ['notice.da.md', 'Vores website', 'Vi sælger intet. Vores website'],
    [
      'register.yaml',
      'sentences:\n',
      'sentences:\n  - {id: new, da: {exact: Vi sælger intet.}, pledge: open, declaredUnproven: {by: A, at: 2026-01-01}}\n',
    ],
  ])
  assert.match(
    onlyDanish.join(),
    /^notice\.da\.md:43:1: sentence "new": expected it in notice\.en\.md too, got none/,
  )
})

test('words said twice match twice, and are refused', () => {
  const twice = faults([['notice.da.md', 'Dele af', 'Vores website hostes hos JT-COM. Dele af']])
  assert.match(twice.join('\n'), /sentence "hosted-by": expected one match in notice\.da\.md, got 2/)
})

test('a selector this edit wrote must match', () => {
  const ghost = [
    'register.yaml',
    'sentences:\n',
    'sentences:\n  - {id: ghost, da: {exact: Ingen steder}, pledge: open}\n',
  ] as const
  assert.match(
    faults([ghost]).join(),
    /^register\.yaml:\d+:\d+: sentence "ghost": expected one match in notice\.da\.md, got none/,
  )
})

test('binding a sentence to another pledge is a change of it', () => {
  const rebound = [
    'register.yaml',
    'pledge: engagements.instruction',
    'pledge: engagements.processor',
  ] as const
  const listed = ['register.yaml', '  - {id: engagements.instruction, parts: [in-force]}\n', ''] as const
  assert.equal(faults([rebound, listed], latest({ 'engagements.processor': 'broken' })).length, 2)
})

test('taking a promise away is never refused, in one language or both, with or without its entry', () => {
  const da = ['notice.da.md', '- Vi handler altid efter kundens instruks  \n', ''] as const
  const en = ['notice.en.md', "- We always act on the customer's instructions\n", ''] as const
  assert.deepEqual(faults([da], latest({}, 'broken')), [])
  assert.deepEqual(faults([da, en], latest({}, 'broken')), [])
})

const shorter = (
  da: string,
  en: string,
  rest: readonly [string, string],
): readonly (readonly [ExampleName, string, string])[] => [
  ['notice.da.md', da, rest[0]],
  ['register.yaml', da.replaceAll('*', ''), rest[0].replaceAll('*', '')],
  ['notice.en.md', en, rest[1]],
  ['register.yaml', en.replaceAll('*', ''), rest[1].replaceAll('*', '')],
]

test('promising less under the same pledge is not refused, also when the pledge is broken', () => {
  const less = shorter('fakturering, betalinger og dokumentation', 'invoicing, payments and documentation', [
    'fakturering og dokumentation',
    'invoicing and documentation',
  ])
  assert.deepEqual(faults(less, latest({ 'partners.categories': 'broken' })), [])
})

test('leaving out a word that denies or limits is not promising less', () => {
  const more = shorter('gemmes data kun i', 'data is kept only in', ['gemmes data i', 'data is kept in'])
  assert.equal(faults(more, latest({ 'engagements.anonymous-only': 'broken' })).length, 2)
  const denied = shorter('anvender **IKKE** Google', 'do **NOT** use Google', [
    'anvender Google',
    'do use Google',
  ])
  assert.equal(faults(denied, latest({ 'traffic.no-trackers': 'broken' })).length, 2)
})

test('what stands declared, unproven is listed', () => {
  const decision = gate(last, exampleEdition(), latest({ 'site.host': 'kept' }))
  assert.equal(decision.kind === 'published' && decision.declaredUnproven.includes('hosted-by'), false)
  assert.equal(decision.kind === 'published' && decision.declaredUnproven.length, 25)
})
