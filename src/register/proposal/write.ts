// Writes the proposed register.yaml: plain data put together from the proposals, and comments that say what to do.
// Everything is `proposed`, which is the default, so it is not repeated at each entry. Proven by test/proposal.test.ts.

import { stringify } from 'yaml'

import type { Language } from '../../core/language.ts'
import { type Answers, initWords } from '../../language/init.ts'
import { catalogue } from '../../pledge/catalogue.ts'
import { pledgeIds } from '../../pledge/pledge.ts'
import type { Notice } from '../notice.ts'
import type { Proposal } from './classify.ts'
import { systemsIn } from './systems.ts'

export interface Proposed {
  readonly language: Language
  readonly notice: Notice
  readonly sentences: readonly (readonly Proposal[])[]
}

/** `day` is today: the day a person's acceptance is dated. */
export function writeRegister(proposed: Proposed, answers: Answers, day: string): string {
  const { language } = proposed
  const comment = (words: { readonly [key in Language]: string }): string =>
    `#${` ${words[language]}`.replaceAll('\n', '\n#')}\n`
  const { header, sections } = initWords
  return [
    comment(header) + stringify({ version: 1 }),
    comment(sections.controller) +
      stringify({ controller: controllerOf(answers), dpo: { appointed: false } }),
    stringify({ domains: answers.domain === '' ? [] : [{ name: answers.domain }] }) +
      stringify({ notices: [{ language, path: `notice.${language}.md` }] }),
    comment(sections.activities) + stringify({ activities: [] }),
    comment(sections.systems) + stringify(systemsOf(proposed.notice.text), { aliasDuplicateObjects: false }),
    stringify({ channels: channelsOf(answers), rights: rightsOf(proposed) }),
    comment(sections.sentences) +
      stringify(boundOf(proposed, answers, day), { lineWidth: 0, aliasDuplicateObjects: false }),
  ].join('\n')
}

const controllerOf = ({ name, cvr, street, postcode, city, country, email, phone }: Answers) => ({
  name,
  cvr,
  address: { street, postcode, city, country },
  email,
  phone,
})

function systemsOf(text: string) {
  const found = systemsIn(text)
  const recipients = found.map(({ id, name, country, role }) => ({
    id,
    name,
    ...(country === undefined ? {} : { country }),
    role: { is: role, because: initWords.roles[role] },
  }))
  return { recipients, systems: found.map(({ id, name }) => ({ id, name, operator: id })) }
}

const channelsOf = ({ email, phone }: Answers) => [
  ...(email === '' ? [] : [{ id: 'mail', kind: 'mail', address: email }]),
  ...(phone === '' ? [] : [{ id: 'phone', kind: 'phone', address: phone }]),
]

const rightOf = {
  'rights.access': ['access'],
  'rights.rectify-erase': ['rectification', 'erasure'],
  'rights.object': ['objection'],
  'rights.withdraw': ['withdrawal'],
  'rights.complaint': ['complaint'],
} as const

function rightsOf({ sentences }: Proposed) {
  const promised = pledgesIn(sentences)
  return Object.entries(rightOf).flatMap(([pledge, ids]) =>
    promised.has(pledge) ? ids.map(id => ({ id })) : [],
  )
}

const pledgesIn = (sentences: Proposed['sentences']): ReadonlySet<string> =>
  new Set(sentences.flat().flatMap(each => (each.kind === 'promise' ? [each.pledge] : [])))

function boundOf({ language, notice, sentences }: Proposed, { acceptedBy }: Answers, day: string) {
  const promised = pledgesIn(sentences)
  const declared = acceptedBy === '' ? {} : { declaredUnproven: { by: acceptedBy, at: day } }
  const taken = new Set<string>()
  const bound = sentences.flatMap((parts, index) =>
    parts.map(part => ({
      id: idOf(part.text, taken),
      [language]: selectorOf(part.text, notice, index),
      ...(part.kind === 'promise'
        ? { pledge: part.pledge, ...declared }
        : { promise: 'none', because: initWords.none[part.reason] }),
    })),
  )
  const pledges = pledgeIds
    .filter(id => promised.has(id))
    .map(id => ({ id, parts: catalogue[id].map(({ name }) => name) }))
  return { pledges, sentences: bound, retired: [] }
}

/** More letters than this around a sentence are not needed to tell it from its like. */
const aroundLetters = 200

// A sentence that stands twice in the notice is told apart by what stands before and after it.
function selectorOf(exact: string, { text, sentences }: Notice, index: number) {
  const first = text.indexOf(exact)
  if (text.indexOf(exact, first + 1) === -1) return { exact }
  const start = text.indexOf(exact, sentences[index]?.start ?? 0)
  const prefix = text.slice(Math.max(0, start - aroundLetters), start).trim()
  const suffix = text.slice(start + exact.length, start + exact.length + aroundLetters).trim()
  return { exact, ...(prefix === '' ? {} : { prefix }), ...(suffix === '' ? {} : { suffix }) }
}

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' }

/** An id from the first words, with a number where two begin alike. */
function idOf(text: string, taken: Set<string>): string {
  const plain = text.toLowerCase().replace(/[æøå]/g, letter => letters[letter] ?? letter)
  const words = plain.normalize('NFD').match(/[a-z0-9]+/g) ?? []
  const stem = words.slice(-6).join('-').slice(0, 48).replace(/-$/, '') || 'sentence'
  let id = stem
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`
  taken.add(id)
  return id
}
