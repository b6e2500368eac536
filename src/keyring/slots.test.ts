// The key file on a disk that loses power: at every write, with any sectors of what was not yet synced kept or lost.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toHex } from '../core/bytes.ts'
import { systemRandom } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { fileCustody } from './custody.ts'
import { type Disk, openDisk } from './disk.ts'
import { headerBytes, parseHeader } from './header.ts'
import { placeBytes } from './place.ts'
import { firstSlotAt, slotBytes } from './places.ts'
import { Slots } from './slots.ts'

const sectorBytes = 512
const tries = Number(process.env['ORDHOLDEN_CRASH'] ?? 4)

type Bytes = Uint8Array<ArrayBuffer>

type Event =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'sync' }
  | { readonly kind: 'told'; readonly told: Told }

/** What a caller was told: the key with this name is made, or destroyed. */
interface Told {
  readonly name: string
  readonly key: string | null
}

/** A disk in memory that remembers what was done to it. */
class Recorder implements Disk {
  image: Bytes
  readonly start: Bytes
  readonly events: Event[] = []

  constructor(start: Bytes) {
    this.start = start
    this.image = start.slice()
  }

  async size(): Promise<number> {
    return this.image.length
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    return this.image.slice(offset, offset + length)
  }

  async write(at: number, bytes: Uint8Array): Promise<void> {
    this.events.push({ kind: 'write', at, bytes: bytes.slice() })
    this.image = written(this.image, at, bytes)
  }

  async sync(): Promise<void> {
    this.events.push({ kind: 'sync' })
  }

  async close(): Promise<void> {}

  tell(told: Told): void {
    this.events.push({ kind: 'told', told })
  }
}

function written(image: Bytes, at: number, bytes: Uint8Array): Bytes {
  if (at + bytes.length > image.length) {
    const longer = new Uint8Array(at + bytes.length)
    longer.set(image)
    longer.set(bytes, at)
    return longer
  }
  image.set(bytes, at)
  return image
}

/** What the medium holds when power goes after `count` events: of the writes since the last sync, some sectors only. */
function cutAfter(recorder: Recorder, count: number): Bytes {
  const events = recorder.events.slice(0, count)
  const synced = events.findLastIndex(event => event.kind === 'sync')
  let image = recorder.start.slice()
  for (const [i, event] of events.entries()) {
    if (event.kind !== 'write') continue
    if (i < synced) image = written(image, event.at, event.bytes)
    else
      for (let from = 0; from < event.bytes.length; from += sectorBytes)
        if (Math.random() < 0.5)
          image = written(image, event.at + from, event.bytes.subarray(from, from + sectorBytes))
  }
  return image
}

const open = (disk: Disk): Promise<Slots> => Slots.open(disk, fileCustody, systemRandom)

async function told(recorder: Recorder, slots: Slots, name: string, act: 'make' | 'destroy'): Promise<void> {
  const key = act === 'make' ? toHex(await slots.key(name)) : null
  if (key === null) await slots.destroy(name)
  recorder.tell({ name, key })
}

/** Creation, ratchets with keys before and behind, a slot used again, a name destroyed that never was. */
async function life(): Promise<Recorder> {
  const recorder = new Recorder(new Uint8Array())
  const slots = await open(recorder)
  for (const name of ['log', 'database', 'case:1', 'case:2']) await told(recorder, slots, name, 'make')
  for (const name of ['case:1', 'never']) await told(recorder, slots, name, 'destroy')
  for (const name of ['case:3', 'case:4']) await told(recorder, slots, name, 'make')
  for (const name of ['case:2', 'case:4']) await told(recorder, slots, name, 'destroy')
  await slots.close()
  return recorder
}

/** Holds what was told before the cut against what opens after it; what was under way may have gone either way. */
async function expectKept(image: Bytes, recorder: Recorder, count: number): Promise<void> {
  const before = recorder.events.slice(0, count).flatMap(event => (event.kind === 'told' ? [event.told] : []))
  const next = recorder.events.slice(count).find(event => event.kind === 'told')?.told.name
  const state = new Map(before.map(({ name, key }) => [name, key]))
  const slots = await open(new Recorder(image))
  for (const [name, key] of state) {
    if (key === null) await assert.rejects(slots.existing(name), isRefusal('key-destroyed'))
    else if (name !== next) assert.equal(toHex(await slots.existing(name)), key, name)
    else await expectKeyOrDestroyed(slots, name, key)
  }
  assert.equal((await slots.key('afterwards')).length, 32)
  await slots.close()
}

