// Which shape is tried at which sign or letter. Proven by find.test.ts.

import { hitBytes } from '../hit.ts'
import { isBase64Url, isWord, runEnd } from './classes.ts'
import {
  akiaEnd,
  ghpEnd,
  hexEnd,
  hexRunEnd,
  hexStart,
  jwtBegins,
  jwtEnd,
  macEnd,
  mailEnd,
  mailStart,
  pemEnd,
} from './signs.ts'
import { numberOf, type Taken } from './taken.ts'

const { email, akia, ghp, jwt, pem, hexrun, macHyphens } = numberOf

/** The byte by which a shape is told: the rarest of what it begins with. */
export const signs: ReadonlyMap<number, string> = new Map([
  [email, '@'],
  [akia, 'K'],
  [ghp, '_'],
  [jwt, 'J'],
  [pem, 'B'],
  [hexrun, ':'],
  [macHyphens, '-'],
])

export class SignFinder {
  readonly #taken: Taken
  /** Before which no JWT and no run of hexadecimal digits need be looked for: what stands there was read to its end. */
  #jwtFrom = 0
  #hexFrom = 0
  /** How far the part of a JWT that was looked at last has been read. */
  #partEnd = 0

  constructor(taken: Taken) {
    this.#taken = taken
  }

  shift(by: number): void {
    this.#jwtFrom = Math.max(0, this.#jwtFrom - by)
    this.#hexFrom = Math.max(0, this.#hexFrom - by)
    this.#partEnd = Math.max(0, this.#partEnd - by)
  }

  /** Answers where to go on. */
  find(shape: number, bytes: Uint8Array, at: number): number {
    return this.#at(shape, bytes, at) || at + 1
  }

  #at(shape: number, bytes: Uint8Array, at: number): number {
    switch (shape) {
      case email:
        return this.#mail(bytes, at)
      case akia:
        return this.#taken.take(akia, bytes, at - 1, akiaEnd(bytes, at - 1))
      case ghp:
        return this.#taken.take(ghp, bytes, at - 3, ghpEnd(bytes, at - 3))
      case jwt:
        return this.#token(bytes, at - 2)
      case pem:
        return this.#taken.take(pem, bytes, at - 5, pemEnd(bytes, at - 5))
      case hexrun:
        return this.#hexRun(bytes, at)
      default:
        return this.#taken.take(macHyphens, bytes, at - 2, macEnd(bytes, at - 2))
    }
  }

  #mail(bytes: Uint8Array, at: number): number {
    const start = mailStart(bytes, at, this.#taken.floor(email))
    return start === at ? 0 : this.#taken.take(email, bytes, start, mailEnd(bytes, at + 1))
  }

  /** Several may begin in one part and then end, or fail, by what stands behind it: no byte is read once for each of them. */
  #token(bytes: Uint8Array, start: number): number {
    if (start < this.#jwtFrom || !jwtBegins(bytes, start)) return 0
    const read = Math.max(start, Math.min(this.#partEnd, start + hitBytes))
    this.#partEnd = runEnd(isBase64Url, bytes, read, start + hitBytes - read)
    const dot = this.#partEnd
    const end = jwtEnd(bytes, start, dot)
    if (end === 0 && dot - start >= 13 && dot < start + hitBytes) this.#jwtFrom = dot
    return this.#taken.take(jwt, bytes, start, end)
  }

  #hexRun(bytes: Uint8Array, colon: number): number {
    if (colon < this.#hexFrom) return 0
    const start = hexStart(bytes, colon)
    if (start < 0 || isWord[bytes[start - 1] as number] === 1) {
      this.#hexFrom = hexRunEnd(bytes, colon)
      return 0
    }
    this.#hexFrom = hexRunEnd(bytes, start)
    return this.#taken.take(hexrun, bytes, start, hexEnd(bytes, start, this.#hexFrom))
  }
}
