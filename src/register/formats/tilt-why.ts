// Why a place of a TILT document is not in the register as it stood: the first of these that fits its pointer and kind.
// Proven by tilt-read.test.ts.

import type { Words } from '../../core/language.ts'
import { tiltWhy as why } from '../../language/import.ts'
import { formatPointer } from './tilt-check.ts'
import type { Difference, Unfit } from './unfit.ts'

const rows: readonly (readonly [RegExp, Words, Unfit['kind']?])[] = [
  [/\/_id$/, why.id],
  [/^\/controller\/division/, why.division],
  [/^\/dataProtectionOfficer/, why.officer],
  [/\/purposes\/\d+\/description/, why.description],
  [/\/right\w+\/description$/, why.right],
  [/\/legalBases\/\d+(?:\/reference)?$/, why.basis],
  [/\/legitimateInterests/, why.interest],
  [/\/recipients\/\d+\/name/, why.nameless, 'added'],
  [/\/recipients\/\d+\/category/, why.role],
  [/\/recipients/, why.recipient],
  [/\/storage\/\d+\/(?:purpose|legalBasis)Conditional/, why.condition],
  [/\/storage\/\d+\/aggregationFunction/, why.aggregation],
  [/\/storage/, why.period],
  [/\/nonDisclosure/, why.provision],
  [/^\/thirdCountryTransfers/, why.transfer],
  [/\/available$/, why.never, 'changed'],
  [/\/identificationEvidences/, why.identity],
  [/^\/sources/, why.source],
  [/\/supervisoryAuthority/, why.authority],
  [/\/administrativeFee/, why.free],
  [/\/(?:url|email)$/, why.reach],
  [/^\/accessAndDataPortability/, why.access],

  [/^\/automatedDecisionMaking/, why.decisions],
  [/^\/changesOfPurpose/, why.later],
  [/./, why.demanded, 'added'],
]

export function explain({ kind, path, value }: Difference): Unfit {
  const pointer = formatPointer(path)
  const row = rows.find(([pattern, , only]) => pattern.test(pointer) && (only ?? kind) === kind)
  return Object.freeze({ kind, pointer, got: shorten(value), why: row?.[1] ?? why.none })
}

const shownLetters = 60

export function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > shownLetters ? `${text.slice(0, shownLetters - 1)}…` : text
}
