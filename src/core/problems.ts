// What a program is told when something cannot be had or done (RFC 9457): the closed list, each with its status.
// What each means and what to do about it is said in language/problems.ts, and served at the address its `type` names.

export const problemStatus = Object.freeze({
  malformed: 400,
  'key-missing': 400,
  'signed-out': 401,
  forbidden: 403,
  scope: 403,
  foreign: 403,
  'not-found': 404,
  method: 405,
  taken: 409,
  'last-owner': 409,
  overtaken: 409,
  nowhere: 409,
  unreadable: 409,
  'key-busy': 409,
  'key-lost': 409,
  untaken: 415,
  invalid: 422,
  'key-other': 422,
  full: 429,
  often: 429,
  broken: 500,
  unavailable: 503,
} as const)
export type ProblemKind = keyof typeof problemStatus
export const problemKinds = Object.keys(problemStatus) as readonly ProblemKind[]

/** One member of what was sent, and what is wrong with it. */
export interface ProblemPlace {
  /** JSON Pointer (RFC 6901) into the body; empty for all of it. */
  readonly pointer: string
  readonly detail: string
}
