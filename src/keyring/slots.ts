// The key file: makes, finds and destroys keys so that whenever the power goes, a key is either whole or gone for good.
// Spec: docs/reference/keyring.md. Proven by slots.test.ts (power cut at every sector) and test/crash/keyring.test.ts (kill -9).

import { utf8 } from '../core/bytes.ts'
import type { Random } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { Custody } from './custody.ts'
import type { Disk } from './disk.ts'
import { Headers } from './headers.ts'
import { type Contents, keyBytes, tagOf, tagsPerList } from './place.ts'
import { damagedAt, Places, type Wrapping } from './places.ts'

interface Joining {
  readonly slot: number
  readonly tag: string
}

export class Slots {
  readonly #disk: Disk
  readonly #random: Random
  readonly #custody: Custody
  readonly #headers: Headers
  readonly #places: Places
  #wrapping: Wrapping
  readonly #names = new Map<string, number>()
  /** Tags of destroyed names, the slots that list them, and how many each lists. */
  readonly #destroyed = new Set<string>()
  readonly #lists = new Map<number, number>()
  readonly #free = new Set<number>()
  readonly #damaged = new Set<number>()
  /** One thing at a time: the last thing begun. */
  #turn: Promise<unknown> = Promise.resolve()
  #closed = false

  private constructor(disk: Disk, custody: Custody, random: Random, headers: Headers, wrapping: Wrapping) {
    this.#disk = disk
    this.#custody = custody
    this.#random = random
    this.#headers = headers
    this.#wrapping = wrapping
    this.#places = new Places(disk, random)
  }

  /**
   * Opens the file, or makes a new one on an empty disk, and finishes what was begun before.
   * Refuses with `keyring-damaged` and the offset, `custody-refused` or `disk-refused`, and closes the disk then.
   */
  static async open(disk: Disk, custody: Custody, random: Random): Promise<Slots> {
    try {
      const headers = await Headers.open(disk, custody, random)
      const { epoch, custody: record } = headers.current
      const slots = new Slots(disk, custody, random, headers, { epoch, key: await custody.unlock(record) })
      await headers.repair()
      await slots.#load()
      await slots.#finish()
      return slots
    } catch (error) {
      await disk.close()
      throw error
    }
  }

  /** A copy of the key of this name, for the caller to wipe; made now where there is none. */
  key(name: string): Promise<Uint8Array> {
    return this.#inTurn(async () => (await this.#find(name)) ?? (await this.#make(name)))
  }

