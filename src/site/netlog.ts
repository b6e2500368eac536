// Chromium's own log of its network (`--log-net-log`), read after the browser is closed. It knows of connections no request
// event tells of: shared workers, WebTransport, what is connected to ahead. Format: net/log/file_net_log_observer.cc of Chromium;
// a browser that was ended leaves the last lines unfinished. Proven by netlog.test.ts.

import { readFile, stat } from 'node:fs/promises'
import { limits } from '../core/limits.ts'

export interface NetLogEvent {
  /** As Chromium names it: `URL_REQUEST_START_JOB`. */
  readonly type: string
  readonly source: number
  readonly sourceType: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Null where there is no log, it is too large, or it cannot be read. */
export async function readNetLog(file: string): Promise<readonly NetLogEvent[] | null> {
  const size = await stat(file).then(
    found => found.size,
    () => 0,
  )
  return size === 0 || size > limits.siteNetLogBytes ? null : parseNetLog(await readFile(file, 'utf8'))
}

/** The first line holds the constants, then comes one line for each event. */
export function parseNetLog(text: string): readonly NetLogEvent[] | null {
  const [first = '', ...lines] = text.split('\n')
  const head = parseLine(`${first.replace(/,\s*$/, '')}}`)
  const types = namesOf(head?.['constants'], 'logEventTypes')
  const sources = namesOf(head?.['constants'], 'logSourceType')
  if (types === null || sources === null) return null
  return lines.flatMap(line => {
    const event = parseLine(line.replace(/^"events": \[/, '').replace(/,?\s*$/, ''))
    const source = objectOf(event?.['source'])
    const type = types.get(Number(event?.['type']))
    if (event === null || source === null || type === undefined) return []
    const sourceType = sources.get(Number(source['type'])) ?? 'NONE'
    return [{ type, source: Number(source['id']), sourceType, params: objectOf(event['params']) ?? {} }]
  })
}

type Fields = Readonly<Record<string, unknown>>

const objectOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null ? { ...value } : null

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
