// What speaks for an impact assessment (GDPR Art. 35): the nine criteria of the Article 29 Working Party's guidelines
// WP 248 rev.01 of 4 October 2017, endorsed by the European Data Protection Board on 25 May 2018. Where two fit, one is
// in most cases needed; a person decides, activity by activity. Proven by impact.test.ts.

export const criteria = Object.freeze({
  source: 'https://ec.europa.eu/newsroom/article29/items/611236',
  from: '2018-05-25',
  /** From this many on, an assessment is in most cases needed. */
  usuallyFrom: 2,
  ids: Object.freeze([
    'evaluation-or-scoring',
    'automated-decisions',
    'systematic-monitoring',
    'sensitive-data',
    'large-scale',
    'matching-or-combining',
    'vulnerable-people',
    'new-technology',
    'prevents-a-right-or-service',
  ] as const),
})

export type Criterion = (typeof criteria.ids)[number]
