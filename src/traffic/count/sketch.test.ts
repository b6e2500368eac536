import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sip } from './sip.ts'
import { Sketch, sketchBytes, sketchError } from './sketch.ts'

const key = Int32Array.of(1, 2, 3, 4)
function fill(sketch: Sketch, from: number, to: number, seed = 0): Sketch {
  const words = new Int32Array(2)
  const out = new Int32Array(2)
  for (let each = from; each < to; each++) {
    words[0] = each
    words[1] = seed
    sip(key, words, 8, out)
    sketch.add(out[0] ?? 0, out[1] ?? 0)
  }
  return sketch
}

test('an estimate is as near as its error says, from none to a million', t => {
  const sizes = [0, 1, 10, 1_000, 10_000, 40_000, 100_000]
  const rounds = 12
  let worst = 0
  for (const size of sizes) {
    let squares = 0
    for (let round = 0; round < rounds; round++) {
      const off = size === 0 ? 0 : fill(new Sketch(), 0, size, round).estimate() / size - 1
      squares += off ** 2
      worst = Math.max(worst, Math.abs(off))
    }
    const rms = Math.sqrt(squares / rounds)
    t.diagnostic(`${size}: ${(rms * 100).toFixed(2)} % rms`)
    assert.ok(rms < sketchError * 1.8, `${size}: ${rms}`)
  }
  assert.equal(new Sketch().estimate(), 0)
  const million = fill(new Sketch(), 0, 1_000_000).estimate()
  t.diagnostic(`a million: ${million}; worst of all ${(worst * 100).toFixed(2)} %`)
  assert.ok(Math.abs(million / 1e6 - 1) < 4 * sketchError)
})

test('merged sketches are the sketch of all, and one seen twice is one', () => {
  const all = fill(new Sketch(), 0, 30_000)
  const merged = fill(new Sketch(), 0, 20_000)
  merged.merge(fill(new Sketch(), 10_000, 30_000))
  assert.deepEqual(merged.pack(), all.pack())
})

test('a sketch is packed into twelve KiB and read back; what is none is refused', () => {
  const sketch = fill(new Sketch(), 0, 5_000)
  const bytes = sketch.pack()
  assert.equal(bytes.length, sketchBytes)
  assert.deepEqual(Sketch.parse(bytes)?.pack(), bytes)
  assert.equal(Sketch.parse(bytes)?.estimate(), sketch.estimate())
  assert.equal(Sketch.parse(bytes.subarray(1)), null)
  assert.equal(Sketch.parse(new Uint8Array(sketchBytes).fill(255)), null)
})

test('every bit of a hash counts: the highest rank is reached and no more', () => {
  const sketch = new Sketch()
  sketch.add(0, 0)
  assert.equal(sketch.pack()[0], 51)
  sketch.add(1, 0)
  assert.equal(sketch.pack()[0], 51)
  const other = new Sketch()
  other.add(1, 0)
  assert.equal(other.pack()[0], 50)
  other.add(-1, 0x3ffff)
  assert.equal(other.pack()[0], 50)
})
