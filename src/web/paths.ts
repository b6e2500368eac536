// Where each public page lives, in both languages. A page knows its place, so the language switch can keep it.

import type { Language } from '../core/language.ts'
import { type PledgeId, pledgeIds } from '../pledge/pledge.ts'

/** Pages there is one of. */
export type FixedPlace = 'policy' | 'board' | 'how' | 'traffic'

export type Place = { readonly kind: FixedPlace } | { readonly kind: 'pledge'; readonly pledge: PledgeId }

const fixed: Readonly<Record<FixedPlace, Readonly<Record<Language, string>>>> = {
  policy: { da: '/da/', en: '/en/' },
  board: { da: '/da/loefter', en: '/en/pledges' },
  how: { da: '/da/saadan', en: '/en/how' },
  /** Only where the register asks for it (traffic-everyone.ts). */
  traffic: { da: '/da/tal', en: '/en/figures' },
}
const pledgeFolder: Readonly<Record<Language, string>> = { da: '/da/loefte/', en: '/en/pledge/' }

export function pathOf(place: Place, language: Language): string {
  return place.kind === 'pledge' ? pledgeFolder[language] + place.pledge : fixed[place.kind][language]
}

export const readPledgeId = (text: string): PledgeId | null => pledgeIds.find(id => id === text) ?? null

/** The language of an address, or null where it says none. */
export function languageOfPath(path: string): Language | null {
  if (path === '/da' || path.startsWith('/da/')) return 'da'
  return path === '/en' || path.startsWith('/en/') ? 'en' : null
}

/** The language a browser asks for (RFC 9110 §12.5.4); Danish, the source language, where it asks for neither. */
export function languageOfHeader(accept: string): Language {
  const wanted = accept.split(',').map(readRange)
  const quality = (language: Language) =>
    Math.max(0, ...wanted.filter(range => range.language === language).map(range => range.quality))
  return quality('en') > quality('da') ? 'en' : 'da'
}

function readRange(range: string): { readonly language: string; readonly quality: number } {
  const [tag = '', ...parameters] = range.split(';').map(part => part.trim().toLowerCase())
  const weight = parameters.find(parameter => parameter.startsWith('q='))
  const quality = weight === undefined ? 1 : Number(weight.slice(2))
  return { language: tag.split('-')[0] ?? '', quality: Number.isFinite(quality) ? quality : 0 }
}
