// As many lines of the combined format as asked for, the same each time: the public sample of a website's log (ORDHOLDEN_DATA/traffic)
// enlarged to thirty days of many visitors, with requests as they come in: probes, handshakes, IPv6, users, queries.
// `node test/practice/access-log.ts LINES FILE` writes them to a file.

import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const data = process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
export const sample = join(data, 'traffic', 'elastic_apache_logs.log')
const required = process.env['ORDHOLDEN_TOOLS'] === 'required'
export const withoutSample: string | false =
  existsSync(sample) || required ? false : `no traffic in ${data} (ORDHOLDEN_DATA)`

/** Mulberry32: every number from the one before. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function mix(number: number): number {
  let mixed = Math.imul(number ^ 0x9e3779b9, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** One in nine is IPv6. */
function addressOf(visitor: number): string {
  const some = mix(visitor)
  if (visitor % 9 !== 4)
    return `${((some >>> 24) % 223) + 1}.${(some >>> 16) & 255}.${(some >>> 8) & 255}.${some & 255}`
  const more = mix(visitor + 7_777_777)
  const parts = [some >>> 16, more >>> 16, more & 0xffff].map(part => part.toString(16)).join(':')
  return `2a0${some & 7}:${parts}::${(some & 0xffff).toString(16)}`
}

const systems = [
  'Windows NT 10.0; Win64; x64',
  'Macintosh; Intel Mac OS X 10_15_7',
  'X11; Linux x86_64',
  'Linux; Android 10; K',
]
const engine = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const today = Array.from({ length: 50 }, (_, at) => 90 + at).flatMap(version => [
  ...systems.map(system => `Mozilla/5.0 (${system}) ${engine} Chrome/${version}.0.0.0 Safari/537.36`),
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`,
])
const bots = [
  `Mozilla/5.0 ${engine}; compatible; GPTBot/1.2; +https://openai.com/gptbot)`,
  'Mozilla/5.0 (compatible; ClaudeBot/1.0; +claudebot@anthropic.com)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  ...['curl/8.5.0', 'python-requests/2.31.0', 'zgrab/0.x', '-'],
]
const odd = [
  ...[
    'GET /.env HTTP/1.1',
    'GET /wp-login.php HTTP/1.1',
    'POST /xmlrpc.php HTTP/1.1',
    'GET /.git/config HTTP/1.1',
  ],
  'GET /index.php?id=1%27%20UNION%20SELECT%20NULL-- HTTP/1.1',
  'GET /cgi-bin/../../../../etc/passwd HTTP/1.1',
  ...['\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xFC\\x03\\x03', '-', 'GET /phpmyadmin/\\"x\\" HTTP/1.1'],
]
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const start = Date.UTC(2026, 4, 1) / 1_000
const spanSeconds = 30 * 86_400

function timeOf(second: number): string {
  const iso = new Date(second * 1_000).toISOString()
  return `${iso.slice(8, 10)}/${months[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`
}

interface Asked {
  readonly request: string
  readonly status: string
  readonly bytes: string
  readonly referrer: string
  readonly agent: string
}
const shape = /^\S+ \S+ \S+ \[[^\]]+\] "(.*?)" (\d+) (\S+) "(.*?)" "(.*?)"?$/

const readSample = (): readonly Asked[] =>
  readFileSync(sample, 'latin1')
    .split('\n')
    .flatMap(line => {
      const [, request, status, bytes, referrer, agent] = shape.exec(line) ?? []
      return request === undefined || !status || !bytes || referrer === undefined || agent === undefined
        ? []
        : [{ request, status, bytes, referrer, agent }]
    })

/** The lines in pieces of some thousands, each line ended. */
export function* logLines(count: number): Generator<string> {
  const next = numbers(42)
  const asked = readSample()
  const agents = [...new Set(asked.map(({ agent }) => agent)), ...today, ...bots]
  const visitors = Math.max(2_000, Math.floor(count / 12))
  let piece = ''
  for (let at = 0; at < count; at++) {
    // Few come often and many once.
    const visitor = Math.min(visitors - 1, Math.floor(visitors ** (next() ** 1.6) - 1))
    const agent = agents[mix(visitor + 123_456) % agents.length] ?? '-'
    const user = next() < 0.002 ? 'alice' : '-'
    const time = timeOf(start + Math.floor((spanSeconds * at) / count))
    piece += `${addressOf(visitor)} - ${user} [${time}] ${requestOf(asked, next)} "${agent}"\n`
    if (piece.length < 1_000_000) continue
    yield piece
    piece = ''
  }
  yield piece
}

function requestOf(asked: readonly Asked[], next: () => number): string {
  const one = asked[Math.floor(next() * asked.length)]
  const which = next()
  if (one === undefined) throw new Error('expected a sample with lines, got none')
  if (which < 0.02) {
    const request = odd[Math.floor(next() * odd.length)] ?? '-'
    const status = /^[-\\]/.test(request) ? 400 : next() < 0.5 ? 404 : 403
    return `"${request}" ${status} ${150 + Math.floor(next() * 400)} "-"`
  }
  const more = `${one.request.includes('?') ? '&' : '?'}p=${Math.floor(next() * 20_000)}`
  const request = which < 0.08 ? one.request.replace(' HTTP', `${more} HTTP`) : one.request
  return `"${request}" ${one.status} ${one.bytes} "${one.referrer}"`
}

export function writeLog(path: string, count: number): void {
  const file = openSync(path, 'w')
  for (const piece of logLines(count)) writeSync(file, piece, null, 'latin1')
  closeSync(file)
}

if (import.meta.main) writeLog(process.argv[3] ?? 'access.log', Number(process.argv[2] ?? 1_000_000))
