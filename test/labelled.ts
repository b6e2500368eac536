// The labelled policies (test/policies) and sentences (test/sentences), and how a proposal is counted against them.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '../src/core/bytes.ts'
import type { Language } from '../src/core/language.ts'
import { type Proposal, proposePolicy, writeProposal } from '../src/register/proposal/proposal.ts'
import { readPolicy } from '../src/register/register.ts'
import type { Register } from '../src/register/schema.ts'

const policies = join(import.meta.dirname, 'policies')

export interface Label {
  readonly text: string
  readonly label: 'promise' | 'none'
  readonly pledges?: readonly string[]
}
export interface Labelled {
  readonly name: string
  readonly file: string
  readonly bytes: Uint8Array
  /** Labelled after the rules were made, by whoever had not seen them: counted, and no rule is made for it. */
  readonly heldOut: boolean
  /** False for what was learned from, and no rule of the grammar was made for. */
  readonly seenByRules?: false
  readonly sentences: readonly Label[]
}

export const labelled: readonly Labelled[] = readdirSync(policies)
  .sort()
  .map(name => {
    const folder = join(policies, name)
    const file = readdirSync(folder).find(each => each !== 'labels.json') ?? ''
    const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'))
    return { name, file: join(folder, file), bytes: readFileSync(join(folder, file)), ...labels }
  })

export const openOnes = labelled.filter(({ heldOut }) => !heldOut)
export const heldOut = labelled.filter(policy => policy.heldOut)

export const proposalOf = ({ file, bytes }: Pick<Labelled, 'file' | 'bytes'>): Proposal =>
  proposePolicy({ path: file, bytes })

/** Sentences as small companies write them: the pledges each may be proposed, none for those that promise nothing. */
export function sentencesIn(list: Language | `${Language}-second`): ReadonlyMap<string, readonly string[]> {
  const path = join(import.meta.dirname, `sentences/${list}.json`)
  const { promise, none }: { promise: Record<string, string>; none: readonly string[] } = JSON.parse(
    readFileSync(path, 'utf8'),
  )
  const sentences = new Map<string, readonly string[]>(none.map(text => [text, []]))
  for (const [text, pledges] of Object.entries(promise)) sentences.set(text, pledges.split(' '))
  return sentences
}

export interface Score {
  promises: number
  /** Of them, those whose label names a pledge. */
  withPledge: number
  found: number
  rightPledge: number
  others: number
  wrongly: number
}

/** The labels of a sentence: its own, or those of the pieces it is put together from, or of the whole it is a piece of. */
export function labelsOf(text: string, labels: readonly Label[]): readonly Label[] {
  const own = labels.filter(label => label.text === text)
  return own.length > 0 ? own : labels.filter(label => text.includes(label.text) || label.text.includes(text))
}

/** A sentence that was not read at all counts as not found; one nobody labelled counts among the others. */
export function scoreOf(policy: Labelled): Score {
  const proposal = proposalOf(policy)
  const labelled = policy.sentences.filter(({ label }) => label === 'promise')
  const withPledge = labelled.filter(({ pledges = [] }) => pledges.length > 0).length
  const promises = labelled.length
  const found = new Set<Label>()
  const right = new Set<Label>()
  const score: Score = { promises, withPledge, found: 0, rightPledge: 0, others: 0, wrongly: 0 }
  for (const [at, { text }] of proposal.notice.sentences.entries()) {
    const parts = proposal.sentences[at] ?? []
    const isPromise = parts.some(({ kind }) => kind === 'promise')
    const promised = labelsOf(text, policy.sentences).filter(({ label }) => label === 'promise')
    for (const label of isPromise ? promised : []) {
      found.add(label)
      if (parts.every(part => part.kind === 'promise' && label.pledges?.includes(part.pledge)))
        right.add(label)
    }
    if (promised.length > 0) continue
    score.others += 1
    score.wrongly += isPromise ? 1 : 0
  }
  return { ...score, found: found.size, rightPledge: right.size }
}

export const sum = (scores: readonly Score[]): Score =>
  scores.reduce((all, one) => ({
    promises: all.promises + one.promises,
    withPledge: all.withPledge + one.withPledge,
    found: all.found + one.found,
    rightPledge: all.rightPledge + one.rightPledge,
    others: all.others + one.others,
    wrongly: all.wrongly + one.wrongly,
  }))

export const say = (
  name: string,
  { promises, withPledge, found, rightPledge, others, wrongly }: Score,
): string =>
  `${name}: ${found} of ${promises} promises found, ${rightPledge} of ${withPledge} with the labelled pledge; ${wrongly} of ${others} others taken for promises`

/** Answers a person gives, with what the page tells where it does. */
const answered = ({ defaults }: Proposal): Proposal['defaults'] => ({
  ...defaults,
  name: defaults.name || 'Firma',
  cvr: defaults.cvr || '10000033',
  street: defaults.street || 'Vej 1',
  postcode: defaults.postcode || '8000',
  city: defaults.city || 'Aarhus',
  email: defaults.email || 'a@firma.example',
  acceptedBy: 'Ejer',
})

/** The register a proposal becomes after the questions; a Refusal where it cannot be read or bound. */
export function registerOf(proposal: Proposal): Register {
  const [register, ...notices] = [...writeProposal(proposal, answered(proposal), '2026-11-23')].map(
    ([path, text]) => ({ path, bytes: utf8(text) }),
  )
  assert.ok(register)
  return readPolicy(register, notices).file.register
}
