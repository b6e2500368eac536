// The pages behind sign-in, in the order they are led to: where each lives in both languages, its row of the table of access,
// and its name. The rooms follow the policy's order; what is about oneself comes last.

import type { RouteId } from '../core/access.ts'
import type { Language, Words } from '../core/language.ts'
import { deskWords } from '../language/desk.ts'

export interface DeskPlace {
  readonly path: Readonly<Record<Language, string>>
  /** Its row in core/access.ts: who may not is not led there. */
  readonly row: RouteId
  readonly name: Words
}

const place = (da: string, en: string, row: RouteId, name: Words): DeskPlace =>
  Object.freeze({ path: Object.freeze({ da: `/da/${da}`, en: `/en/${en}` }), row, name })

export const deskPlaces = Object.freeze({
  record: place('fortegnelse', 'record', 'page.record', deskWords.record),
})
export type DeskPlaceName = keyof typeof deskPlaces
