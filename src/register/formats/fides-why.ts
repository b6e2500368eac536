// Why something of a fides data map is not in the register, and what stands in the draft because fides has no word for it.
// Proven by fides.test.ts.

import type { Words } from '../../core/language.ts'
import { fidesWhy as why } from '../../language/import.ts'
import type { Draft } from '../draft/draft.ts'
import { noMail, nowhere } from './draft-parts.ts'
import type { Taken } from './taken.ts'
import { formatPointer } from './tilt-check.ts'
import { shorten } from './tilt-why.ts'
import { saidIn } from './tilt-words.ts'
import type { Unfit } from './unfit.ts'

const rows: readonly (readonly [RegExp, Words])[] = [
  [/^\/dataset/, why.dataset],
  [/^\/policy/, why.policy],
  [/^\/data_(?:category|use|subject)/, why.taxonomy],
  [/\/(?:egress|ingress|system_dependencies)/, why.flow],
  [/\/(?:third_country_transfers|does_international_transfers|legal_basis_for_transfers)/, why.transfer],
  [/\/(?:legal_basis_for_processing|special_category_legal_basis)$/, why.basis],
  [/\/(?:retention_period|retention)$/, why.period],
  [/\/shared_categories/, why.shared],
  [/\/(?:data_qualifier|fides_key|tags|meta|fidesctl_meta)/, why.own],
  [/cookie/, why.cookies],
]

const gap = saidIn(undefined).da

export function fidesUnfit(file: Taken, draft: Draft): readonly Unfit[] {
  const lost = file.left().map(({ kind, path, value }): Unfit => {
    const pointer = formatPointer(path)
    const row = rows.find(([pattern]) => pattern.test(pointer))
    return Object.freeze({ kind, pointer, got: shorten(value), why: row?.[1] ?? why.none })
  })
  const { controller } = draft
  const demanded = [
    { pointer: '/organization/0/controller/name', got: controller.name, is: controller.name === gap },
    {
      pointer: '/organization/0/controller/address',
      got: controller.address.city,
      is: controller.address.city === gap,
    },
    { pointer: '/organization/0/controller/email', got: controller.email, is: controller.email === noMail },
    {
      pointer: '/organization/0/controller/country',
      got: controller.address.country,
      is: controller.address.country === nowhere,
    },
  ]
  const added = demanded.flatMap(({ pointer, got, is }): Unfit[] =>
    is ? [Object.freeze({ kind: 'added', pointer, got: JSON.stringify(got), why: why.demanded })] : [],
  )
  return Object.freeze([...added, ...lost])
}
