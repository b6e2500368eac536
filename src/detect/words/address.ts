// Addresses: streets as Danes and their neighbours write them (street.ts), English ones (number, name, Street), and P.O. boxes.
// Any name before a Danish post code and town (placed.ts). A name and a number are what it might be; a post code and a town behind them, or a word before, make it sure.
// Proven by address.test.ts.

import type { Around, Hit, Judge, KeywordRule } from '../hit.ts'
import { placedRules } from './placed.ts'
import { addressHit, judgeStreet, placeEndings, streetEndings, surenessOf } from './street.ts'
import { place } from './towns.ts'
import { after, before, beginsWordAt, isCapital, overBytes, windowOf } from './window.ts'

const englishNames = [
  ...['street', 'road', 'avenue', 'lane', 'drive', 'crescent', 'terrace', 'highway', 'parkway', 'court'],
  ...['boulevard', 'square', 'close', 'way', 'circle', 'grove'],
]
const shortNames = ['st', 'rd', 'ave', 'ln', 'dr', 'ct', 'blvd', 'hwy', 'pkwy', 'trl', 'cir', 'sq']

const numberBefore = overBytes(
  "(?<![\\w.,#$-])[1-9][0-9]{0,4}[A-Za-z]?,? (?:(?:NE|NW|SE|SW|N|S|E|W)\\.? )?(?:(?:\\p{Lu}(?:\\p{L}|['.-])*|[1-9][0-9]{0,2}(?:st|nd|rd|th)) ){1,4}$",
)
const unit = '(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|#)\\.? ?[0-9A-Za-z-]{1,6})?'
/** USPS Publication 28 (state and ZIP code); Royal Mail's post codes. */
const zip = '(?:[A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?|[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2})(?![A-Za-z0-9])'
const gap = '(?:[ ,]|\\r?\\n|\\\\n){1,3}'
const town = '\\p{Lu}\\p{L}+(?:[ -]\\p{Lu}\\p{L}+){0,2}'
const englishAfter = overBytes(`\\.?${unit}(?<place>${gap}(?:${town}${gap}){0,2}${zip})?`, 'y')

/** Each behind a blank, by which they are found far more seldom within other words. */
const behindBlank = (words: readonly string[]): readonly string[] => words.map(word => ` ${word}`)

function judgeEnglish(strong: boolean): Judge {
  return (around: Around, start: number, end: number): Hit | null => {
    if (!isCapital(around.bytes[start + 1])) return null
    const window = windowOf(around, start + 1, end)
    const number = beginsWordAt(window.text, window.end) ? null : numberBefore.exec(before(window))
    englishAfter.lastIndex = window.end
    const match = englishAfter.exec(window.text)
    if (number === null || match === null) return null
    const placed = match.groups?.['place'] !== undefined
    // A full stop behind a whole word ends a sentence.
    const length = match[0] === '.' && strong ? 0 : match[0].length
    return addressHit(window, [number.index, window.end + length], surenessOf(placed, strong))
  }
}

const boxAfter = overBytes(`[:.]? ?(?:nr\\.? ?)?[1-9][0-9]{0,5}(?![0-9])${place}`, 'y')

function judgeBox(around: Around, start: number, end: number): Hit | null {
  const window = windowOf(around, start, end)
  boxAfter.lastIndex = window.end
  const match = boxAfter.exec(window.text)
  if (match === null) return null
  const sure = surenessOf(match.groups?.['place'] !== undefined, true)
  return addressHit(window, [window.start, window.end + match[0].length], sure)
}

/** vCard (RFC 6350 §6.3.1): its parts, from the first that says something to the last. */
const vcard = /^(?:;[^:\r\n]{0,80})?:;*(?<parts>[^\s;:][^\r\n;]*(?:;[^\r\n;]*){2,6}?);*(?=[\r\n]|$)/

function judgeCard(around: Around, start: number, end: number): Hit | null {
  const window = windowOf(around, start, end)
  const parts = /(?:^|[\r\n.])$/.test(before(window)) ? vcard.exec(after(window)) : null
  const said = parts?.groups?.['parts'] ?? ''
  if (parts === null || !/[0-9]/.test(said)) return null
  const from = window.end + parts[0].indexOf(said, parts[0].indexOf(':'))
  return addressHit(window, [from, from + said.length], 'certain')
}

export const addressRules: readonly KeywordRule[] = [
  { id: 'address.street', words: streetEndings, as: 'part', judge: judgeStreet(true) },
  { id: 'address.place', words: placeEndings, as: 'part', judge: judgeStreet(false) },
  { id: 'address.english', words: behindBlank(englishNames), as: 'part', judge: judgeEnglish(true) },
  { id: 'address.english-short', words: behindBlank(shortNames), as: 'part', judge: judgeEnglish(false) },
  {
    id: 'address.box',
    words: ['postboks', 'postbox', 'p.o. box', 'po box', 'p.o.box'],
    as: 'word',
    judge: judgeBox,
  },
  { id: 'address.vcard', words: ['adr'], as: 'word', judge: judgeCard },
  ...placedRules,
]
