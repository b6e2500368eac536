// Writes the proposed register.yaml: plain data put together from the proposals, and comments that say what to do and
// which proposals are unsure. Everything is `proposed`, which is the default, so it is not repeated at each entry.
// Proven by test/proposal.test.ts.

import { stringify } from 'yaml'

import type { Language, Words } from '../../core/language.ts'
import { type Answers, initWords } from '../../language/init.ts'
import { catalogue } from '../../pledge/catalogue.ts'
import { pledgeIds } from '../../pledge/pledge.ts'
import type { Notice } from '../notice.ts'
import { ourActivities, ourSentences, ourSystem } from '../ourselves.ts'
import { hostPattern } from '../site-entry.ts'
import { activitiesIn } from './activities.ts'
import type { Proposal, Reading } from './classify.ts'
import { mailOf } from './facts.ts'
import { freeId } from './ids.ts'
import { hostsOfOthers } from './loads.ts'
import { type NamedRecipient, type Read, recipientsNamed } from './recipients.ts'
import { rightWords } from './vocabulary.ts'

export interface Proposed extends Reading {
  readonly notice: Notice
  readonly sentences: readonly (readonly Proposal[])[]
  readonly publishedAt?: string
  /** Servers the page's markup loads from. */
  readonly loads: readonly string[]
}

/** `day` is today: the day a person's acceptance is dated. */
export function writeRegister(proposed: Proposed, answers: Answers, day: string): string {
  const { language, notice, sentences } = proposed
  const comment = (words: Words): string => `#${` ${words[language]}`.replaceAll('\n', '\n#')}\n`
  const read = notice.sentences.flatMap((sentence, at) =>
    (sentences[at] ?? []).map(part => ({ part, sentence })),
  )
  const recipients = recipientsNamed(read, proposed)
  const { header, sections } = initWords
  const sites = sitesOf(recipients, answers, proposed)
  return [
    comment(header) + yaml({ version: 1 }),
    comment(sections.controller) + yaml({ controller: controllerOf(answers), dpo: dpoOf(answers) }),
    yaml({ domains: answers.domain === '' ? [] : [{ name: answers.domain }] }) +
      yaml({ notices: [noticeOf(proposed)] }),
    comment(sections.activities) +
      comment(passage(sections.passage)) +
      yaml({ activities: [...activitiesIn(read, proposed), ...ourActivities] }),
    comment(sections.systems) + yaml(systemsOf(recipients, language)),
    (sites.some(({ thirdParties }) => thirdParties !== undefined) ? comment(sections.loads) : '') +
      yaml({ sites, channels: channelsOf(answers, read) }),
    yaml({ rights: rightsOf(read, language) }),
    comment(sections.sentences) + yaml({ pledges: pledgesOf(read) }),
    sentencesOf(proposed, answers, day),
    yaml({ retired: [] }),
  ].join('\n')
}

/** What a notice can say of Ordholden's own activities, ready to be taken over. */
const passage = (before: Words): Words => {
  const say = (language: Language): string =>
    [before[language], ...ourSentences.map(words => words[language])].join('\n ')
  return { da: say('da'), en: say('en') }
}

const yaml = (value: unknown): string => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })

const noticeOf = ({ language, publishedAt }: Proposed) => ({
  language,
  path: `notice.${language}.md`,
  ...(publishedAt === undefined ? {} : { published: { url: publishedAt } }),
})

const controllerOf = ({ name, cvr, street, postcode, city, email, phone }: Answers) => ({
  name,
  cvr,
  address: { street, postcode, city, country: 'DK' },
  email,
  ...(phone === '' ? {} : { phone }),
})

const dpoOf = ({ dpo }: Answers) =>
  dpo === '' ? { appointed: false, because: initWords.dpoNotTold } : { appointed: true, email: dpo }

function systemsOf(named: readonly NamedRecipient[], language: Language) {
  const recipients = named.map(({ id, name, role, quote }) => ({
    id,
    name,
    role: { is: role, because: initWords.roles[role] },
    quote: { [language]: quote },
  }))
  const systems = named
    .filter(({ system }) => system)
    .map(({ id, name, quote }) => ({ id, name, operator: id, quote: { [language]: quote } }))
  return { recipients, systems: [...systems, ourSystem] }
}

/** The site of the company's domain, where the page says who hosts it. */
function sitesOf(named: readonly NamedRecipient[], { domain }: Answers, { publishedAt, loads }: Proposed) {
  const host = named.find(each => each.host)
  const url = publishedAt === undefined ? `https://${domain}/` : new URL('/', publishedAt).href
  if (host === undefined || (domain === '' && publishedAt === undefined)) return []
  const others = hostsOfOthers(loads, url).filter(each => hostPattern.safeParse(each).success)
  const thirdParties = others.length === 0 ? undefined : others.map(each => ({ host: each }))
  return [{ id: 'site', url, host: host.id, ...(thirdParties && { thirdParties }) }]
}

function channelsOf({ email, phone }: Answers, read: readonly Read[]) {
  const told = read.flatMap(({ part }) =>
    part.kind === 'promise' && part.pledge === 'rights.reachable' ? (mailOf.exec(part.text)?.[0] ?? []) : [],
  )
  const mails = [...new Set([email, ...told])].filter(each => each !== '')
  return [
    ...mails.map((address, at) => ({ id: at === 0 ? 'mail' : `mail-${at + 1}`, kind: 'mail', address })),
    ...(phone === '' ? [] : [{ id: 'phone', kind: 'phone', address: phone }]),
  ]
}

function rightsOf(read: readonly Read[], language: Language) {
  const told = read.filter(({ part }) => part.kind === 'promise' && part.pledge.startsWith('rights.'))
  return Object.entries(rightWords).flatMap(([id, words]) => {
    const found = told.find(({ sentence }) => words.test(sentence.own))
    return found === undefined ? [] : [{ id, quote: { [language]: found.sentence.own } }]
  })
}

function pledgesOf(read: readonly Read[]) {
  const promised = new Set(read.flatMap(({ part }) => (part.kind === 'promise' ? [part.pledge] : [])))
  return pledgeIds
    .filter(id => promised.has(id))
    .map(id => ({ id, parts: catalogue[id].map(({ name }) => name) }))
}

/** Each sentence with what it is proposed to promise; a comment before those that want a second look. */
function sentencesOf({ language, notice, sentences }: Proposed, answers: Answers, day: string): string {
  const taken = new Set<string>()
  const declared = answers.acceptedBy === '' ? {} : { declaredUnproven: { by: answers.acceptedBy, at: day } }
  const entries = sentences.flatMap((parts, index) =>
    parts.map(part => {
      const bound =
        part.kind === 'promise'
          ? { pledge: part.pledge, ...declared }
          : { promise: 'none', because: initWords.none[part.reason] }
      const entry = {
        id: freeId(part.text, taken),
        [language]: selectorOf(part.text, notice, index),
        ...bound,
      }
      return noteOn(part, language) + yaml([entry])
    }),
  )
  return `sentences:\n${entries.join('').replace(/^(?=.)/gm, '  ')}`
}

function noteOn(part: Proposal, language: Language): string {
  if (part.kind === 'none' || (part.sure && !part.denies)) return ''
  const note = part.denies ? initWords.notes.denies : initWords.notes.unsure
  return `# ${note[language]}: ${part.by}\n`
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
