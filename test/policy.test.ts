// The example policy held to itself: every normative sentence has a pledge, every pledge its parts, every part's evidence
// counts, every sentence's words count, and what nobody looks at yet is a list that may only shrink.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { checksOf, type Ground } from '../src/app/checks.ts'
import { sha256, toHex } from '../src/core/bytes.ts'
import { systemClock, systemRandom } from '../src/core/clock.ts'
import type { Inline, Run } from '../src/core/document.ts'
import type { Fault } from '../src/core/refusal.ts'
import { translationNote } from '../src/language/register.ts'
import { offResolve } from '../src/net/resolve.ts'
import { catalogue, partsOf } from '../src/pledge/catalogue.ts'
import { type Look, type Part, type PledgeId, pledgeIds } from '../src/pledge/pledge.ts'
import { judgePart, judgePledge } from '../src/pledge/verdict.ts'
import { type Edition, gate } from '../src/register/gate.ts'
import { comparable } from '../src/register/html.ts'
import { lawFindingsOf } from '../src/register/law-findings.ts'
import { markedBlocks } from '../src/register/mark.ts'
import { subjectsOf } from '../src/register/subjects.ts'
import { exampleBytes, exampleEdition, exampleTexts } from './example-policy.ts'

const edition = exampleEdition()
const { register } = edition.file
const partsIn = (pledge: PledgeId): readonly Part[] => partsOf(pledge, subjectsOf(register, pledge))
const allParts = pledgeIds.flatMap(partsIn)

// Checks are made here and never run: none of this is asked for anything.
const ground: Ground = {
  store: Object.create(null),
  making: { clock: systemClock, random: systemRandom },
  fetch: { get: url => Promise.resolve({ kind: 'failed', url, because: 'off', detail: '' }) },
  resolve: offResolve(),
  outside: false,
  servedAt: null,
  home: '/',
}

/** Parts some room looks at. */
const built: readonly string[] = checksOf(edition, ground).map(({ part }) => part)

/** The known-bad case of each: the test that turns it broken. May only grow. */
const brokenBy: Readonly<Record<string, readonly [file: string, test: string]>> = {
  'open/served': ['src/register/pledges.test.ts', 'open/served: broken where'],
  'open/elsewhere': [
    'src/register/pledges.test.ts',
    'open/elsewhere: broken where the page says something else',
  ],
  'open/findable': ['src/register/pledges.test.ts', 'open/findable: broken where a person accepted what'],
  'controller.identity/check-digit': ['src/register/pledges.test.ts', 'broken for a slip in it'],
  'controller.identity/agrees': ['src/register/pledges.test.ts', 'controller.identity/agrees: broken at'],
  'partners.systems/dns': ['src/partners/pledges.test.ts', 'broken by it alone makes the pledge broken'],
  'purpose/own-store': [
    'test/contracts/purpose-wall.test.ts',
    'every way of taking the wall down turns the check broken',
  ],
  'traffic.no-trackers/browser:website': ['src/site/pledges.test.ts', 'traffic.no-trackers/browser'],
  'site.host/matches:website': ['src/site/pledges.test.ts', 'site.host/matches'],
  'site.third-parties/declared:website': ['src/site/pledges.test.ts', 'site.third-parties/declared'],
  'site.third-parties/pinned:website': ['src/site/pledges.test.ts', 'site.third-parties/pinned'],
  'site.third-parties/up-to-date:website': ['src/site/pledges.test.ts', 'site.third-parties/up-to-date'],
  'minimise/forms:website': ['src/site/pledges.test.ts', 'minimise/forms'],
  'traffic.only-technical/own-tables': [
    'src/traffic/pledges.test.ts',
    'own-tables: a planted row breaks it, in whatever column and form',
  ],
  'traffic.only-technical/own-logs': [
    'src/traffic/pledges.test.ts',
    'own-logs: clean files are kept; a line with an address, a name or a browser breaks it',
  ],
  'traffic.only-technical/window': [
    'src/traffic/pledges.test.ts',
    'window: rows and keys within the period are kept; one that is older breaks it',
  ],
  'traffic.only-technical/host-log:jt-com': ['src/traffic/pledges.test.ts', 'broken where it is too long'],
  'traffic.no-trackers/own-tallies': [
    'src/traffic/pledges.test.ts',
    'own-tallies: visitors the notice does not carry break it',
  ],
  'traffic.no-trackers/own-pages': ['src/site/pledges.test.ts', 'own-pages: broken by anything of elsewhere'],
}

