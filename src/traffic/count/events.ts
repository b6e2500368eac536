// What an event of a mail server, a sign-in or an error log counts, and which attack it is a sign of. One line counts one
// try: what a server writes about the same try in a second line is aside already in formats/. Proven by events.test.ts.

import type { TrafficEvent } from '../event.ts'
import { type Attack, type CountKey, delayClasses } from '../tally.ts'

type Of<Kind extends TrafficEvent['kind']> = Extract<TrafficEvent, { kind: Kind }>
type Add = (key: CountKey, by: number) => void

/** Adds everything the event counts, the attack it is a sign of among it (`attack/…`). */
export function countEvent(event: TrafficEvent, add: Add): void {
  countItself(event, add)
  const attack = attackOfEvent(event)
  if (attack !== null) add(`attack/${attack}`, event.kind === 'sign-in' ? event.times : 1)
}

/**
 * A handshake that broke and a connection that was dropped are none: most of them are old clients and bad lines. What spoke
 * HTTP or worse to a mail server is.
 */
export function attackOfEvent(event: TrafficEvent): Attack | null {
  if (event.kind === 'sign-in' && event.outcome === 'failed')
    return event.service === 'ssh' ? 'password-ssh' : 'password-mail'
  if (event.kind === 'rejected' && event.reason === 'relay') return 'relay'
  if (event.kind === 'oddity' && event.what === 'not-smtp') return 'garbage'
  return null
}

function countItself(event: TrafficEvent, add: Add): void {
  if (event.kind === 'delivery') countDelivery(event, add)
  else if (event.kind === 'queued') {
    add('queued', 1)
    if (event.bytes !== null) add('queued-bytes', event.bytes)
  } else if (event.kind === 'rejected') add(`${event.isTemporary ? 'greyed' : 'rejected'}/${event.reason}`, 1)
  else if (event.kind === 'connected') add(`connected/${event.side}`, 1)
  else if (event.kind === 'encrypted') add(`encrypted/${event.side}-${event.version}`, 1)
  else if (event.kind === 'sign-in') countSignIn(event, add)
  else if (event.kind === 'oddity') add(`oddity/${event.service}-${event.what}`, 1)
  else add(`server-error/${event.level}`, 1)
}

/** How long it took is counted of what arrived: of a mail that waits it is told again with every try. */
function countDelivery({ outcome, to, dsn, delaySeconds }: Of<'delivery'>, add: Add): void {
  add(`delivery/${outcome}-${to}`, 1)
  if (dsn !== null && (outcome === 'bounced' || outcome === 'deferred')) add(`${outcome}/${dsn}`, 1)
  if (outcome === 'sent' && delaySeconds !== null) add(`delay/${delayClass(delaySeconds)}`, 1)
}

const delayClass = (seconds: number): string => `${delayClasses.find(end => seconds <= end) ?? 'above'}`

function countSignIn({ service, outcome, unknownUser, times }: Of<'sign-in'>, add: Add): void {
  add(`sign-in/${service}-${outcome}`, times)
  if (unknownUser) add(`sign-in/${service}-unknown-user`, times)
}
