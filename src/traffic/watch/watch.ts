// Watches one source for attacks: counts attempts by address and by kind, raises an alarm once, and ends it when it is quiet.
// An address is handed out only where its own attempts are an attack, or part of one by many. Time is the log's and an argument.
// Thresholds: scenarios.ts. Proven by watch.test.ts against the rules written out plainly.

import { addressBytes, readAddress } from '../../core/address.ts'
import { limits } from '../../core/limits.ts'
import type { Block, Received } from '../received.ts'
import { type Attack, attacks } from '../tally.ts'
import { type Scenario, scenarios } from './scenarios.ts'
import { Sightings } from './sightings.ts'

/** An attack, told without whom it came from. Times are seconds since 1970-01-01, as the log writes its time. */
export interface Alarm {
  readonly scenario: Attack
  readonly begun: number
  readonly last: number
  /** Null while it goes on; else when the last attempt was. */
  readonly ended: number | null
  /** Attempts of its kind, from the round it began in to its end, and how many addresses they came from. */
  readonly times: number
  readonly addresses: number
}

/** Attempts of one address within one hour. Never stored as it is: its address is masked on its way (store/attackers.ts). */
export interface Attempts {
  readonly scenario: Attack
  /** Hours since 1970-01-01T00. */
  readonly hour: number
  /** 16 bytes. */
  readonly address: Uint8Array
  readonly times: number
}

export interface Taken {
  /** Those that began, went on or ended since the last time, as they are now. */
  readonly alarms: readonly Alarm[]
  readonly attempts: readonly Attempts[]
  /** Attempts whose address would have been kept, had there been room. */
  readonly lost: number
}

/** What goes on of one kind. */
interface Standing {
  readonly scenario: Scenario
  /** A round is a window over all addresses: when it began, its number, and what it counted. */
  begun: number
  round: number
  times: number
  addresses: number
  alarm: { -readonly [Key in keyof Alarm]: Alarm[Key] } | null
  /** Number of the present alarm, or of the last one. */
  alarmNumber: number
  /** True from when many took part, until the alarm ends. */
  isSpread: boolean
}

export interface Watching {
  /** 32 random bits. */
  readonly seed: number
  /** Alarms that went on when the program ended. */
  readonly open?: readonly Alarm[]
  readonly places?: number
}

const hourSeconds = 3_600
const daySeconds = 86_400

export class Watch {
  readonly #sightings: Sightings
  readonly #standings: readonly Standing[]
  readonly #changed = new Set<Standing>()
  readonly #owing = new Set<number>()
  readonly #heard = new Uint8Array(addressBytes)
  #ended: Alarm[] = []
  #attempts: Attempts[] = []
  #lost = 0

