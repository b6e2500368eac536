// Streets that are told by what stands behind them: a Danish post code and its town make any name with a house number an address, on
// one line with it or on the line above (`Nyhavn 17, 1051 København K`). What a street's own ending tells is street.ts's.
// Proven by address.test.ts.

import type { Around, Hit, KeywordRule } from '../hit.ts'
import { isDigit } from '../points.ts'
import { addressHit, floor, hasEnding, house, label, oneWord } from './street.ts'
import { apart, danishPlace, isKnownTown, townWords } from './towns.ts'
import { before, overBytes, windowOf } from './window.ts'

const name = `(?<name>(?:${oneWord} (?:(?:og|af|von|de|på|i) )?){0,3}${oneWord})`
const streetBefore = overBytes(`(?<!\\p{L}|[0-9.'-])${name} ${house}${floor}?${apart}(?:DK[- ]?)?$`)

/** Names with a number behind them that are no street: days, parts of a text, places in a house, versions. */
const noStreet = overBytes(
  `(?:^| )(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec|man|tirs|ons|tors|fre|lør|søn|mon|tues|wednes|thurs|fri|satur|sun)(?:\\p{L}{0,8})?\\.?$|(?:^| )(?:side|page|kapitel|chapter|afsnit|section|figur|figure|tabel|table|bilag|annex|appendix|version|windows|uge|week|lokale|rum|room|sal|nr|no|model|punkt|pkt|artikel|article|ordre|order|faktura|invoice|sag|case|hold|gruppe|group|klasse|class|type|serie|fase|phase|trin|step|kl|tlf|telefon|phone|lov|konto|kode|post|stk|antal|kurs|line|linje|row|række|paragraf|niveau|level|top)\\.?$`,
  'i',
)

/** Whether four digits stand at a place, and a blank or a comma behind them: what most commas are not followed by. */
function isCode({ bytes, from, to }: Around, at: number): boolean {
  for (let digit = at; digit < at + 4; digit++)
    if (digit < from || digit >= to || !isDigit(bytes[digit] ?? 0)) return false
  return at + 4 < to && (bytes[at + 4] === 0x20 || bytes[at + 4] === 0x2c)
}

/** An address by its post code, which stands at a place. */
function judgePlaced(around: Around, code: number): Hit | null {
  if (!isCode(around, code)) return null
  const window = windowOf(around, code, code + 4)
  danishPlace.lastIndex = window.start
  const behind = danishPlace.exec(window.text)
  const street = behind === null ? null : streetBefore.exec(before(window))
  const called = street?.groups?.['name'] ?? ''
  if (behind === null || street === null || noStreet.test(called) || hasEnding(called)) return null
  const from = street.index + (label.exec(called)?.[0].length ?? 0)
  const sure = isKnownTown(behind.groups?.['town'] ?? '') ? 'certain' : 'likely'
  return addressHit(window, [from, window.start + behind[0].length], sure)
}

const digits = [...'0123456789']
export const placedRules: readonly KeywordRule[] = [
  {
    id: 'address.code',
    words: digits.map(digit => `, ${digit}`),
    as: 'part',
    judge: (around, start) => judgePlaced(around, start + 2),
  },
  {
    id: 'address.land',
    words: [', dk-', ', dk '],
    as: 'part',
    judge: (around, _, end) => judgePlaced(around, end),
  },
  {
    id: 'address.town',
    words: townWords,
    as: 'part',
    judge: (around, start) => judgePlaced(around, start - 4),
  },
]