test('every part that looks has a known-bad case, and no case speaks of a part that does not', () => {
  assert.deepEqual(Object.keys(brokenBy).toSorted(), built.toSorted())
  for (const [part, [file, title]] of Object.entries(brokenBy))
    assert.ok(
      readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').includes(title),
      `${part}: ${title}`,
    )
})

/** Parts nobody looks at yet, each system, site and channel of the example apart. May only shrink. */
const notBuilt: readonly string[] = [
  'minimise/reasons',
  'minimise/fields:salary-dk',
  'minimise/fields:billy',
  'minimise/fields:nets',
  'minimise/fields:microsoft-365',
  'minimise/fields:danske-bank',
  'minimise/free-text',
  'minimise/unused',
  'purpose/access:salary-dk',
  'purpose/access:billy',
  'purpose/access:nets',
  'purpose/access:microsoft-365',
  'purpose/access:danske-bank',
  'partners.categories/only-named:salary-dk',
  'partners.categories/only-named:billy',
  'partners.categories/only-named:nets',
  'partners.categories/only-named:microsoft-365',
  'partners.categories/only-named:danske-bank',
  'partners.categories/nothing-special',
  'partners.categories/documentation',
  'partners.purposes/no-other-use',
  'partners.purposes/holds-kept',
  'partners.systems/in-use:salary-dk',
  'partners.systems/in-use:billy',
  'partners.systems/in-use:nets',
  'partners.systems/in-use:microsoft-365',
  'partners.systems/in-use:danske-bank',
  'partners.systems/agreement:salary-dk',
  'partners.systems/agreement:billy',
  'partners.systems/agreement:microsoft-365',
  'partners.systems/supervision:salary-dk',
  'partners.systems/supervision:billy',
  'partners.systems/supervision:microsoft-365',
  'partners.disclosures/recorded',
  'partners.disclosures/ground-fits',
  'partners.disclosures/links-dead',
  'engagements.processor/role',
  'engagements.processor/agreement',
  'engagements.processor/sub-processors',
  'engagements.instruction/in-force',
  'engagements.confidential/no-plaintext',
  'engagements.confidential/who-may-open',
  'engagements.confidential/openings-logged',
  'engagements.confidential/access-review',
  'engagements.deleted-at-once/assessed',
  'engagements.deleted-at-once/destroyed',
  'engagements.deleted-at-once/not-recoverable',
  'engagements.deleted-at-once/other-places',
  'engagements.deleted-at-once/customer-told',
  'engagements.anonymous-only/nothing-else-kept',
  'engagements.anonymous-only/tests-pass',
  'engagements.anonymous-only/rare',
  'rights.access/in-time',
  'rights.access/searched:salary-dk',
  'rights.access/searched:billy',
  'rights.access/searched:nets',
  'rights.access/searched:microsoft-365',
  'rights.access/searched:danske-bank',
  'rights.rectify-erase/ended',
  'rights.rectify-erase/re-read:salary-dk',
  'rights.rectify-erase/re-read:billy',
  'rights.rectify-erase/re-read:nets',
  'rights.rectify-erase/re-read:microsoft-365',
  'rights.rectify-erase/re-read:danske-bank',
  'rights.rectify-erase/refusals',
  'rights.rectify-erase/recipients-told',
  'rights.object/stopped',
  'rights.object/decided',
  'rights.object/answers',
  'rights.withdraw/stopped',
  'rights.withdraw/as-easy',
  'rights.reachable/channel:mail',
  'rights.reachable/channel:phone',
  'rights.reachable/channel:post',
  'rights.reachable/answered',
  'rights.complaint/letters',
  'rights.complaint/address',
  'controller.identity/cvr-register',
]