  constructor({ seed, open = [], places }: Watching) {
    this.#sightings = new Sightings(seed, places)
    this.#standings = scenarios.map(scenario => {
      const alarm = open.find(one => one.scenario === scenario.attack && one.ended === null)
      return {
        ...{ scenario, begun: 0, round: 0, times: 0, addresses: 0, isSpread: false },
        ...{ alarm: alarm === undefined ? null : { ...alarm }, alarmNumber: alarm === undefined ? 0 : 1 },
      }
    })
  }

  /** `times` attempts of one address (16 bytes), at a second since 1970-01-01. */
  saw(attack: Attack, address: Uint8Array, at: number, times = 1): void {
    const index = attacks.indexOf(attack)
    const standing = this.#standings[index]
    if (standing === undefined) throw new Error(`expected an attack, got ${attack}`)
    this.#endIfQuiet(standing, at)
    const place = this.#sightings.find(index, address, leaving => this.#settle(leaving))
    const many = Math.min(times, limits.attemptsAtOnce)
    this.#countAlone(standing, place, at, many)
    this.#countRound(standing, place, at, many)
    this.#raise(standing, place, at, many)
    this.#keep(standing, place, at, many)
  }

  /** What counting tells of a line. Where a name stands in place of an address, nobody is watched. */
  heard(attack: Attack, received: Received, { bytes }: Block, times: number): void {
    const { isV4, address4, addressFrom, addressTo, day, second } = received
    if (isV4) {
      this.#heard.fill(0).fill(0xff, 10, 12)
      new DataView(this.#heard.buffer).setUint32(12, address4)
    } else if (!readAddress(bytes, addressFrom, addressTo, this.#heard)) return
    this.saw(attack, this.#heard, day * daySeconds + second, times)
    this.#heard.fill(0)
  }

  /**
   * It is now so late: attacks that have been quiet are over, and whoever has been quiet for as long is forgotten. What is owed
   * of them is handed out by the next `take`; who comes again after that counts as another.
   */
  passed(at: number): void {
    for (const place of [...this.#owing]) this.#settle(place)
    this.#standings.forEach((standing, index) => {
      this.#endIfQuiet(standing, at)
      this.#sightings.forget(index, at - standing.scenario.quietSeconds)
    })
  }

  /** What there is to store and to tell since the last time. */
  take(): Taken {
    for (const place of [...this.#owing]) this.#settle(place)
    const going = [...this.#changed].flatMap(({ alarm }) =>
      alarm === null ? [] : [Object.freeze({ ...alarm })],
    )
    const taken = { alarms: [...this.#ended, ...going], attempts: this.#attempts, lost: this.#lost }
    this.#changed.clear()
    this.#ended = []
    this.#attempts = []
    this.#lost = 0
    return taken
  }

  /** Forgets every address. */
  wipe(): void {
    this.#sightings.wipe()
    this.#owing.clear()
    for (const { address } of this.#attempts) address.fill(0)
    this.#attempts = []
  }

  #countAlone({ scenario }: Standing, place: number, at: number, times: number): void {
    const { begun, last, times: counted, kept } = this.#sightings
    if (counted[place] === 0 || at - (begun[place] ?? 0) > scenario.windowSeconds) {
      begun[place] = at
      counted[place] = 0
      kept[place] = 0
    }
    counted[place] = (counted[place] ?? 0) + times
    last[place] = Math.max(last[place] ?? 0, at)
  }

  #countRound(standing: Standing, place: number, at: number, times: number): void {
    if (standing.round === 0 || at - standing.begun > standing.scenario.windowSeconds) {
      standing.begun = at
      standing.round++
      standing.times = 0
      standing.addresses = 0
    }
    standing.times += times
    if (this.#sightings.round[place] === standing.round) return
    this.#sightings.round[place] = standing.round
    standing.addresses++
  }

  #raise(standing: Standing, place: number, at: number, times: number): void {
    const { scenario, alarm } = standing
    const isAlone = (this.#sightings.times[place] ?? 0) >= scenario.times
    const { spread } = scenario
    if (standing.addresses >= spread.addresses && standing.times >= spread.times) standing.isSpread = true
    if (alarm !== null) this.#goOn(standing, alarm, place, { at, times })
    else if (isAlone || standing.isSpread) this.#begin(standing, place, at)
  }

  /** Whoever took part in the round is part of the attack. */
  #begin(standing: Standing, place: number, at: number): void {
    const { sightings, scenario } = { sightings: this.#sightings, scenario: standing.scenario }
    standing.alarmNumber++
    const index = attacks.indexOf(scenario.attack)
    for (let other = 0; other < sightings.places; other++)
      if (sightings.scenarioAt(other) === index && sightings.round[other] === standing.round)
        sightings.alarm[other] = standing.alarmNumber
    standing.alarm = {
      ...{ scenario: scenario.attack, last: at, ended: null, addresses: standing.addresses },
      begun: Math.min(standing.begun, sightings.begun[place] ?? at),
      times: Math.max(standing.times, sightings.times[place] ?? 0),
    }
    this.#changed.add(standing)
  }

  #goOn(
    standing: Standing,
    alarm: NonNullable<Standing['alarm']>,
    place: number,
    { at, times }: { readonly at: number; readonly times: number },
  ): void {
    alarm.times += times
    alarm.last = Math.max(alarm.last, at)
    if (this.#sightings.alarm[place] !== standing.alarmNumber) {
      this.#sightings.alarm[place] = standing.alarmNumber
      alarm.addresses++
    }
    this.#changed.add(standing)
  }

  #endIfQuiet(standing: Standing, at: number): void {
    const { alarm, scenario } = standing
    if (alarm === null || at - alarm.last <= scenario.quietSeconds) return
    this.#ended.push(Object.freeze({ ...alarm, ended: alarm.last }))
    standing.alarm = null
    standing.isSpread = false
    this.#changed.delete(standing)
  }

  /** From when on an address is kept, what it did within its window is kept too, in the hour it was found out. */
  #keep({ scenario, isSpread }: Standing, place: number, at: number, times: number): void {
    const { times: counted, kept, owed, hour } = this.#sightings
    const all = counted[place] ?? 0
    const isKept = all >= scenario.times || (isSpread && all >= scenario.keptFrom)
    if (!isKept && kept[place] === 0) return
    const now = Math.floor(at / hourSeconds)
    if (hour[place] !== now) this.#settle(place)
    hour[place] = now
    owed[place] = (owed[place] ?? 0) + (kept[place] === 0 ? all : times)
    kept[place] = 1
    this.#owing.add(place)
  }

  /** Hands out what is owed of an address. */
  #settle(place: number): void {
    const { owed, hour } = this.#sightings
    const times = owed[place] ?? 0
    this.#owing.delete(place)
    if (times === 0) return
    owed[place] = 0
    const scenario = attacks[this.#sightings.scenarioAt(place)]
    if (scenario === undefined) return
    if (this.#attempts.length >= limits.attemptsUntaken) this.#lost += times
    else
      this.#attempts.push({
        ...{ scenario, hour: hour[place] ?? 0, times },
        address: this.#sightings.addressAt(place),
      })
  }
}
