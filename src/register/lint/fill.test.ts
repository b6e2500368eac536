// What the register fills into a suggestion: names, countries, grounds, periods and duties, each said to be a proposal
// until a person has accepted it; and that a suggestion taken over mends what it was made for.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { cases, editionOf } from '../../../test/lint-cases.ts'
import { languages } from '../../core/language.ts'
import { restsOn } from '../../language/lint-phrases.ts'
import type { LintFinding } from '../../pledge/board.ts'
import { givenRules } from './given.ts'
import { lint } from './lint.ts'
import { narrowRules } from './narrow.ts'
import { openRules } from './open.ts'
import { readingRules } from './readings.ts'
import { toldRules } from './told.ts'
import { transferRules } from './transfers.ts'
import { untoldRules } from './untold.ts'

const accepted = ', status: accepted, accepted: {by: owner, at: 2026-11-01}'

const register = (mark: string): string => `activities:
  - id: shop
    name: {da: Butik, en: Shop}
    purposes:
      - id: sell
        name: {da: At sælge varer, en: To sell goods}
        legalBases: [{reference: GDPR 6(1)(b), because: {da: x, en: x}${mark}}]
    categories:
      - {id: names, name: {da: Navne, en: Names}, needed: {because: {da: x, en: x}}}
    recipients: [sky, bank]
    transfers:
      - {to: sky, country: US, ground: GDPR 46(2)(c), safeguard: {da: x, en: x}${mark}}
    retention:
      - {id: r, of: [names], period: P1Y6M, trigger: {da: Fra købet, en: From the sale}, basis: {da: x, en: x}${mark}}
    sources:
      - {of: [names], from: {da: Folkeregistret, en: The population register}, public: true${mark}}
    provision: {must: by-law, consequences: {da: Ellers kan vi ikke sælge., en: Else we cannot sell.}${mark}}
    automatedDecisions: {used: true, logic: {da: Alder tælles., en: Age is counted.}${mark}}
recipients:
  - {id: sky, name: Sky, country: US, role: {is: processor, because: {da: x, en: x}${mark}}${mark}}
  - {id: bank, name: Landbank, country: DK, role: {is: controller, because: {da: x, en: x}${mark}}${mark}}
dpo: {appointed: true, email: dpo@firma.example${mark}}
`

const inDanish = 'Vi bruger bl.a. et hostingfirma og kan få samtykke.'
const findingsOf = (given: string, language: 'da' | 'en' = 'da', text = inDanish): readonly LintFinding[] =>
  lint(editionOf(language, text, given))
const suggestionOf = (rule: string, given = register(accepted)): string | undefined =>
  findingsOf(given).find(each => each.rule === rule)?.suggestion?.text

const wanted: readonly (readonly [string, string])[] = [
  [
    'legal-bases',
    'Retsgrundlag efter databeskyttelsesforordningen: at sælge varer: artikel 6, stk. 1, litra b.',
  ],
  ['periods', 'Vi gemmer navne i 1 år og 6 måneder fra købet. Derefter sletter vi oplysningerne.'],
  ['obligation-to-give', 'Loven kræver, at du giver os oplysningerne. Ellers kan vi ikke sælge.'],
  [
    'recipients-open',
    'Vi overlader oplysninger til vores databehandlere: Sky (USA). Vi videregiver oplysninger til: Landbank.',
  ],
  [
    'transfers',
    'Oplysninger overføres til USA – grundlag: Kommissionens standardkontraktbestemmelser (artikel 46, stk. 2, litra c), som du kan få en kopi af hos os.',
  ],
  [
    'source',
    'Nogle oplysninger får vi fra andre end dig: navne, fra: Folkeregistret (offentligt tilgængelig).',
  ],
  [
    'automated-used',
    'Vi træffer afgørelser, der alene bygger på automatisk behandling. Alder tælles. [Hvad det betyder for dig.]',
  ],
  ['contact', 'Dataansvarlig er Firma, Vej 1, 1000 By, post@firma.example, 12345678.'],
  ['officer', 'Vores databeskyttelsesrådgiver kan kontaktes på dpo@firma.example.'],
]
for (const [rule, text] of wanted)
  test(`${rule}: the register knows the wording`, () => assert.equal(suggestionOf(rule), text))

test('what is filled in from a proposal is said to be one, and what a person accepted is not', () => {
  const filledIn = wanted.map(([rule]) => rule).filter(rule => rule !== 'contact')
  const markOf = (given: string, rule: string): boolean =>
    findingsOf(given)
      .find(each => each.rule === rule)
      ?.says.da.endsWith('(forslag, ikke godkendt).') ?? false
  for (const rule of filledIn) {
    assert.equal(markOf(register(''), rule), true, rule)
    assert.equal(markOf(register(accepted), rule), false, rule)
  }
})

test('a proposal is marked in the language of whoever reads the finding', () => {
  const found = findingsOf(register('')).find(({ rule }) => rule === 'transfers')
  assert.match(found?.says.da ?? '', /\(Sky, USA \(forslag, ikke godkendt\)\)/)
  assert.match(found?.says.en ?? '', /\(Sky, USA \(proposed, not accepted\)\)/)
  assert.doesNotMatch(suggestionOf('purpose-not-told', register('')) ?? '', /forslag/)
})

