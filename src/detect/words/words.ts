// Kinds that are found by words: dates of birth, addresses, licence plates, passports, the special categories of Art. 9 and 10, secrets.
// The scanner finds the words; each rule's judge looks at what stands around one. Every kind has its test beside it, with what
// looks like it and is not.

import type { Judge, KeywordRule } from '../hit.ts'
import type { Shape } from '../shapes.ts'
import { addressRules } from './address.ts'
import { assignmentRules } from './assignments.ts'
import { birthRules } from './birth.ts'
import { passportRules } from './passport.ts'
import { judgePlate, plateRules } from './plate.ts'
import { judgeAkia, judgeGhp, judgeJwt, judgePem, tokenKeywords } from './secrets.ts'
import { specialRules } from './special.ts'

export const keywordRules: readonly KeywordRule[] = Object.freeze([
  ...birthRules,
  ...addressRules,
  ...plateRules,
  ...passportRules,
  ...specialRules,
  ...tokenKeywords,
  ...assignmentRules,
])

/** Judges of the scanner's shapes that are kinds of this folder. */
export const keywordShapes: Readonly<Partial<Record<Shape, Judge>>> = Object.freeze({
  akia: judgeAkia,
  ghp: judgeGhp,
  jwt: judgeJwt,
  pem: judgePem,
  plate: judgePlate,
})
