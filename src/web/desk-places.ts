// The pages behind sign-in, in the order they are led to: where each lives in both languages, its row of the table of access,
// its name, and the room it stands in. The rooms follow the policy's order; what is about oneself comes last.

import type { RouteId } from '../core/access.ts'
import type { Language, Words } from '../core/language.ts'
import { actWords, outsideWords } from '../language/acts.ts'
import { breachWords } from '../language/breaches.ts'
import { deskWords } from '../language/desk.ts'
import { historyWords, registerWords, sentenceWords } from '../language/editing-pages.ts'
import { notificationWords } from '../language/notifications-page.ts'
import { accountWords } from '../language/own-account.ts'
import { peopleWords } from '../language/people.ts'
import { siteDeskWords } from '../language/site-desk.ts'
import { tokenWords } from '../language/tokens.ts'
import { trafficPageWords } from '../language/traffic-page.ts'

/** In the order of the menu. One without a page yet is not shown: a link that leads nowhere teaches nothing. */
export const deskRooms = [
  'now',
  'controller',
  'partners',
  'operations',
  'engagements',
  'rights',
  'company',
  'oneself',
] as const
export type DeskRoom = (typeof deskRooms)[number]

export interface DeskPlace {
  readonly room: DeskRoom
  readonly path: Readonly<Record<Language, string>>
  /** Its row in core/access.ts: who may not is not led there. */
  readonly row: RouteId
  readonly name: Words
}

const place = (room: DeskRoom, da: string, en: string, row: RouteId, name: Words): DeskPlace =>
  Object.freeze({ room, path: Object.freeze({ da: `/da/${da}`, en: `/en/${en}` }), row, name })

export const deskPlaces = Object.freeze({
  today: place('now', 'i-dag', 'today', 'desk.today', deskWords.today),
  breaks: place('now', 'brudte-loefter', 'broken-pledges', 'desk.break', breachWords.list),
  record: place('controller', 'fortegnelse', 'record', 'page.record', deskWords.record),
  register: place('controller', 'register', 'register', 'register.read', registerWords.menu),
  sentences: place('controller', 'saetninger', 'sentences', 'register.read', sentenceWords.menu),
  history: place('controller', 'historik', 'history', 'register.read', historyWords.menu),
  traffic: place('operations', 'trafik', 'traffic', 'desk.traffic', trafficPageWords.menu),
  site: place('operations', 'hjemmesiden', 'website', 'desk.site', siteDeskWords.menu),
  people: place('company', 'personer', 'people', 'desk.people', peopleWords.menu),
  acts: place('company', 'to-personer', 'two-people', 'desk.acts', actWords.menu),
  notifications: place('company', 'beskeder', 'notifications', 'notifications.page', notificationWords.menu),
  tokens: place('company', 'noegler', 'tokens', 'tokens.page', tokenWords.menu),
  outside: place('oneself', 'ja-eller-nej', 'yes-or-no', 'outside.act', outsideWords.menu),
  account: place('oneself', 'konto', 'account', 'account.page', accountWords.menu),
})
/** Where a case number is looked up: a field on every page leads there, so it stands in no menu. */
export const searchPlace = place('now', 'soeg', 'search', 'desk.search', deskWords.search.label)

export type DeskPlaceName = keyof typeof deskPlaces
