// Notifications: what happened is told, each thing once, by letter to the owners and by webhook to the targets they named; and
// on Monday how the week went. Opened with the desk, running while the program serves. docs/reference/notifications.md.
//
// One round of all of it, without waiting for a clock, is `app.desk.notifications.round()`: what is to be told is found, letters
// are written, what is due of letters and deliveries is sent once. A crash test needs no more than `openApp` and that.
// Proven by test/contracts/events.test.ts, test/contracts/deliveries.test.ts and test/journeys/notifications.test.ts.

import { utf8 } from '../../core/bytes.ts'
import { newId } from '../../core/ids.ts'
import type { Language } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import { programVersion } from '../../core/version.ts'
import { defaultZone } from '../../language/dates.ts'
import { mailWords } from '../../language/mail.ts'
import { webhookDoctorWords } from '../../language/notifications.ts'
import { parseMailbox } from '../../mail/address.ts'
import { previewLetter } from '../../mail/letter.ts'
import { openSend } from '../../net/net.ts'
import type { Diagnosis } from '../../pledge/board.ts'
import {
  countTroubled,
  type DeliveryLine,
  latestDeliveries,
  replayDelivery,
  replaySince,
  testDelivery,
} from '../../store/deliveries.ts'
import { latestEvents, type StoredEvent } from '../../store/events.ts'
import {
  type Added,
  addTarget,
  removeTarget,
  rotateTarget,
  type Target,
  targetsOf,
  turnOnTarget,
} from '../../store/webhooks.ts'
import type { Clocks } from '../clocks.ts'
import { diagnoseMail } from '../mail-setup.ts'
import type { Mailbag } from '../mailbag.ts'
import type { Opened } from '../opened.ts'
import { type LetterLine, lettersWaiting, tryLetterAgain } from '../post.ts'
import type { Traffic } from '../traffic.ts'
import { type AddressFault, type Inside, judgeAddress, parseInside } from './address.ts'
import { Courier, secretsKey } from './courier.ts'
import { Loop } from './loop.ts'
import { mondayLetter, reportWeek, type WeekReport } from './monday.ts'
import { newSecret } from './signature.ts'
import { Teller } from './teller.ts'
import { dueWeek, startOf, weekOf } from './week.ts'

/** How long the secret before signs too, for a receiver to change over. */
const bothSecretsMs = 86_400_000

export interface TargetLine extends Pick<Target, 'id' | 'at' | 'url' | 'offSince' | 'earlierUntil'> {
  /** Who decided that it may lie inside, when and why; null for one outside. */
  readonly decision: string | null
}

export interface Overview {
  readonly events: readonly StoredEvent[]
  readonly targets: readonly TargetLine[]
  readonly deliveries: readonly DeliveryLine[]
  readonly letters: readonly LetterLine[]
  /** How letters leave, or what is wrong with it. */
  readonly mail: Diagnosis
  /** Without a mail server nothing is told by letter. */
  readonly hasServer: boolean
  readonly nextMonday: Date
}

export type AddedTarget =
  | { readonly kind: 'added'; readonly id: string; readonly secret: string }
  | { readonly kind: 'refused'; readonly because: AddressFault | Exclude<Added, 'added'> }

export type Tested =
  | { readonly kind: 'sent'; readonly delivery: string }
  | { readonly kind: 'no-target' | 'often' }

export interface Notifications {
  overview(): Promise<Overview>
  /** The secret is shown once and kept sealed. */
  add(url: string): Promise<AddedTarget>
  /** The new secret; the one before signs too for a day. Null where there is no such target. */
  rotate(target: string): Promise<string | null>
  remove(target: string): Promise<boolean>
  /** Lets a target that was turned off by its receiver get deliveries again. */
  turnOn(target: string): Promise<boolean>
  /** Sends a test event to one target; `often`: as many as may be were sent lately (`limits.webhookTests`). */
  test(target: string): Promise<Tested>
  /** Sends one delivery again, now. */
  replay(delivery: string): Promise<boolean>
  /** Sends a target everything since a day of the company's or a moment (ISO 8601); answers how many. */
  replaySince(target: string, since: string): Promise<number | 'no-target' | 'no-time'>
  tryLetter(letter: string): Promise<boolean>
  /** The Monday mail as it would be now, as one HTML file that loads nothing. */
  preview(language: Language): Promise<string>
  /** Everything once, now: see the top of this file. */
  round(): Promise<void>
}

