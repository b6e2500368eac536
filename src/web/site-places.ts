// Where what visits of the website showed is read, in both languages, and the files of each visit.

import type { ReportFormat } from '../app/sites.ts'
import type { Language } from '../core/language.ts'
import { siteDeskWords } from '../language/site-desk.ts'
import { deskPlaces } from './desk-places.ts'

const { path } = deskPlaces.site
const reportWord: Readonly<Record<Language, string>> = { da: 'rapport', en: 'report' }

export const sitePlaces = Object.freeze({
  list: path,
  visit: (id: string): Readonly<Record<Language, string>> => ({
    da: `${path.da}/${id}`,
    en: `${path.en}/${id}`,
  }),
  report: (language: Language, id: string, format: string): string =>
    `${path[language]}/${id}/${reportWord[language]}/${format}`,
  /** The same picture whatever is spoken. */
  picture: (id: string, file: string): string => `/visit/${id}/${file}`,
})

export const pictureFile = (page: number): string => `page-${page}.png`
export const readPicturePage = (file: string): number | null => {
  const [, page] = /^page-(0|[1-9]\d{0,3})\.png$/.exec(file) ?? []
  return page === undefined ? null : Number(page)
}

/** In the order they are offered. */
export const reportFormats = Object.keys(siteDeskWords.formats) as readonly ReportFormat[]
export const readVisitId = (text: string): string | null =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null
