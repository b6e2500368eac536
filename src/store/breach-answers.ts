// What was answered when a break asked whether it is a breach of personal data security: answer and leaf in one transaction,
// added and never overwritten. Who answered and why is read from what the leaf commits to, never from a second copy, and the
// reading leaves a leaf first. GDPR Art. 33(5). Proven by test/contracts/breaches.test.ts.

import type { Kysely } from 'kysely'
import type { BreachAnswer } from '../core/breach.ts'
import { newId } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { append, appendAbout, type Making } from './leaves.ts'
import { destroyOpenings, openOpening } from './openings.ts'
import type { Tables } from './tables.ts'

export interface Deciding extends Making {
  readonly db: Kysely<Tables>
  readonly keys: Pick<Keys, 'seal' | 'open'>
}

export interface GivenAnswer {
  /** The look the break began with. */
  readonly look: string
  readonly answer: BreachAnswer
  readonly reason: string
  /** The account that answers. */
  readonly by: string
  /** When the company became aware of it; null unless the answer says it is one. */
  readonly awareAt: Date | null
}

export interface KeptAnswer {
  readonly id: string
  readonly answer: BreachAnswer
  readonly at: string
  readonly awareAt: string | null
  /** Null once the key of the case was destroyed. */
  readonly said: { readonly reason: string; readonly by: string } | null
}

export const breakCase = (look: string): string => `break.${look}`

/** `not-found`: there is no such break. Refuses with `limit` a reason above `limits.reasonLetters`. */
export async function keepAnswer(on: Deciding, given: GivenAnswer): Promise<'kept' | 'not-found'> {
  const { look, answer, reason, by, awareAt } = given
  if (reason.length > limits.reasonLetters)
    throw new Refusal(
      'limit',
      `expected a reason of at most ${limits.reasonLetters} letters, got ${reason.length}`,
    )
  const at = on.clock.now()
  const evidence: Json = {
    ...{ break: look, answer, reason, by, at: at.toISOString() },
    awareAt: awareAt?.toISOString() ?? null,
  }
  return on.db.transaction().execute(async tx => {
    const known = await tx
      .selectFrom('pledge_break')
      .select('look')
      .where('look', '=', look)
      .executeTakeFirst()
    if (known === undefined) return 'not-found'
    const leaf = await appendAbout(tx.$pickTables<'leaf' | 'opening'>(), on, breakCase(look), {
      kind: 'decided',
      evidence,
    })
    const id = newId(on.clock, on.random)
    await tx.insertInto('breach_answer').values({ id, look, answer, at, aware_at: awareAt, leaf }).execute()
    return 'kept'
  })
}

/** Every answer to one break, newest first. */
export async function answersTo(on: Deciding, look: string): Promise<readonly KeptAnswer[]> {
  const rows = await on.db
    .selectFrom('breach_answer')
    .leftJoin('opening', 'opening.leaf', 'breach_answer.leaf')
    .select(['id', 'answer', 'at', 'aware_at', 'sealed'])
    .where('look', '=', look)
    .orderBy('number', 'desc')
    .limit(limits.answersShown)
    .execute()
  const about = breakCase(look)
  if (rows.some(({ sealed }) => sealed !== null))
    await appendAbout(on.db.$pickTables<'leaf' | 'opening'>(), on, about, {
      kind: 'read',
      evidence: { purpose: 'breaches', case: about, rows: rows.length },
    })
  return Promise.all(
    rows.map(async ({ id, answer, at, aware_at, sealed }) =>
      Object.freeze({
        ...{ id, answer, at: at.toISOString(), awareAt: aware_at?.toISOString() ?? null },
        said: sealed === null ? null : await openSaid(on, about, sealed),
      }),
    ),
  )
}

type Said = { readonly reason: string; readonly by: string }

// Written by keepAnswer and by nobody else.
async function openSaid({ keys }: Deciding, about: string, sealed: Uint8Array) {
  const { evidence } = await openOpening(keys, about, sealed)
  const { reason, by } = evidence as Said
  return { reason, by }
}

/** One answer of somebody's: what they said of a break. */
export interface OwnAnswer extends Omit<KeptAnswer, 'said'> {
  readonly look: string
  readonly by: string
  readonly reason: string
}

/**
 * What these accounts answered, of the latest `limits.readRows` answers: who did stands only in what the leaf commits to, so
 * that each is opened. For whoever asks what is held of them; the reading before has left its leaf.
 */
export async function answersBy(
  {
    db,
    open,
  }: Pick<Deciding, 'db'> & { readonly open: (about: string, sealed: Uint8Array) => Promise<unknown> },
  accounts: readonly string[],
): Promise<readonly OwnAnswer[]> {
  if (accounts.length === 0) return []
  const rows = await db
    .selectFrom('breach_answer')
    .innerJoin('opening', 'opening.leaf', 'breach_answer.leaf')
    .select(['id', 'look', 'answer', 'at', 'aware_at', 'sealed'])
    .orderBy('number', 'desc')
    .limit(limits.readRows)
    .execute()
  const opened = await Promise.all(
    rows.map(async ({ aware_at, sealed, ...row }) => {
      const { evidence } = (await open(breakCase(row.look), sealed)) as { readonly evidence: Said }
      const { by, reason } = evidence
      return { ...row, at: row.at.toISOString(), awareAt: aware_at?.toISOString() ?? null, by, reason }
    }),
  )
  return opened.filter(({ by }) => accounts.includes(by))
}

interface Erasing extends Making {
  readonly db: Kysely<Tables>
  readonly keys: Pick<Keys, 'seal' | 'destroy'>
}

/**
 * Erases breaks whose latest answer is so old, with everything answered: the key of what was said first, the rows last, so that
 * a run cut short anywhere is begun again. The looks stay, and say nothing of a person. `limits.peopleAtOnce` at a time.
 */
export async function eraseAnswers(on: Erasing, answeredBy: Date): Promise<number> {
  const old = await on.db
    .selectFrom('breach_answer')
    .select('look')
    .groupBy('look')
    .having(eb => eb(eb.fn.max('at'), '<=', answeredBy))
    .limit(limits.peopleAtOnce)
    .execute()
  for (const { look } of old) {
    await destroyOpenings(on.db, on, breakCase(look))
    await on.db.transaction().execute(async tx => {
      const gone = await tx.deleteFrom('breach_answer').where('look', '=', look).returning('id').execute()
      await tx.deleteFrom('pledge_break').where('look', '=', look).execute()
      const evidence = { tables: ['breach_answer', 'pledge_break'], rows: gone.length }
      await append(tx, on, 'erased', evidence)
      await tx
        .insertInto('erasure')
        // None of these rows names anybody: what did went with the key, so no copy is looked for.
        .values({ id: newId(on.clock, on.random), tables: [...evidence.tables], rows: [] })
        .execute()
    })
  }
  return old.length
}
