// The letters the program writes, each as what it says. The token of a link stands in the fragment of its address, which no
// server on the way is told. Proven by test/journeys/letters.test.ts.

import type { Language, Words } from '../core/language.ts'
import type { Role } from '../core/roles.ts'
import { actKindWords } from '../language/acts.ts'
import { momentInFull } from '../language/dates.ts'
import { letterWords } from '../language/letters.ts'
import { roleWords } from '../language/own-account.ts'
import type { Unclosed } from './mailbag.ts'

export interface LinkAsked {
  readonly to: string
  readonly language: Language
  readonly token: string
  /** The address the pages are known by. */
  readonly origin: string
}

/** Where a one-time link is spent: by a form of that page, never by opening it. */
const linkPage: Readonly<Record<Language, string>> = { da: '/da/link', en: '/en/link' }

export const linkAddress = ({ origin, language, token }: Omit<LinkAsked, 'to'>): string =>
  `${origin}${linkPage[language]}#${token}`

/** Where the first run is made, with the token shown where the program runs. */
export const startAddress = ({ origin, language, token }: Omit<LinkAsked, 'to'>): string =>
  `${origin}/${language}/start#${token}`

export function linkLetter(asked: LinkAsked): Unclosed {
  const { to, language } = asked
  const { subject, lead, label, once } = letterWords.link
  return {
    ...{ to, language, subject: subject[language] },
    blocks: [
      { kind: 'paragraph', text: lead[language] },
      { kind: 'link', label: label[language], url: linkAddress(asked) },
      { kind: 'paragraph', text: once[language] },
    ],
  }
}

export interface InviteAsked extends LinkAsked {
  readonly name: string
  readonly endsAt: Date
}

export function inviteLetter(asked: InviteAsked): Unclosed {
  const { to, language, name, endsAt } = asked
  const { subject, greeting, lead, label, once, ways } = letterWords.invite
  const until = momentInFull(endsAt.toISOString(), language)
  const texts = [greeting(name), lead].map(words => ({ kind: 'paragraph', text: words[language] }) as const)
  return {
    ...{ to, language, subject: subject[language] },
    blocks: [
      ...texts,
      { kind: 'link', label: label[language], url: linkAddress(asked) },
      { kind: 'paragraph', text: once(until)[language] },
      { kind: 'paragraph', text: ways[language] },
    ],
  }
}

export interface OutsideLetterAsked extends LinkAsked {
  /** Who asks. */
  readonly name: string
  readonly kind: keyof typeof actKindWords
  readonly endsAt: Date
}

export function outsideLetter(asked: OutsideLetterAsked): Unclosed {
  const { to, language, name, kind, endsAt } = asked
  const { subject, lead, what, label, once, unknown } = letterWords.outside
  const until = momentInFull(endsAt.toISOString(), language)
  const paragraph = (words: Words) => ({ kind: 'paragraph', text: words[language] }) as const
  return {
    ...{ to, language, subject: subject[language] },
    blocks: [
      paragraph(lead(name)),
      paragraph(what(actKindWords[kind])),
      { kind: 'link', label: label[language], url: linkAddress(asked) },
      paragraph(once(until)),
      paragraph(unknown),
    ],
  }
}

export interface GuestLetterAsked extends LinkAsked {
  /** Who lets them in. */
  readonly name: string
  readonly role: Role
  readonly endsAt: Date
}

export function guestLetter(asked: GuestLetterAsked): Unclosed {
  const { to, language, name, role, endsAt } = asked
  const { subject, lead, label, once, again, unknown } = letterWords.guest
  const until = momentInFull(endsAt.toISOString(), language)
  const paragraph = (words: Words) => ({ kind: 'paragraph', text: words[language] }) as const
  return {
    ...{ to, language, subject: subject(roleWords[role])[language] },
    blocks: [
      paragraph(lead(name, roleWords[role])),
      { kind: 'link', label: label[language], url: linkAddress(asked) },
      paragraph(once),
      paragraph(again(until)),
      paragraph(unknown),
    ],
  }
}
