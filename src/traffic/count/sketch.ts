// How many different ones there were, without keeping them: HyperLogLog (Flajolet et al. 2007) with 2^14 registers, read with the
// estimator of Ertl (»New cardinality estimation algorithms for HyperLogLog sketches«, 2017, §4), which needs no table of corrections.
// Its standard error is 0.81 %. Sketches of one key merge: a visitor of two sites is one. Proven by sketch.test.ts.

const p = 14
const registers = 1 << p
/** Bits of a hash behind those that choose the register. */
const q = 64 - p

/** Standard deviation of the estimate over the true number: 1.04 / sqrt(2^14), in parts of one. */
export const sketchError = 1.04 / Math.sqrt(registers)

/** Bytes of a packed sketch: six bits for each register. */
export const sketchBytes = (registers * 6) / 8

export class Sketch {
  readonly #ranks = new Uint8Array(registers)

  /** One that was seen, as 64 bits of a keyed hash. */
  add(low: number, high: number): void {
    const register = high >>> (32 - p)
    const rest = (high << p) | (low >>> (32 - p))
    const rank = rest !== 0 ? Math.clz32(rest) + 1 : 33 + Math.min(Math.clz32(low << p), q - 32)
    if ((this.#ranks[register] ?? 0) < rank) this.#ranks[register] = rank
  }

  merge(other: Sketch): void {
    for (let at = 0; at < registers; at++)
      this.#ranks[at] = Math.max(this.#ranks[at] ?? 0, other.#ranks[at] ?? 0)
  }

  /** A whole number: give or take `sketchError`. */
  estimate(): number {
    const counts = new Array<number>(q + 2).fill(0)
    for (const rank of this.#ranks) counts[rank] = (counts[rank] ?? 0) + 1
    let sum = registers * tau(1 - (counts[q + 1] ?? 0) / registers)
    for (let rank = q; rank >= 1; rank--) sum = (sum + (counts[rank] ?? 0)) / 2
    sum += registers * sigma((counts[0] ?? 0) / registers)
    return Math.round(registers ** 2 / (2 * Math.LN2 * sum))
  }

  /** Six bits for each register, lowest first. */
  pack(): Uint8Array {
    const bytes = new Uint8Array(sketchBytes)
    for (let at = 0, to = 0; at < registers; at += 4, to += 3) {
      const [a = 0, b = 0, c = 0, d = 0] = this.#ranks.subarray(at, at + 4)
      bytes[to] = a | (b << 6)
      bytes[to + 1] = (b >> 2) | (c << 4)
      bytes[to + 2] = (c >> 4) | (d << 2)
    }
    return bytes
  }

  /** Null where the bytes are no packed sketch. */
  static parse(bytes: Uint8Array): Sketch | null {
    if (bytes.length !== sketchBytes) return null
    const sketch = new Sketch()
    for (let at = 0, from = 0; at < registers; at += 4, from += 3) {
      const [a = 0, b = 0, c = 0] = bytes.subarray(from, from + 3)
      sketch.#ranks.set([a & 63, (a >> 6) | ((b & 15) << 2), (b >> 4) | ((c & 3) << 4), c >> 2], at)
    }
    return sketch.#ranks.some(rank => rank > q + 1) ? null : sketch
  }

  wipe(): void {
    this.#ranks.fill(0)
  }
}

/** Ertl 2017, equation 12: what registers that are still empty stand for. */
function sigma(share: number): number {
  if (share === 1) return Number.POSITIVE_INFINITY
  let sum = share
  let before = -1
  for (let x = share, y = 1; sum !== before; y += y) {
    x *= x
    before = sum
    sum += x * y
  }
  return sum
}

/** Ertl 2017, equation 16: the same for registers that are full. */
function tau(share: number): number {
  if (share === 0 || share === 1) return 0
  let sum = 1 - share
  let before = -1
  for (let x = share, y = 1; sum !== before; ) {
    x = Math.sqrt(x)
    before = sum
    y /= 2
    sum -= (1 - x) ** 2 * y
  }
  return sum / 3
}
