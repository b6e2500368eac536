// Counts the lines of one source: operations by the hour, and of each open day who and what there was. At most three days are open at
// once: lines come late and out of order, and clocks jump. A line of a day that is closed is counted as late; its hour still counts
// it. What is known of visitors ends with their day: `close` tells it once and overwrites it. Proven by counting.test.ts.

import { limits } from '../../core/limits.ts'
import { behavesLikeBot } from '../behaviour.ts'
import { type Block, type LineReader, Received, what } from '../received.ts'
import { type Attack, attacks, type CountKey, type HourTally, timeClasses } from '../tally.ts'
import type { DayVisitors } from '../visitors.ts'
import { type ClosedDay, type IsBotLike, tellDay, tellVisitors } from './closed-day.ts'
import { countEvent } from './events.ts'
import type { Interned } from './interned.ts'
import {
  aiBits,
  aiShift,
  attackBits,
  botBits,
  isScanner,
  Judged,
  judgeAgent,
  judgePath,
  judgeQuery,
} from './judged.ts'
import type { DayKeys } from './keys.ts'
import { type CountryOf, type Found, OpenDay, type PackedDay } from './open-day.ts'
import { HourCounts, slotOf } from './slots.ts'
import { isSuspicious } from './suspicious.ts'

/** An attack was seen in this line; `received` and `block` live until the call is over. */
export type OnSignal = (attack: Attack, received: Received, block: Block, times: number) => void

export interface CountingAsked {
  /** Whether visitors may be counted. If not, who asked for what was lost is still told apart, and nothing else of anybody. */
  readonly visitors: boolean
  /** Those of the process: all sources share them. Counting wipes none of them. */
  readonly keys: DayKeys
  /** Days that were closed by an earlier count. */
  readonly closedDays?: readonly number[]
  /** A day that had to be closed because a fourth began: told as `close` would have. */
  readonly onClosed: (closed: ClosedDay) => void
  /** Asked first, where another thread may have lines of that day too: true where it was taken (`detach`). */
  readonly onFull?: (day: number) => boolean
  readonly onSignal?: OnSignal
  readonly countryOf?: CountryOf
  /** As behaviour.ts says, if not otherwise. */
  readonly isBotLike?: IsBotLike
  /** False where nothing is merged: `sketch` is empty then. */
  readonly sketches?: boolean
}

const daysOpen = 3
const at = Object.freeze({
  ...{
    requests: slotOf('requests'),
    bytes: slotOf('bytes'),
    status: slotOf('status/100'),
    odd: slotOf('status/odd'),
  },
  ...{ method: slotOf('method/OTHER'), bot: slotOf('bot/search'), ai: slotOf('ai/GPTBot') },
  ...{ attack: slotOf('attack/password-ssh'), timed: slotOf('timed'), timeSum: slotOf('time-sum') },
  ...{ time: slotOf('time/10'), lines: slotOf('lines'), unread: slotOf('unread'), aside: slotOf('aside') },
  late: slotOf('late'),
})
const scannerAttack = attacks.indexOf('scanner') + 1

export class Counting {
  /** `visitors`: the operations of these lines are counted already, and are not again. */
  mode: 'all' | 'visitors' = 'all'
  readonly #asked: CountingAsked
  readonly #telling: Parameters<typeof tellDay>[1]
  readonly #received = new Received()
  readonly #found: Found = { agent: 0, agentBits: 0, path: 0, pathBits: 0, isAttack: false }
  readonly #judgedPaths: Judged
  readonly #judgedAgents: Judged
  /** Of queries that look odd, and no longer than until a day is over. */
  readonly #judgedQueries: Judged
  /** The day that was met last stands last. */
  readonly #days = new Map<number, OpenDay>()
  readonly #closed = new Set<number>()
  readonly #spare: OpenDay[] = []
  /** Texts of late lines, to find out what they are. */
  readonly #late = new OpenDay()
  #hours = new Map<number, HourCounts>()
  #hour = -1
  #current = new HourCounts()
  #counts = this.#current.counts
  #day = -1
  #open: OpenDay | null = null
  #texts: OpenDay = this.#late
  /** Of response times, what is less than a whole millisecond. */
  #micros = 0

  constructor(asked: CountingAsked) {
    this.#asked = asked
    const { visitors, sketches = true, isBotLike = behavesLikeBot, keys } = asked
    this.#telling = { visitors, sketches, isBotLike }
    for (const day of asked.closedDays ?? []) this.#closed.add(day)
    this.#judgedPaths = new Judged(judgePath, keys.own)
    this.#judgedAgents = new Judged(judgeAgent, keys.own)
    this.#judgedQueries = new Judged(judgeQuery, keys.own)
  }

