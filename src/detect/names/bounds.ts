// Where a person's name begins and ends, when the words beside it say more than the tagger and the lists: a greeting before it is none
// of it, initials are, and what ends in a form of company is a company. Proven by bounds.test.ts.

import type { Name } from './name.ts'

const greeting =
  /^(?:(?:hej|hejsa|halløj|kære|goddag|godmorgen|hi|hello|hey|dear|mvh|vh|kh|(?:med )?(?:venlig(?:e)?|bedste|kærlig(?:e)?|mange) hilsen(?:er)?|hilsen|(?:kind|best|warm) regards|regards|tak|thanks|cheers)(?![\p{L}\p{N}])[.,:!]?\s*)+/iu

/** Forms of Danish companies, and of the commonest abroad. Those that are also other words (SE, AB, AS) are left out. */
const company =
  /^ (?:(?:og|&|and) (?:[Cc]o|[Ss]øn(?:ner)?|[Ss]ons?)\.? )?(?:ApS|APS|A\/S|I\/S|K\/S|P\/S|IVS|AMBA|AmbA|[Aa]\.[Mm]\.[Bb]\.[Aa]\.|FMBA|S\/I|Ltd|LTD|Inc|INC|LLC|PLC|GmbH)(?![\p{L}\p{N}/])/u
const endsInCompany = /(?:^|\s)(?:ApS|A\/S|I\/S|K\/S|P\/S|IVS|Ltd\.?|Inc\.?|LLC|GmbH)$/u

/** No longer name has more; `Th.` and `Chr.` are as common as one letter. */
const initials = /(?<![\p{L}\p{N}.-])(?:(?:\p{Lu}|Th|Chr|Fr|Aa|Joh|Kr|Vilh|Hj|Sv)\. ?){1,4}$/u
const initialsLetters = 20

/** How far back the initials before a name reach. A single one before two words is the end of a sentence as well (`plan B.`). */
function initialsBefore(text: string, { start, end }: Name, from: number): number {
  const found = initials.exec(text.slice(Math.max(from, start - initialsLetters), start))?.[0] ?? ''
  const several = (found.match(/\./g) ?? []).length > 1
  return several || !/\s/.test(text.slice(start, end)) ? found.length : 0
}

/** The name within its bounds; null where nothing but a greeting is left. `from`: where the name before it ends. */
export function boundName(text: string, name: Name, from: number): Name | null {
  if (name.kind !== 'person') return name
  const start = name.start + (greeting.exec(text.slice(name.start, name.end))?.[0].length ?? 0)
  if (start >= name.end) return null
  const own = { ...name, start }
  if (company.test(text.slice(name.end, name.end + 24)) || endsInCompany.test(text.slice(start, name.end)))
    return { ...own, kind: 'organisation' }
  return { ...own, start: start - initialsBefore(text, own, from) }
}
