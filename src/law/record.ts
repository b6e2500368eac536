// What the record of processing must hold, item by item: GDPR Art. 30(1) of a controller, 30(2) of a processor. In the
// law's own order; the record, its page and its papers go through these lists and so leave none out.
// Proven by src/register/record/record.test.ts.

export const recordItems = Object.freeze({
  controller: Object.freeze([
    'GDPR 30(1)(a)',
    'GDPR 30(1)(b)',
    'GDPR 30(1)(c)',
    'GDPR 30(1)(d)',
    'GDPR 30(1)(e)',
    'GDPR 30(1)(f)',
    'GDPR 30(1)(g)',
  ] as const),
  processor: Object.freeze(['GDPR 30(2)(a)', 'GDPR 30(2)(b)', 'GDPR 30(2)(c)', 'GDPR 30(2)(d)'] as const),
})

export type RecordProvision = (typeof recordItems.controller)[number] | (typeof recordItems.processor)[number]

/** What the record says besides, because whoever supervises asks for it in the same breath. */
export const besides = Object.freeze({
  /** A transfer to a third country takes place only on a ground of chapter V. */
  ground: 'GDPR 44',
  assessment: 'GDPR 35',
  agreement: 'GDPR 28(3)',
  /** Only processors with sufficient guarantees; Datatilsynet asks that this is looked at again, not once. */
  supervision: 'GDPR 28(1)',
  controllers: 'GDPR 26',
} as const)

/** `d` of `GDPR 30(1)(d)`. */
export const letterOf = (provision: RecordProvision): string => provision.at(-2) ?? ''
