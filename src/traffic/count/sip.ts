// SipHash-2-4 (Aumasson and Bernstein, 2012) with 64 bits out, in halves of 32: a hash nobody can compute without its 128-bit key.
// Proven by keys.test.ts against the vectors of its authors.

/** Four words of the key, little end first. */
export type SipKey = Int32Array

// The state, low and high halves of v0 … v3. One for the thread: a hash is finished before the next is begun.
const v = new Int32Array(8)

/** The hash of the first `length` bytes of `words` (little end first, zeros behind them), into `out`: low half, high half. */
export function sip(key: SipKey, words: Int32Array, length: number, out: Int32Array): void {
  const [k0 = 0, k1 = 0, k2 = 0, k3 = 0] = key
  v[0] = k0 ^ 0x70736575
  v[1] = k1 ^ 0x736f6d65
  v[2] = k2 ^ 0x6e646f6d
  v[3] = k3 ^ 0x646f7261
  v[4] = k0 ^ 0x6e657261
  v[5] = k1 ^ 0x6c796765
  v[6] = k2 ^ 0x79746573
  v[7] = k3 ^ 0x74656462
  const whole = length >> 3
  for (let at = 0; at < whole; at++) absorb(words[2 * at] ?? 0, words[2 * at + 1] ?? 0)
  const left = length & 7
  const low = left > 0 ? (words[2 * whole] ?? 0) : 0
  const high = left > 4 ? (words[2 * whole + 1] ?? 0) : 0
  absorb(low, high | (length << 24))
  v[4] = (v[4] ?? 0) ^ 0xff
  rounds(4)
  out[0] = (v[0] ?? 0) ^ (v[2] ?? 0) ^ (v[4] ?? 0) ^ (v[6] ?? 0)
  out[1] = (v[1] ?? 0) ^ (v[3] ?? 0) ^ (v[5] ?? 0) ^ (v[7] ?? 0)
}

function absorb(low: number, high: number): void {
  v[6] = (v[6] ?? 0) ^ low
  v[7] = (v[7] ?? 0) ^ high
  rounds(2)
  v[0] = (v[0] ?? 0) ^ low
  v[1] = (v[1] ?? 0) ^ high
}

/** Sums of two 32-bit halves carry into the upper ones; 64-bit integers of the language would be slower by far. */
function rounds(times: number): void {
  let [v0l = 0, v0h = 0, v1l = 0, v1h = 0, v2l = 0, v2h = 0, v3l = 0, v3h = 0] = v
  let t = 0
  for (let round = 0; round < times; round++) {
    t = (v0l >>> 0) + (v1l >>> 0)
    v0h = (v0h + v1h + (t > 0xffffffff ? 1 : 0)) | 0
    v0l = t | 0
    t = (v1l << 13) | (v1h >>> 19)
    v1h = ((v1h << 13) | (v1l >>> 19)) ^ v0h
    v1l = t ^ v0l
    t = v0l
    v0l = v0h
    v0h = t
    t = (v2l >>> 0) + (v3l >>> 0)
    v2h = (v2h + v3h + (t > 0xffffffff ? 1 : 0)) | 0
    v2l = t | 0
    t = (v3l << 16) | (v3h >>> 16)
    v3h = ((v3h << 16) | (v3l >>> 16)) ^ v2h
    v3l = t ^ v2l
    t = (v0l >>> 0) + (v3l >>> 0)
    v0h = (v0h + v3h + (t > 0xffffffff ? 1 : 0)) | 0
    v0l = t | 0
    t = (v3l << 21) | (v3h >>> 11)
    v3h = ((v3h << 21) | (v3l >>> 11)) ^ v0h
    v3l = t ^ v0l
    t = (v2l >>> 0) + (v1l >>> 0)
    v2h = (v2h + v1h + (t > 0xffffffff ? 1 : 0)) | 0
    v2l = t | 0
    t = (v1l << 17) | (v1h >>> 15)
    v1h = ((v1h << 17) | (v1l >>> 15)) ^ v2h
    v1l = t ^ v2l
    t = v2l
    v2l = v2h
    v2h = t
  }
  v[0] = v0l
  v[1] = v0h
  v[2] = v1l
  v[3] = v1h
  v[4] = v2l
  v[5] = v2h
  v[6] = v3l
  v[7] = v3h
}

const packed = new Int32Array(64)

/** The hash of bytes as they stand: the first 256 of them. */
export function sipBytes(key: SipKey, bytes: Uint8Array, out: Int32Array): void {
  const length = Math.min(bytes.length, 256)
  packed.fill(0)
  for (let at = 0; at < length; at++)
    packed[at >> 2] = (packed[at >> 2] ?? 0) | ((bytes[at] ?? 0) << (8 * (at & 3)))
  sip(key, packed, length, out)
  packed.fill(0)
  v.fill(0)
}
