// Telephone numbers: Danish ones of eight digits (the Danish numbering plan), international ones (ITU-T E.164) held against the plans of
// all countries that libphonenumber-js keeps, and the ways people write others. Digits alone say nothing: a word must name them.
// Proven by phone.test.ts.

import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { byteAt, hit, lettersOf, readBytes } from '../around.ts'
import { contextOf } from '../context.ts'
import type { Around, Confidence, Context, Hit, HitKind, Judge } from '../hit.ts'
import { groupLengths, readWritten, type Written } from './digits.ts'

const home: CountryCode = 'DK'

/** Written with a country code: by a plus, or by 00. */
const isInternational = ({ text }: Written): boolean => /^\(?(?:\+|00[1-9])/.test(text)

/** Held against its country's plan: in use, of a possible length, neither. The zero in brackets is not dialled from abroad. */
function planOf({ text }: Written): 'valid' | 'possible' | null {
  const dialled = text.replace(/^\(?00/, '+').replace('(0)', '')
  const number = parsePhoneNumberFromString(dialled, home)
  if (number === undefined) return null
  return number.isValid() ? 'valid' : number.isPossible() ? 'possible' : null
}

/** Ways to write a number that hardly anything but a telephone has. */
const phoneForms: readonly RegExp[] = [
  // 12 34 56 78 and 12-34-56-78: Danish. With dots it is an address of the internet, until a word says otherwise.
  /^[2-9][0-9]([ -])[0-9]{2}\1[0-9]{2}\1[0-9]{2}$/,
  // (579)888-3058, 905-674-3793, 905.674.3793: North America's numbering plan.
  /^\([2-9][0-9]{2}\) ?[2-9][0-9]{2}[ .-][0-9]{4}$/,
  /^[2-9][0-9]{2}([.-])[2-9][0-9]{2}\1[0-9]{4}$/,
  // (08) 8747 6301, (37) 788-063: an area in brackets.
  /^\(0?[0-9]{1,4}\)[ -]?[0-9]{2,4}(?:[ -]?[0-9]{2,4}){1,3}$/,
  // 0490 75 40 81, 03.93.92.16.85: the trunk's zero, then pairs.
  /^0[0-9]([ .])[0-9]{2}\1[0-9]{2}\1[0-9]{2}\1[0-9]{2}$/,
  /^0[0-9]{2,3}([ .])[0-9]{2}\1[0-9]{2}\1[0-9]{2}$/,
]

/** What digits with signs between them are besides: addresses of the internet, dates, hours, sums and decimals. */
const otherForms: readonly RegExp[] = [
  /^(?![0-9]{2}\.[0-9]{2}\.)[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/,
  /^[0-9]{4}([./-])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])/,
  /^[0-9]{1,2}([./-])[0-9]{1,2}\1(?:19|20)[0-9]{2}(?![0-9])/,
  /^[0-9]{1,2}\.[0-9]{2} ?- ?[0-9]{1,2}\.[0-9]{2}/,
  /^[0-9]{1,3}(?:\.[0-9]{3})+$/,
  /^[0-9]+\.[0-9]+$/,
  /^[0-9]{3}-[0-9]{2}-[0-9]{4}$/,
  /^[0-9]+\/[0-9]+$/,
]

const takesForm = (forms: readonly RegExp[], { text }: Written): boolean =>
  forms.some(form => form.test(text))

/** Groups as people dial them: one digit alone at the front at most, and no more than two sorts of signs. */
function isDialled({ text, digits, signs }: Written): boolean {
  if (digits.length < 7 || digits.length > 15) return false
  const isSingle = /[0-9][ ./-]+[0-9](?![0-9])/.test(text.replace('(0)', ''))
  const sorts = new Set(signs.join('').replace(/[()]/g, ''))
  return !isSingle && sorts.size <= 2
}

const isDanish = (written: Written): boolean =>
  ['8', '2-2-2-2', '4-4', '2-6', '3-5', '2-3-3', '3-3-2'].includes(groupLengths(written)) &&
  planOf(written) === 'valid'

function abroad(written: Written, context: Context): Confidence | null {
  const plan = planOf(written)
  if (plan === 'valid') return context === 'other' ? 'likely' : 'certain'
  if (context === 'named') return isDialled(written) ? 'likely' : null
  return plan === 'possible' && written.text.includes('+') && context === 'bare' ? 'likely' : null
}

const pairs = /^[2-9][0-9] [0-9]{2} [0-9]{2} [0-9]{2}$/
const numbered: readonly HitKind[] = ['cpr', 'cvr', 'ean', 'card', 'iban', 'bank-account']
/** What names nothing by itself: `nr.`, `er`, signs. */
const fillers = /(?:[^\p{L}]|(?<!\p{L})(?:nr|no|nummer|number|id|er|is|var|på|of|lyder)(?!\p{L}))*$/iu
const wordBytes = 40

/** Four pairs are a telephone, whatever else is spoken of: likely where other words stand between it and the word. */
function despite({ around, start, end }: Written): Confidence {
  if (numbered.some(kind => contextOf(kind, around, start, end) === 'named')) return 'possible'
  const letters = readBytes(around, start - wordBytes, start).replace(fillers, '')
  const word = /[\p{L}\d_-]*$/u.exec(letters)?.[0] ?? ''
  const behind = readBytes(around, start - wordBytes, start).length - letters.length
  const from = Math.max(around.from, start - behind - Buffer.byteLength(word))
  return contextOf('phone', { ...around, from }, start, end) === 'other' ? 'possible' : 'likely'
}

function nationalForm(written: Written, context: Context): Confidence | null {
  if (context === 'named') return isDanish(written) ? 'certain' : 'likely'
  if (context === 'other' && pairs.test(written.text)) return despite(written)
  // One sign or none between its digits, and no bracket: that is everything's form.
  if (context === 'other' || written.signs.length === 0) return null
  if (takesForm(phoneForms, written)) return 'likely'
  return groupLengths(written) === '4-4' && isDanish(written) ? 'possible' : null
}

function national(written: Written, context: Context): Confidence | null {
  const form = nationalForm(written, context)
  return form === null || takesForm(otherForms, written) || !isDialled(written) ? null : form
}

/** An extension behind the number: `x123`, `ext. 123`, `lokal 123`. */
const extension = /^(?: ?(?:x|ext\.?|lok(?:al|\.)?) ?[0-9]{1,6})(?![A-Za-z0-9])/i
const extensionLetters = [...'xXeElL'].map(letter => letter.charCodeAt(0))

/** How many bytes it takes; 0 where there is none. */
function extensionBehind(around: Around, end: number): number {
  const first = byteAt(around, end) === 0x20 ? end + 1 : end
  if (!extensionLetters.includes(byteAt(around, first))) return 0
  return extension.exec(lettersOf(around, end, end + 16))?.[0].length ?? 0
}

function judgeWritten(written: Written, tail: number): Hit | null {
  const { around, start, end } = written
  const context = contextOf('phone', around, start, end + tail)
  const confidence = isInternational(written) ? abroad(written, context) : national(written, context)
  return confidence === null ? null : hit('phone', [start, end + tail], confidence, context)
}

/** A bracket that is not closed within the number is the sentence's. */
const opens = (text: string): boolean => text.startsWith('(') && !text.includes(')')

export function judgePhone(written: Written): Hit | null {
  const { around, start, end, text } = written
  const number = opens(text) ? readWritten(around, start + 1, end) : written
  return judgeWritten(number, extensionBehind(around, end))
}

/** A number that is found with its extension. */
export const judgeExtension: Judge = (around, first, past) => {
  const letters = lettersOf(around, first, past)
  const start = opens(letters) ? first + 1 : first
  const within = /[xX][0-9]{1,6}$/.exec(letters)?.[0].length ?? 0
  return judgeWritten(readWritten(around, start, past - within), within)
}
