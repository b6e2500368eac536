// Every step of our tables, in order. A step is never changed once released: the next one is added below.

import type { Migration } from 'kysely/migration'
import * as purposes from './0001-purposes.ts'
import * as log from './0002-log.ts'
import * as editions from './0003-editions.ts'
import * as order from './0004-order.ts'
import * as openings from './0005-openings.ts'
import * as people from './0006-people.ts'
import * as decisions from './0007-decisions.ts'
import * as events from './0008-events.ts'
import * as api from './0009-api.ts'
import * as acts from './0010-acts.ts'
import * as clocks from './0011-clocks.ts'
import * as guests from './0012-guests.ts'
import * as site from './0013-site.ts'
import * as traffic from './0014-traffic.ts'
import * as securityWindow from './0015-security-window.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-purposes': purposes,
  '0002-log': log,
  '0003-editions': editions,
  '0004-order': order,
  '0005-openings': openings,
  '0006-people': people,
  '0007-decisions': decisions,
  '0008-events': events,
  '0009-api': api,
  '0010-acts': acts,
  '0011-clocks': clocks,
  '0012-guests': guests,
  '0013-site': site,
  '0014-traffic': traffic,
  '0015-security-window': securityWindow,
}
