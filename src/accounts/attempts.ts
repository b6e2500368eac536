// How often something may be tried, counted in memory: what is counted is never a reason to refuse a sign-in, only to send one
// letter less, so that nobody can be shut out by trying in their name. OWASP ASVS 5.0 6.3.1.
// Proven by attempts.test.ts.

import { limits } from '../core/limits.ts'

export class Attempts {
  readonly #most: number
  readonly #withinMs: number
  /** When each key was tried within the window, in the order of the last try. */
  readonly #tries = new Map<string, readonly number[]>()

  constructor(most: number, withinMs: number) {
    this.#most = most
    this.#withinMs = withinMs
  }

  /** Counts a try, and answers whether it is one of those allowed. What is refused is not counted: the window moves on. */
  allow(key: string, now: Date): boolean {
    const recent = (this.#tries.get(key) ?? []).filter(at => now.getTime() - at < this.#withinMs)
    const allowed = recent.length < this.#most
    this.#tries.delete(key)
    this.#tries.set(key, allowed ? [...recent, now.getTime()] : recent)
    const [oldest] = this.#tries.keys()
    if (this.#tries.size > limits.attemptsKept && oldest !== undefined) this.#tries.delete(oldest)
    return allowed
  }
}
