// What a reader is given for what it finds inside: the budget, the path down to it, and the way into it.

import { limits } from '../../core/limits.ts'
import { shownInLine } from '../../core/shown.ts'
import type { Inside, PictureReader, Source, Text, Unread, UnreadReason } from '../source.ts'
import type { Overrun, Spending } from './budget.ts'
import { passing, sourceOf } from './bytes.ts'

export type Found = AsyncIterable<Text | Unread>
export type Look = (source: Source, inside: Inside) => Found

/** What stays the same all the way down. */
interface Whole {
  readonly spending: Spending
  readonly pictures: PictureReader | null
  readonly look: Look
}

export const insideOf = (whole: Whole, path: readonly string[]): Inside => new Nested(whole, path)

class Nested implements Inside {
  readonly path: readonly string[]
  readonly #whole: Whole

  constructor(whole: Whole, path: readonly string[]) {
    this.#whole = whole
    this.path = path
  }

  get pictures(): PictureReader | null {
    return this.#whole.pictures
  }

  now(): number {
    return this.#whole.spending.now()
  }

  unread(reason: UnreadReason, detail: string, name?: string): Unread {
    return { kind: 'unread', path: this.#pathTo(name), reason, detail }
  }

  over(): Unread | null {
    return this.#told(this.#whole.spending.late())
  }

  spend(packed: number, unpacked: number): Unread | null {
    const { spending } = this.#whole
    return this.#told(spending.inflated(packed, unpacked) ?? spending.unpack(unpacked))
  }

  meter(packed: number, name?: string): (unpacked: number) => Unread | null {
    const { spending } = this.#whole
    let all = 0
    return unpacked => {
      all += unpacked
      return this.#told(spending.inflated(packed, all) ?? spending.unpack(unpacked), name)
    }
  }

  async *open(name: string, bytes: Uint8Array): Found {
    const refused = this.#enter(name)
    if (refused === null) yield* this.#down(name, sourceOf(name, bytes))
    else yield refused
  }

  async *unpack(name: string, packed: number, again: () => AsyncIterable<Uint8Array>): Found {
    const refused = this.#enter(name)
    if (refused !== null) {
      yield refused
      return
    }
    const unpacked = await this.#unpack(packed, again)
    if (unpacked.kind === 'held') {
      yield* this.#down(name, sourceOf(name, unpacked.bytes))
      this.#whole.spending.letGo(unpacked.bytes.length)
    } else if (unpacked.kind === 'counted') yield* this.#down(name, passing(name, unpacked.bytes, again))
    if (unpacked.overrun !== null) yield this.unread(unpacked.overrun.reason, unpacked.overrun.detail, name)
  }

  #pathTo(name?: string): readonly string[] {
    return name === undefined ? this.path : [...this.path, shownInLine(name, limits.detectNameLetters)]
  }

  #told(overrun: Overrun | null, name?: string): Unread | null {
    return overrun === null ? null : this.unread(overrun.reason, overrun.detail, name)
  }

  #enter(name: string): Unread | null {
    const { spending } = this.#whole
    const most = spending.budget.depth
    // The file itself is the first of the path.
    if (this.path.length > most)
      return this.unread('too-deep', `at most ${most} files inside each other, got more`, name)
    return this.#told(spending.enter(), name)
  }

  #down(name: string, source: Source): Found {
    return this.#whole.look(source, new Nested(this.#whole, this.#pathTo(name)))
  }

  async #unpack(packed: number, again: () => AsyncIterable<Uint8Array>): Promise<Unpacked> {
    const { spending } = this.#whole
    let pieces: Uint8Array[] | null = []
    let bytes = 0
    let kept = 0
    let overrun: Overrun | null = null
    try {
      for await (const piece of again()) {
        overrun = spending.inflated(packed, bytes + piece.length) ?? spending.unpack(piece.length)
        if (overrun !== null) return { kind: 'nothing', overrun }
        bytes += piece.length
        if (pieces !== null && bytes <= limits.detectWholeBytes && spending.hold(piece.length)) {
          kept += piece.length
          pieces.push(piece)
        } else pieces = null
      }
    } catch {
      overrun = { reason: 'damaged', detail: `expected what unpacks to its end, got ${bytes} bytes of it` }
    } finally {
      spending.letGo(kept)
    }
    if (overrun !== null && (pieces === null || bytes === 0)) return { kind: 'nothing', overrun }
    if (pieces === null || !spending.hold(bytes)) return { kind: 'counted', bytes, overrun }
    return { kind: 'held', bytes: Buffer.concat(pieces), overrun }
  }
}

/** What came of unpacking, and where it did not come to its end, why. */
type Unpacked = { readonly overrun: Overrun | null } & (
  | { readonly kind: 'held'; readonly bytes: Uint8Array }
  | { readonly kind: 'counted'; readonly bytes: number }
  | { readonly kind: 'nothing' }
)
