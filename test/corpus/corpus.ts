// The labelled sentences that the weights of src/register/proposal are learned from: invented policies in a plain form
// (da.txt, en.txt: `= firm`, `# heading`, `+ pledges | promise`, `- other`), the open policies and lists of sentences, and the
// policy under examples. The policies that are measured as unseen are not among them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Language } from '../../src/core/language.ts'
import { type PledgeId, pledgeIds } from '../../src/pledge/pledge.ts'
import { readNotice } from '../../src/register/notice.ts'
import {
  headingOf,
  type Proposal,
  proposeSentence,
  type Read,
  saidOf,
} from '../../src/register/proposal/classify.ts'
import { featuresOf, type Seen, standingsOf } from '../../src/register/proposal/features.ts'
import type { Register } from '../../src/register/schema.ts'
import { type Label, type Labelled, labelsOf, openOnes, proposalOf, sentencesIn } from '../labelled.ts'

/** One sentence and its label: the pledges it may be bound to, none of which for a promise that no pledge fits. */
export interface Example {
  readonly features: ReadonlyMap<string, number>
  readonly promise: boolean
  readonly pledges: readonly PledgeId[]
  /** Its page, or its list. */
  readonly from: string
}

interface Line {
  readonly heading: string
  readonly text: string
  readonly promise: boolean
  readonly pledges: readonly string[]
}

interface Page {
  readonly firm: string
  readonly lines: readonly Line[]
}

const corpusOf = (language: Language): string =>
  readFileSync(join(import.meta.dirname, `${language}.txt`), 'utf8')

/** Refuses a line that is none of the four, with its number. */
export function readCorpus(language: Language, text: string = corpusOf(language)): readonly Page[] {
  const pages: { firm: string; lines: Line[] }[] = []
  let heading = ''
  for (const [at, line] of text.split('\n').entries()) {
    const [, sign = '', rest = ''] = /^([=#+-]) ?(.*)$/.exec(line) ?? []
    const page = pages.at(-1)
    if (line === '') continue
    if (sign === '=') {
      pages.push({ firm: rest, lines: [] })
      heading = ''
    } else if (sign === '#') heading = rest
    else if (sign === '-' && page !== undefined)
      page.lines.push({ heading, text: rest, promise: false, pledges: [] })
    else if (sign === '+' && page !== undefined) page.lines.push(promiseIn(rest, heading))
    else throw new Error(`${language}.txt:${at + 1}: expected one of = # + -, got ${line.slice(0, 40)}`)
  }
  return pages
}

function promiseIn(rest: string, heading: string): Line {
  const [pledges = '', ...text] = rest.split('| ')
  return {
    heading,
    text: text.join('| '),
    promise: true,
    pledges: pledges.split(' ').filter(id => id !== ''),
  }
}

/** Everything there is to learn from in a language. */
export const examplesIn = (language: Language): readonly Example[] => [
  ...readCorpus(language).flatMap(page => examplesOf(page, language)),
  ...openOnes.flatMap(policy => examplesOfPolicy(policy, language)),
  ...[language, `${language}-second` as const].flatMap(list =>
    [...sentencesIn(list)].map(([text, pledges]) =>
      exampleOf({ ...alone, text, pledges, promise: pledges.length > 0, from: list }),
    ),
  ),
  ...examplesOfExample(language),
]

const alone = { heading: '', place: null, said: null } as const

interface Given extends Seen {
  readonly pledges: readonly string[]
  readonly promise: boolean
  readonly from: string
}

const exampleOf = ({ pledges, promise, from, ...seen }: Given): Example => ({
  ...{ promise, from, features: featuresOf(seen) },
  pledges: pledges.flatMap(each => pledgeIds.find(id => id === each) ?? []),
})

/** The grammar has not seen these: what it says of them is what it says of a stranger's page. */
const examplesOf = ({ firm, lines }: Page, language: Language): readonly Example[] =>
  examplesAmong(
    lines.map(line => ({ ...line, headings: line.heading === '' ? [] : [line.heading] })),
    firm,
    sentence => saidOf(grammarOf(sentence, language, [firm])),
  )

function grammarOf(sentence: Read, language: Language, own: readonly string[]): Proposal {
  const parts = proposeSentence(sentence, { language, own })
  const said = parts.find(({ kind }) => kind === 'promise') ?? parts[0]
  if (said === undefined) throw new Error('expected the grammar to say something of each sentence')
  return said
}

interface LabelledSentence extends Read {
  readonly pledges: readonly string[]
  readonly promise: boolean
}

function examplesAmong(
  sentences: readonly LabelledSentence[],
  from: string,
  said: (sentence: Read) => ReturnType<typeof saidOf> | null,
): readonly Example[] {
  const places = standingsOf(sentences.map(headingOf))
  return sentences.map((sentence, at) =>
    exampleOf({
      ...sentence,
      from,
      heading: headingOf(sentence),
      place: places[at] ?? null,
      said: said(sentence),
    }),
  )
}

function examplesOfPolicy(policy: Labelled, language: Language): readonly Example[] {
  const { notice, own, ...read } = proposalOf(policy)
  if (read.language !== language) return []
  const known = notice.sentences.map(sentence => ({
    sentence,
    labels: labelsOf(sentence.text, policy.sentences),
  }))
  const labelled = known.filter(({ labels }) => labels.length > 0)
  return examplesAmong(
    labelled.map(({ sentence, labels }) => ({ ...sentence, ...labelOf(labels) })),
    policy.name,
    policy.seenByRules === false ? sentence => saidOf(grammarOf(sentence, language, own)) : () => null,
  )
}

const labelOf = (labels: readonly Label[]) => ({
  promise: labels.some(({ label }) => label === 'promise'),
  pledges: labels.flatMap(({ pledges = [] }) => pledges),
})

/** The policy under examples, whose table was drawn up by hand. */
function examplesOfExample(language: Language): readonly Example[] {
  const folder = join(import.meta.dirname, '../../examples/welcomesecurity')
  const register: Register = parse(readFileSync(join(folder, 'register.yaml'), 'utf8'))
  const bound = new Map(
    register.sentences.map(sentence => [sentence[language]?.exact ?? '', sentence.pledge]),
  )
  const path = `notice.${language}.md`
  const { sentences } = readNotice({ path, bytes: readFileSync(join(folder, path)) })
  const labelled = sentences.flatMap(sentence => {
    const pledge = bound.get(sentence.text)
    return pledge === undefined
      ? []
      : [{ ...sentence, promise: pledge !== null, pledges: pledge === null ? [] : [pledge] }]
  })
  return examplesAmong(labelled, 'example', () => null)
}
