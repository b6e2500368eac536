// A register that has no notice yet, and the policy folder made of it: the notice in each language, told from the
// register, and every sentence of it bound. What the register does not know is left out of the text and asked of the
// owner. Described in docs/reference/notice.md. Proven by draft.test.ts.

import type { z } from 'zod'

import type { registerSchema } from '../schema.ts'

/** A register as a person or a program writes it (defaults may be left out), before it has a notice. */
export type Draft = Omit<z.input<typeof registerSchema>, 'notices' | 'sentences' | 'pledges' | 'retired'>
