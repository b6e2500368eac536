// Where a second reading found that words alone had misled a rule: sentences it must not be satisfied by, and sentences it
// must not find fault with.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { editionOf } from '../../../test/lint-cases.ts'
import { type Language, languages } from '../../core/language.ts'
import type { LintRuleId } from '../../language/lint.ts'
import { lint } from './lint.ts'

type Edge = readonly [rule: LintRuleId, language: Language, text: string, because: string]

const stillMissing: readonly Edge[] = [
  ['access', 'en', 'Only our staff have access to the data.', 'access of staff is no right'],
  ['rectification', 'da', 'Du har ret til at se annoncer rettet mod dig.', 'aimed at is not rectified'],
  ['erasure', 'da', 'Vi gemmer så få oplysninger som muligt og sletter dem.', '"få" is "few" here'],
  ['erasure', 'en', 'We delete the data we have after 5 years.', 'to have is not to have erased'],
  ['restriction', 'da', 'Vi begrænser behandlingen til det nødvendige.', 'to do less is no right'],
  ['restriction', 'en', 'We restrict processing to what is needed.', 'to do less is no right'],
  ['portability', 'da', 'Vi arbejder struktureret.', 'no format'],
  ['contact', 'da', 'Firma, CVR-nr. 12345674.', 'a CVR number is no phone number'],
  ['contact', 'en', 'Firma, CVR: DK12345674.', 'a VAT number is no phone number'],
  ['periods', 'en', 'The history of our shop goes back one year.', 'neither word speaks of keeping'],
  ['obligation-to-give', 'da', 'Vi er forpligtet til at give oplysninger til SKAT.', 'the duty is ours'],
  ['withdrawal-any-time', 'da', 'Vi beder altid om samtykke.', 'always asked is not any time withdrawn'],
  ['withdrawal-effect', 'da', 'Vi beder om samtykke. Inden for en uge vender vi tilbage.', 'an answer'],
  [
    'withdrawal-effect',
    'en',
    'We ask for consent. If this text is changed, you are told beforehand.',
    'no effect',
  ],
  ['transfers-unknown', 'en', 'You can contact us.', '"us" is no country'],
  ['right-denied', 'da', 'Du har ikke ret til kopier.', 'no ground is named'],
  ['source-unknown', 'da', 'Vi indhenter ikke flere oplysninger end nødvendigt.', 'no source is named'],
  ['category-open', 'da', 'Der registreres tekniske oplysninger om besøg.', 'the passive too'],
]

const given = `activities:
  - {id: work, name: {da: Arbejde, en: Work}, recipients: [party]}
recipients:
  - {id: party, name: Sky, role: {is: processor, because: {da: x, en: x}}}
`

for (const [rule, language, text, because] of stillMissing)
  test(`${rule} (${language}) is not satisfied by: ${text} (${because})`, () => {
    const found = lint(editionOf(language, text, rule === 'transfers-unknown' ? given : ''))
    assert.ok(found.some(each => each.rule === rule))
  })

const noFault: readonly Edge[] = [
  ['legal-bases', 'da', 'Vi behandler navne på grund af en retlig forpligtelse.', 'a basis in words'],
  ['access', 'da', 'Du kan få at vide, hvilke oplysninger vi har om dig.', 'the right in plain words'],
  ['access', 'en', 'You can ask to be told which data we have.', 'the right in plain words'],
  ['rectification', 'en', 'You can ask us to correct or delete it.', 'a verb'],
  ['rectification', 'en', 'Data that is wrong will be put right on request.', 'the right in plain words'],
  [
    'portability',
    'da',
    'Du kan få dine oplysninger med dig i et almindeligt format.',
    'the right in plain words',
  ],
  [
    'withdrawal-any-time',
    'en',
    'If you gave consent, you can change your mind at any time.',
    'in plain words',
  ],
  ['accountants-purpose', 'en', 'Our accountant sees our invoices once a year.', 'what for is plain'],
  [
    'says-both',
    'da',
    'Vi videregiver oplysninger til din læge. Vi videregiver aldrig oplysninger til reklameformål.',
    'the denial is of one purpose',
  ],
  ['contact', 'da', 'Skriv til Firma, Vej 1, 1000 By.', 'a postal address is a contact detail'],
  [
    'narrow-erasure',
    'da',
    'Du har ret til at få urigtige oplysninger rettet og få dine oplysninger slettet.',
    'two rights',
  ],
  [
    'narrow-erasure',
    'en',
    'You have the right to have incorrect data rectified or your data erased.',
    'two rights',
  ],
  [
    'right-denied',
    'da',
    'Du har ikke ret til at få bilag slettet, så længe loven kræver dem gemt.',
    'a ground',
  ],
  ['fee', 'da', 'Vi behandler oplysninger om betaling og udlevering af varer.', 'payment for goods'],
  ['identity-always', 'da', 'Vedlæg dokumenter, der passer til opgaven.', '"passer" is no passport'],
  ['marketing-objection', 'en', 'We never use data for marketing.', 'marketing denied'],
  ['marketing-objection', 'da', 'Vi sender nyhedsbreve. I hver mail er et link til at framelde sig.', 'told'],
  ['recipients-open', 'da', 'Vi bruger dine oplysninger, fx navn og adresse.', 'data is what is used'],
  ['recipients-open', 'en', 'We use your data, such as your name.', 'data is what is used'],
  ['purposes-open', 'da', 'Vi deler data med bl.a. Sky med henblik på drift.', 'the recipients are open'],
  ['category-open', 'da', 'Vi indsamler tekniske oplysninger, fx IP-adresse og browser.', 'they are named'],
  ['instruction-or-deletion', 'da', 'Farlige data slettes straks.', 'no sentence is bound to instructions'],
]

