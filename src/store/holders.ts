// Outside holders of checkpoints: the only defence against a log rolled back or forked as a whole. A folder holder has
// one file, the latest checkpoint; before it is replaced it is held against our own tree, so that a database set back
// is found by what somebody else holds. A folder that is not there is not made: it may be a disk that is not mounted.
// Mail holders can be declared; nothing can be sent to them before there is mail, and their state says so.
// Proven by test/contracts/holders.test.ts.

import { realpath } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { fromUtf8, toBase64, utf8 } from '../core/bytes.ts'
import type { Clock, Random } from '../core/clock.ts'
import { newId } from '../core/ids.ts'
import { Refusal } from '../core/refusal.ts'
import type { Finding } from '../ledger/finding.ts'
import { formatVerifierKey, type VerifierKey } from '../ledger/note.ts'
import { type Disk, DurableFolder, errorCode, systemDisk } from './durable-files.ts'
import { append } from './leaves.ts'
import { alarmOfCheck, alarmOfHolder } from './log-alarm.ts'
import { readLog } from './log-state.ts'
import { contains, openOwn, type Published, readPublished } from './publication.ts'
import type { Tables } from './tables.ts'

/** Somebody outside who is to hold our checkpoints. */
export type Holder =
  | { readonly kind: 'folder'; readonly name: string; readonly path: string }
  | { readonly kind: 'mail'; readonly name: string; readonly address: string }

/** What came of one attempt to hand the published checkpoint over. */
export type HandOver =
  | { readonly kind: 'handed-over'; readonly holder: string; readonly size: number }
  /** The holder has the latest checkpoint that says anything new. */
  | { readonly kind: 'nothing-new'; readonly holder: string }
  | { readonly kind: 'cannot-send-yet'; readonly holder: string }
  | { readonly kind: 'unreachable'; readonly holder: string; readonly because: string }
  /** What the holder has contradicts our tree, or cannot be read; it was left as it is. */
  | ({ readonly kind: 'alarm'; readonly holder: string } & Contradiction)

/** What was found, and the alarm as text, for whoever re-checks it elsewhere. */
export interface Contradiction {
  readonly finding: Finding
  readonly alarm: string
}

/** The last checkpoint a holder was given. */
export interface Held {
  readonly holder: Holder
  readonly lastAt: Date | null
  readonly lastSize: number | null
}

export interface HoldersOptions {
  readonly db: Kysely<Tables>
  readonly key: VerifierKey
  readonly home: string
  readonly holders: readonly Holder[]
  readonly clock: Clock
  readonly random: Random
  readonly disk?: Disk
}

export class Holders {
  readonly #options: HoldersOptions
  readonly #disk: Disk
  #holders: readonly Holder[] = []

  private constructor(options: HoldersOptions) {
    this.#options = options
    this.#disk = options.disk ?? systemDisk
  }

  /** Refuses with `ledger-refused` a folder inside the home: whoever can change the log could change it too. */
  static async open(options: HoldersOptions): Promise<Holders> {
    const holders = new Holders(options)
    await holders.declare(options.holders)
    return holders
  }

  /** Takes these for all the holders there are; refuses as `open` does. */
  async declare(holders: readonly Holder[]): Promise<void> {
    for (const holder of holders) await refuseInside(this.#options.home, holder)
    this.#holders = holders
  }

  /** Hands the published checkpoint to every holder that lacks it. One that fails never holds the others. */
  async handOver(): Promise<readonly HandOver[]> {
    const published = await readPublished(this.#options.db)
    const outcomes: HandOver[] = []
    for (const holder of this.#holders) outcomes.push(await this.#handTo(holder, published))
    return outcomes
  }

  /** What the holders have against our tree, without handing anything over. */
  async contradictions(): Promise<readonly Contradiction[]> {
    const found: Contradiction[] = []
    for (const holder of this.#holders) {
      const there = holder.kind === 'folder' ? await this.#readHeld(holder) : null
      const against = there === null ? null : await this.#contradictionIn(there.path, there.bytes)
      if (against !== null) found.push(against)
    }
    return found
  }

  /** Each holder with what it was given last. */
  async held(): Promise<readonly Held[]> {
    const rows = await this.#options.db
      .selectFrom('handover')
      .select(['holder', 'at', 'size'])
      .distinctOn('holder')
      .orderBy('holder')
      .orderBy('size', 'desc')
      .orderBy('at', 'desc')
      .execute()
    return this.#holders.map(holder => {
      const last = rows.find(row => row.holder === holder.name)
      return { holder, lastAt: last?.at ?? null, lastSize: last === undefined ? null : Number(last.size) }
    })
  }

  async #handTo(holder: Holder, published: Published): Promise<HandOver> {
    if (holder.kind === 'mail') return { kind: 'cannot-send-yet', holder: holder.name }
    try {
      return await this.#handToFolder(holder, published)
    } catch (error) {
      const because = unreachableBecause(error)
      if (because === null) throw error
      return { kind: 'unreachable', holder: holder.name, because }
    }
  }

