// The record of an invented register that shows every state there is: accepted and proposed, inside, abroad with and
// without a ground, decided and undecided, supervised and overdue. The example's register with some of it filled in.

import type { ProcessingRecord } from '../src/core/record.ts'
import { recordOf } from '../src/register/record/record.ts'
import type { Activity, Register } from '../src/register/schema.ts'
import { exampleEdition } from './example-policy.ts'

const { register } = exampleEdition().file
const accepted = { status: 'accepted', accepted: { by: 'Anna Holm', at: '2026-02-01' } } as const

export interface RecordOptions {
  /** Put where a company writes: the name of a recipient and of an activity. */
  readonly hostile?: string
  /** A register nobody has begun on. */
  readonly empty?: boolean
}

export const recordDay = '2026-03-02'

export const fixtureRecord = ({ hostile = '', empty = false }: RecordOptions = {}): ProcessingRecord =>
  recordOf(
    empty
      ? { ...register, activities: [], recipients: [], systems: [], sites: [], agreements: [] }
      : filledIn(hostile),
    recordDay,
  )

const filledIn = (hostile: string): Register => ({
  ...register,
  controller: { ...register.controller, name: 'Fjordbageriet ApS' },
  recipients: register.recipients.map(each => {
    const country = { billy: 'DK', 'jt-com': 'DK', lawyers: 'US' }[each.id]
    return {
      ...each,
      name: each.name + (each.id === 'nets' ? hostile : ''),
      ...(country === undefined ? {} : { country }),
    }
  }),
  agreements: register.agreements.map(each =>
    each.with === 'billy'
      ? {
          ...each,
          ...accepted,
          dated: '2024-01-15',
          kept: 'Ringbind 2',
          supervision: { everyMonths: 12, lastAt: '2025-01-20' },
        }
      : each.with === 'microsoft'
        ? {
            ...each,
            dated: '2025-06-01',
            kept: 'Arkivet',
            supervision: { everyMonths: 24, lastAt: '2025-08-01' },
          }
        : each,
  ),
  sites: register.sites.map(each => ({
    ...each,
    thirdParties: [
      {
        host: 'cdn.example.net',
        country: 'US',
        ground: { da: 'Standardkontrakt', en: 'Standard clauses' },
        status: 'proposed',
      },
    ],
  })),
  activities: register.activities.map((each, index) => activityOf(each, index, hostile)),
})

function activityOf(activity: Activity, index: number, hostile: string): Activity {
  const named = { ...activity, name: { da: activity.name.da + hostile, en: activity.name.en + hostile } }
  if (index === 0)
    return {
      ...named,
      transfers: named.transfers.map(each => ({ ...each, ground: 'GDPR 46(2)(c)', ...accepted })),
      security: named.security.map(each => ({ ...each, ...accepted })),
    }
  if (index === 1) {
    const { impactAssessment: _, ...undecided } = named
    return { ...undecided, automatedDecisions: { used: true, status: 'proposed' }, retention: [] }
  }
  return named
}
