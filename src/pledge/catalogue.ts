// Which parts each pledge has. Data, in the order of the policy; the claims in words are in language/parts.ts.
// A part that no room looks at yet is *not built*: test/policy.test.ts pins that list, and it may only shrink.

import type { Part, PledgeId } from './pledge.ts'

/** What a part is there once for: each such entry of the register. */
export type Each = 'system' | 'processor' | 'site' | 'host' | 'channel'

export interface PartKind {
  readonly name: string
  readonly each?: Each
  /** True where the sentence speaks of such entries: a register without any leaves the part standing, unlooked at. */
  readonly expected?: true
  /** True where the part can only speak against the pledge, never carry it alone. */
  readonly supporting?: true
}

const kinds = {
  minimise: [
    { name: 'reasons' },
    { name: 'fields', each: 'system' },
    { name: 'forms', each: 'site' },
    { name: 'free-text' },
    { name: 'unused' },
  ],
  open: [{ name: 'served' }, { name: 'elsewhere' }, { name: 'findable' }],
  purpose: [{ name: 'own-store' }, { name: 'access', each: 'system' }],
  'partners.categories': [
    { name: 'only-named', each: 'system' },
    { name: 'nothing-special' },
    { name: 'documentation' },
  ],
  'partners.purposes': [{ name: 'no-other-use' }, { name: 'holds-kept' }],
  'partners.systems': [
    { name: 'dns', supporting: true },
    { name: 'in-use', each: 'system', expected: true },
    { name: 'agreement', each: 'processor' },
    { name: 'supervision', each: 'processor' },
  ],
  'partners.disclosures': [{ name: 'recorded' }, { name: 'ground-fits' }, { name: 'links-dead' }],
  'traffic.only-technical': [
    { name: 'own-tables' },
    { name: 'own-logs' },
    { name: 'window' },
    { name: 'host-log', each: 'host' },
  ],
  'traffic.no-trackers': [
    { name: 'browser', each: 'site', expected: true },
    { name: 'own-tallies' },
    { name: 'own-pages' },
  ],
  'site.host': [{ name: 'matches', each: 'site', expected: true }],
  'site.third-parties': [
    { name: 'declared', each: 'site', expected: true },
    { name: 'pinned', each: 'site', expected: true },
    { name: 'up-to-date', each: 'site', expected: true },
  ],
  'engagements.processor': [{ name: 'role' }, { name: 'agreement' }, { name: 'sub-processors' }],
  'engagements.instruction': [{ name: 'in-force' }],
  'engagements.confidential': [
    { name: 'no-plaintext' },
    { name: 'who-may-open' },
    { name: 'openings-logged' },
    { name: 'access-review' },
  ],
  'engagements.deleted-at-once': [
    { name: 'assessed' },
    { name: 'destroyed' },
    { name: 'not-recoverable' },
    { name: 'other-places' },
    { name: 'customer-told' },
  ],
  'engagements.anonymous-only': [{ name: 'nothing-else-kept' }, { name: 'tests-pass' }, { name: 'rare' }],
  'rights.access': [{ name: 'in-time' }, { name: 'searched', each: 'system' }],
  'rights.rectify-erase': [
    { name: 'ended' },
    { name: 're-read', each: 'system' },
    { name: 'refusals' },
    { name: 'recipients-told' },
  ],
  'rights.object': [{ name: 'stopped' }, { name: 'decided' }, { name: 'answers' }],
  'rights.withdraw': [{ name: 'stopped' }, { name: 'as-easy' }],
  'rights.reachable': [{ name: 'channel', each: 'channel', expected: true }, { name: 'answered' }],
  'rights.complaint': [{ name: 'letters' }, { name: 'address', supporting: true }],
  'controller.identity': [
    { name: 'check-digit' },
    { name: 'cvr-register' },
    { name: 'agrees', supporting: true },
  ],
} as const satisfies Record<PledgeId, readonly PartKind[]>

/** The catalogue with every name as a type, so that a part without words in language/parts.ts does not compile. */
export type Catalogue = typeof kinds

export const catalogue: Readonly<Record<PledgeId, readonly PartKind[]>> = Object.freeze(kinds)

/** Whether a pledge has parts that are there once for each such entry. */
export const speaksOf = (pledge: PledgeId, each: Each): boolean =>
  catalogue[pledge].some(kind => kind.each === each)

/** Ids of the register's entries that the parts of one pledge are there once for. */
export type Subjects = Readonly<Record<Each, readonly string[]>>

/**
 * The parts of one pledge for one register. A kind without any subject to speak of gives no part, unless one is expected:
 * a policy that speaks of its website is not kept because the register names no site.
 */
export function partsOf(pledge: PledgeId, subjects: Subjects): readonly Part[] {
  return catalogue[pledge].flatMap(kind => {
    const ids = kind.each === undefined ? [] : subjects[kind.each]
    const alone = ids.length === 0 && (kind.each === undefined || kind.expected === true)
    return (alone ? [null] : ids).map(subject => partOf(pledge, kind, subject))
  })
}

function partOf(pledge: PledgeId, kind: PartKind, subject: string | null): Part {
  const id = `${pledge}/${kind.name}${subject === null ? '' : `:${subject}`}`
  return Object.freeze({ id, pledge, name: kind.name, subject, carries: kind.supporting !== true })
}
