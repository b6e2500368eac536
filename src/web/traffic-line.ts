// What is kept of who asks our servers for something, and for how long, in plain words for everybody: beside the promise that speaks of
// it. Said only where the register says something of it. Proven by traffic-line.test.ts.

import { html } from 'hono/html'

import type { TrafficKept } from '../app/traffic.ts'
import { trafficPageWords } from '../language/traffic-page.ts'
import type { PledgeId } from '../pledge/pledge.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { drawKept } from './traffic-kept-part.ts'

const spoken: PledgeId = 'traffic.only-technical'

export function drawKeptFor(reader: Reader, pledge: PledgeId, kept: TrafficKept): Html {
  if (pledge !== spoken || (kept.window === null && kept.hosts.length === 0)) return nothing
  return html`<section class="seen"><h2>${say(reader, trafficPageWords.kept.heading)}</h2>
${drawKept(reader, kept)}</section>`
}
