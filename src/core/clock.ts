// Time and randomness as arguments: nothing below the composition root reads a clock by itself.

import { randomBytes } from 'node:crypto'

export interface Clock {
  /** The present moment. */
  now(): Date
}

export interface Random {
  /** `size` unpredictable bytes. */
  bytes(size: number): Uint8Array
}

export const systemClock: Clock = { now: () => new Date() }
export const systemRandom: Random = { bytes: size => new Uint8Array(randomBytes(size)) }

/** A clock that stands still until it is moved: for tests and for replaying a day. */
export function fixedClock(start: string): Clock & { move(ms: number): void } {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    move: ms => {
      at += ms
    },
  }
}