async function expectKeyOrDestroyed(slots: Slots, name: string, key: string): Promise<void> {
  const found = await slots.existing(name).then(toHex, (error: unknown) => error)
  assert.ok(found === key || isRefusal('key-destroyed')(found), `${name}: ${found}`)
}

/** Turns one bit over. */
function flip(image: Uint8Array, at: number): void {
  image[at] = (image[at] ?? 0) ^ 0x10
}

const isRefusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

test('power cut after every write: every key that was promised opens, every destroyed one never', async () => {
  const recorder = await life()
  for (let count = 1; count <= recorder.events.length; count++)
    for (let i = 0; i < tries; i++) await expectKept(cutAfter(recorder, count), recorder, count)
})

test('power cut again while the first cut is being mended', async () => {
  const recorder = await life()
  for (let count = 1; count <= recorder.events.length; count++) {
    const mending = new Recorder(cutAfter(recorder, count))
    await (await open(mending)).close()
    const again = cutAfter(mending, Math.floor(Math.random() * (mending.events.length + 1)))
    await expectKept(again, recorder, count)
  }
})

test('once a destruction is answered, neither an older key-encryption key nor an older wrapping is left', async () => {
  const recorder = await life()
  const last = recorder.events.findLastIndex(event => event.kind === 'told' && event.told.key === null)
  const image = cutAfter(recorder, last + 1)
  const epochs = new Map<string, number>()
  for (const event of recorder.events) {
    const header = event.kind === 'write' && event.at < firstSlotAt ? parseHeader(event.bytes) : null
    if (header !== null) epochs.set(toHex(header.custody.subarray(1)), header.epoch)
  }
  const newest = Math.max(...epochs.values())
  assert.equal(newest, 5)
  for (const [key, epoch] of epochs)
    assert.equal(Buffer.from(image).includes(Buffer.from(key, 'hex')), epoch === newest, `epoch ${epoch}`)
  const wrappings = recorder.events.slice(0, last).filter(event => event.kind === 'write')
  const left = wrappings.filter(({ at, bytes }) => at >= firstSlotAt && holds(image, bytes.subarray(28, 60)))
  assert.equal(left.length, 2 * 4, 'two places each of log, database, case:3 and the list')
})

const holds = (image: Uint8Array, bytes: Uint8Array): boolean =>
  bytes.some(byte => byte !== 0) && Buffer.from(image).includes(Buffer.from(bytes))

test('the key is gone from the file before the ratchet commits, not only after it', async () => {
  const recorder = new Recorder(new Uint8Array())
  const slots = await open(recorder)
  await slots.key('case:1')
  const places = [firstSlotAt, firstSlotAt + placeBytes].map(at => recorder.image.slice(at + 16, at + 80))
  const from = recorder.events.length
  await slots.destroy('case:1')
  const commit = recorder.events.findIndex((event, i) => i >= from && stepOf(event) === 'sweeping')
  const image = cutAfter(recorder, commit)
  assert.ok(commit > from)
  for (const place of places) assert.equal(holds(image, place), false)
})

const stepOf = (event: Event): string | undefined =>
  event.kind === 'write' && event.at < firstSlotAt && event.bytes.length === headerBytes
    ? parseHeader(event.bytes)?.step
    : undefined

test('a disk that does not keep what is written over a key: the destruction is not answered', async () => {
  const recorder = new Recorder(new Uint8Array())
  const slots = await open(recorder)
  await slots.key('case:1')
  const write = recorder.write.bind(recorder)
  recorder.write = (at, bytes) => (at === firstSlotAt ? Promise.resolve() : write(at, bytes))
  await assert.rejects(slots.destroy('case:1'), isRefusal('disk-refused'))
})

test('a full disk: nothing is acknowledged, and nothing more is written', async () => {
  const disk = await openDisk('/dev/full')
  await assert.rejects(disk.write(0, new Uint8Array(1)), isRefusal('disk-refused'))
  await assert.rejects(disk.sync(), /ENOSPC/)
  await disk.close()
  await assert.rejects(async () => open(await openDisk('/dev/full')), isRefusal('disk-refused'))
})

