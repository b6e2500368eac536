import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse } from 'yaml'

import { exampleTexts } from '../../../test/example-policy.ts'
import { seed } from '../../../test/markdown-arbitrary.ts'
import { hardText, plainText, registerArbitrary } from '../../../test/register-arbitrary.ts'
import { utf8 } from '../../core/bytes.ts'
import { type Language, languages } from '../../core/language.ts'
import { articleWords } from '../../language/draft.ts'
import { authorities } from '../../law/authorities.ts'
import { hardFrom, lixOf } from '../../law/reading.ts'
import { findableCheck } from '../findable.ts'
import type { Edition } from '../gate.ts'
import { lint } from '../lint/lint.ts'
import { readPolicy } from '../register.ts'
import { asOneSentence, clause, within } from './clause.ts'
import { type Draft, draftNotices, draftPolicy } from './draft.ts'
import { openQuestions } from './questions.ts'

/** Registers that each property drafts a policy of. */
const registers = 150

const files = (draft: Draft, among: readonly Language[] = languages) => draftPolicy(draft, among)

function editionOf(drafted: ReadonlyMap<string, string>): Edition {
  const sources = [...drafted].map(([path, text]) => ({ path, bytes: utf8(text) }))
  const register = sources.find(({ path }) => path === 'register.yaml')
  assert.ok(register !== undefined)
  return readPolicy(register, sources)
}

/** A register as it is before it has a notice. */
function withoutNotice(register: Record<string, unknown>): Draft {
  const { notices, sentences, pledges, retired, ...draft } = register
  return draft as unknown as Draft
}
const example = withoutNotice(parse(exampleTexts['register.yaml']))

const proseOf = ({ notice }: Edition['notices'][number]): readonly string[] =>
  notice.sentences.filter(({ text }) => !/\S@\S/.test(text)).map(({ own }) => own)

/** What the lint finds in the text, or from the register: questions only a person can answer are left. */
const gapsIn = (edition: Edition): readonly string[] =>
  lint(edition).flatMap(({ rule, grade, place }) =>
    grade === 'cannot-know' ? [] : [`${rule} ${place.file}:${place.line}`],
  )

test('the example without its notice: a notice in both languages, each word bound, no gap, not hard to read', () => {
  const edition = editionOf(files(example))
  for (const bound of edition.notices) {
    assert.deepEqual(bound.faults, [])
    const lix = lixOf(proseOf(bound))
    assert.ok(lix !== null && lix < hardFrom, `LIX ${lix}`)
  }
  assert.deepEqual(gapsIn(edition), [])
})

for (const [letters, text] of Object.entries({ hardText, plainText }))
  test(`${registers} random registers (${letters}): every word bound in both languages, and the lint finds no gap`, () => {
    fc.assert(
      fc.property(registerArbitrary({ text }), input => {
        const edition = editionOf(files(withoutNotice({ ...input })))
        assert.deepEqual(
          edition.notices.flatMap(({ faults }) => faults),
          [],
        )
        assert.deepEqual(gapsIn(edition), [])
      }),
      { numRuns: registers, seed },
    )
  })

test('drafted again from the same register, the files are the same; one more entry leaves all other ids as they were', () => {
  assert.deepEqual(files(example), files(example))
  const more = {
    ...example,
    recipients: [
      { id: 'post', name: 'Postvæsenet', role: { is: 'controller', because: { da: 'x', en: 'x' } } } as const,
      ...(example.recipients ?? []),
    ],
  }
  const idsOf = (edition: Edition) => edition.file.register.sentences.map(({ id }) => id)
  const before = idsOf(editionOf(files(example)))
  const after = idsOf(editionOf(files(more)))
  assert.deepEqual(
    after.filter(id => id !== 'recipient.post'),
    before,
  )
})

test('a policy in one language has one notice, and a stray word of the other nowhere', () => {
  const drafted = files(example, ['en'])
  assert.deepEqual([...drafted.keys()].toSorted(), ['notice.en.md', 'register.yaml'])
  const { file, notices } = editionOf(drafted)
  assert.deepEqual(notices[0]?.faults, [])
  assert.ok(file.register.sentences.every(sentence => sentence.da === undefined))
})

