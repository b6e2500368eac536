// Made-up lines of a web server's log, the same for the same numbers: addresses of the ranges kept for documentation, pages of a
// small site. What they must add up to is counted beside them, the plain way.

const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
] as const
const pages = [
  '/',
  '/ydelser/',
  '/kontakt/',
  '/privatlivspolitik/',
  '/nyheder/sommer',
  '/findes-ikke',
  '/gammel-side',
]
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** One visitor asks for `count` pages from second `from` of a day on; numbers choose who and what. */
export interface Visits {
  /** ISO date. */
  readonly day: string
  readonly count: number
  /** Seconds of the day of the first and of the last line. */
  readonly from?: number
  readonly to?: number
  readonly seed?: number
}

export interface LoggedLine {
  readonly text: string
  readonly visitor: string
  readonly status: number
  readonly bytes: number
}

const mixed = (number: number): number => {
  let hash = Math.imul(number ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const two = (number: number): string => `${number}`.padStart(2, '0')

export function logLines({ day, count, from = 0, to = 86_399, seed = 1 }: Visits): readonly LoggedLine[] {
  const [year, month, date] = day.split('-')
  return Array.from({ length: count }, (_, at) => {
    const chance = mixed(at + seed * 1_000_003)
    const address = `198.51.100.${chance % 90}`
    const agent = agents[(chance >>> 8) % agents.length] ?? ''
    const page = pages[(chance >>> 12) % pages.length] ?? '/'
    const status = page === '/findes-ikke' || page === '/gammel-side' ? 404 : 200
    const bytes = 500 + (chance % 3_000)
    const second = from + Math.floor(((to - from) * at) / Math.max(1, count - 1))
    const clock = `${two(Math.floor(second / 3_600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
    const when = `${date}/${months[Number(month) - 1]}/${year}:${clock} +0200`
    const text = `${address} - - [${when}] "GET ${page}?q=${at} HTTP/1.1" ${status} ${bytes} "-" "${agent}"\n`
    return { text, visitor: `${address} ${agent}`, status, bytes }
  })
}

export const textOf = (lines: readonly LoggedLine[]): string => lines.map(({ text }) => text).join('')

/** What one clean count of the lines comes to. */
export const summed = (lines: readonly LoggedLine[]) => ({
  requests: lines.length,
  lost: lines.filter(({ status }) => status === 404).length,
  bytes: lines.reduce((sum, { bytes }) => sum + bytes, 0),
  visitors: new Set(lines.map(({ visitor }) => visitor)).size,
})
