// The visitors of an open day, one record each: an address and a user agent by their numbers, and what of their behaviour tells a
// bot from a person (behaviour.ts). A record is 64 bytes, so that a line touches one place of memory. Proven by tables.test.ts.

import type { VisitorSeen } from '../behaviour.ts'
import { theOthers } from './interned.ts'

/** Numbers of one record. */
const stride = 16

const field = Object.freeze({
  ...{
    address: 0,
    agent: 1,
    hits: 2,
    views: 3,
    assets: 4,
    notFound: 5,
    robots: 6,
    probes: 7,
    first: 8,
    last: 9,
  },
  ...{ hours: 10, statuses: 11, country: 12 },
})

/** One object, filled anew for every visitor. */
export type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What one request adds: bits, since one may be several. */
export const act = Object.freeze({ view: 1, asset: 2, notFound: 4, robots: 8, probe: 16 })

export class VisitorTable {
  readonly #most: number
  #bits = 10
  #slots = new Int32Array(1 << 10)
  #records = new Int32Array((1 << 9) * stride)
  size = 0

  constructor(most: number) {
    this.#most = most
  }

  /** The number of a visitor; negative where it is new; 0 where no more are counted one by one. */
  idOf(address: number, agent: number): number {
    const slots = this.#slots
    const records = this.#records
    const mask = slots.length - 1
    let place = placeOf(address, agent) >>> (32 - this.#bits)
    for (;;) {
      const id = slots[place] ?? 0
      if (id === 0) return this.#add(address, agent, place)
      const at = id * stride
      if (records[at] === address && records[at + 1] === agent) return id
      place = (place + 1) & mask
    }
  }

  #add(address: number, agent: number, place: number): number {
    if (this.size >= this.#most) return theOthers
    const id = ++this.size
    this.#slots[place] = id
    this.#records[id * stride] = address
    this.#records[id * stride + field.agent] = agent
    if ((id + 2) * stride > this.#records.length) this.#grow()
    return -id
  }

  /** One request. `hour` and `status` are bits. */
  saw(id: number, second: number, hour: number, status: number, acts: number): void {
    const records = this.#records
    const at = id * stride
    const hits = records[at + field.hits] ?? 0
    records[at + field.hits] = hits + 1
    if (hits === 0 || second < (records[at + field.first] ?? 0)) records[at + field.first] = second
    if (second > (records[at + field.last] ?? 0)) records[at + field.last] = second
    records[at + field.hours] = (records[at + field.hours] ?? 0) | hour
    records[at + field.statuses] = (records[at + field.statuses] ?? 0) | status
    if ((acts & act.view) !== 0) records[at + field.views] = (records[at + field.views] ?? 0) + 1
    if ((acts & act.asset) !== 0) records[at + field.assets] = (records[at + field.assets] ?? 0) + 1
    if ((acts & (act.notFound | act.robots | act.probe)) !== 0) this.#sawOdd(at, acts)
  }

  #sawOdd(at: number, acts: number): void {
    const records = this.#records
    if ((acts & act.notFound) !== 0) records[at + field.notFound] = (records[at + field.notFound] ?? 0) + 1
    if ((acts & act.robots) !== 0) records[at + field.robots] = 1
    if ((acts & act.probe) !== 0) records[at + field.probes] = (records[at + field.probes] ?? 0) + 1
  }

  setCountry(id: number, country: number): void {
    this.#records[id * stride + field.country] = country
  }

  addressOf(id: number): number {
    return this.#get(id, field.address)
  }

  agentOf(id: number): number {
    return this.#get(id, field.agent)
  }

  hoursOf(id: number): number {
    return this.#get(id, field.hours)
  }

  statusesOf(id: number): number {
    return this.#get(id, field.statuses)
  }

  countryOf(id: number): number {
    return this.#get(id, field.country)
  }

  hitsOf(id: number): number {
    return this.#get(id, field.hits)
  }

  #get(id: number, at: number): number {
    return this.#records[id * stride + at] ?? 0
  }

  /** Fills `into` with what a visitor did. */
  seen(id: number, into: Writable<VisitorSeen>): VisitorSeen {
    into.hits = this.#get(id, field.hits)
    into.views = this.#get(id, field.views)
    into.assets = this.#get(id, field.assets)
    into.notFound = this.#get(id, field.notFound)
    into.robots = this.#get(id, field.robots) === 1
    into.probes = this.#get(id, field.probes)
    into.first = this.#get(id, field.first)
    into.last = this.#get(id, field.last)
    return into
  }

  /** The records themselves: whoever has them has the visitors, and counts no further here. */
  pack(): Int32Array<ArrayBuffer> {
    return this.#records.subarray(0, (this.size + 1) * stride)
  }

  /** A table of the records of another. It knows them by their number, and finds nobody. */
  static of(records: Int32Array<ArrayBuffer>): VisitorTable {
    const table = new VisitorTable(0)
    table.#records = records
    table.size = records.length / stride - 1
    return table
  }

  /** Adds what another table has of the same visitor; `statuses` are theirs, as the bits they have here. */
  add(id: number, from: VisitorTable, other: number, statuses: number): void {
    const isNew = this.#get(id, field.hits) === 0
    const at = id * stride
    const records = this.#records
    const sums = [field.hits, field.views, field.assets, field.notFound, field.probes]
    for (const each of sums) records[at + each] = this.#get(id, each) + from.#get(other, each)
    for (const each of [field.robots, field.hours])
      records[at + each] = this.#get(id, each) | from.#get(other, each)
    records[at + field.statuses] = this.#get(id, field.statuses) | statuses
    const first = from.#get(other, field.first)
    records[at + field.first] = isNew ? first : Math.min(this.#get(id, field.first), first)
    records[at + field.last] = Math.max(this.#get(id, field.last), from.#get(other, field.last))
  }

  #grow(): void {
    const old = this.#records
    this.#records = new Int32Array(old.length * 2)
    this.#records.set(old)
    old.fill(0)
    this.#bits++
    this.#slots.fill(0)
    this.#slots = new Int32Array(1 << this.#bits)
    for (let id = 1; id <= this.size; id++) this.#place(id)
  }

  #place(id: number): void {
    let place = placeOf(this.addressOf(id), this.agentOf(id)) >>> (32 - this.#bits)
    while (this.#slots[place] !== 0) place = (place + 1) & (this.#slots.length - 1)
    this.#slots[place] = id
  }

  wipe(): void {
    this.#slots.fill(0)
    this.#records.fill(0, 0, (this.size + 1) * stride)
    this.size = 0
  }
}

function placeOf(address: number, agent: number): number {
  const mixed = Math.imul(address, 0x9e3779b1) ^ Math.imul(agent, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
}