test('what the law wants told is told: each of Art. 13(1)-(2) and 14 in the words of the register', () => {
  const da = files(example).get('notice.da.md') ?? ''
  for (const words of [
    'WelcomeSecurity er dataansvarlig',
    'Vores CVR-nummer er 36622652.',
    'retsgrundlaget er artikel 6, stk. 1, litra b',
    'Vores legitime interesse: Hjemmeside, e-mail og systemer skal kunne holdes i drift',
    '- Microsoft (Microsoft Office 365), databehandler for os',
    '- Microsoft, USA',
    'i 5 år, fra udgangen af det regnskabsår',
    'Oplysningerne er nødvendige for at indgå en aftale',
    'bruger vi ikke automatiske afgørelser',
    'Vi får også oplysninger fra:\n\n- Banken og betalingsformidleren',
    '## Ret til at gøre indsigelse\n\nDu har ret til at gøre indsigelse',
    'Carl Jacobsens Vej 35, 2500 Valby',
    'dt@datatilsynet.dk',
    '### Kontrollog\n',
  ])
    assert.ok(da.includes(words), words)
  assert.doesNotMatch(da, /\[|TODO|undefined|null|ikke ret til/)
})

test('what the register does not know is asked, not told', () => {
  const bare: Draft = {
    version: 1,
    controller: {
      name: 'Firma',
      cvr: '36622652',
      address: { street: 'Vej 1', postcode: '10115', city: 'Berlin', country: 'DE' },
      email: 'post@firma.example',
    },
    dpo: { appointed: true },
    activities: [
      {
        id: 'work',
        name: { da: 'Arbejde', en: 'Work' },
        purposes: [{ id: 'work', name: { da: 'Arbejde', en: 'Work' } }],
        categories: [
          { id: 'name', name: { da: 'Navn', en: 'Name' }, needed: { because: { da: 'x', en: 'x' } } },
        ],
        recipients: ['accountant'],
      },
    ],
    recipients: [
      {
        id: 'accountant',
        name: 'Revisor Holm',
        country: 'US',
        role: { is: 'controller', because: { da: 'x', en: 'x' } },
      },
    ],
  }
  const edition = editionOf(files(bare))
  assert.deepEqual(gapsIn(edition), [])
  const asked = openQuestions(edition.file.register).map(({ path, asks }) => [
    path.join('.'),
    asks.en.split(' ')[1],
  ])
  assert.deepEqual(asked, [
    ['controller.address', 'authority'],
    ['dpo', 'does'],
    ['activities.0', 'is'],
    ['activities.0.purposes.0', 'legal'],
    ['activities.0.categories.0', 'long'],
    ['activities.0', 'some'],
    ['activities.0', 'people'],
    ['activities.0', 'a'],
    ['recipients.0', 'does'],
    ['recipients.0', 'recipient'],
  ])
  assert.doesNotMatch(files(bare).get('notice.en.md') ?? '', /Datatilsynet|Carl Jacobsens/)
})

test('a person who accepts all of a drafted register finds all of it in the text', async () => {
  const register = parse(files(example).get('register.yaml') ?? '')
  const accepted = acceptAll(register)
  const drafted = new Map([...files(example), ['register.yaml', JSON.stringify(accepted)]])
  const finding = await findableCheck(editionOf(drafted), 1000).look(AbortSignal.timeout(1000))
  assert.equal(finding.verdict, 'kept', finding.reason.en)
})

function acceptAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(acceptAll)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]) => [key, acceptAll(member)] as const)
  const isEntry = [
    'id',
    'because',
    'name',
    'to',
    'must',
    'used',
    'needed',
    'safeguard',
    'reference',
    'appointed',
  ]
  const marks =
    isEntry.some(key => key in value) && !('exact' in value) && !('parts' in value) && !('pledge' in value)
  return Object.fromEntries(
    marks && 'status' in value
      ? [
          ...members.filter(([key]) => key !== 'status'),
          ['status', 'accepted'],
          ['accepted', { by: 'A', at: '2026-11-23' }],
        ]
      : 'quote' in value
        ? [...members, ['status', 'accepted'], ['accepted', { by: 'A', at: '2026-11-23' }]]
        : members,
  )
}