export interface RunningNotifications {
  readonly notifications: Notifications
  start(): void
  stop(): Promise<void>
}

export function openNotifications(
  on: Opened,
  mailbag: Mailbag,
  clocks: Clocks,
  traffic: Traffic,
  report: (error: unknown) => void,
): RunningNotifications {
  const { setting, store, keys } = on
  const inside = () => parseInside(setting.env['ORDHOLDEN_WEBHOOK_INSIDE'] ?? '')
  const send = openSend({ allow: inside().map(({ origin }) => origin), version: programVersion })
  const week = (monday: string) => reportWeek(on, traffic, monday, defaultZone)
  const courier = new Courier({ store, keys, send, clock: setting.clock, random: setting.random })
  const teller = new Teller({
    ...{ store, mailbag, clocks, zone: defaultZone, clock: setting.clock, random: setting.random },
    checks: () => on.inForce.present.checks,
    report: week,
  })
  const carrying = new Loop(async () => void (await courier.round()), limits.eventLookMs, report)
  const tell = async () => {
    await teller.turn()
    carrying.nudge()
  }
  const telling = new Loop(tell, limits.eventLookMs, report)
  mailbag.whenGivenUp(() => {
    teller.noteGivenUp()
    telling.nudge()
  })
  return Object.freeze({
    notifications: new Desk(on, mailbag, inside, {
      carry: () => carrying.nudge(),
      week,
      round: async () => {
        await teller.turn()
        await mailbag.round()
        await courier.round()
      },
    }),
    start: () => {
      telling.start()
      carrying.start()
    },
    stop: async () => {
      courier.stop()
      await telling.stop()
      await carrying.stop()
    },
  })
}

interface Doing {
  /** Deliveries may be due now. */
  carry(): void
  /** The week before a Monday. */
  week(monday: string): Promise<WeekReport>
  round(): Promise<void>
}

class Desk implements Notifications {
  readonly #on: Opened
  readonly #mailbag: Mailbag
  readonly #inside: () => readonly Inside[]
  readonly #doing: Doing

  constructor(on: Opened, mailbag: Mailbag, inside: () => readonly Inside[], doing: Doing) {
    this.#on = on
    this.#mailbag = mailbag
    this.#inside = inside
    this.#doing = doing
  }