test('the Danish notice is the published page, byte for byte', () => {
  assert.equal(
    toHex(sha256(exampleBytes('notice.da.md'))),
    'cb67ae78e83c1de86e2f411c0f66a90c230c9c07aaea7334d3d35f858d79670c',
  )
})

test('every sentence is bound with every word in both languages; two promise nothing', () => {
  for (const { notice, bindings, faults } of edition.notices) {
    assert.deepEqual(faults, [], notice.path)
    assert.equal(notice.sentences.length, 26, notice.path)
    assert.equal(bindings.length, register.sentences.length, notice.path)
  }
  const silent = register.sentences.filter(({ pledge }) => pledge === undefined).map(({ id }) => id)
  assert.deepEqual(silent, ['too-much-data', 'not-part-of-it'])
})

test('both notices say the same sentences in the same order, under the same structure', () => {
  const [da, en] = edition.notices
  assert.deepEqual(
    da?.bindings.map(({ id, sentence }) => [id, sentence]),
    en?.bindings.map(({ id, sentence }) => [id, sentence]),
  )
  assert.deepEqual(
    da?.notice.blocks.map(({ kind }) => kind),
    en?.notice.blocks.map(({ kind }) => kind),
  )
  assert.equal(en?.notice.note, translationNote.en)
  assert.deepEqual(
    register.notices.map(({ language, unofficial }) => [language, unofficial]),
    [
      ['da', false],
      ['en', true],
    ],
  )
})

test('every pledge has a sentence and its parts, every sentence a pledge: no orphan either way', () => {
  const promised = new Set(register.sentences.flatMap(({ pledge }) => pledge ?? []))
  assert.deepEqual([...promised].toSorted(), [...pledgeIds].toSorted())
  for (const { id, parts } of register.pledges)
    assert.deepEqual(
      parts,
      catalogue[id].map(({ name }) => name),
      id,
    )
  for (const pledge of pledgeIds) assert.ok(partsIn(pledge).length > 0, pledge)
})

test('every part is looked at by somebody or stands in the list of those not built', () => {
  assert.deepEqual(
    allParts.map(({ id }) => id).filter(id => !built.includes(id)),
    notBuilt,
  )
  for (const part of built)
    assert.ok(
      allParts.some(({ id }) => id === part),
      part,
    )
})

test('removing any one part’s evidence makes its pledge no longer kept', () => {
  for (const pledge of pledgeIds) {
    const parts = partsIn(pledge)
    assert.equal(
      verdictWith(parts, () => true),
      'kept',
      pledge,
    )
    for (const gone of parts) {
      assert.equal(
        verdictWith(parts, part => part !== gone),
        'unknown',
        gone.id,
      )
      assert.equal(
        verdictWith(parts, () => true, gone),
        'unknown',
        `${gone.id} not built`,
      )
    }
  }
})

const today = { now: new Date('2026-11-22T12:00:00Z'), registerHash: 'r', noticeHash: 'n' }

function verdictWith(parts: readonly Part[], has: (part: Part) => boolean, notBuiltPart?: Part) {
  const states = parts.map(part =>
    judgePart(
      {
        part,
        everyMs: part === notBuiltPart ? null : 3_600_000,
        look: has(part) ? keptLook(part) : null,
        since: '2026-11-22T11:30:00Z',
      },
      today,
    ),
  )
  return judgePledge(states).verdict
}

const keptLook = (part: Part): Look => ({
  id: part.id,
  part: part.id,
  at: '2026-11-22T11:30:00Z',
  registerHash: 'r',
  noticeHash: 'n',
  verdict: 'kept',
  reason: { da: 'x', en: 'x' },
  next: null,
  notLookedAt: null,
  basis: [],
  evidence: {},
})

test('the example is publishable as it stands: every promise is declared, unproven', () => {
  const decision = gate(null, edition, new Map())
  assert.equal(decision.kind, 'published')
  assert.equal(decision.kind === 'published' && decision.declaredUnproven.length, 26)
})

