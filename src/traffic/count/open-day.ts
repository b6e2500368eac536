// One open day of one source, in memory alone: texts, visitors and who asked for what, each in arrays that are overwritten when the
// day is closed. Pages (answered below 400, no part of a page) and what was lost (404, 410) are populations that share no line, so
// that no difference between tables tells of anybody. What is told of it is closed-day.ts. Proven by counting.test.ts.

import { limits } from '../../core/limits.ts'
import { type Block, hashSpan, type Received } from '../received.ts'
import { Interned, type PackedTexts, theOthers } from './interned.ts'
import { botBits, isAsset, isRobots } from './judged.ts'
import type { DayKey } from './keys.ts'
import { originEnd } from './origin.ts'
import { type PackedPairs, Pairs } from './pairs.ts'
import { Sketch } from './sketch.ts'
import { hashVisitor } from './visitor-hash.ts'
import { act, VisitorTable } from './visitor-table.ts'

const {
  trafficTexts: texts,
  trafficTextBytes: bytes,
  trafficPairs: pairs,
  trafficVisitorsExact: exact,
} = limits

/** What a line was found to be before it reaches the day. */
export interface Found {
  agent: number
  agentBits: number
  path: number
  pathBits: number
  isAttack: boolean
}

/** Says where an address is; null where nobody knows. Called once for each visitor. */
export type CountryOf = (received: Received, block: Block) => string | null

/** An open day as plain arrays. */
export interface PackedDay {
  readonly day: number
  readonly countries: readonly string[]
  readonly statuses: readonly number[]
  readonly visitors: Int32Array<ArrayBuffer>
  readonly texts: readonly [
    paths: PackedTexts,
    agents: PackedTexts,
    addresses: PackedTexts,
    origins: PackedTexts,
  ]
  readonly pairs: readonly [pages: PackedPairs, lost: PackedPairs, referrers: PackedPairs]
  readonly more: readonly [people: Uint8Array, bots: Uint8Array] | null
}

/** The memory of such a day: handed over with it, it is nowhere twice. */
export function buffersOf({ visitors, texts, pairs }: PackedDay): readonly ArrayBuffer[] {
  const arrays = texts.flatMap(({ hashes, starts, flags, arena }) => [hashes, starts, flags, arena])
  return [visitors, ...pairs, ...arrays].map(({ buffer }) => buffer)
}

export class OpenDay {
  readonly paths = new Interned({ texts, bytes })
  readonly agents = new Interned({ texts, bytes })
  /** Addresses that are no IPv4. */
  readonly addresses = new Interned({ texts: exact, bytes: bytes * 2 })
  readonly origins = new Interned({ texts, bytes })
  readonly visitors = new VisitorTable(exact)
  readonly pages = new Pairs(pairs)
  readonly lost = new Pairs(pairs)
  readonly referrers = new Pairs(pairs)
  /** By the number a visitor's record has; 0 is none. */
  readonly countries: string[] = ['']
  /** Statuses by their bit in a visitor's record; the last bit is all that came too late for one of their own. */
  readonly statuses: number[] = []
  /** Beyond those counted one by one. */
  readonly more = { people: new Sketch(), bots: new Sketch(), isAny: false }
  day = 0
  key: DayKey = { words: new Int32Array(4), epoch: '' }
  readonly #statusBits = new Int32Array(1000)

  open(day: number, key: DayKey): void {
    this.day = day
    this.key = key
  }

  /** Counts a request for whoever made it. */
  visit(block: Block, received: Received, found: Found, countryOf: CountryOf | null): void {
    const { status, second, sentBytes } = received
    const visitor = this.#visitor(block, received, found, countryOf)
    const isPage = status < 400 && (found.pathBits & isAsset) === 0
    const isLost = status === 404 || status === 410
    if (visitor !== theOthers) {
      const acts = isPage ? act.view : (found.pathBits & isAsset) !== 0 ? act.asset : 0
      const odd = (isLost ? act.notFound : 0) | (found.isAttack ? act.probe : 0)
      const robots = (found.pathBits & isRobots) !== 0 ? act.robots : 0
      this.visitors.saw(
        visitor,
        second,
        1 << ((second / 3600) | 0),
        this.#statusBit(status),
        acts | odd | robots,
      )
    }
    if (isPage) {
      // Who is beyond those counted one by one and says to be a bot is left out now: later nobody knows.
      if (visitor === theOthers && (found.agentBits & botBits) !== 0) return
      this.pages.count(visitor, found.path, 1, sentBytes)
      this.#refer(block, received, visitor)
    } else if (isLost) this.lost.count(visitor, found.path, 1, sentBytes)
  }

  /** Counts what was not there, and nothing else of whoever asked for it. */
  miss(block: Block, received: Received, found: Found): void {
    const visitor = this.#visitor(block, received, found, null)
    this.lost.count(visitor, found.path, 1, received.sentBytes)
  }