test('comments, order and anchors of a register stay; what is pointed at by an alias is not written to', () => {
  const text = [
    '# first',
    'version: 1',
    'notices: [{language: da, path: notice.da.md}] # where',
    'recipients:',
    '- {id: a, name: Billy.dk, role: &role {is: processor, because: {da: x, en: x}}}',
    '- {id: b, name: NETS, role: *role}',
    'controller: {name: F, cvr: "36622652", address: {street: V 1, postcode: "1", city: B, country: DK}, email: f@f.example}',
    'dpo: {appointed: false}',
    'retired: [reach]',
    '# last',
    '',
  ].join('\n')
  const { register } = editionFrom(text)
  const drafted = draftNotices(register, text, { by: 'Åse', at: '2026-11-23' })
  const written = drafted.files.get('register.yaml') ?? ''
  const lines = written.split('\n')
  assert.equal(lines[0], '# first')
  assert.ok(written.includes('notices: [{language: da, path: notice.da.md}] # where'))
  assert.ok(written.includes('\n- {id: a, name: Billy.dk, role: &role {is'), written.slice(0, 400))
  assert.ok(written.includes('role: *role, quote: {da: NETS}}'))
  assert.ok(lines.indexOf('# last') > 0)
  const edition = editionOf(drafted.files)
  const ids = edition.file.register.sentences.map(({ id }) => id)
  assert.ok(ids.includes('reach-2') && !ids.includes('reach'), 'a retired id is not used again')
  const promised = edition.file.register.sentences.filter(({ pledge }) => pledge !== undefined)
  assert.ok(promised.every(({ declaredUnproven }) => declaredUnproven?.by === 'Åse'))
})

test('what a website loads from others is told with whose it is, where, and what for', () => {
  const told = (more: object) => {
    const party = { host: 'cdn.example.net', operator: 'microsoft', country: 'US', ...more }
    const site = { id: 'web', url: 'https://firma.example/', host: 'jt-com', thirdParties: [party] }
    return [...files({ ...example, sites: [site] }).values()].join('\n')
  }
  const whole = told({ purpose: { da: 'Skrifttyper. Og ikoner.', en: 'Fonts' } })
  assert.match(whole, /^- cdn\.example\.net, Microsoft, USA: Skrifttyper; og ikoner$/m)
  assert.match(whole, /^- cdn\.example\.net, Microsoft, United States: Fonts$/m)
  assert.match(told({}), /^- cdn\.example\.net, Microsoft, USA$/m)
})

function editionFrom(text: string) {
  const notice = { path: 'notice.da.md', bytes: utf8('') }
  return readPolicy({ path: 'register.yaml', bytes: utf8(text) }, [notice]).file
}

test('words within a sentence are one line and end no sentence', () => {
  assert.equal(
    clause('  Loven kræver\n det. Det er fx bogføring. ', 'x'),
    'Loven kræver det; det er fx bogføring',
  )
  assert.equal(clause('…!', 'id'), 'id')
  assert.equal(clause('Firma\u202E \u200BA/S', 'x'), 'Firma A/S')
  assert.equal(asOneSentence('Ja! «Nej.» EU svarer. Slut.'), 'Ja; «Nej;» EU svarer; slut.')
  assert.deepEqual(within({ da: 'Fra salget', en: 'EU law' }), { da: 'fra salget', en: 'EU law' })
})

test('two sentences that the translation says in one become one; two that it says in two stay two', () => {
  const saying = (da: string, en: string): Draft => ({
    ...example,
    activities: (example.activities ?? []).map(each => ({
      ...each,
      provision: { must: 'no', consequences: { da, en } },
    })),
  })
  const one = files(saying('Loven kræver det. EU også.', 'The law and the EU require it.'))
  assert.match(one.get('notice.da.md') ?? '', /\nLoven kræver det; EU også\.\n/)
  const two = files(saying('Loven kræver det. EU også.', 'The law requires it. So does the EU.'))
  assert.match(two.get('notice.da.md') ?? '', /\nLoven kræver det\.\nEU også\.\n/)
  for (const drafted of [one, two]) {
    const { file, notices } = editionOf(drafted)
    assert.deepEqual(
      notices.flatMap(({ faults }) => faults),
      [],
    )
    assert.ok(file.register.sentences.every(({ da, en }) => da !== undefined && en !== undefined))
  }
})

test('articles as people read them', () => {
  assert.deepEqual(articleWords('GDPR 6(1)(b)'), { da: 'artikel 6, stk. 1, litra b', en: 'Article 6(1)(b)' })
  assert.deepEqual(articleWords('GDPR 10'), { da: 'artikel 10', en: 'Article 10' })
  assert.deepEqual(articleWords('GDPR 45(3)'), { da: 'artikel 45, stk. 3', en: 'Article 45(3)' })
  assert.equal(articleWords('GDPR 49(1)').en, 'Article 49(1), second subparagraph')
})

test('an authority is named with all a complaint needs, by country', () => {
  for (const [country, { name, street, postcode, city, email, source, asOf }] of Object.entries(
    authorities,
  )) {
    assert.match(country, /^[A-Z]{2}$/)
    assert.ok([name, street, postcode, city].every(each => each !== ''))
    assert.match(email, /@/)
    assert.match(source, /^https:/)
    assert.match(asOf, /^\d{4}-\d\d-\d\d$/)
  }
})
