// An answer that says no, for a program (RFC 9457). Its `type` is an address of ours that says what it means and what to do.
// Never a stack, a path or what was sent. Proven by test/contracts/api.test.ts.

import { type ProblemKind, type ProblemPlace, problemStatus } from '../core/problems.ts'
import { problemWords } from '../language/problems.ts'
import { freshness } from './prepared.ts'
import type { Conflict } from './schemas.ts'

export const problemType = 'application/problem+json'
export const problemsPath = Object.freeze({ da: '/da/problemer', en: '/en/problems' })

export interface Problem {
  /** Where it is not the usual one of its kind. */
  readonly status?: number
  /** What was expected, of this request. */
  readonly detail?: string
  readonly errors?: readonly ProblemPlace[]
  /** Of two who save, what the second is told. */
  readonly conflict?: Conflict
}

export function problemBody(origin: string, kind: ProblemKind, problem: Problem = {}): string {
  const { status = problemStatus[kind], detail, errors, conflict } = problem
  const type = `${origin}${problemsPath.en}#${kind}`
  return JSON.stringify({ type, title: problemWords[kind].title, status, detail, errors, conflict })
}

export function answerProblem(origin: string, kind: ProblemKind, problem: Problem = {}): Response {
  return new Response(problemBody(origin, kind, problem), {
    status: problem.status ?? problemStatus[kind],
    headers: { 'content-type': problemType, 'cache-control': freshness.never },
  })
}