  /** Counts every line of a block. */
  read(reader: LineReader, block: Block): void {
    const received = this.#received
    const { to } = block
    for (let next = block.from; next < to; ) {
      next = reader.read(block, next, received)
      if (received.what === what.web) this.#countRequest(block, received)
      else this.#countOther(block, received)
    }
  }

  /** Lines that were too long to be held. */
  readTooLong(lines: number): void {
    if (this.mode === 'visitors') return
    this.#add(at.lines, lines)
    this.#add(at.unread, lines)
  }

  /** What was counted since the last time. Before any line has told the time there is nothing to be taken. */
  take(): readonly HourTally[] {
    const tallies = [...this.#hours].flatMap(([hour, counts]) => counts.tally(hour) ?? [])
    this.#hours = new Map()
    if (this.#hour >= 0) this.#setHour(this.#hour)
    return tallies
  }

  openDays(): readonly number[] {
    return [...this.#days.keys()].sort((a, b) => a - b)
  }

  /** The visitors of an open day so far; null where the day is not open or visitors are not counted. */
  peek(day: number): DayVisitors | null {
    const open = this.#days.get(day)
    return open === undefined || !this.#asked.visitors ? null : tellVisitors(open, this.#telling)
  }

  /**
   * Tells the day and overwrites what is known of it. Bots by their behaviour are known now: `take` has their requests afterwards, in
   * the last hour of the day. Throws where the day is not open.
   */
  close(day: number): ClosedDay {
    const open = this.#days.get(day)
    if (open === undefined) throw new Error(`expected an open day, got ${day}`)
    const closed = tellDay(open, this.#telling)
    if (closed.behaviourHits > 0) this.#countsOf(day * 24 + 23).add('bot/behaviour', closed.behaviourHits)
    this.#forget(day, open)
    return closed
  }

  /** Hands a day over as it is, with its memory. Throws where the day is not open. */
  detach(day: number): PackedDay {
    const open = this.#days.get(day)
    if (open === undefined) throw new Error(`expected an open day, got ${day}`)
    this.#end(day)
    return open.pack()
  }

  /** Takes in what another thread counted of a day, under the same keys. Throws where the day was closed already. */
  absorb(packed: PackedDay): void {
    if (this.#closed.has(packed.day)) throw new Error(`expected a day that is not closed, got ${packed.day}`)
    const open = this.#days.get(packed.day) ?? this.#begin(packed.day)
    open.absorb(packed)
    this.#day = -1
  }

  /** Overwrites all that is known of every day, and tells nothing. */
  wipe(): void {
    for (const [day, open] of this.#days) this.#forget(day, open)
    this.#late.wipe()
    this.#judgedPaths.wipe()
    this.#judgedAgents.wipe()
    this.#judgedQueries.wipe()
  }

  #forget(day: number, open: OpenDay): void {
    open.wipe()
    this.#spare.push(open)
    this.#end(day)
  }

  #end(day: number): void {
    this.#judgedQueries.wipe()
    this.#days.delete(day)
    this.#closed.add(day)
    for (const oldest of this.#closed)
      if (this.#closed.size > limits.trafficDaysClosed) this.#closed.delete(oldest)
    if (this.#day === day) this.#day = -1
  }

  #countRequest(block: Block, received: Received): void {
    const hour = received.day * 24 + ((received.second / 3600) | 0)
    if (hour !== this.#hour) this.#setHour(hour)
    if (received.day !== this.#day) this.#setDay(received.day)
    const found = this.#find(block, received)
    const attack = this.#attackIn(block, received, found)
    found.isAttack = attack !== 0
    if (this.mode === 'all') this.#operate(block, received, found, attack)
    if (this.#open === null) return
    if (this.#asked.visitors) this.#open.visit(block, received, found, this.#asked.countryOf ?? null)
    else if (received.status === 404 || received.status === 410) this.#open.miss(block, received, found)
  }

  #find(block: Block, received: Received): Found {
    const { paths, agents } = this.#texts
    const found = this.#found
    const { agentFrom, agentTo, agentHash, pathFrom, pathTo, pathHash } = received
    const agent = agents.find(block, agentFrom, agentTo, agentHash)
    found.agent = agent < 0 ? judged(agents, block, agentFrom, agentTo, agentHash, this.#judgedAgents) : agent
    found.agentBits = agents.flags[found.agent] ?? 0
    const path = paths.find(block, pathFrom, pathTo, pathHash)
    found.path = path < 0 ? judged(paths, block, pathFrom, pathTo, pathHash, this.#judgedPaths) : path
    found.pathBits = paths.flags[found.path] ?? 0
    return found
  }

  /** One more than its place in the list; 0: none. */
  #attackIn({ bytes }: Block, { queryFrom, queryTo }: Received, { pathBits, agentBits }: Found): number {
    const inPath = pathBits & attackBits
    if (inPath !== 0) return inPath
    if (queryTo > queryFrom && isSuspicious(bytes, queryFrom, queryTo)) {
      const inQuery = this.#judgedQueries.of(bytes.subarray(queryFrom, queryTo))
      if (inQuery !== 0) return inQuery
    }
    return (agentBits & isScanner) !== 0 ? scannerAttack : 0
  }

  #operate(block: Block, received: Received, { agentBits }: Found, attack: number): void {
    const { status, method, micros, sentBytes } = received
    this.#add(at.lines, 1)
    this.#add(at.requests, 1)
    this.#add(at.bytes, sentBytes)
    this.#add(status >= 100 && status < 600 ? at.status + status - 100 : at.odd, 1)
    this.#add(at.method + method, 1)
    const bot = agentBits & botBits
    if (bot !== 0) this.#add(at.bot + bot - 1, 1)
    const ai = (agentBits >> aiShift) & aiBits
    if (ai !== 0) this.#add(at.ai + ai - 1, 1)
    if (micros >= 0) this.#timed(micros)
    if (this.#open === null) this.#add(at.late, 1)
    if (attack === 0) return
    this.#add(at.attack + attack - 1, 1)
    const name = attacks[attack - 1]
    if (name !== undefined) this.#asked.onSignal?.(name, received, block, 1)
  }

  #timed(micros: number): void {
    const above = timeClasses.findIndex(end => micros <= end * 1000)
    this.#add(at.timed, 1)
    this.#add(at.time + (above < 0 ? timeClasses.length : above), 1)
    const sum = this.#micros + micros
    const whole = Math.trunc(sum / 1000)
    this.#add(at.timeSum, whole)
    this.#micros = sum - whole * 1000
  }

  /** What is no request: the hour is that of the line, or where it tells none, of the line before. */
  #countOther(block: Block, received: Received): void {
    if (this.mode === 'visitors') return
    if (received.what === what.event) {
      const hour = received.day * 24 + ((received.second / 3600) | 0)
      if (hour !== this.#hour) this.#setHour(hour)
    }
    this.#add(at.lines, 1)
    if (received.what === what.unread) this.#add(at.unread, 1)
    else if (received.what === what.aside) this.#add(at.aside, 1)
    else if (received.event !== null)
      countEvent(received.event, (key, by) => this.#addEvent(block, received, key, by))
  }

  #addEvent(block: Block, received: Received, key: CountKey, by: number): void {
    this.#current.add(key, by)
    const attack = attacks.find(name => key === `attack/${name}`)
    if (attack !== undefined) this.#asked.onSignal?.(attack, received, block, by)
  }

  #add(slot: number, by: number): void {
    const counts = this.#counts
    counts[slot] = (counts[slot] ?? 0) + by
  }

  #countsOf(hour: number): HourCounts {
    const known = this.#hours.get(hour)
    if (known !== undefined) return known
    // What was counted before any line told the time belongs to the first hour there is.
    const counts = this.#hour < 0 ? this.#current : new HourCounts()
    this.#hours.set(hour, counts)
    return counts
  }

  #setHour(hour: number): void {
    this.#current = this.#countsOf(hour)
    this.#counts = this.#current.counts
    this.#hour = hour
  }

  #setDay(day: number): void {
    this.#day = day
    const known = this.#days.get(day)
    this.#open = known ?? (this.#closed.has(day) ? null : this.#begin(day))
    this.#texts = this.#open ?? this.#late
    if (known === undefined) return
    this.#days.delete(day)
    this.#days.set(day, known)
  }

  #begin(day: number): OpenDay {
    const [longest] = this.#days.keys()
    if (longest !== undefined && this.#days.size >= daysOpen && this.#asked.onFull?.(longest) !== true)
      this.#asked.onClosed(this.close(longest))
    const open = this.#spare.pop() ?? new OpenDay()
    open.open(day, this.#asked.keys.of(day))
    this.#days.set(day, open)
    this.#day = day
    return open
  }
}

/** A text that is new, judged and given its number. */
function judged(texts: Interned, block: Block, from: number, to: number, hash: number, by: Judged): number {
  const id = texts.add(block, from, to, hash)
  if (id !== 0) texts.flags[id] = by.of(texts.bytesOf(id))
  return id
}