test('changing any one line of any sentence makes publishing refuse at that line', () => {
  let lines = 0
  for (const { notice } of edition.notices) {
    const name = notice.path === 'notice.da.md' ? 'notice.da.md' : 'notice.en.md'
    const places = new Map(
      notice.sentences
        .flatMap(sentence => sentence.places)
        .map(({ place }) => [`${place.line}:${place.column}`, place]),
    )
    for (const { line, column } of places.values()) {
      const changed = changeWordAt(exampleTexts[name], line, column)
      if (changed === null) continue
      const faults = refusedFaults(exampleEdition({ [name]: changed }))
      const there = faults.some(fault => fault.place?.file === name && fault.place.line === line)
      assert.ok(there, `${name}:${line}:${column} ${JSON.stringify(faults)}`)
      lines += 1
    }
  }
  assert.ok(lines >= 80, `${lines} places were changed`)
})

/** The text with the first word after a place misspelt; null where no word follows on that line. */
function changeWordAt(text: string, line: number, column: number): string | null {
  const lines = text.split('\n')
  const old = lines[line - 1] ?? ''
  const at = Math.max(0, column - 1)
  const word = /[\p{L}\p{N}]+/u.exec(old.slice(at))
  if (word === null) return null
  const end = at + word.index + word[0].length
  lines[line - 1] = `${old.slice(0, end)}q${old.slice(end)}`
  return lines.join('\n')
}

function refusedFaults(edit: Edition): readonly Fault[] {
  const decision = gate(edition, edit, new Map<PledgeId, 'kept'>(pledgeIds.map(id => [id, 'kept'])))
  return decision.kind === 'refused' ? decision.faults : []
}

test('nothing in the example is accepted by a person, and what the notice says is quoted from it', () => {
  const entries = entriesOf(register)
  const count = (status: string) => entries.filter(entry => entry['status'] === status).length
  assert.equal(count('accepted'), 0)
  assert.ok(count('proposed') > 40, `${count('proposed')} proposed`)
  for (const entry of entries) {
    const quote = entry['quote']
    if (quote === undefined) continue
    assert.equal(entry['status'], 'published', String(entry['id']))
    for (const { language, notice } of edition.notices) {
      const words = isRecord(quote) ? String(quote[language]) : ''
      assert.ok(comparable(notice.text).includes(comparable(words)), `${notice.path}: ${words}`)
    }
  }
})

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function entriesOf(value: unknown): readonly Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(entriesOf)
  return isRecord(value) && 'status' in value ? [value, ...inside] : inside
}

test('what the law asks and the notice does not say is found, beside a sentence, and is no verdict', () => {
  const found = lawFindingsOf(edition).map(({ article, sentence }) => `${article} ${sentence}`)
  const known = [
    'GDPR 13(1)(c) necessary-purpose',
    'GDPR 13(2)(a) open-about-why',
    'GDPR 13(2)(b), 18 right-to-rectify-or-erase',
    'GDPR 13(2)(b), 20 right-of-access',
    'GDPR 17, 16 right-to-rectify-or-erase',
    'GDPR 13(2)(c) right-to-withdraw',
    'GDPR 13(1)(e) systems-used',
    'GDPR 13(1)(e) parts-on-cdns',
  ]
  assert.deepEqual(
    known.filter(each => !found.includes(each)),
    [],
  )
})

test('a page gets every sentence marked, and no word of the notice lost', () => {
  for (const bound of edition.notices) {
    const marked = runsOf(markedBlocks(bound))
    assert.deepEqual(
      [...new Set(marked.flatMap(({ sentence }) => sentence ?? []))],
      register.sentences.map(({ id }) => id),
    )
    const shown = comparable(marked.map(({ content }) => textIn(content)).join(' '))
    for (const { own } of bound.notice.sentences)
      for (const word of own.split(' ')) assert.ok(shown.includes(comparable(word)), word)
  }
})

function runsOf(blocks: ReturnType<typeof markedBlocks>): readonly Run[] {
  return blocks.flatMap((block): readonly Run[] => {
    if (block.kind === 'paragraph') return block.runs
    return block.kind === 'list' ? block.items.flatMap(runsOf) : []
  })
}

const textIn = (content: readonly Inline[]): string =>
  content
    .map(inline => {
      if (inline.kind === 'break') return ' '
      return 'text' in inline ? inline.text : textIn(inline.content)
    })
    .join('')
