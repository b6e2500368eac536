// Where the page Beskeder and what is done from it live, in both languages.

import type { Language } from '../core/language.ts'

type Place = Readonly<Record<Language, string>>

const below = (da: string, en: string): Place =>
  Object.freeze({ da: `/da/beskeder${da}`, en: `/en/notifications${en}` })

export const notificationPlaces = Object.freeze({
  page: below('', ''),
  monday: below('/mandagsbrev', '/monday-mail'),
  add: below('/tilfoej', '/add'),
  test: below('/proev', '/test'),
  rotate: below('/ny-hemmelighed', '/rotate'),
  remove: below('/fjern', '/remove'),
  turnOn: below('/slaa-til', '/turn-on'),
  since: below('/send-siden', '/send-since'),
  again: below('/send-igen', '/send-again'),
  letter: below('/brev', '/letter'),
})
export type NotificationPlace = keyof typeof notificationPlaces
