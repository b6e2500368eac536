// Which written procedures a company is asked for when it is supervised: it must be able to show how it does these things
// (GDPR Art. 5(2), 24(1)-(2)). Their absence was the first finding of the EDPB's coordinated actions on access (2024) and
// erasure (2025). The register names a procedure by one of these ids. Proven by src/register/authority/authority.test.ts.

import { gdpr } from './law.ts'

export const askedProcedures = Object.freeze({
  source: gdpr.source,
  from: gdpr.applicableFrom,
  each: Object.freeze([
    /** How requests about rights are received, decided and answered. */
    { id: 'requests', provision: 'GDPR 12(2)' },
    /** How a breach is noticed, judged, notified and written down. */
    { id: 'breaches', provision: 'GDPR 33(5)' },
    /** How data is deleted when its period is over, backups included. */
    { id: 'deletion', provision: 'GDPR 5(1)(e)' },
    /** How processors are chosen and looked after. */
    { id: 'supervision', provision: 'GDPR 28(1)' },
  ] as const),
})
