// The two copies of the header: each write goes over the copy that does not count, so one whole copy is always there.
// Spec: docs/reference/keyring.md, "Header". Proven by slots.test.ts (power cut at every sector).

import { equalBytes } from '../core/bytes.ts'
import type { Random } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { Custody } from './custody.ts'
import type { Disk } from './disk.ts'
import { formatHeader, type Header, headerBytes, parseHeader } from './header.ts'
import { keyBytes } from './place.ts'
import { firstSlotAt, slotBytes } from './places.ts'

type Change = Partial<Omit<Header, 'generation' | 'salt'>>

export class Headers {
  readonly #disk: Disk
  #current: Header
  #copy: 0 | 1
  /** False where the other copy was found damaged, or was never written. */
  #both: boolean

  private constructor(disk: Disk, current: Header, copy: 0 | 1, both: boolean) {
    this.#disk = disk
    this.#current = current
    this.#copy = copy
    this.#both = both
  }

  /** Reads both copies; on a disk nothing was ever acknowledged from, begins a new file. */
  static async open(disk: Disk, custody: Custody, random: Random): Promise<Headers> {
    const size = await disk.size()
    if (size < firstSlotAt) return begin(disk, custody, random)
    const bytes = [await disk.read(0, headerBytes), await disk.read(headerBytes, headerBytes)]
    const [first = null, second = null] = bytes.map(parseHeader)
    if (first === null && second === null) {
      if (await wasNeverUsed(disk, size, bytes)) return begin(disk, custody, random)
      throw new Refusal('keyring-damaged', 'expected a header at offset 0 or 4096, got two damaged copies')
    }
    const copy = (second?.generation ?? 0) > (first?.generation ?? 0) ? 1 : 0
    const current = copy === 1 ? second : first
    if (current === null) throw new Error('the newer header is one that was read')
    if (size < firstSlotAt + current.slots * slotBytes)
      throw new Refusal('keyring-damaged', `expected ${current.slots} slots, got the end at offset ${size}`)
    return new Headers(disk, current, copy, first !== null && second !== null)
  }

  static async first(disk: Disk, header: Header): Promise<Headers> {
    const headers = new Headers(disk, header, 1, false)
    await headers.write({})
    return headers
  }

  get current(): Header {
    return this.#current
  }

  /** Durable when it resolves. */
  async write(change: Change): Promise<void> {
    const next = Object.freeze({ ...this.#current, ...change, generation: this.#current.generation + 1 })
    const copy = this.#copy === 0 ? 1 : 0
    await this.#disk.write(copy * headerBytes, formatHeader(next))
    await this.#disk.sync()
    this.#current = next
    this.#copy = copy
  }

  async repair(): Promise<void> {
    if (!this.#both) await this.write({})
    this.#both = true
  }

  /** Reads both copies back: neither may still hold an older key-encryption key. */
  async expectNoOlder(): Promise<void> {
    for (const at of [0, headerBytes]) {
      const header = parseHeader(await this.#disk.read(at, headerBytes))
      if (header === null || !equalBytes(header.custody, this.#current.custody))
        throw new Refusal(
          'disk-refused',
          `offset ${at}: expected the header written there, read back another`,
        )
    }
  }
}

/** A new file: room for the first slots before there is a header that counts them. */
async function begin(disk: Disk, custody: Custody, random: Random): Promise<Headers> {
  await disk.write(0, new Uint8Array(firstSlotAt + limits.keySlotsAtOnce * slotBytes))
  await disk.sync()
  return Headers.first(disk, {
    generation: 0,
    epoch: 1,
    slots: limits.keySlotsAtOnce,
    step: 'settled',
    retired: null,
    tag: null,
    salt: random.bytes(32),
    custody: await custody.lock(random.bytes(keyBytes)),
  })
}

// Before a second header is written nothing else is: one copy still zero, and all slots, means nobody was ever answered.
async function wasNeverUsed(disk: Disk, size: number, copies: readonly Uint8Array[]): Promise<boolean> {
  if (!copies.some(isZero)) return false
  for (let at = firstSlotAt; at < size; at += slotBytes)
    if (!isZero(await disk.read(at, Math.min(slotBytes, size - at)))) return false
  return true
}

const isZero = (bytes: Uint8Array): boolean => bytes.every(byte => byte === 0)
