// RTF (1.9.1) as the text it shows. Markup of HTML that was made into RTF stays out; what hides is read, pictures are opened, and what
// else is embedded is told as unread. Proven by rtf.test.ts.

import { limits } from '../../core/limits.ts'
import type { Inside, Source, Text, Unread } from '../source.ts'
import { readWhole } from './bytes.ts'
import { Lines } from './lines.ts'

export async function* readRtf(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const whole = await readWhole(source)
  if (whole === null) {
    yield inside.unread('too-large', `at most ${limits.detectWholeBytes} bytes, got ${source.bytes}`)
    return
  }
  const { text, pictures, others, isWhole } = saidInRtf(Buffer.from(whole).toString('latin1'))
  const lines = new Lines(inside.path, 'whole')
  for (const [index, line] of text.split('\n').entries()) lines.addAt(String(index + 1), `${line}\n`)
  yield* lines.end()
  if (!isWhole) yield inside.unread('damaged', 'expected every group to end, got one that does not')
  if (others > 0) yield inside.unread('unknown-format', `${others} embedded objects or pictures`)
  for (const [index, picture] of pictures.entries()) {
    const over = inside.spend(2 * picture.length, picture.length)
    if (over !== null) {
      yield over
      return
    }
    yield* inside.open(`picture ${index + 1}`, picture)
  }
}

interface RtfSaid {
  readonly text: string
  readonly pictures: readonly Uint8Array[]
  /** What is embedded besides: objects, and pictures of kinds nobody reads. */
  readonly others: number
  /** Whether every group that was begun has ended. */
  readonly isWhole: boolean
}

/** Letters, one for each byte, to what they say. */
function saidInRtf(rtf: string): RtfSaid {
  const walk = new RtfWalk(codePage(rtf))
  for (let found = token.exec(rtf); found !== null; found = token.exec(rtf)) {
    const [, hex, unicode, word, count, sign, brace, plain] = found
    if (brace === '{') walk.open()
    else if (brace === '}') walk.close()
    // Bytes that are no RTF.
    else if (word === 'bin') token.lastIndex += Math.max(0, Number(count ?? 0))
    else if (word !== undefined) walk.word(word)
    else if (hex !== undefined) walk.byte(Number.parseInt(hex, 16))
    else if (unicode !== undefined) walk.letters(String.fromCharCode(Number(unicode) & 0xffff))
    else if (sign !== undefined) walk.letters(signSays(sign))
    else if (plain !== undefined) walk.letters(plain)
    if (walk.hasEnded) break
  }
  token.lastIndex = 0
  return walk.said()
}

const token =
  /\\'([0-9a-f]{2})|\\u(-?\d{1,6}) ?\??|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi

/** Groups that say nothing to a reader: fonts, colours, styles, markup of HTML. */
const silent = /^(?:fonttbl|colortbl|stylesheet|htmltag|mhtmltag|themedata|latentstyles|listtable)$/
const embedded = /^(?:pict|objdata)$/
const readPictures = /^(?:pngblip|jpegblip)$/
const breaks: ReadonlySet<string> = new Set(['par', 'line', 'row', 'page', 'sect'])

type Decode = (bytes: Uint8Array) => string

class RtfWalk {
  readonly #decode: Decode
  readonly #pieces: string[] = []
  readonly #pictures: Uint8Array[] = []
  #others = 0
  #depth = 0
  /** From how deep on nothing is said; 0 where everything is. */
  #silentFrom = 0
  /** Of what is embedded: its bytes, two digits each. */
  #digits: string[] | null = null
  #isRead = false
  hasEnded = false

  constructor(decode: Decode) {
    this.#decode = decode
  }

  open(): void {
    this.#depth++
  }

  close(): void {
    if (this.#depth === this.#silentFrom) this.#endSilence()
    this.#depth--
    this.hasEnded = this.#depth <= 0
  }

  word(word: string): void {
    if (this.#silentFrom > 0) this.#isRead ||= readPictures.test(word)
    else if (silent.test(word)) this.#silentFrom = this.#depth
    else if (embedded.test(word)) {
      this.#silentFrom = this.#depth
      this.#digits = []
    } else if (breaks.has(word)) this.letters('\n')
    else if (word === 'tab' || word === 'cell') this.letters('\t')
  }

  byte(byte: number): void {
    this.letters(this.#decode(Uint8Array.of(byte)))
  }

  letters(letters: string): void {
    if (this.#silentFrom === 0) this.#pieces.push(letters)
    else this.#digits?.push(letters.replaceAll(/[^0-9a-f]/gi, ''))
  }

  said(): RtfSaid {
    return {
      text: this.#pieces.join(''),
      pictures: this.#pictures,
      others: this.#others,
      isWhole: this.#depth === 0,
    }
  }

  #endSilence(): void {
    if (this.#digits !== null && this.#isRead) this.#pictures.push(Buffer.from(this.#digits.join(''), 'hex'))
    else if (this.#digits !== null) this.#others++
    this.#silentFrom = 0
    this.#digits = null
    this.#isRead = false
  }
}

/** A blank and a hyphen no line is broken at, and the signs that are RTF's own. */
function signSays(sign: string): string {
  if (sign === '~') return ' '
  if (sign === '_') return '-'
  return '\\{}'.includes(sign) ? sign : ''
}

/** Letters beyond ASCII are those of its code page, or Unicode where they say so. */
function codePage(rtf: string): Decode {
  const [, number = '1252'] = /\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 1_024)) ?? []
  const decoder = decoderOf(`windows-${number}`) ?? new TextDecoder('windows-1252')
  return bytes => decoder.decode(bytes)
}

function decoderOf(label: string) {
  try {
    return new TextDecoder(label)
  } catch {
    // A code page of another maker.
    return null
  }
}