test('the file grows without losing a key, and lists more destroyed names than one list holds', async () => {
  const recorder = new Recorder(new Uint8Array())
  let slots = await open(recorder)
  const keys = new Map<string, string>()
  for (let i = 0; i <= limits.keySlotsAtOnce; i++) keys.set(`k${i}`, toHex(await slots.key(`k${i}`)))
  assert.equal(recorder.image.length, firstSlotAt + 2 * limits.keySlotsAtOnce * slotBytes)
  for (let i = 2; i < limits.keySlotsAtOnce; i++) await slots.destroy(`k${i}`)
  for (let i = 0; i < 200; i++) await slots.destroy(`never:${i}`)
  slots = await open(recorder)
  for (const name of ['k0', 'k1', `k${limits.keySlotsAtOnce}`])
    assert.equal(toHex(await slots.existing(name)), keys.get(name))
  for (const name of ['k2', 'k63', 'never:0', 'never:199'])
    await assert.rejects(slots.key(name), isRefusal('key-destroyed'))
})

test('one damaged place is mended from the other; two are said with their offset and never made anew', async () => {
  const recorder = new Recorder(new Uint8Array())
  const made = await open(recorder)
  const log = toHex(await made.key('log'))
  const other = toHex(await made.key('other'))
  for (let at = firstSlotAt; at < firstSlotAt + slotBytes; at += 97) {
    const image = recorder.image.slice()
    flip(image, at)
    const mended = new Recorder(image)
    assert.equal(toHex(await (await open(mended)).existing('log')), log)
    flip(mended.image, at < firstSlotAt + placeBytes ? at + placeBytes : at - placeBytes)
    assert.equal(toHex(await (await open(mended)).existing('log')), log, 'the other place was written again')
  }
  flip(recorder.image, firstSlotAt + 50)
  flip(recorder.image, firstSlotAt + placeBytes + 50)
  const slots = await open(recorder)
  assert.equal(toHex(await slots.existing('other')), other)
  await assert.rejects(slots.key('log'), /^Refusal: offset 8192: expected a key/)
  await assert.rejects(slots.destroy('log'), isRefusal('keyring-damaged'))
  await slots.destroy('other')
})

test('a damaged place does not get lost while another key is destroyed', async () => {
  const recorder = new Recorder(new Uint8Array())
  const slots = await open(recorder)
  const log = toHex(await slots.key('log'))
  await slots.key('case:1')
  flip(recorder.image, firstSlotAt + 50)
  const from = recorder.events.length
  const before = new Recorder(recorder.image.slice())
  await slots.destroy('case:1')
  before.events.push(...recorder.events.slice(from))
  for (let count = 0; count <= before.events.length; count++) {
    const cut = await open(new Recorder(cutAfter(before, count)))
    assert.equal(toHex(await cut.existing('log')), log, `${count} events`)
  }
})

test('headers: one damaged copy is written again, two are said, and so is a file cut short', async () => {
  const recorder = new Recorder(new Uint8Array())
  const key = toHex(await (await open(recorder)).key('log'))
  for (const at of [20, headerBytes + 20]) {
    const image = recorder.image.slice()
    flip(image, at)
    const mended = new Recorder(image)
    assert.equal(toHex(await (await open(mended)).existing('log')), key)
    assert.ok(parseHeader(mended.image.subarray(0, headerBytes)))
    assert.ok(parseHeader(mended.image.subarray(headerBytes, firstSlotAt)))
  }
  const both = recorder.image.slice()
  flip(both, 20)
  flip(both, headerBytes + 20)
  await assert.rejects(open(new Recorder(both)), isRefusal('keyring-damaged'))
  await assert.rejects(open(new Recorder(recorder.image.slice(0, -slotBytes))), isRefusal('keyring-damaged'))
})

test('names are refused that could not be stored', async () => {
  const slots = await open(new Recorder(new Uint8Array()))
  for (const name of ['', 'Log', 'a b', 'x'.repeat(limits.keyNameLength + 1), 'æ'])
    await assert.rejects(slots.key(name), isRefusal('usage'))
  await assert.rejects(slots.existing('none'), isRefusal('not-found'))
})