test('a transfer without a ground leaves the ground to be filled in, and never the country', () => {
  const given = register('').replace(', ground: GDPR 46(2)(c)', '')
  assert.match(suggestionOf('transfers', given) ?? '', /til USA – grundlag: \[en afgørelse/)
})

test('a copy can be had of safeguards, not of a decision', () => {
  assert.match(restsOn('GDPR 46(2)(b)', 'en'), /Binding corporate rules \(Article 46\(2\)\(b\)\), of which/)
  assert.match(restsOn('GDPR 45(3)', 'en'), /adequacy decision \(Article 45\(3\)\)$/)
})

test('third parties of a site are named with their country where the register has them', () => {
  const site = `${register('')}sites:
  - id: web
    url: https://firma.example/
    host: bank
    thirdParties:
      - {host: cdn.example.net, country: US}
      - {host: fonts.example.net, operator: bank}
`
  const suggested = (text: string): string | undefined =>
    findingsOf(site, 'da', text).find(({ rule }) => rule === 'recipients-unnamed')?.suggestion?.text
  assert.equal(
    suggested("Siden hostes ved forskellige CDN'er."),
    "forskellige CDN'er: cdn.example.net (USA), Landbank (Danmark).",
  )
  assert.match(suggested('Vi deler data med forskellige leverandører.') ?? '', /\[navn og land for hver\]/)
})

test('of why an interest is legitimate, the first sentence of the register is a start', () => {
  const given = register('')
    .replace('GDPR 6(1)(b)', 'GDPR 6(1)(f)')
    .replace('because: {da: x, en: x}', 'because: {da: Varer skal sælges. Mere siges ikke., en: x}')
  const text = suggestionOf('legitimate-interests', given) ?? ''
  assert.match(text, /at sælge varer: \[interessen; fortegnelsen: Varer skal sælges\]\.$/)
})

test('a recipient abroad with a transfer of its own is not asked about again', () => {
  assert.ok(!findingsOf(register('')).some(({ rule }) => rule === 'recipient-abroad'))
  const without = register('').replace(/ {4}transfers:\n.*\n/, '')
  assert.match(
    findingsOf(without).find(({ rule }) => rule === 'recipient-abroad')?.says.da ?? '',
    /Sky \(USA\)/,
  )
})

test('a third party of a site is asked about by its host, unless its ground is written', () => {
  const site = (more: string): string => `${register('').replace(/ {4}transfers:\n.*\n/, '')}sites:
  - id: web
    url: https://firma.example/
    host: bank
    thirdParties: [{host: cdn.example.net, country: US${more}}]
`
  const asked = (given: string): string =>
    findingsOf(given).find(({ rule }) => rule === 'recipient-abroad')?.says.da ?? ''
  assert.match(asked(site('')), /cdn\.example\.net \(USA\)/)
  assert.doesNotMatch(asked(site(', ground: {da: x, en: x}')), /cdn/)
})

const says = (given: string, language: 'da' | 'en', text: string): readonly string[] =>
  findingsOf(given, language, text)
    .filter(({ rule }) => rule === 'register-says-otherwise')
    .map(each => each.says[language])

const disagreements: readonly (readonly [da: string, en: string, RegExp])[] = [
  ['Alt bliver inden for EU.', 'Everything stays within the EU.', /USA|United States/],
  ['Vi sender intet uden for EU.', 'We send nothing outside the EU; never.', /USA|United States/],
  [
    'Vi får alle oplysninger fra dig selv.',
    'We get all data from you yourself.',
    /Folkeregistret|population/,
  ],
  ['Vi træffer ingen automatiske afgørelser.', 'We make no automated decisions.', /automati|automated/],
  ['Vi videregiver ikke oplysninger.', 'We do not disclose data.', /Landbank/],
]
for (const [da, en, named] of disagreements)
  test(`where the register says otherwise: ${en}`, () => {
    assert.match(says(register(''), 'da', da).join(), named)
    assert.match(says(register(''), 'en', en).join(), named)
    assert.deepEqual(says('', 'da', da), [])
    assert.deepEqual(says('', 'en', en), [])
  })

test('where the two agree there is no disagreement, and a processor is nobody data is disclosed to', () => {
  for (const agreeing of ['Et system træffer automatiske afgørelser.', 'Oplysninger sendes til tredjelande.'])
    assert.deepEqual(says(register(''), 'da', agreeing), [])
  assert.doesNotMatch(says(register(''), 'da', 'Vi videregiver ikke oplysninger.').join(), /Sky/)
})

test('a data protection officer the register has not appointed is a disagreement', () => {
  const text = 'Skriv til vores databeskyttelsesrådgiver.'
  assert.match(says('', 'da', text).join(), /databeskyttelsesrådgiver \(forslag, ikke godkendt\)\. En af dem/)
  assert.deepEqual(says(register(''), 'da', text), [])
})

/** As a person would: the places filled with what they ask for, the conditions in front taken off. */
const completed = (text: string): string =>
  text
    .replace(/\[[^\]]*:\] ?/g, '')
    .replace(/\[(?:antal år|number of years)\]/g, '5 år / 5 years')
    .replace(/[[\]]/g, '')

const added = [...toldRules, ...transferRules, ...givenRules, ...untoldRules]
const instead = [...narrowRules, ...openRules, ...readingRules]

for (const language of languages)
  for (const { id } of [...added, ...instead])
    test(`${id} (${language}): the suggestion, taken over, mends it`, () => {
      const { given } = cases[id]
      const [bad] = cases[id][language]
      const suggestion = lint(editionOf(language, bad, given)).find(({ rule }) => rule === id)?.suggestion
      if (suggestion === null || suggestion === undefined) return
      const text = completed(suggestion.text)
      const mended = added.some(rule => rule.id === id)
        ? `${bad}\n\n${text}`
        : `## Ret til indsigelse\n\n${text}`
      assert.deepEqual(
        lint(editionOf(language, mended, given)).filter(({ rule }) => rule === id),
        [],
      )
    })
