// What must stand in the published notice before a visitor is counted, and each near miss.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { type ExampleTexts, edited, exampleEdition, exampleTexts } from '../../test/example-policy.ts'
import { visitorsAllowed } from './visitors-allowed.ts'

const denial = {
  da: 'Vi anvender **IKKE** Google Analytics eller lignende, der opsamler statistik omkring din brug af vores hjemmeside.',
  en: '',
}
denial.en = /We do \*\*NOT\*\* use Google Analytics[^.]*\./.exec(exampleTexts['notice.en.md'])?.[0] ?? '-'

/** The example with a sentence that tells of statistics instead of the one that denies them. */
interface Told {
  readonly da?: string
  readonly en?: string
  readonly quote?: { readonly da: string; readonly en: string } | null
  readonly status?: string
  readonly official?: boolean
  readonly section?: string
}

const sentence = 'Vi fører statistik over besøg på vores hjemmeside.'
const translated = 'We keep statistics on visits to our website.'
const quoted = { da: 'statistik over besøg', en: 'statistics on visits' }

function allowed({
  da = sentence,
  en = translated,
  quote = quoted,
  status = 'published',
  official = true,
  section = 'traffic: {statistics: {purpose: visit-statistics, sentence: no-analytics}}\n',
}: Told) {
  const words = (from: string, to: string) => (text: string) => {
    assert.equal(text.split(from).length, 2, from)
    return text.replace(from, () => to)
  }
  const said = quote === null ? '' : `\n        quote: {da: "${quote.da}", en: "${quote.en}"}`
  const steps = [
    words(
      '    people:\n      - {id: visitors,',
      `      - id: visit-statistics\n        name: {da: Besøgstal, en: Visit figures}${said}\n        status: ${status}\n    people:\n      - {id: visitors,`,
    ),
    words(
      /^ {4}da: \{exact: "Vi anvender IKKE.*$/m.exec(register)?.[0] ?? '-',
      da === '' ? '' : `    da: {exact: "${da}"}`,
    ),
    words(/^ {4}en: \{exact: "We do NOT use.*$/m.exec(register)?.[0] ?? '-', `    en: {exact: "${en}"}`),
    ...(official ? [] : [words('path: notice.da.md', 'path: notice.da.md\n    unofficial: true')]),
    (text: string) => text + section,
  ]
  const texts: ExampleTexts = {
    'register.yaml': steps.reduce((text, step) => step(text), register),
    'notice.da.md': edited('notice.da.md', denial.da, da)['notice.da.md'],
    'notice.en.md': edited('notice.en.md', denial.en, en)['notice.en.md'],
  }
  return visitorsAllowed(exampleEdition(texts))
}
const register = exampleTexts['register.yaml']

const refused = (told: Told, because: RegExp) => {
  const { isAllowed, because: words } = allowed(told)
  assert.equal(isAllowed, false, words.da)
  assert.match(words.da, because)
}

test('the example counts no visitors, because its notice says that no statistics are gathered', () => {
  const { isAllowed, because } = visitorsAllowed(exampleEdition())
  assert.equal(isAllowed, false)
  assert.match(because.da, /^Besøgende tælles ikke, for politikken siger: »Vi anvender IKKE Google Analytics/)
  assert.match(because.en, /^Visitors are not counted, for the notice says: “Vi anvender IKKE/)
})

test('a purpose in force, in words of a sentence of the published notice, carries statistics', () => {
  for (const status of ['published', 'accepted\n        accepted: {by: Anne Jensen, at: 2026-11-22}']) {
    const { isAllowed, because } = allowed({ status })
    assert.equal(isAllowed, true, because.da)
    assert.equal(because.en, `The notice carries statistics on visitors: “${sentence}”`)
  }
})

test('nothing is carried by a purpose that is proposed, is not there, or says nothing of the notice', () => {
  refused({ status: 'proposed' }, /er et forslag/)
  refused({ section: '' }, /^Politikken nævner ingen statistik over besøgende/)
  refused({ quote: null }, /siger ikke, med hvilke ord notice.da.md nævner formålet »Besøgstal«/)
  // The purpose was taken out of the register after statistics were declared.
  const edition = exampleEdition()
  const traffic = {
    sources: [],
    k: 5,
    publicPage: false,
    statistics: { purpose: 'gone', sentence: 'hosted-by' },
  }
  const sentences = edition.file.register.sentences.filter(({ id }) => id !== 'no-analytics')
  const withdrawn = { ...edition.file.register, traffic, sentences }
  const left = visitorsAllowed({ ...edition, file: { ...edition.file, register: withdrawn } })
  assert.match(left.because.da, /»gone«.*står ikke i fortegnelsen/)
})

test('a sentence that is only in the translation, or whose words are others, carries nothing', () => {
  refused({ da: '' }, /står kun i en uofficiel oversættelse, ikke i notice.da.md/)
  refused({ official: false }, /kun en uofficiel oversættelse/)
  refused(
    { quote: { ...quoted, da: 'statistik over salg' } },
    /Ordene »statistik over salg« står ikke i sætningen/,
  )
  // The words stand in the notice, and in another sentence.
  refused({ quote: { ...quoted, da: 'drift og sikkerhed' } }, /står ikke i sætningen/)
  // Only the translation says so.
  refused({ da: 'Vi fører en log over drift.', en: translated }, /står ikke i sætningen »Vi fører en log/)
})

test('a sentence withdrawn from the notice carries nothing, though the register still names it', () => {
  const edition = exampleEdition()
  const notices = edition.notices.map(each => ({ ...each, bindings: [] }))
  const statistics = { purpose: 'operations-security', sentence: 'technical-traffic-data' }
  const traffic = { sources: [], k: 5, publicPage: false, statistics }
  const register = { ...edition.file.register, traffic }
  const gone = visitorsAllowed({ notices, file: { ...edition.file, register } })
  assert.match(gone.because.da, /»technical-traffic-data«.*står ikke i notice.da.md/)
})

test('words that are denied carry nothing, wherever the denial stands', () => {
  for (const da of [
    'Vi fører ikke statistik over besøg på vores hjemmeside.',
    'Vi fører ingen statistik over besøg.',
    'Vi bruger aldrig værktøjer, der fører statistik over besøg.',
    'Statistik over besøg fører vi ikke.',
    'Vi bruger hverken reklamer eller Google Analytics, der fører statistik over besøg.',
    'Vi fører ikke  statistik\u00a0over besøg.',
  ])
    refused(
      { da, quote: { ...quoted, da: /statistik over besøg/i.exec(da)?.[0] ?? '-' } },
      /^Besøgende tælles ikke, for politikken siger/,
    )
  for (const da of [
    'Vi fører statistik over besøg uden at gemme din adresse.',
    'Vi fører statistik over besøg, men følger ikke den enkelte.',
    'Vi sælger ikke oplysninger, men fører statistik over besøg.',
    'Vi bruger ikke cookies til at føre statistik over besøg.',
  ])
    assert.equal(allowed({ da }).isAllowed, true, da)
})

test('a notice that tells of statistics in one sentence and denies them in another carries none', () => {
  const told = {
    'register.yaml': `${register
      .replace(
        'sentences:\n  - id: too-much-data',
        `sentences:\n  - id: tells\n    da: {exact: "${sentence}"}\n    en: {exact: "${translated}"}\n    pledge: traffic.only-technical\n  - id: too-much-data`,
      )
      .replace(
        '    people:\n      - {id: visitors,',
        `      - {id: visit-statistics, name: {da: B, en: V}, quote: {da: ${quoted.da}, en: ${quoted.en}}, status: published}\n    people:\n      - {id: visitors,`,
      )}traffic: {statistics: {purpose: visit-statistics, sentence: tells}}\n`,
    'notice.da.md': exampleTexts['notice.da.md'].replace(denial.da, `${denial.da} ${sentence}`),
    'notice.en.md': exampleTexts['notice.en.md'].replace(denial.en, `${denial.en} ${translated}`),
  }
  const { isAllowed, because } = visitorsAllowed(exampleEdition(told))
  assert.equal(isAllowed, false)
  assert.match(because.da, /»Vi anvender IKKE Google Analytics/)
})
