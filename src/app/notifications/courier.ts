// Carries deliveries to their targets: takes what is due, sends it signed, and settles it by what came of it. 2xx is taken;
// 410 says that nobody is there any more, and the target is turned off (Standard Webhooks 1.0.0); everything else is tried
// again by the schedule, then given up and told. Proven by test/contracts/deliveries.test.ts against a real receiver.

import { fromUtf8, utf8 } from '../../core/bytes.ts'
import type { Clock, Random } from '../../core/clock.ts'
import { newId } from '../../core/ids.ts'
import { canonicalJson } from '../../core/json.ts'
import type { Keys, Send, Sent } from '../../core/ports.ts'
import { type Settled, settleDelivery, type TakenDelivery, takeDeliveries } from '../../store/deliveries.ts'
import type { Store } from '../../store/store.ts'
import { signMessage } from './signature.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How long after each try in vain the next is due, before chance is added; after the last the delivery is given up. */
export const deliveryRetriesMs: readonly number[] = [
  ...[5_000, 5 * minuteMs, 30 * minuteMs],
  ...[2, 5, 10, 14, 20, 24].map(hours => hours * hourMs),
]
const triesMost = deliveryRetriesMs.length + 1

/** A wait is made longer by up to this much of it, by chance: receivers that were away are not met by all at once. */
const jitter = 0.2

/** The key secrets are sealed under. */
export const secretsKey = 'webhooks'

export interface CourierAsked {
  readonly store: Store
  readonly keys: Pick<Keys, 'open'>
  readonly send: Send
  readonly clock: Clock
  readonly random: Random
}

export class Courier {
  readonly #asked: CourierAsked
  readonly #stopping = new AbortController()

  constructor(asked: CourierAsked) {
    this.#asked = asked
  }

  /** Sends what is due, one to each target at a time, until nothing is; answers how many were tried. */
  async round(): Promise<number> {
    let tried = 0
    while (!this.#stopping.signal.aborted) {
      const many = await this.#carry()
      if (many === 0) break
      tried += many
    }
    return tried
  }

  /** Hangs up on whoever does not answer; the deliveries are tried again. */
  stop(): void {
    this.#stopping.abort()
  }

  async #carry(): Promise<number> {
    const { store, clock, random } = this.#asked
    const claim = newId(clock, random)
    const taken = await takeDeliveries(store.owner, this.#asked, claim, triesMost)
    // All are waited for, also where one cannot be settled: nothing may go on after the store is closed.
    const ends = await Promise.allSettled(taken.map(delivery => this.#deliver(delivery, claim)))
    const fault = ends.find(each => each.status === 'rejected')
    if (fault !== undefined) throw fault.reason
    return taken.length
  }

  async #deliver(delivery: TakenDelivery, claim: string): Promise<void> {
    const { store, clock, send } = this.#asked
    const body = bodyOf(delivery)
    const secrets = await this.#secretsOf(delivery)
    const headers = signMessage(delivery.id, clock.now(), body, secrets)
    const sent = await send.post({ url: delivery.url, headers, body }, this.#stopping.signal)
    await settleDelivery(store.owner, this.#asked, claim, delivery, this.#settledBy(sent, delivery.tries))
  }

  async #secretsOf({ secret, earlier, earlierUntil }: TakenDelivery): Promise<readonly string[]> {
    const { keys, clock } = this.#asked
    const isRotating = earlier !== null && earlierUntil !== null && earlierUntil > clock.now()
    const sealed = isRotating ? [secret, earlier] : [secret]
    return Promise.all(sealed.map(async each => fromUtf8(await keys.open(secretsKey, each))))
  }

  #settledBy(sent: Sent, tries: number): Settled {
    const said = sent.kind === 'answered' ? String(sent.status) : sent.because
    if (sent.kind === 'answered' && sent.status >= 200 && sent.status < 300) return { kind: 'sent', said }
    if (sent.kind === 'answered' && sent.status === 410) return { kind: 'gone', said }
    const now = this.#asked.clock.now().getTime()
    // We hung up ourselves: that is no answer, and no try.
    if (this.#stopping.signal.aborted) return { kind: 'later', said, at: new Date(now), counts: false }
    const waitMs = deliveryRetriesMs[tries - 1]
    if (waitMs === undefined) return { kind: 'failed', said }
    return { kind: 'later', said, at: new Date(now + lengthen(waitMs, this.#asked.random)), counts: true }
  }
}

/** Between the wait itself and a fifth more. */
function lengthen(waitMs: number, random: Random): number {
  const [high = 0, low = 0] = random.bytes(2)
  return Math.round(waitMs * (1 + (jitter * (high * 256 + low)) / 65_536))
}

/** What a receiver gets: the same bytes at every try. Names a pledge, a part and a moment, and nobody. */
export const bodyOf = ({
  kind,
  at,
  pledge,
  part,
}: Pick<TakenDelivery, 'kind' | 'at' | 'pledge' | 'part'>): Uint8Array =>
  utf8(canonicalJson({ type: kind, timestamp: at.toISOString(), data: { pledge, part } }))