  async #handToFolder(
    holder: Holder & { readonly kind: 'folder' },
    { checkpoint, size }: Published,
  ): Promise<HandOver> {
    const folder = new DurableFolder(await outsideOf(this.#options.home, holder.path), this.#disk)
    const file = fileName(this.#options.key.name)
    const there = await folder.read(file)
    const against = there === null ? null : await this.#contradictionIn(join(folder.path, file), there)
    if (against !== null) return { kind: 'alarm', holder: holder.name, ...against }
    if (checkpoint === null || (there !== null && !(await this.#saysMore(there, size))))
      return { kind: 'nothing-new', holder: holder.name }
    await folder.write(file, utf8(checkpoint))
    await folder.settle()
    await this.#record(holder, checkpoint, size)
    return { kind: 'handed-over', holder: holder.name, size }
  }

  // A folder that cannot be reached says nothing against us; handing over reports it.
  async #readHeld(holder: Holder & { readonly kind: 'folder' }) {
    try {
      const folder = new DurableFolder(await outsideOf(this.#options.home, holder.path), this.#disk)
      const file = fileName(this.#options.key.name)
      const bytes = await folder.read(file)
      return bytes === null ? null : { path: join(folder.path, file), bytes }
    } catch (error) {
      if (unreachableBecause(error) === null) throw error
      return null
    }
  }

  // Held against the table, not against what is published: that is what will be signed next.
  async #contradictionIn(file: string, there: Uint8Array): Promise<Contradiction | null> {
    const { db, key } = this.#options
    const text = formatVerifierKey(key)
    const log = await readLog(db)
    const held = openOwn(there, key)
    if (held === null) {
      const finding: Finding = { kind: 'malformed', file, expected: `a checkpoint signed by ${key.name}` }
      return { finding, alarm: alarmOfCheck(text, log.head.checkpoint, [finding]) }
    }
    if (await contains(db, log.size, held)) return null
    const kind = held.size > log.size ? 'rolled-back' : 'forked'
    const got = `${held.size} leaves, root ${toBase64(held.root)}`
    const finding: Finding = { kind, file, expected: `a tree of our ${log.size} leaves`, got }
    return { finding, alarm: await alarmOfHolder(db, text, finding, fromUtf8(there), log) }
  }

  // Handing over makes a leaf of its own; alone it is no reason to hand over again.
  async #saysMore(there: Uint8Array, size: number): Promise<boolean> {
    const held = openOwn(there, this.#options.key)?.size ?? 0
    const { rows } = await sql`
      select from leaf where idx >= ${held} and idx < ${size} and kind <> 'checkpoint-handed-over'
      limit 1`.execute(this.#options.db)
    return rows.length > 0
  }

  async #record(holder: Holder, checkpoint: string, size: number): Promise<void> {
    const { clock, random, db } = this.#options
    await db.transaction().execute(async tx => {
      const row = { id: newId(clock, random), holder: holder.name, at: clock.now(), size, checkpoint }
      await tx.insertInto('handover').values(row).execute()
      await append(tx, { clock, random }, 'checkpoint-handed-over', { holder: holder.name, checkpoint })
    })
  }
}

/** `example.dk/log` is handed over as `example.dk_log.checkpoint`: one folder can hold many logs. */
const fileName = (origin: string): string => `${origin.replaceAll(/[^a-zA-Z0-9.-]/g, '_')}.checkpoint`

// Declared before its disk is there is fine: where it leads is looked at again at every hand-over.
async function refuseInside(home: string, holder: Holder): Promise<void> {
  if (holder.kind !== 'folder') return
  try {
    await outsideOf(home, holder.path)
  } catch (error) {
    if (error instanceof Refusal) throw error
  }
}

/** The folder itself, links followed. */
async function outsideOf(home: string, path: string): Promise<string> {
  const [outer, inner] = [await realpath(home), isAbsolute(path) ? await realpath(path) : home]
  const below = relative(outer, inner)
  if (below === '..' || below.startsWith('../')) return inner
  throw new Refusal('ledger-refused', {
    message: `expected a holder's folder outside the home ${home}, given in full, got ${path}`,
    hint: 'whoever can change the log must not be able to change what is held against it: choose a folder elsewhere',
  })
}

/** The reason where the folder, not we, is at fault; null for anything else. */
function unreachableBecause(error: unknown): string | null {
  if (error instanceof Refusal)
    return error.code === 'disk-refused' || error.code === 'ledger-refused' ? error.message : null
  return errorCode(error)
}
