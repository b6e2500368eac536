// How long addresses may be kept to look into an attack, as dated data. No law names the days: storage limitation (GDPR 5(1)(e))
// asks for no longer than the purpose needs, and each company says how long that is in its register.
// Proven by traffic.test.ts.

import { gdpr } from './law.ts'

export const securityWindow = Object.freeze({
  source: gdpr.source,
  provision: 'GDPR 5(1)(e)',
  /** What applies where a register declares a window without a period: our own choice, and nobody's recommendation. */
  standard: Object.freeze({ period: 'P14D', from: '2026-11-23', by: 'our own choice' as const }),
  /**
   * What the Danish Centre for Cyber Security asks of logs, by its rules on logging as they were read on 24 November 2023 and not
   * compared since: at least so long. A company that follows it writes that period, and why, into its register.
   */
  recommended: Object.freeze({
    period: 'P13M',
    by: 'Center for Cybersikkerhed, Regler for logning',
    dated: '2023-11-24',
    isCompared: false,
  }),
})
