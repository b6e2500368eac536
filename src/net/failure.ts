// Why a look-up failed, in the closed words of core/ports.ts. The detail names our limit or the error's code, never
// what the peer sent: it ends up in evidence and logs. Proven by test/contracts/net.test.ts, one fault for each row.

import type { LookFailure } from '../core/ports.ts'

export class Failure extends Error {
  readonly because: LookFailure

  constructor(because: LookFailure, detail: string) {
    super(detail)
    this.because = because
  }
}

export interface FailureWords {
  readonly because: LookFailure
  readonly detail: string
}

const byCode: Readonly<Record<string, LookFailure>> = {
  ENOTFOUND: 'not-found',
  ENODATA: 'not-found',
  ETIMEDOUT: 'timeout',
  ETIMEOUT: 'timeout',
  ECANCELLED: 'timeout',
  EBADRESP: 'malformed',
  EBADNAME: 'malformed',
  EFORMERR: 'malformed',
  HPE_HEADER_OVERFLOW: 'limit',
  ERR_BUFFER_TOO_LARGE: 'limit',
}

/** What an error of `node:http`, `node:zlib`, `node:dns` or of ours means. `deadline` tells our own time-out apart. */
export function failureOf(error: unknown, deadline: AbortSignal): FailureWords {
  // First: what was called off fails in many guises.
  if (deadline.aborted) return { because: 'timeout', detail: 'expected an answer within the time limit' }
  if (error instanceof Failure) return { because: error.because, detail: error.message }
  const code = codeOf(error)
  // HPE_*: llhttp could not read the answer. Z_*: zlib could not unpack it.
  const known = byCode[code] ?? (/^(?:HPE|Z)_/.test(code) ? 'malformed' : 'unreachable')
  return { because: known, detail: code }
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : 'no code'
}
