// A document read by pointer: what is read is taken, and what nobody took is what did not fit, at the highest place under
// which nothing was taken. So a key the reader does not know is named too. Proven by fides.test.ts.

import type { Difference } from './unfit.ts'

export type Step = string | number
export type Path = readonly Step[]

export class Taken {
  readonly #document: unknown
  readonly #taken = new Set<string>()
  readonly #above = new Set<string>()

  constructor(document: unknown) {
    this.#document = document
  }

  /** The text at a place, taken; undefined where there is none or it is empty. */
  text(path: Path): string | undefined {
    const value = this.#at(path)
    if (typeof value !== 'string' || value.trim() === '') return undefined
    this.#take(path)
    return value
  }

  /** The text at a place, left there: to see whether it can be taken. */
  peek(path: Path): string | undefined {
    const value = this.#at(path)
    return typeof value === 'string' ? value : undefined
  }

  /** Yes or no at a place, taken; undefined where neither is said. */
  answer(path: Path): boolean | undefined {
    const value = this.#at(path)
    if (typeof value !== 'boolean') return undefined
    this.#take(path)
    return value
  }

  /** The texts of a list, each taken. */
  texts(path: Path): readonly string[] {
    return this.places(path).flatMap(place => this.text(place) ?? [])
  }

  /** The places of the entries of a list; none where there is no list. */
  places(path: Path): readonly Path[] {
    const value = this.#at(path)
    return Array.isArray(value) ? value.map((_, at) => [...path, at]) : []
  }

  /** Every place nothing was taken at or under, that says something. */
  left(): readonly Difference[] {
    return [...this.#left(this.#document, [])]
  }

  *#left(value: unknown, path: Path): Generator<Difference> {
    const key = keyOf(path)
    if (this.#taken.has(key) || saysNothing(value)) return
    if (typeof value !== 'object' || value === null || !this.#above.has(key)) {
      yield { kind: 'lost', path, value }
      return
    }
    for (const [step, member] of Object.entries(value))
      yield* this.#left(member, [...path, Array.isArray(value) ? Number(step) : step])
  }

  #take(path: Path): void {
    this.#taken.add(keyOf(path))
    for (let length = 0; length < path.length; length += 1) this.#above.add(keyOf(path.slice(0, length)))
  }

  #at(path: Path): unknown {
    return path.reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, step)
          ? (value as Record<Step, unknown>)[step]
          : undefined,
      this.#document,
    )
  }
}

const keyOf = (path: Path): string => JSON.stringify(path)

/** Empty, or a no that only says that nothing more follows. */
const saysNothing = (value: unknown): boolean =>
  value === null ||
  value === false ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)
