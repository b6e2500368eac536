// The two places of each slot on the disk: what they hold together, and overwriting them.
// Spec: docs/reference/keyring.md, "Place". Proven by slots.test.ts.

import { equalBytes } from '../core/bytes.ts'
import type { Random } from '../core/clock.ts'
import { Refusal } from '../core/refusal.ts'
import type { Disk } from './disk.ts'
import { headerBytes } from './header.ts'
import { type Contents, formatPlace, parsePlace, placeBytes } from './place.ts'

export const firstSlotAt = 2 * headerBytes
export const slotBytes = 2 * placeBytes

/** What wraps: a key-encryption key and its number. */
export interface Wrapping {
  readonly epoch: number
  readonly key: Uint8Array
}

/** What one slot was found to hold; `lacking`: the place that does not say so. */
export type Found =
  | { readonly kind: 'live'; readonly contents: Contents; readonly lacking: 0 | 1 | null }
  | { readonly kind: 'free' | 'unfinished' | 'damaged' }

export class Places {
  readonly #disk: Disk
  readonly #random: Random

  constructor(disk: Disk, random: Random) {
    this.#disk = disk
    this.#random = random
  }

  async look(slot: number, by: Wrapping): Promise<Found> {
    const bytes = await this.#disk.read(offsetOf(slot, 0), slotBytes)
    const places = [bytes.subarray(0, placeBytes), bytes.subarray(placeBytes)]
    const [a = null, b = null] = ([0, 1] as const).map((place, i) =>
      parsePlace(places[i] ?? bytes, { epoch: by.epoch, slot, place }, by.key),
    )
    if (a !== null) return { kind: 'live', contents: a, lacking: b === null ? 1 : null }
    if (b !== null) return { kind: 'live', contents: b, lacking: 0 }
    const zeros = places.filter(isZero).length
    return { kind: zeros === 2 ? 'free' : zeros === 1 ? 'unfinished' : 'damaged' }
  }

  async contents(slot: number, by: Wrapping): Promise<Contents> {
    const found = await this.look(slot, by)
    if (found.kind !== 'live') throw damagedAt(slot)
    return found.contents
  }

  async write(slot: number, place: 0 | 1, by: Wrapping, contents: Contents): Promise<void> {
    const bytes = formatPlace(contents, { epoch: by.epoch, slot, place }, by.key, this.#random)
    await this.#disk.write(offsetOf(slot, place), bytes)
  }

  /** Random bytes over both places, durable and read back. */
  async erase(slot: number): Promise<void> {
    const noise = this.#random.bytes(slotBytes)
    await this.#disk.write(offsetOf(slot, 0), noise)
    await this.#disk.sync()
    if (!equalBytes(await this.#disk.read(offsetOf(slot, 0), slotBytes), noise))
      throw new Refusal('disk-refused', `slot ${slot}: expected what was written over it, read back another`)
  }

  /** Zeros over `count` slots: free from the next sync on. */
  async zero(slot: number, count: number): Promise<void> {
    await this.#disk.write(offsetOf(slot, 0), new Uint8Array(count * slotBytes))
  }
}

export const damagedAt = (slot: number, wanted?: string): Refusal =>
  new Refusal('keyring-damaged', {
    message:
      `offset ${offsetOf(slot, 0)}: expected a key in one of two places of slot ${slot}, got none that opens` +
      (wanted === undefined ? '' : `, and it may be ${wanted}, which is not found elsewhere`),
    hint: 'put the file back from a copy of the whole disk, or accept that this key is lost',
  })

const offsetOf = (slot: number, place: 0 | 1): number => firstSlotAt + slot * slotBytes + place * placeBytes
const isZero = (bytes: Uint8Array): boolean => bytes.every(byte => byte === 0)
