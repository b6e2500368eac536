// The lint of a policy folder as it lies there, before anything is published and without a database: what `ordholden
// lint` shows. Proven by test/lint.test.ts.

import type { LintFinding } from '../pledge/board.ts'
import { lint } from '../register/lint/lint.ts'
import { readPolicyFolder } from './policy.ts'

/** Throws a Refusal where the folder cannot be read. */
export const lintFolder = async (folder: string): Promise<readonly LintFinding[]> =>
  lint(await readPolicyFolder(folder))
