// What a path and a user agent were found to be, as bits of one number: judged once for each distinct text, not for each line, and
// not again on the next day. What is remembered beyond a day is a keyed hash of the text, not the text. Proven by judged.test.ts.

import { limits } from '../../core/limits.ts'
import { agentOf, browsers, systems } from '../agents.ts'
import { plainText } from '../formats/w3c.ts'
import { aiCrawlers, attacks, botKinds } from '../tally.ts'
import { attackOf, scannerOf } from '../watch/patterns.ts'
import { type SipKey, sipBytes } from './sip.ts'

// Of a path: four bits of the attack (0: none, else its place in `attacks` and one more), then these.
export const attackBits = 15
export const isAsset = 16
export const isRobots = 32

// Of an agent: four bits of its kind of bot (0: none, else one more than its place), and the others above them.
export const botBits = 15
export const aiShift = 4
export const aiBits = 63
export const isScanner = 1 << 10
export const browserShift = 11
export const browserBits = 63
export const systemShift = 17
export const systemBits = 15

/** What a page brings with it: nobody asks for it by itself. */
const assets =
  /\.(?:css|js|mjs|map|json|wasm|png|jpe?g|gif|svg|webp|avif|ico|bmp|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|og[gv]|webmanifest)$/i

/** Bits of a path as the log wrote it; a request that is no address is one too. */
export function judgePath(path: string): number {
  const attack = attackOf(path, '')
  const found = attack === null ? 0 : attacks.indexOf(attack) + 1
  return found | (assets.test(path) ? isAsset : 0) | (path === '/robots.txt' ? isRobots : 0)
}

/** One more than the place of the attack a query is; 0: none. */
export function judgeQuery(query: string): number {
  const attack = attackOf('/', query)
  return attack === null ? 0 : attacks.indexOf(attack) + 1
}

export function judgeAgent(written: string): number {
  const text = plainText(written)
  const { bot, ai, browser, system, isScanner: scans } = agentOf(text)
  const kind = bot === null ? 0 : botKinds.indexOf(bot) + 1
  const crawler = ai === null ? 0 : aiCrawlers.indexOf(ai) + 1
  const shown = (browsers.indexOf(browser) << browserShift) | (systems.indexOf(system) << systemShift)
  return kind | (crawler << aiShift) | (scans || scannerOf(text) ? isScanner : 0) | shown
}

/** Bits that were found, by 53 bits of a keyed hash of the text they are of. */
export class Judged {
  readonly #judge: (text: string) => number
  readonly #key: SipKey
  readonly #found = new Map<number, number>()
  readonly #hash = new Int32Array(2)

  constructor(judge: (text: string) => number, key: SipKey) {
    this.#judge = judge
    this.#key = key
  }

  of(text: Uint8Array): number {
    // A longer one is judged each time: the hash is of the first 256 bytes.
    if (text.length > 256) return this.#judge(decoder.decode(text))
    sipBytes(this.#key, text, this.#hash)
    const hash = ((this.#hash[1] ?? 0) >>> 0) * 2 ** 21 + ((this.#hash[0] ?? 0) >>> 11)
    const known = this.#found.get(hash)
    if (known !== undefined) return known
    const found = this.#judge(decoder.decode(text))
    if (this.#found.size >= limits.trafficJudged) this.#found.clear()
    this.#found.set(hash, found)
    return found
  }

  wipe(): void {
    this.#found.clear()
  }
}

const decoder = new TextDecoder('latin1')