  async overview(): Promise<Overview> {
    const { store, setting } = this.#on
    const { owner } = store
    const now = setting.clock.now()
    return {
      events: await latestEvents(owner),
      targets: (await targetsOf(owner)).map(target => this.#lineOf(target)),
      deliveries: await latestDeliveries(owner),
      letters: await lettersWaiting(store),
      mail: await diagnoseMail(setting.env, store),
      hasServer: this.#mailbag.hasServer(),
      nextMonday: new Date(dueWeek(new Date(now.getTime() + 7 * 86_400_000), defaultZone).at),
    }
  }

  #lineOf({ id, at, url, offSince, earlierUntil }: Target): TargetLine {
    const judged = judgeAddress(url, this.#inside())
    const isRotating = earlierUntil !== null && earlierUntil > this.#on.setting.clock.now()
    return {
      ...{ id, at, url, offSince, earlierUntil: isRotating ? earlierUntil : null },
      decision: judged.kind === 'taken' ? judged.decision : null,
    }
  }

  async add(address: string): Promise<AddedTarget> {
    const judged = judgeAddress(address, this.#inside())
    if (judged.kind === 'refused') return judged
    const { store, keys, setting } = this.#on
    const secret = newSecret(setting.random)
    const id = newId(setting.clock, setting.random)
    const target = { id, url: judged.url, secret: await this.#seal(secret) }
    const added = await addTarget(store.owner, { ...setting, keys }, target, judged.decision)
    return added === 'added' ? { kind: 'added', id, secret } : { kind: 'refused', because: added }
  }

  async rotate(id: string): Promise<string | null> {
    if (!isUuid(id)) return null
    const { store, keys, setting } = this.#on
    const secret = newSecret(setting.random)
    const earlierUntil = new Date(setting.clock.now().getTime() + bothSecretsMs)
    const sealed = await this.#seal(secret)
    const rotated = await rotateTarget(
      store.owner,
      { ...setting, keys },
      { id, secret: sealed, earlierUntil },
    )
    return rotated ? secret : null
  }

  #seal(secret: string): Promise<Uint8Array> {
    return this.#on.keys.seal(secretsKey, utf8(secret))
  }

  async remove(id: string): Promise<boolean> {
    const { store, keys, setting } = this.#on
    return isUuid(id) && removeTarget(store.owner, { ...setting, keys }, id)
  }

  async turnOn(id: string): Promise<boolean> {
    return isUuid(id) && this.#carryAfter(turnOnTarget(this.#on.store.owner, id))
  }

  async test(id: string): Promise<Tested> {
    if (!(await this.#isTarget(id))) return { kind: 'no-target' }
    const delivery = await this.#carryAfter(testDelivery(this.#on.store.owner, this.#on.setting, id))
    return delivery === null ? { kind: 'often' } : { kind: 'sent', delivery }
  }

  async replay(id: string): Promise<boolean> {
    const { store, setting } = this.#on
    return isUuid(id) && this.#carryAfter(replayDelivery(store.owner, setting.clock.now(), id))
  }

  async replaySince(id: string, since: string): Promise<number | 'no-target' | 'no-time'> {
    const moment = sinceOf(since)
    if (moment === null) return 'no-time'
    if (!(await this.#isTarget(id))) return 'no-target'
    return this.#carryAfter(replaySince(this.#on.store.owner, this.#on.setting, id, moment))
  }

  async tryLetter(id: string): Promise<boolean> {
    const { store, setting } = this.#on
    if (!isUuid(id) || !(await tryLetterAgain({ store, clock: setting.clock }, id))) return false
    await this.#mailbag.nudge()
    return true
  }

  async preview(language: Language): Promise<string> {
    const { setting } = this.#on
    const { monday } = weekOf(setting.clock.now(), defaultZone)
    const report = await this.#doing.week(monday)
    // To nobody: what a preview shows is the letter, and the address is each owner's own.
    const to = { account: '', mail: 'owner@localhost', language }
    const letter = mondayLetter(report, { to, origin: this.#mailbag.origin(), zone: defaultZone })
    const { from, to: toWord, subject } = mailWords.preview
    const labels = { from: from[language], to: toWord[language], subject: subject[language] }
    return previewLetter(this.#mailbag.close(letter), this.#sender(), labels)
  }

  #sender() {
    return parseMailbox(this.#on.setting.env['ORDHOLDEN_MAIL_FROM'] ?? 'ordholden@localhost')
  }

  round(): Promise<void> {
    return this.#doing.round()
  }

  async #carryAfter<T>(act: Promise<T>): Promise<T> {
    const done = await act
    this.#doing.carry()
    return done
  }

  async #isTarget(id: string): Promise<boolean> {
    return isUuid(id) && (await targetsOf(this.#on.store.owner)).some(target => target.id === id)
  }
}

const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)

/** The beginning of a day, or a moment with its zone; null for anything else, and for days no calendar has. */
function sinceOf(text: string): Date | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isDay(text) ? startOf(text, defaultZone) : null
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/.test(text)
  const moment = new Date(text)
  return isMoment && isDay(text.slice(0, 10)) && !Number.isNaN(moment.getTime()) ? moment : null
}

const isDay = (text: string): boolean =>
  new Date(Date.parse(`${text}T00:00:00Z`) || 0).toISOString().slice(0, 10) === text

/** For doctor: deliveries tried in vain, targets whose receiver is gone. */
export async function diagnoseWebhooks({ store }: Pick<Opened, 'store'>): Promise<Diagnosis> {
  const targets = await targetsOf(store.owner)
  const { waiting, failed } = await countTroubled(store.owner)
  const off = targets.filter(({ offSince }) => offSince !== null).length
  const { fine, failing, off: offWords, next } = webhookDoctorWords
  const name = 'webhooks'
  if (waiting + failed > 0) return { name, state: 'warning', says: failing(waiting, failed), next }
  if (off > 0) return { name, state: 'warning', says: offWords(off), next }
  return { name, state: 'ok', says: fine(targets.length), next: null }
}
