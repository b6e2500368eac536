// Where traffic is read, in both languages: the page, its figures as files, and the page for everybody.

import type { Language } from '../core/language.ts'
import { deskPlaces } from './desk-places.ts'
import { pathOf } from './paths.ts'
import type { PeriodTyped } from './traffic-period.ts'

const { path } = deskPlaces.traffic

export const figureFiles = ['csv', 'json'] as const
export type FigureFile = (typeof figureFiles)[number]

export const trafficPlaces = Object.freeze({
  page: path,
  /** The same figures whatever is spoken. */
  file: (file: FigureFile): string => `/traffic.${file}`,
  everyone: (language: Language): string => pathOf({ kind: 'traffic' }, language),
})

/** A period as it was asked for, behind an address. */
export function askedFor({ from, to, source, isCompared }: PeriodTyped): string {
  const said = new URLSearchParams()
  for (const [name, value] of Object.entries({ from, to, source, compare: isCompared ? 'yes' : '' }))
    if (value !== '') said.set(name, value)
  return said.size === 0 ? '' : `?${said}`
}
