// The letters of what happened, as what they say; all of one turn in one letter, with one link to where it is seen.
// Proven by letters.test.ts.

import type { Language, Words } from '../../core/language.ts'
import { momentInFull } from '../../language/dates.ts'
import { eventLetterWords, eventNext, eventWords } from '../../language/notifications.ts'
import { pledgeNames } from '../../language/pledges.ts'
import type { LetterBlock } from '../../mail/letter.ts'
import { pledgeIds } from '../../pledge/pledge.ts'
import type { StoredEvent } from '../../store/events.ts'
import type { Unclosed } from '../mailbag.ts'
import type { Recipient } from './recipients.ts'

export interface Addressed {
  readonly to: Recipient
  /** The address our pages are known by; empty where there is none. */
  readonly origin: string
  readonly zone: string
}

/** A link to a page of ours; nothing where we do not know our own address. */
export const linkTo = (origin: string, label: string, path: string): readonly LetterBlock[] =>
  origin === '' ? [] : [{ kind: 'link', label, url: `${origin}${path}` }]

export const boardPath: Readonly<Record<Language, string>> = { da: '/da/loefter', en: '/en/pledges' }
const pledgePath: Readonly<Record<Language, string>> = { da: '/da/loefte/', en: '/en/pledge/' }
const pagePath: Readonly<Record<Language, string>> = { da: '/da/beskeder', en: '/en/notifications' }

/** What happened, with the name of the pledge it is about. */
export function saidOf({ kind, pledge }: Pick<StoredEvent, 'kind' | 'pledge'>): Words {
  const words = eventWords[kind]
  return typeof words === 'function' ? words(pledgeNamed(pledge ?? '')) : words
}

/** By its name; by its id where nobody knows it any more. */
export function pledgeNamed(pledge: string): Words {
  const known = pledgeIds.find(id => id === pledge)
  return known === undefined ? { da: pledge, en: pledge } : pledgeNames[known]
}

export function eventLetter(events: readonly StoredEvent[], { to, origin, zone }: Addressed): Unclosed {
  const { language } = to
  const [first] = events
  const subject =
    events.length === 1 && first !== undefined ? saidOf(first) : eventLetterWords.several(events.length)
  return {
    ...{ to: to.mail, language, subject: subject[language] },
    blocks: [
      { kind: 'list', items: events.map(event => lineOf(event, zone)[language]) },
      ...linkOf(events, origin, language),
    ],
  }
}

function lineOf(event: StoredEvent, zone: string): Words {
  const at = (language: Language) => momentInFull(event.at.toISOString(), language, zone)
  return eventLetterWords.line(saidOf(event), { da: at('da'), en: at('en') }, eventNext[event.kind])
}

function linkOf(events: readonly StoredEvent[], origin: string, language: Language): readonly LetterBlock[] {
  const pledges = new Set(events.map(({ pledge }) => pledge))
  const [pledge = null] = pledges
  if (pledges.size > 1) return linkTo(origin, eventLetterWords.openBoard[language], boardPath[language])
  if (pledge === null) return linkTo(origin, eventLetterWords.openPage[language], pagePath[language])
  return linkTo(origin, eventLetterWords.openPledge[language], pledgePath[language] + pledge)
}
