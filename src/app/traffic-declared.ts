// What the register in force declares of traffic, for whoever counts and shows it. Proven by test/journeys/traffic.test.ts.

import { trafficSlice } from '../register/traffic-slice.ts'
import { visitorsAllowed } from '../register/visitors-allowed.ts'
import type { DeclaredSource, DeclaredTraffic } from '../traffic/declared.ts'
import type { FollowedSource } from '../traffic/follow/follow.ts'
import type { SourceAsked } from '../traffic/follow/reading.ts'
import type { Opened } from './opened.ts'

export const declaredTraffic = ({ inForce }: Opened): DeclaredTraffic =>
  trafficSlice(inForce.present.edition.file.register)

/** Whether visitors may be counted, by the notice that is in force. */
export const visitorsOf = ({ inForce }: Opened) => visitorsAllowed(inForce.present.edition)

/** A source as the counter takes it. */
export function askedOf({ id, kind, format, custom, zone, practice }: DeclaredSource): SourceAsked {
  return { source: id, kind, format, custom, zone, practice }
}

export const followedOf = (source: DeclaredSource): FollowedSource =>
  source.kind === 'files'
    ? { asked: askedOf(source), pattern: source.path, listen: null }
    : { asked: askedOf(source), pattern: null, listen: source.listen }
