// Streets as Danes and their neighbours write them: a name with one of the usual endings, a house number, floor and side, post code and
// town (Bekendtgørelse nr. 271 af 13. april 2018 om vejnavne og adresser). The word that was found is the ending. A street by itself is
// taken with its village (`Lyngby Hovedgade`). Proven by address.test.ts.

import type { Around, Confidence, Hit, Judge } from '../hit.ts'
import { place } from './towns.ts'
import { endsWordAt, hitIn, overBytes, type Window, windowOf } from './window.ts'

/** Words parted by blanks, each with the blank behind it: so they are found far more seldom within other words. */
const list = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map(word => `${word} `)

/** With a house number behind them these endings are streets. */
export const streetEndings = list(`
  vej vejen gade gaden allé alle alléen stræde strædet boulevard boulevarden vænge vænget torv torvet plads pladsen
  stien kajen straße strasse gatan vägen veien vegen`)
/** These are also gardens, hills, quays and things. */
export const placeEndings = list(`
  sti kaj have haven park parken bakke bakken toften marken vangen lunden engen skrænten højen krogen passage promenade
  brygge gården bro gata volden`)

/** Words that stand before the last one of a name, as in `Gammel Kongevej`. */
const fore =
  'Gammel|Gamle|Gl\\.|Ny|Nye|Nordre|Nr\\.|Nørre|Søndre|Sdr\\.|Sønder|Vester|Vestre|Øster|Østre|Øvre|Nedre|Store|Lille|Sankt|Skt\\.|Sct\\.|Dronning|Kong|Prins|Prinsesse|Dr\\.|Over|Neder|Ved|\\p{Lu}\\.'
export const oneWord = "(?:\\p{Lu}(?:\\p{L}|[0-9'.-])*)"
const nameBefore = overBytes(`(?<!\\p{L})(?:(?:${fore}) ?){0,3}${oneWord}?$`)
const wordsBefore = overBytes(`(?<!\\p{L})(?:${oneWord} (?:(?:og|af|von|de) )?){1,3}$`)
/** Names that many villages have, each told from the others by the village's before it. */
const common = overBytes(
  '^(?:Hoved|By|Strand|Kirke|Skov|Stations?|Sø|Mølle?|Havne?|Mark|Eng|Kær|Hede|Bakke|Skole|Øster|Vester|Nørre|Sønder|Lande|Have|Dal|Høj|Mose|Præstegårds|Kloster|Slots)$',
)
const villageBefore = overBytes(`(?<!\\p{L}|[0-9.,'-])${oneWord} $`)
/** Someone wrote all in small letters. */
const smallBefore = overBytes('(?<!\\p{L})\\p{L}{2,40}$')

const measure =
  '(?! ?(?:%|°|m|km|cm|mm|meter|gange|kr|stk|dage|timer|min|minutter|uger|år|sider|personer|biler)(?!\\p{L}))'
export const house = `(?:(?:nr|Nr|NR)\\.? ?)?[1-9][0-9]{0,2}(?: ?[A-Za-z](?!\\p{L}))?(?: ?- ?[0-9]{1,3} ?[A-Z]?)?(?!\\p{L}|[0-9])${measure}`
const side =
  '(?:t\\.?v|t\\.?h|m\\.?f|midtfor|til venstre|til højre|dør [0-9]{1,4}|[0-9]{1,3}(?![0-9]))(?!\\p{L})\\.?'
export const floor = `(?:,? ?(?:(?:st|kl|[1-9][0-9]?)\\.(?: ?sal)?|stuen|kælderen)(?:[ ,/]{0,2}${side})?)`
const numberAfter = overBytes(`${house}${floor}?${place}`, 'y')

const isBefore = overBytes(
  '(?<!\\p{L})(?:På|I|Ved|Fra|Til|Hos|Bor|Adresse|Og|Mod|Ad|Langs|Nær|The|At|On|In|From|To|Hej|Kære) $',
)
const capitalBefore = overBytes('\\p{Lu}(?:\\p{L}|-)* $')

/** A village's name before a common one: one word, which is not the end of a person's name or the first word of a sentence alone. */
function startWithVillage(until: string, at: number): number {
  const word = common.test(until.slice(at)) ? villageBefore.exec(until.slice(0, at)) : null
  return word === null || isBefore.test(word[0]) || capitalBefore.test(until.slice(0, word.index))
    ? at
    : word.index
}

/** Where the name begins whose ending was found; null where it is none. */
function startOfName({ text, start, end }: Window, placed: boolean): number | null {
  const until = text.slice(0, start)
  const alone = !endsWordAt(until, start) && !/['.-]$/.test(until)
  const ownCapital = overBytes('^\\p{Lu}').test(text.slice(start, end))
  const small = placed ? smallBefore.exec(until) : null
  if (alone && !ownCapital) return null
  const name = (alone ? wordsBefore : nameBefore).exec(until)
  if (name !== null && name[0] !== '') return alone ? name.index : startWithVillage(until, name.index)
  return alone ? start : (small?.index ?? null)
}

const namedBefore = overBytes(
  '(?<!\\p{L})(?:(?:\\p{L}*adressen?|address|bopæl|bor|boende|bosat|bosiddende|lives?|living|resid(?:es|ing)|located|street|afsender|modtager)(?!\\p{L}))[^\\n]{0,24}$',
  'i',
)
/** A word that names what follows is no part of it. */
export const label = overBytes(
  '^(?:\\p{L}*adresse|address|bopæl|bor|vej|gade|street|fra|til|i|på)[ .:]+',
  'i',
)

/** `placed`: with post code and town. */
export const surenessOf = (placed: boolean, strong: boolean): Confidence =>
  placed ? 'certain' : strong ? 'likely' : 'possible'

export function addressHit(window: Window, [start, end]: readonly [number, number], sure: Confidence): Hit {
  const named = namedBefore.test(window.text.slice(0, start))
  return hitIn(window, {
    kind: 'address',
    what: null,
    start,
    end,
    confidence: named ? 'certain' : sure,
    context: named ? 'named' : 'bare',
  })
}

const endings = overBytes(
  `(?:${[...streetEndings, ...placeEndings].map(word => word.trim()).join('|')})$`,
  'i',
)
/** Whether a name has an ending by which it is found. */
export const hasEnding = (name: string): boolean => endings.test(name)

export function judgeStreet(strong: boolean): Judge {
  return (around: Around, start: number, end: number): Hit | null => {
    const next = end < around.to ? (around.bytes[end] ?? 0) : 0
    if ((next < 0x31 || next > 0x39) && (next | 0x20) !== 0x6e) return null
    const window = windowOf(around, start, end)
    numberAfter.lastIndex = window.end
    const match = numberAfter.exec(window.text)
    const placed = match?.groups?.['place'] !== undefined
    const name = match === null ? null : startOfName(window, placed)
    if (match === null || name === null) return null
    // `Plads nr. 12` counts places; it names no street.
    if (name === window.start && /^n/i.test(match[0])) return null
    const from = name + (label.exec(window.text.slice(name, window.start))?.[0].length ?? 0)
    return addressHit(window, [from, window.end + match[0].length], surenessOf(placed, strong))
  }
}
