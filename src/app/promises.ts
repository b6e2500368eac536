// What an edition promises, in the shapes pages and judging need: pledges with their parts and sentences, and how each
// sentence is marked. Proven by test/journeys/board.test.ts.

import { type Language, languages, type Words } from '../core/language.ts'
import { claimOf } from '../language/parts.ts'
import { pledgeNames } from '../language/pledges.ts'
import { translationNote } from '../language/register.ts'
import type { Promised, Wording } from '../pledge/assemble.ts'
import type { LawFinding, SentenceLine } from '../pledge/board.ts'
import { partsOf } from '../pledge/catalogue.ts'
import { type PledgeId, pledgeIds } from '../pledge/pledge.ts'
import { markedBlocks } from '../register/mark.ts'
import type { Sentence } from '../register/schema.ts'
import { subjectNames, subjectsOf } from '../register/subjects.ts'
import type { ReadEdition } from './policy.ts'
import type { Policy, SentenceMark } from './policy-shown.ts'

export function promisedBy(edition: ReadEdition, lawFindings: readonly LawFinding[]): readonly Promised[] {
  const { register } = edition.file
  const declared = new Set(register.pledges.map(({ id }) => id))
  return pledgeIds
    .filter(pledge => declared.has(pledge))
    .map(pledge => {
      const sentences = register.sentences.filter(sentence => sentence.pledge === pledge)
      return {
        pledge,
        parts: partsOf(pledge, subjectsOf(register, pledge)),
        sentences: sentences.map(sentence => sentenceLine(sentence, edition)),
        lawFindings: lawFindings.filter(({ sentence }) => sentences.some(({ id }) => id === sentence)),
        declaredUnproven: sentences.some(({ declaredUnproven }) => declaredUnproven !== undefined),
      }
    })
}

export function wordingOf(edition: ReadEdition): Wording {
  const names = subjectNames(edition.file.register)
  return {
    name: (pledge: PledgeId) => pledgeNames[pledge],
    claim: part => claimOf(part, part.subject === null ? null : (names.get(part.subject) ?? part.subject)),
  }
}

function sentenceLine({ id }: Sentence, edition: ReadEdition): SentenceLine {
  const text = (language: Language) => textOf(id, language, edition)
  return { id, text: { da: text('da'), en: text('en') } }
}

/** The sentence's words as the notice of that language has them; null where it lacks them. */
function textOf(id: string, language: Language, edition: ReadEdition): string | null {
  const bound = edition.notices.find(each => each.language === language)
  const binding = bound?.bindings.find(each => each.id === id)
  return bound === undefined || binding === undefined
    ? null
    : bound.notice.text.slice(binding.start, binding.end)
}

/** The notice in a language; in the other one where it is published in one only. */
export function policyOf(edition: ReadEdition, asked: Language, lawFindings: readonly LawFinding[]): Policy {
  const { register } = edition.file
  const bound = edition.notices.find(({ language }) => language === asked) ?? edition.notices[0]
  if (bound === undefined) throw new Error('expected an edition with a notice')
  const { language, notice, bindings } = bound
  const declared = register.notices.find(each => each.language === language)
  const byId = new Map(register.sentences.map(sentence => [sentence.id, sentence]))
  const marks = bindings.map(({ id }) => [id, markOf(id, byId.get(id), lawFindings)] as const)
  return {
    language,
    title: notice.title ?? register.controller.name,
    description: notice.description,
    controller: register.controller.name,
    translationNote: declared?.unofficial === true ? translationNote : null,
    blocks: markedBlocks(bound),
    marks: new Map(marks),
    hash: notice.hash,
  }
}

function markOf(
  id: string,
  sentence: Sentence | undefined,
  lawFindings: readonly LawFinding[],
): SentenceMark {
  return {
    sentence: id,
    pledge: sentence?.pledge ?? null,
    because: sentence?.because ?? (null as Words | null),
    declaredUnproven: sentence?.declaredUnproven !== undefined,
    lawFindings: lawFindings.filter(finding => finding.sentence === id),
  }
}

/** How many entries of the register nobody has accepted. */
export function countProposed(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = 'status' in value && value.status === 'proposed' ? 1 : 0
  return Object.values(value).reduce((sum: number, member) => sum + countProposed(member), own)
}

/** Every language a reader may ask for. */
export const policiesOf = (edition: ReadEdition, lawFindings: readonly LawFinding[]) =>
  new Map(languages.map(language => [language, policyOf(edition, language, lawFindings)]))