for (const [rule, language, text, because] of noFault)
  test(`${rule} (${language}) finds no fault with: ${text} (${because})`, () => {
    assert.ok(!lint(editionOf(language, text, given)).some(each => each.rule === rule))
  })

test('people named in a heading are told of', () => {
  const people =
    'activities:\n  - {id: a, name: {da: A, en: A}, people: [{id: p, name: {da: Ansatte, en: Staff}}]}\n'
  const rulesIn = (text: string): readonly string[] =>
    lint(editionOf('da', text, people)).map(({ rule }) => rule)
  assert.ok(rulesIn('Vi behandler navne.').includes('people-not-told'))
  assert.ok(!rulesIn('## Ansatte\n\nVi behandler navne.').includes('people-not-told'))
})

test('a lead-in that all items of a list share is found once', () => {
  const items = 'Oplysninger kan videregives til:\n\n- banken\n- kommunen\n- lægen'
  const found = lint(editionOf('da', items)).filter(({ rule }) => rule === 'may-disclose')
  assert.equal(found.length, 1)
})

test('what two items of a list say together, no sentence says', () => {
  const items =
    'Her:\n- vi handler altid efter kundens instruks\n- farlige data slettes straks\n- opgaven er din\n- vi slutter kl. 16'
  const found = lint(editionOf('da', items)).map(({ rule }) => rule)
  assert.ok(found.includes('instruction-or-deletion'))
  assert.ok(found.includes('end-of-engagement'))
})

const keeps = (period: string): string => `activities:
  - id: work
    name: {da: Arbejde, en: Work}
    retention:
      - {id: r, period: ${period}, trigger: {da: Fra nu, en: From now}, basis: {da: x, en: x}}
`
const samePeriods: readonly (readonly [Language, string, string])[] = [
  ['da', 'Vi gemmer bilag i et år.', 'P12M'],
  ['da', 'Vi gemmer bilag i 12 måneder.', 'P1Y'],
  ['da', 'Vi gemmer bilag i fem år.', 'P5Y'],
  ['da', 'Vi sletter logge efter to uger.', 'P14D'],
  ['en', 'We keep vouchers for one year.', 'P12M'],
  ['en', 'We delete logs after 2 weeks.', 'P14D'],
]
for (const [language, text, period] of samePeriods)
  test(`${text} is ${period}; a day more is not`, () => {
    const rulesIn = (told: string): readonly string[] =>
      lint(editionOf(language, text, keeps(told))).map(({ rule }) => rule)
    assert.ok(!rulesIn(period).some(rule => rule === 'period-not-in-register' || rule === 'period-not-told'))
    const other = rulesIn(`${period.includes('D') ? 'P15D' : `${period}1D`}`)
    assert.ok(other.includes('period-not-in-register') && other.includes('period-not-told'))
  })

// Without bounds between the words of a pattern these take minutes: 100 kB without one full stop, made of the words the
// rules look for.
const cues: Readonly<Record<Language, string>> = {
  da: 'slette som urigtige du oplysning pligt forpligtet opgave slut altid instruks straks uden kopi af fra dig får ',
  en: 'delete that wrong you required to agreement end always instruction at once not or similar all from you fee ',
}
for (const language of languages)
  test(`a long text of nothing but cues is read in seconds (${language})`, () => {
    const line = cues[language].repeat(100)
    const edition = editionOf(language, Array.from({ length: 9 }, () => line).join('\n'))
    const from = performance.now()
    lint(edition)
    const tookMs = performance.now() - from
    assert.ok(tookMs < 10_000, `${Math.round(tookMs)} ms`)
  })

test('what goes “uden for EU” is told, not denied', () => {
  const abroad = given.replace(
    'recipients: [party]',
    'recipients: [party], transfers: [{to: party, country: US, safeguard: {da: x, en: x}}]',
  )
  const says = (text: string) =>
    lint(editionOf('da', text, abroad)).some(({ rule }) => rule === 'register-says-otherwise')
  assert.equal(says('Oplysninger går uden for EU til Sky i USA.'), false)
  assert.equal(says('Oplysninger går ikke uden for EU.'), true)
})
