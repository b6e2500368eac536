// Every column of every table of traffic figures, and its values: none may look like an address, a mail address or what a browser
// calls itself, and a count has a key of the lists. Columns nobody named are told, whatever they hold: a number can be an address.
// Proven by pledges.test.ts.

import { utf8 } from '../core/bytes.ts'
import type { Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import { type FoundKind, trafficCheckWords } from '../language/traffic-checks.ts'
import type { Finding } from '../pledge/pledge.ts'
import { formsOf, identifiersIn, packedKind } from './identifiers.ts'
import { isCountKey } from './tally.ts'

const words = trafficCheckWords.tables

export interface StoredColumn {
  readonly name: string
  /** True for what is ciphertext or a mark under a key of ours: its bytes say nothing by themselves. */
  readonly isSealed: boolean
}

export interface StoredTable {
  readonly name: string
  readonly columns: readonly StoredColumn[]
}

export interface StoredTraffic {
  /** All tables whose name says that they are of traffic, with all columns they have. */
  tables(): Promise<readonly StoredTable[]>
  /** Different values of a column, as text or as bytes, at most so many. */
  values(
    table: string,
    column: string,
    most: number,
  ): Promise<{ readonly values: readonly (string | Uint8Array)[]; readonly isWhole: boolean }>
  /** What was put into a practice log to be looked for; none where there is no such log. */
  planted(): Promise<readonly string[]>
}

/** The columns there are, told once more beside the migration: one that comes must be named here, and thought of. */
export const namedColumns: Readonly<Record<string, readonly string[]>> = Object.freeze({
  traffic_source: ['source', 'kind', 'format', 'practice', 'lines', 'unread', 'last_read_at'],
  traffic_file: ['source', 'file', 'path', 'read_to', 'lines', 'unread', 'tail', 'days', 'last_read_at'],
  traffic_hour: ['source', 'hour', 'key', 'value'],
  traffic_day: ['source', 'day', 'key', 'value'],
  traffic_visitors: [
    ...['source', 'day', 'key_epoch', 'visitors', 'is_exact', 'bots', 'views', 'by_hour', 'sketch'],
    ...['is_closed', 'because'],
  ],
  traffic_text: [
    ...['source', 'day', 'key_epoch', 'name', 'k', 'text', 'texts', 'hits', 'bytes', 'visitors'],
  ],
  traffic_alarm: ['id', 'source', 'scenario', 'begun', 'last', 'ended', 'times', 'addresses'],
})

const countTables: ReadonlySet<string> = new Set(['traffic_hour', 'traffic_day'])

interface Seen {
  readonly column: string
  readonly kind: FoundKind
}

export async function lookInTables(stored: StoredTraffic, signal: AbortSignal): Promise<Finding> {
  const tables = await stored.tables()
  const planted = await stored.planted()
  const forms = planted.flatMap(formsOf)
  const found: Seen[] = []
  const partly: string[] = []
  let looked = 0
  for (const { name, columns } of tables)
    for (const column of columns) {
      signal.throwIfAborted()
      const { values, isWhole } = await stored.values(name, column.name, limits.trafficValues)
      const place = `${name}.${column.name}`
      if (!isWhole) partly.push(place)
      looked += values.length
      const isKey = countTables.has(name) && column.name === 'key'
      found.push(...inValues(values, column, isKey, forms).map(kind => ({ column: place, kind })))
    }
  const unnamed = tables.flatMap(unnamedOf)
  const evidence = {
    ...{ tables: tables.length, values: looked, partly, unnamed, planted: planted.length },
    found: countsOf(found),
  }
  const about = { basis: [], evidence, notLookedAt: words.notLookedAt(planted.length, partly) }
  const [first] = found
  if (first !== undefined)
    return {
      ...{ verdict: 'broken', reason: words.found(first.kind, first.column, found.length - 1) },
      ...{ next: words.todo, ...about },
    }
  if (unnamed.length > 0)
    return { verdict: 'unknown', reason: words.unnamed(unnamed), next: words.name, ...about }
  const reason = looked === 0 ? words.none : words.kept(tables.length, looked)
  return { verdict: 'kept', reason, next: null, ...about }
}

function inValues(
  values: readonly (string | Uint8Array)[],
  { isSealed }: StoredColumn,
  isKey: boolean,
  planted: readonly Uint8Array[],
): readonly FoundKind[] {
  return values.flatMap(value => {
    if (typeof value === 'string') {
      const kinds: FoundKind[] = identifiersIn(utf8(value), { planted, most: 1 }).map(({ kind }) => kind)
      return kinds.length === 0 && isKey && !isCountKey(value) ? ['key' as const] : kinds
    }
    const packed = isSealed ? null : packedKind(value)
    // Bytes that are no text: only what was planted can be told from chance.
    const kinds = identifiersIn(value, { planted, most: 1 }).map(({ kind }) => kind)
    return packed === null ? kinds : [packed]
  })
}

const unnamedOf = ({ name, columns }: StoredTable): readonly string[] => {
  const known = new Set(namedColumns[name] ?? [])
  return columns.filter(column => !known.has(column.name)).map(column => `${name}.${column.name}`)
}

/** How often each kind in each column: an auditor can look there. */
const countsOf = (found: readonly Seen[]): Json =>
  [...Map.groupBy(found, ({ column, kind }) => `${column} ${kind}`)]
    .slice(0, limits.foundShown)
    .map(([what, all]) => ({ what, times: all.length }))
