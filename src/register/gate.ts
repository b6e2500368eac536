// The publishing gate: what an edit adds or changes must be bound, in both languages, to a pledge that is not broken;
// what nothing has checked stands only where a person accepted that. It never keeps a promise from being taken away or
// made smaller. A pure function: the editions and the latest verdicts are handed in. Proven by gate.test.ts.

import type { Fault } from '../core/refusal.ts'
import type { PledgeId, Verdict } from '../pledge/pledge.ts'
import type { BindFaultKind, BoundNotice } from './bind.ts'
import type { NoticeSentence } from './blocks.ts'
import type { RegisterFile } from './parse.ts'
import type { Sentence } from './schema.ts'

/** A register with its notices, as one edit leaves them. */
export interface Edition {
  readonly file: RegisterFile
  readonly notices: readonly BoundNotice[]
}

/** One reason an edit is not published, and the register's sentence it is about; null for words bound to nothing. */
export interface GateFault extends Fault {
  readonly kind: BindFaultKind | 'one-language' | 'broken' | 'unchecked'
  readonly id: string | null
}

export type Gate =
  | {
      readonly kind: 'published'
      /** Ids of the sentences that stand as *declared, unproven*. */
      readonly declaredUnproven: readonly string[]
    }
  | { readonly kind: 'refused'; readonly faults: readonly GateFault[] }

/** `last` is what is published now; null before the first publication, when everything is new. */
export function gate(last: Edition | null, edit: Edition, latest: ReadonlyMap<PledgeId, Verdict>): Gate {
  const faults: GateFault[] = []
  for (const bound of edit.notices) {
    const before = last?.notices.find(({ language }) => language === bound.language) ?? null
    const touched = touchedBy(edit.file, bound, last?.file ?? null, before)
    faults.push(...bindingFaults(bound, touched), ...deadSelectors(edit.file, bound, last?.file ?? null))
    for (const change of touched) faults.push(...changeFaults(change, bound, edit, latest))
  }
  if (faults.length > 0) return Object.freeze({ kind: 'refused', faults })
  return Object.freeze({ kind: 'published', declaredUnproven: declaredIn(edit, latest) })
}

const verdictOf = (latest: ReadonlyMap<PledgeId, Verdict>, pledge: PledgeId): Verdict =>
  latest.get(pledge) ?? 'unknown'

/** Sentences that stand without a look that kept them. */
function declaredIn(edit: Edition, latest: ReadonlyMap<PledgeId, Verdict>): readonly string[] {
  return edit.file.register.sentences
    .filter(({ pledge }) => pledge !== undefined && verdictOf(latest, pledge) === 'unknown')
    .filter(({ declaredUnproven }) => declaredUnproven !== undefined)
    .map(({ id }) => id)
}

/** One sentence of the notice that the edit adds, changes or binds anew. */
export interface Change {
  readonly index: number
  readonly sentence: NoticeSentence
  /** The register's sentences bound to it. */
  readonly bound: readonly Sentence[]
  /** True where it only says less than before under the same pledges. */
  readonly narrowed: boolean
}

interface Standing {
  readonly sentence: NoticeSentence
  readonly bound: readonly Sentence[]
}

function standings(file: RegisterFile, bound: BoundNotice): readonly Standing[] {
  const byId = new Map(file.register.sentences.map(sentence => [sentence.id, sentence]))
  const bySentence = Map.groupBy(bound.bindings, binding => binding.sentence)
  return bound.notice.sentences.map((sentence, index) => ({
    sentence,
    bound: (bySentence.get(index) ?? []).flatMap(({ id }) => byId.get(id) ?? []),
  }))
}

// The same words bound to the same pledges are untouched, wherever they now stand.
const keyOf = ({ sentence, bound }: Standing): string =>
  JSON.stringify([sentence.text, bound.map(({ id, pledge }) => [id, pledge ?? null])])

/** What the gate looks at: `before` is the notice of the same language as it was published, null where there is none. */
export function touchedBy(
  file: RegisterFile,
  bound: BoundNotice,
  lastFile: RegisterFile | null,
  before: BoundNotice | null,
): readonly Change[] {
  const old = lastFile === null || before === null ? [] : standings(lastFile, before)
  const unchanged = new Map(
    Map.groupBy(old, keyOf)
      .entries()
      .map(([key, same]) => [key, same.length]),
  )
  return standings(file, bound).flatMap((standing, index) => {
    const left = unchanged.get(keyOf(standing)) ?? 0
    unchanged.set(keyOf(standing), left - 1)
    if (left > 0) return []
    return [{ index, ...standing, narrowed: old.some(earlier => isNarrower(standing, earlier)) }]
  })
}