  /** A copy of the key of this name, for the caller to wipe; refuses with `not-found` where there is none. */
  existing(name: string): Promise<Uint8Array> {
    return this.#inTurn(async () => {
      const key = await this.#find(name)
      if (key === null) throw new Refusal('not-found', `expected a key named ${name}, got none`)
      return key
    })
  }

  /** Resolves when no trace of the key is left in the file, nor of what could unwrap an older trace of it. */
  destroy(name: string): Promise<void> {
    return this.#inTurn(async () => {
      const tag = this.#tagOf(name)
      if (this.#destroyed.has(tag)) return
      const retired = this.#names.get(name) ?? this.#absent(name)
      if (retired === null) await this.#makeRoom()
      await this.#headers.write({ step: 'retiring', retired, tag })
      this.#names.delete(name)
      await this.#finish()
    })
  }

  /** Resolves when what was begun is done; later calls are refused. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#turn
    this.#wrapping.key.fill(0)
    await this.#disk.close()
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('the slots are closed'))
    const turn = this.#turn.then(act)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #find(name: string): Promise<Uint8Array | null> {
    if (this.#destroyed.has(this.#tagOf(name)))
      throw new Refusal('key-destroyed', `expected the key ${name}, got one that was destroyed`)
    const slot = this.#names.get(name) ?? this.#absent(name)
    if (slot === null) return null
    const contents = await this.#places.contents(slot, this.#wrapping)
    if (contents.kind !== 'key') throw damagedAt(slot)
    return contents.key
  }

  // A damaged slot may be the very key that is asked for: it is never made a second time.
  #absent(name: string): null {
    for (const slot of this.#damaged) throw damagedAt(slot, name)
    return null
  }

  async #make(name: string): Promise<Uint8Array> {
    const slot = await this.#makeRoom()
    const key = this.#random.bytes(keyBytes)
    this.#free.delete(slot)
    for (const place of [0, 1] as const) await this.#writeNow(slot, place, { kind: 'key', name, key })
    this.#names.set(name, slot)
    return key
  }

  async #writeNow(slot: number, place: 0 | 1, contents: Contents): Promise<void> {
    await this.#places.write(slot, place, this.#wrapping, contents)
    await this.#disk.sync()
  }

  /** A free slot; where there is none the file grows, by zeros first and then by the header that counts them. */
  async #makeRoom(): Promise<number> {
    for (const slot of this.#free) return slot
    const first = this.#headers.current.slots
    const slots = first + limits.keySlotsAtOnce
    if (slots > limits.keySlots)
      throw new Refusal('limit', `expected at most ${limits.keySlots} keys, got one more`)
    await this.#places.zero(first, limits.keySlotsAtOnce)
    await this.#disk.sync()
    await this.#headers.write({ slots })
    for (let slot = first; slot < slots; slot++) this.#free.add(slot)
    return first
  }

  /** Brings the destruction the header tells of to its end, from wherever it stands. */
  async #finish(): Promise<void> {
    if (this.#headers.current.step === 'retiring') {
      const { retired } = this.#headers.current
      if (retired !== null) await this.#places.erase(retired)
      await this.#ratchet()
    }
    if (this.#headers.current.step === 'sweeping') {
      await this.#sweep()
      await this.#headers.write({ step: 'settled', retired: null, tag: null })
      await this.#headers.expectNoOlder()
    }
  }

  /** A new key-encryption key: everything that stays is wrapped into place B, one header write commits. */
  async #ratchet(): Promise<void> {
    const next = { epoch: this.#wrapping.epoch + 1, key: this.#random.bytes(keyBytes) }
    const joining = this.#joining()
    const listed = await this.#listed(joining.slot)
    for (const slot of this.#staying()) await this.#rewrap(slot, next)
    await this.#places.write(joining.slot, 1, next, { kind: 'destroyed', tags: [...listed, joining.tag] })
    await this.#disk.sync()
    const custody = await this.#custody.lock(next.key)
    await this.#headers.write({ step: 'sweeping', epoch: next.epoch, custody })
    this.#wrapping.key.fill(0)
    this.#wrapping = next
    this.#noteDestroyed(joining)
  }

  // Place A must stand alone while place B is overwritten: where it was damaged since the file was opened, it is written first.
  async #rewrap(slot: number, next: Wrapping): Promise<void> {
    const found = await this.#places.look(slot, this.#wrapping)
    if (found.kind !== 'live') throw damagedAt(slot)
    if (found.lacking === 0) await this.#writeNow(slot, 0, found.contents)
    await this.#places.write(slot, 1, next, found.contents)
    wipe(found.contents)
  }

  async #follow(slot: number): Promise<void> {
    const contents = await this.#places.contents(slot, this.#wrapping)
    await this.#places.write(slot, 0, this.#wrapping, contents)
    wipe(contents)
  }

  /** Place A of everything that stays follows place B; the retired slot is zeroed, unless it now holds a list. */
  async #sweep(): Promise<void> {
    for (const slot of this.#staying()) await this.#follow(slot)
    const { retired } = this.#headers.current
    if (retired !== null && !this.#lists.has(retired)) {
      await this.#places.zero(retired, 1)
      this.#free.add(retired)
    }
    await this.#disk.sync()
  }

  #staying(): readonly number[] {
    return [...this.#names.values(), ...this.#lists.keys()]
  }

  /** The list the retired tag joins: one with room, else a new one in the retired slot itself, which needs no growing. */
  #joining(): Joining {
    const { tag, retired } = this.#headers.current
    const [withRoom] = [...this.#lists].find(([, length]) => length < tagsPerList) ?? []
    const [free] = this.#free
    const slot = withRoom ?? retired ?? free
    if (tag === null || slot === undefined) throw new Error('expected a tag and room for it before retiring')
    return { slot, tag }
  }

  async #listed(slot: number): Promise<readonly string[]> {
    if (!this.#lists.has(slot)) return []
    const contents = await this.#places.contents(slot, this.#wrapping)
    if (contents.kind !== 'destroyed') throw damagedAt(slot)
    return contents.tags
  }

  #noteDestroyed({ slot, tag }: Joining): void {
    this.#free.delete(slot)
    this.#lists.set(slot, (this.#lists.get(slot) ?? 0) + 1)
    this.#destroyed.add(tag)
  }

  /** Learns what every slot holds, and writes a missing place again from the other. */
  async #load(): Promise<void> {
    const { slots, step, retired } = this.#headers.current
    for (let slot = 0; slot < slots; slot++) {
      if (step === 'retiring' && slot === retired) continue
      const found = await this.#places.look(slot, this.#wrapping)
      if (found.kind === 'live') await this.#learn(slot, found.contents, found.lacking)
      else if (step === 'sweeping' && slot === retired) continue
      else if (found.kind === 'damaged') this.#damaged.add(slot)
      else await this.#learnFree(slot, found.kind === 'unfinished')
    }
    await this.#disk.sync()
  }

  async #learn(slot: number, contents: Contents, lacking: 0 | 1 | null): Promise<void> {
    if (lacking !== null) await this.#writeNow(slot, lacking, contents)
    if (contents.kind === 'key') {
      this.#names.set(contents.name, slot)
      wipe(contents)
    } else {
      this.#lists.set(slot, contents.tags.length)
      for (const tag of contents.tags) this.#destroyed.add(tag)
    }
  }

  async #learnFree(slot: number, unfinished: boolean): Promise<void> {
    if (unfinished) await this.#places.zero(slot, 1)
    this.#free.add(slot)
  }

  #tagOf(name: string): string {
    if (utf8(name).length <= limits.keyNameLength && /^[a-z0-9:._-]+$/.test(name))
      return tagOf(this.#headers.current.salt, name)
    throw new Refusal('usage', `expected a key name of 1 to ${limits.keyNameLength} a-z 0-9 : . _ -`)
  }
}

function wipe(contents: Contents): void {
  if (contents.kind === 'key') contents.key.fill(0)
}
