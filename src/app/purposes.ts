// The purposes personal data may be read for: those of the register, and the program's own, without which nobody could sign
// in or be written to. Proven by test/journeys/publish.test.ts.

import type { Register } from '../register/schema.ts'
import { purposeSlice } from '../register/subjects.ts'
import { ownPurposes } from '../store/personal.ts'

export const purposesIn = (register: Register): readonly string[] => [
  ...new Set([...ownPurposes, ...purposeSlice(register).purposes.map(({ id }) => id)]),
]