// Leaving these out says more, not less: they deny, limit, or leave open.
export const limiting =
  /^(?:ikke|ej|aldrig|ingen|intet|uden|kun|alene|højst|medmindre|undtagen|hvis|når|kan|bl\.?a|fx|f\.eks|blandt|visse|nogle|sjældne|not|never|no|none|without|only|unless|except|if|when|may|some|among|e\.g|rare)$/iu

/** True where the words are those of before with some left out, none of which denied or limited, for the same pledges. */
function isNarrower(now: Standing, before: Standing): boolean {
  const pledges = ({ bound }: Standing) => JSON.stringify(bound.map(({ id, pledge }) => [id, pledge ?? null]))
  if (now.bound.length === 0 || pledges(now) !== pledges(before)) return false
  const left = wordsOf(now.sentence.text)
  let at = 0
  const gone: string[] = []
  for (const word of wordsOf(before.sentence.text)) {
    if (word === left[at]) at += 1
    else gone.push(word)
  }
  return at === left.length && gone.length > 0 && !gone.some(word => limiting.test(word))
}

export const wordsOf = (text: string): readonly string[] =>
  text.split(' ').map(word => word.replace(/^\P{L}+|[^\p{L}\p{N}]+$/gu, '').toLowerCase())

/** Binding faults in the sentences the edit touched. */
function bindingFaults(bound: BoundNotice, touched: readonly Change[]): readonly GateFault[] {
  const indices = new Set(touched.map(({ index }) => index))
  return bound.faults.filter(({ sentence }) => sentence !== null && indices.has(sentence))
}

/** Selectors this edit wrote that match nowhere. One left over from a sentence that was taken away stands in nobody's way. */
function deadSelectors(
  file: RegisterFile,
  bound: BoundNotice,
  last: RegisterFile | null,
): readonly GateFault[] {
  const before = new Map(last?.register.sentences.map(sentence => [sentence.id, sentence[bound.language]]))
  const now = new Map(file.register.sentences.map(sentence => [sentence.id, sentence[bound.language]]))
  return bound.faults.filter(
    ({ kind, id }) =>
      kind === 'no-match' && id !== null && JSON.stringify(before.get(id)) !== JSON.stringify(now.get(id)),
  )
}

function changeFaults(
  { sentence, bound, narrowed }: Change,
  notice: BoundNotice,
  edit: Edition,
  latest: ReadonlyMap<PledgeId, Verdict>,
): readonly GateFault[] {
  return bound.flatMap(entry => [
    ...translationFaults(entry, sentence, notice, edit),
    ...(narrowed ? [] : verdictFaults(entry, sentence, latest)),
  ])
}

function translationFaults(
  entry: Sentence,
  { place }: NoticeSentence,
  here: BoundNotice,
  edit: Edition,
): readonly GateFault[] {
  return edit.notices
    .filter(other => other.language !== here.language && !other.bindings.some(({ id }) => id === entry.id))
    .map(other => ({
      kind: 'one-language',
      id: entry.id,
      message: `sentence "${entry.id}": expected it in ${other.notice.path} too, got none`,
      place,
      hint: `write it there and bind it with ${other.language} in the register`,
    }))
}

function verdictFaults(
  { id, pledge, declaredUnproven }: Sentence,
  { place }: NoticeSentence,
  latest: ReadonlyMap<PledgeId, Verdict>,
): readonly GateFault[] {
  if (pledge === undefined) return []
  const verdict = verdictOf(latest, pledge)
  if (verdict === 'broken')
    return [
      {
        kind: 'broken',
        id,
        message: `sentence "${id}": expected a pledge that is not broken, got ${pledge}, broken at its latest look`,
        place,
        hint: `mend what breaks it, or promise less: ordholden board shows why`,
      },
    ]
  if (verdict === 'kept' || declaredUnproven !== undefined) return []
  return [
    {
      kind: 'unchecked',
      id,
      message: `sentence "${id}": expected a pledge that is kept, got ${pledge}, which nothing has checked`,
      place,
      hint: `to let it stand as declared, unproven, a person adds declaredUnproven: {by, at} to the sentence in the register`,
    },
  ]
}
