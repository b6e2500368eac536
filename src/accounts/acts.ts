// What two have to agree to, kept: asked, agreed to, called off, done. The rules are two-people.ts; here each step is judged by
// them and stored over the state it was made from, with its leaf. Whoever does the thing calls `step(id, {kind: 'do'})` first and
// goes on only where it was stepped. OWASP ASVS 5.0 2.3.5. Proven by test/contracts/two-people.test.ts.

import { newId } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import type { Role } from '../core/roles.ts'
import { type ActMoment, type ActRow, moveAct, readAct, readActs, storeAct } from '../store/acts.ts'
import { type Ground, lookUp, purpose } from './ground.ts'
import { isUuid } from './sessions.ts'
import {
  type Act,
  type ActKind,
  actAt,
  actKinds,
  askAct,
  type Second,
  type Step,
  stepAct,
} from './two-people.ts'

/** Who may ask for such an act, and who may agree to one. */
export const actRoles = ['owner', 'staff'] as const satisfies readonly Role[]

export interface AskedFor {
  readonly kind: ActKind
  /** The id of what it is done to. */
  readonly subject: string
  /** The account that asks. */
  readonly askedBy: string
}

export interface KeptAct extends Act {
  readonly id: string
  readonly at: Date
}

/** `refused`: not now, not by them, or somebody was quicker. */
export type Taken = { readonly kind: 'stepped'; readonly act: KeptAct } | { readonly kind: 'refused' }
const refused: Taken = Object.freeze({ kind: 'refused' })

export class Acts {
  readonly #ground: Ground

  constructor(ground: Ground) {
    this.#ground = ground
  }

  async ask(asked: AskedFor, now: Date): Promise<KeptAct> {
    const { clock, random } = this.#ground
    const act = askAct({ ...asked, alone: !(await this.#hasOther(asked.askedBy)) }, now)
    const kept = Object.freeze({ ...act, id: newId(clock, random), at: now })
    await storeAct(this.#on(), rowOf(kept), saidOf(kept, { kind: 'ask', by: asked.askedBy }, now))
    return kept
  }

  /** As they stand now; the latest first. */
  async list(now: Date): Promise<readonly KeptAct[]> {
    return (await readActs(this.#ground.store.owner)).map(row => keptOf(row, now))
  }

  /** Null where there is none. */
  async find(id: string, now: Date): Promise<KeptAct | null> {
    const row = await this.#read(id)
    return row === null ? null : keptOf(row, now)
  }

  /** `by` is the account or the session that takes the step. */
  async step(id: string, step: Step, by: string, now: Date): Promise<Taken> {
    const row = await this.#read(id)
    if (row === null) return refused
    const before = keptOf(row, null)
    const stepped = stepAct(before, step, now)
    if (stepped.kind === 'refused') return refused
    const act = Object.freeze({ ...before, ...stepped.act })
    const said = saidOf(act, { kind: step.kind, by }, now)
    return (await moveAct(this.#on(), row, momentOf(act, row), said)) ? { kind: 'stepped', act } : refused
  }

  #read(id: string): Promise<ActRow | null> {
    return isUuid(id) ? readAct(this.#ground.store.owner, id) : Promise.resolve(null)
  }

  #on() {
    const { store, keys, clock, random } = this.#ground
    return { db: store.owner, keys, clock, random }
  }

  /** Whether anybody else of the firm could say yes. */
  async #hasOther(account: string): Promise<boolean> {
    const others = await this.#ground.store.read(purpose, lookUp, db =>
      db
        .selectFrom('account')
        .select('id')
        .where('state', '=', 'active')
        .where('role', 'in', [...actRoles])
        .where('id', '<>', account)
        .limit(1),
    )
    return others.length > 0
  }
}

// A row's state is one that was stored: what time alone made of it is said by `actAt` at each reading.
function keptOf(row: ActRow, now: Date | null): KeptAct {
  const kind = actKinds.find(known => known === row.kind)
  if (kind === undefined)
    throw new Error(`act ${row.id}: expected a kind this program knows, got ${row.kind}`)
  const { subject, alone, id, at } = row
  const act = { kind, subject, alone, askedBy: row.asked_by, state: stateOf(row) }
  return Object.freeze({ ...(now === null ? act : actAt(act, now)), id, at })
}

function stateOf({ state, state_at: at, second_kind, second }: ActRow): Act['state'] {
  switch (state) {
    case 'asked':
    case 'delayed':
      return { kind: state, until: at }
    case 'agreed':
      return { kind: state, until: at, by: secondOf(second_kind, second) }
    case 'done':
    case 'cancelled':
      return { kind: state, at }
  }
}

function secondOf(kind: ActRow['second_kind'], id: string | null): Second | null {
  if (kind === null || id === null) return null
  return kind === 'account' ? { kind, account: id } : { kind, session: id }
}

/** Who agreed stays beside what came of it. */
function momentOf({ state }: Act, before: Pick<ActRow, 'second_kind' | 'second'>): ActMoment {
  if (state.kind === 'expired') throw new Error('expected a step, got what time alone makes')
  const state_at = 'until' in state ? state.until : state.at
  if (state.kind !== 'agreed' || state.by === null)
    return { state: state.kind, state_at, second_kind: before.second_kind, second: before.second }
  const { by } = state
  const second = by.kind === 'account' ? by.account : by.session
  return { state: state.kind, state_at, second_kind: by.kind, second }
}

const nobodyYet = { second_kind: null, second: null } as const

const rowOf = (act: KeptAct): ActRow => ({
  ...{ id: act.id, kind: act.kind, subject: act.subject, asked_by: act.askedBy },
  ...{ alone: act.alone, at: act.at, ...momentOf(act, nobodyYet) },
})

const saidOf = (act: KeptAct, step: { readonly kind: string; readonly by: string }, now: Date): Json => ({
  ...{ act: act.id, kind: act.kind, subject: act.subject, step: step.kind },
  ...{ by: step.by, state: act.state.kind, at: now.toISOString() },
})
