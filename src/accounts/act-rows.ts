// An act of two people as a row, and back. What time alone makes of it is never stored: it is said at each reading.
// Proven by test/contracts/two-people.test.ts.

import type { Selectable } from 'kysely'
import type { Json } from '../core/json.ts'
import type { ActTable } from '../store/people-tables.ts'
import type { Change } from '../store/store.ts'
import { type Act, type ActKind, actAt, actKinds, type Second } from './two-people.ts'

export type ActRow = Selectable<ActTable>
/** What a step changes of a row, and what it is compared by. */
type ActMoment = Pick<ActRow, 'state' | 'state_at' | 'second_kind' | 'second' | 'second_at'>

export interface KeptAct extends Act {
  readonly id: string
  readonly at: Date
  /** Who agreed and when, whatever came of it since. */
  readonly agreed: { readonly by: Second; readonly at: Date } | null
  /** When somebody outside was asked last; null where nobody was. */
  readonly outsideAt: Date | null
}

export const actCase = (id: string): string => `act.${id}`

/** With null for `now` as it was stored. */
export function keptOf(row: ActRow, now: Date | null): KeptAct {
  const { subject, alone, id, at } = row
  const agreedBy = secondOf(row)
  const act = { kind: kindOf(row), subject, alone, askedBy: row.asked_by, state: stateOf(row) }
  return Object.freeze({
    ...(now === null ? act : actAt(act, now)),
    ...{ id, at, outsideAt: row.outside_at },
    agreed: agreedBy === null || row.second_at === null ? null : { by: agreedBy, at: row.second_at },
  })
}

function kindOf({ id, kind }: ActRow): ActKind {
  const known = actKinds.find(one => one === kind)
  if (known === undefined) throw new Error(`act ${id}: expected a kind this program knows, got ${kind}`)
  return known
}

function stateOf(row: ActRow): Act['state'] {
  const { state, state_at: at } = row
  switch (state) {
    case 'asked':
    case 'delayed':
      return { kind: state, until: at }
    case 'agreed':
      return { kind: state, until: at, by: secondOf(row) }
    case 'done':
    case 'cancelled':
      return { kind: state, at }
  }
}

function secondOf({ second_kind: kind, second: id }: ActRow): Second | null {
  if (kind === null || id === null) return null
  return kind === 'account' ? { kind, account: id } : { kind, session: id }
}

const nobodyYet = { second_kind: null, second: null, second_at: null } as const

/** Who agreed stays beside what came of it. */
export function momentOf({ state }: Act, now: Date, before: ActMoment | null = null): ActMoment {
  if (state.kind === 'expired') throw new Error('expected a step, got what time alone makes')
  const moment = { state: state.kind, state_at: 'until' in state ? state.until : state.at }
  if (state.kind === 'agreed' && state.by !== null && before?.state !== 'agreed') {
    const { by } = state
    const second = by.kind === 'account' ? by.account : by.session
    return { ...moment, second_kind: by.kind, second, second_at: now }
  }
  const { second_kind, second, second_at } = before ?? nobodyYet
  return { ...moment, second_kind, second, second_at }
}

/** Over the very state a step was made from, so that of two that come at once one counts. */
export const stepRow =
  (before: ActRow, changed: Partial<ActRow>): Change =>
  db =>
    db
      .updateTable('act')
      .set(changed)
      .where('id', '=', before.id)
      .where('state', '=', before.state)
      .where('state_at', '=', before.state_at)
      .where('second', before.second === null ? 'is' : '=', before.second)

/** What a leaver asked for and was not done is done by nobody. For the transaction in which they leave. */
export const cancelActsOf =
  (account: string, now: Date): Change =>
  db =>
    db
      .updateTable('act')
      .set({ state: 'cancelled', state_at: now })
      .where('asked_by', '=', account)
      .where('state', 'in', ['asked', 'delayed', 'agreed'])
      .where(eb =>
        eb.exists(
          eb
            .selectFrom('account')
            .select('account.id')
            .where('account.id', '=', account)
            .where('account.state', '=', 'left'),
        ),
      )

/** What the leaf of a step commits to. `by` is the account or the session that took it. */
export const saidOf = (act: KeptAct, step: string, by: string, now: Date): Json => ({
  ...{ act: act.id, kind: act.kind, subject: act.subject, step },
  ...{ by, state: act.state.kind, at: now.toISOString() },
})