  #visitor(
    block: Block,
    received: Received,
    { agent, agentBits }: Found,
    countryOf: CountryOf | null,
  ): number {
    const address = received.isV4 ? received.address4 : this.#address(block, received)
    const visitor = this.visitors.idOf(address, (agent << 1) | (received.isV4 ? 0 : 1))
    if (visitor > 0) return visitor
    if (visitor === theOthers) this.#countMore(address, received.isV4, agent, agentBits)
    else if (countryOf !== null) this.#place(-visitor, countryOf(received, block))
    return -visitor
  }

  #address(block: Block, { addressFrom, addressTo }: Received): number {
    const hash = hashSpan(block, addressFrom, addressTo)
    const known = this.addresses.find(block, addressFrom, addressTo, hash)
    return known < 0 ? this.addresses.add(block, addressFrom, addressTo, hash) : known
  }

  #place(visitor: number, country: string | null): void {
    if (country === null) return
    const known = this.countries.indexOf(country, 1)
    this.visitors.setCountry(visitor, known > 0 ? known : this.countries.push(country) - 1)
  }

  #countMore(address: number, isV4: boolean, agent: number, agentBits: number): void {
    const text = isV4 ? null : this.addresses.bytesOf(address)
    const hash = hashVisitor(this.key.words, isV4 ? address : 0, text, this.agents.bytesOf(agent))
    const isBot = (agentBits & botBits) !== 0
    this.more.isAny = true
    if (isBot) this.more.bots.add(hash.low, hash.high)
    else this.more.people.add(hash.low, hash.high)
  }

  #refer(block: Block, { referrerFrom, referrerTo, sentBytes }: Received, visitor: number): void {
    if (referrerTo - referrerFrom < 8) return
    const to = originEnd(block.bytes, referrerFrom, referrerTo)
    if (to === referrerFrom) return
    const hash = hashSpan(block, referrerFrom, to)
    const known = this.origins.find(block, referrerFrom, to, hash)
    const origin = known < 0 ? this.origins.add(block, referrerFrom, to, hash) : known
    this.referrers.count(visitor, origin, 1, sentBytes)
  }

  #statusBit(status: number): number {
    const bit = this.#statusBits[status] ?? 0
    if (bit !== 0) return bit
    const given = 1 << Math.min(this.statuses.length, 31)
    if (this.statuses.length < 31) this.statuses.push(status)
    this.#statusBits[status] = given
    return given
  }

  /** All of it, to be handed to another thread of this process: its own arrays, no copies. The day is not this one's any more. */
  pack(): PackedDay {
    const { paths, agents, addresses, origins, pages, lost, referrers, visitors, countries, statuses, more } =
      this
    return {
      ...{ day: this.day, countries: [...countries], statuses: [...statuses], visitors: visitors.pack() },
      texts: [paths.pack(), agents.pack(), addresses.pack(), origins.pack()],
      pairs: [pages.pack(), lost.pack(), referrers.pack()],
      more: more.isAny ? [more.people.pack(), more.bots.pack()] : null,
    }
  }

  /** Takes in what another thread counted of the same day under the same key: as if one had counted all of it. */
  absorb({ texts, pairs, visitors: records, countries, statuses, more }: PackedDay): void {
    const [paths, agents, addresses, origins] = texts
    const theirPaths = this.paths.absorb(paths)
    const numbers = { agents: this.agents.absorb(agents), addresses: this.addresses.absorb(addresses) }
    const theirOrigins = this.origins.absorb(origins)
    const theirs = VisitorTable.of(records)
    const bits = statuses.map(status => this.#statusBit(status))
    const visitors = new Int32Array(theirs.size + 1)
    for (let id = 1; id <= theirs.size; id++)
      visitors[id] = this.#absorbVisitor(theirs, id, numbers, bits, countries)
    this.pages.absorb(pairs[0], visitors, theirPaths)
    this.lost.absorb(pairs[1], visitors, theirPaths)
    this.referrers.absorb(pairs[2], visitors, theirOrigins)
    if (more === null) return
    this.more.isAny = true
    const [people, bots] = more.map(sketch => Sketch.parse(sketch))
    if (people) this.more.people.merge(people)
    if (bots) this.more.bots.merge(bots)
  }

  #absorbVisitor(
    theirs: VisitorTable,
    id: number,
    numbers: { readonly agents: Int32Array; readonly addresses: Int32Array },
    bits: readonly number[],
    countries: readonly string[],
  ): number {
    const theirAgent = theirs.agentOf(id)
    const isV4 = (theirAgent & 1) === 0
    const agent = numbers.agents[theirAgent >>> 1] ?? 0
    const address = isV4 ? theirs.addressOf(id) : (numbers.addresses[theirs.addressOf(id)] ?? 0)
    const own = this.visitors.idOf(address, (agent << 1) | (theirAgent & 1))
    if (own === theOthers) {
      this.#countMore(address, isV4, agent, this.agents.flags[agent] ?? 0)
      return own
    }
    const seen = theirs.statusesOf(id)
    const rest = (seen & (1 << 31)) === 0 ? 0 : 1 << 31
    const statuses = bits.reduce((all, bit, at) => ((seen & (1 << at)) === 0 ? all : all | bit), rest)
    this.visitors.add(Math.abs(own), theirs, id, statuses)
    const country = countries[theirs.countryOf(id)] ?? ''
    if (own < 0 && country !== '') this.#place(-own, country)
    return Math.abs(own)
  }

  /** Overwrites all there was. The key belongs to every source of the day, and is overwritten where the keys are. */
  wipe(): void {
    for (const each of [this.paths, this.agents, this.addresses, this.origins]) each.wipe()
    for (const each of [this.pages, this.lost, this.referrers]) each.wipe()
    this.visitors.wipe()
    this.more.people.wipe()
    this.more.bots.wipe()
    this.more.isAny = false
    this.countries.length = 1
    this.statuses.length = 0
    this.#statusBits.fill(0)
    this.open(0, { words: new Int32Array(4), epoch: '' })
  }
}
