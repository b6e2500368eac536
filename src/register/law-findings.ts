// What pages and the board show of the lint: its findings on the first notice the company itself has published, so that
// two languages of one policy are not counted twice. Counted apart, never a verdict. Proven by law-findings.test.ts.

import type { LawFinding } from '../pledge/board.ts'
import type { Edition } from './gate.ts'
import { lint } from './lint/lint.ts'

export function lawFindingsOf(edition: Edition): readonly LawFinding[] {
  const findings = lint(edition)
  return findings.filter(({ place }) => place.file === findings[0]?.place.file)
}
