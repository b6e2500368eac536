// Chromium's own log of its network (`--log-net-log`), read after the browser is closed. It knows of connections no request
// event tells of: shared workers, WebTransport, what is connected to ahead. Format: net/log/file_net_log_observer.cc of Chromium;
// a browser that was ended leaves the last lines unfinished. Proven by netlog.test.ts.

import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { limits } from '../core/limits.ts'

export interface NetLogEvent {
  /** As Chromium names it: `URL_REQUEST_START_JOB`. */
  readonly type: string
  readonly source: number
  readonly sourceType: string
  readonly params: Readonly<Record<string, unknown>>
}

/** One log, read: what it tells, and the file as the browser wrote it (gzip). */
export interface NetLog {
  readonly events: readonly NetLogEvent[]
  readonly file: Uint8Array
}

/** Null where there is no log, it is too large, or it cannot be read. */
export async function readNetLog(file: string): Promise<NetLog | null> {
  const size = await stat(file).then(
    found => found.size,
    () => 0,
  )
  if (size === 0 || size > limits.siteNetLogBytes) return null
  const bytes = await readFile(file)
  const events = parseNetLog(bytes.toString('utf8'))
  return events === null ? null : { events, file: new Uint8Array(await compress(bytes)) }
}

const compress = promisify(gzip)

/**
 * Hosts the browser asked for of its own accord: no page, frame or worker began any request to them, and none was a page to be
 * shown. What a page only wants connected to makes no request, and is not among them.
 */
export function ownHostsIn(netlog: readonly NetLogEvent[]): ReadonlySet<string> {
  const begun = netlog.filter(({ type }) => type === 'URL_REQUEST_START_JOB')
  const byHost = Map.groupBy(begun, ({ params }) => URL.parse(String(params['url']))?.hostname ?? '')
  const isOwn = ({ params }: NetLogEvent): boolean =>
    params['initiator'] === 'not an origin' && params['request_type'] === 'other'
  return new Set([...byHost].flatMap(([host, all]) => (host !== '' && all.every(isOwn) ? [host] : [])))
}

/** The first line holds the constants, then comes one line for each event. */
export function parseNetLog(text: string): readonly NetLogEvent[] | null {
  const [first = '', ...lines] = text.split('\n')
  const head = parseLine(`${withoutComma(first)}}`)
  const types = namesOf(head?.['constants'], 'logEventTypes')
  const sources = namesOf(head?.['constants'], 'logSourceType')
  if (types === null || sources === null) return null
  return lines.flatMap(line => {
    // The last one of a finished log has the end of the list behind it.
    const event = parseLine(withoutComma(line)) ?? parseLine(line.slice(0, line.lastIndexOf(']')))
    const source = objectOf(event?.['source'])
    const id = source?.['id']
    const type = nameIn(types, event?.['type'])
    if (event === null || typeof id !== 'number' || type === null) return []
    const sourceType = nameIn(sources, source?.['type']) ?? 'NONE'
    return [{ type, source: id, sourceType, params: objectOf(event['params']) ?? {} }]
  })
}

// No pattern: sites put long runs of blanks into headers, and a pattern that looks for the end tries at each of them.
function withoutComma(line: string): string {
  const end = line.trimEnd()
  return end.endsWith(',') ? end.slice(0, -1) : end
}

const nameIn = (names: ReadonlyMap<number, string>, number: unknown): string | null =>
  typeof number === 'number' ? (names.get(number) ?? null) : null

type Fields = Readonly<Record<string, unknown>>

const objectOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null

function parseLine(line: string): Fields | null {
  if (!line.startsWith('{')) return null
  try {
    return objectOf(JSON.parse(line))
  } catch {
    return null
  }
}

function namesOf(constants: unknown, key: string): ReadonlyMap<number, string> | null {
  const table = objectOf(objectOf(constants)?.[key])
  return table === null
    ? null
    : new Map(Object.entries(table).map(([name, number]) => [Number(number), name]))
}
