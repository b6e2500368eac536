// What is not for the public, such as the record of processing (GDPR Art. 30(4)), is shown to nobody but who sits at this
// machine, until one can sign in: the site has no address of its own, and the request did not come through a proxy, which
// would make a stranger look like a neighbour. Proven by test/journeys/record.test.ts.

import type { Context } from 'hono'

import type { Site } from './site.ts'

/** What a proxy adds to a request it hands on (RFC 7239, RFC 9110 §7.6.3, and what was common before). */
const forwarding = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

export const isAtThisMachine = (context: Context, site: Site): boolean =>
  site.internal && forwarding.every(name => context.req.header(name) === undefined)
