import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemRandom } from '../../core/clock.ts'
import { DayKeys } from './keys.ts'
import { sipBytes } from './sip.ts'
import { hashVisitor } from './visitor-hash.ts'

const words = (bytes: Uint8Array): Int32Array => new Int32Array(Uint8Array.from(bytes).buffer)
const counted = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => at)

/** Of the authors' reference: the key is 00 01 … 0f, the message 00 01 … of each length. */
const reference = [
  ...['310e0edd47db6f72', 'fd67dc93c539f874', '5a4fa9d909806c0d', '2d7efbd796666785', 'b7877127e09427cf'],
  ...['8da699cd64557618', 'cee3fe586e46c9cb', '37d1018bf50002ab'],
]
const hex = (out: Int32Array): string => Buffer.from(out.buffer, out.byteOffset, 8).toString('hex')

test('SipHash-2-4 answers what its authors print', () => {
  const out = new Int32Array(2)
  reference.forEach((expected, length) => {
    sipBytes(words(counted(16)), counted(length), out)
    assert.equal(hex(out), expected, `${length} bytes`)
  })
  // Appendix A of the paper: fifteen bytes give a129ca6149be45e5.
  sipBytes(words(counted(16)), counted(15), out)
  assert.equal(hex(out), 'e545be4961ca29a1')
})

test('a day has one key until it is wiped, and then it is gone', () => {
  const keys = new DayKeys(systemRandom)
  const key = keys.of(20_000)
  assert.equal(keys.of(20_000), key)
  assert.notEqual(keys.of(20_001).epoch, key.epoch)
  assert.match(key.epoch, /^[0-9a-f]{32}$/)
  assert.ok(key.words.some(word => word !== 0))
  keys.wipe(20_000)
  assert.deepEqual([...key.words], [0, 0, 0, 0])
  assert.notEqual(keys.of(20_000).epoch, key.epoch)
  keys.wipeAll()
})

test('the name of a key says nothing of the key', () => {
  let next = 0
  const keys = new DayKeys({ bytes: size => new Uint8Array(size).fill(next++) })
  const { words: secret, epoch } = keys.of(1)
  assert.notEqual(Buffer.from(secret.buffer).toString('hex'), epoch)
})

test('a visitor has another hash under another key, address or agent, and the same under the same', () => {
  const agent = Buffer.from('agent')
  const [one, two] = [words(counted(16)), words(counted(16).reverse())]
  const hash = (...asked: Parameters<typeof hashVisitor>): string => {
    const { low, high } = hashVisitor(...asked)
    return `${low} ${high}`
  }
  const all = [
    hash(one, 1, null, agent),
    hash(two, 1, null, agent),
    hash(one, 2, null, agent),
    hash(one, 1, null, Buffer.from('other')),
    hash(one, 0, Buffer.from('2001:db8::1'), agent),
    hash(one, 0, Buffer.from('2001:db8::2'), agent),
    hash(one, 0, null, agent),
  ]
  assert.equal(new Set(all).size, all.length)
  assert.equal(hash(one, 1, null, agent), all[0])
})
