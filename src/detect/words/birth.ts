// Dates of birth: a date with a word before it that says so. A date alone is none: most dates are of something else.
// The words are Danish and English, in running text, in forms and as names of fields. Proven by birth.test.ts.

import type { Around, Hit, KeywordRule } from '../hit.ts'
import { dateBeginning, dateLength } from './dates.ts'
import { after, before, beginsWord, hitIn, overBytes, type Window, windowOf } from './window.ts'

/** Names of a field or a line of a form. */
const labels = [
  'fødselsdato',
  'foedselsdato',
  'fodselsdato',
  'fødselsdag',
  'foedselsdag',
  'fødedato',
  'fødselsår',
  'date of birth',
  'date_of_birth',
  'date-of-birth',
  'dateofbirth',
  'birth date',
  'birthdate',
  'birth_date',
  'birth-date',
  'birthday',
]
const shortLabels = ['bday', 'dob', 'd.o.b', 'f.d.', 'født', 'foedt', 'fodt', 'born']

/** How far a date may stand from its word. */
const gapBytes = 64

/** Between the two stands what makes it the date of something else, or another word that names it better. */
const otherDate = overBytes(
  '(?<!\\p{L})(?:død|døde|gift|viet|ansat|udstedt|udløb|oprettet|opdateret|indlagt|flytte|dåb|døbt|fødselsda(?:to|g)|født|died|death|married|hired|issued|expire[sd]?|created|updated|baptised|joined|moved|birth|born|dob)(?!\\p{L})',
  'i',
)
const letter = overBytes('\\p{L}')
const sentenceEnd = overBytes('[.!?]\\s+\\p{Lu}|\\n\\s*\\n')

/** What stands between a word and its date: signs alone, other words, or too much. */
function judgeGap(gap: string): 'beside' | 'apart' | null {
  if (gap.length > gapBytes || otherDate.test(gap)) return null
  const bare = gap.replace(/<[^<>]{0,40}>|\([^()0-9]{0,24}\)|\b(?:d\. |den |on |er |is |was |the )/gi, '')
  if (!letter.test(bare)) return 'beside'
  return sentenceEnd.test(gap) || /[<>{}]/.test(bare) ? null : 'apart'
}

function findAfter(window: Window): Hit | null {
  const text = after(window)
  const at = dateBeginning(text)
  if (at < 0) return null
  const length = dateLength(text, at)
  const gap = length === 0 ? null : judgeGap(text.slice(0, at))
  if (gap === null) return null
  const start = window.end + at
  const confidence = gap === 'beside' ? 'certain' : 'likely'
  return hitIn(window, {
    kind: 'birth-date',
    what: null,
    start,
    end: start + length,
    confidence,
    context: 'named',
  })
}

const judgeLabel = (around: Around, start: number, end: number): Hit | null =>
  findAfter(windowOf(around, start, end))

/** A name, an initial, a comma, a bracket or nothing: what stands before `f.` where it is short for born. */
const personBefore = overBytes(
  "(?:(?<!\\p{L})\\p{Lu}(?:\\p{L}|[-'])*|(?<!\\p{L})\\p{Lu}\\.|[,;(|]|^|\\n|\\t)\\s?$",
)

/** `f.`, which is short for much: nothing but a blank may stand between it and the date. With no person before it it is possible. */
function judgeShort(around: Around, start: number, end: number): Hit | null {
  const next = around.bytes[end] ?? 0
  if (end >= around.to || (next !== 0x20 && (next < 0x30 || next > 0x39))) return null
  const window = windowOf(around, start, end)
  const text = after(window)
  const length = dateLength(text, text.startsWith(' ') ? 1 : 0)
  if (length === 0 || !beginsWord(window) || /[0-9]\s*$/.test(before(window))) return null
  const from = window.end + (text.startsWith(' ') ? 1 : 0)
  return hitIn(window, {
    kind: 'birth-date',
    what: null,
    start: from,
    end: from + length,
    confidence: personBefore.test(before(window)) ? 'likely' : 'possible',
    context: 'named',
  })
}

export const birthRules: readonly KeywordRule[] = [
  { id: 'birth-date.label', words: labels, as: 'part', judge: judgeLabel },
  { id: 'birth-date.word', words: shortLabels, as: 'word', judge: judgeLabel },
  { id: 'birth-date.f', words: ['f.'], as: 'part', judge: judgeShort },
]
