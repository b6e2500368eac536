// Finds long runs of base64 (RFC 4648 §4-5) in a text as it passes, and looks into those that decode to text or to a known format: items
// of Burp, data: URLs, bodies of mails, the middle of a JWT. Proven by base64-runs.test.ts.

import { limits } from '../../core/limits.ts'
import type { Inside, Source, Text, Unread } from '../source.ts'
import { encodingOf } from './encoding.ts'
import { signOf } from './formats.ts'

/** Shorter runs hold less than a name and an address. */
const shortest = 40
/** A line of a wrapped run is at least so long (RFC 2045 §6.8 has 76, PEM 64). */
const wrappedLine = 60

const letters = new Uint8Array(256)
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_')
  letters[letter.charCodeAt(0)] = 1

interface Run {
  readonly start: number
  readonly end: number
}

export class Base64Runs {
  /** In the order of the file; lines of one wrapped run are one. */
  readonly runs: Run[] = []
  isTooMany = false
  #at = 0
  /** Where a run began that the end of the last piece cut. */
  #open = -1
  #continues = false
  #piece: Uint8Array = new Uint8Array(0)
  /** The end of the piece before. */
  #before: Uint8Array = new Uint8Array(0)

  /** The next piece: one byte in forty is looked at where there is no run. */
  look(piece: Uint8Array): void {
    this.#piece = piece
    let from = this.#continue(piece)
    while (from >= 0 && from + shortest <= piece.length) {
      const probe = from + shortest - 1
      if (letters[piece[probe] ?? 0] === 0) from = probe + 1
      else {
        const start = startBefore(piece, probe, from)
        const end = endAfter(piece, probe)
        if (end === piece.length) break
        this.#close(this.#at + start, this.#at + end)
        from = end
      }
    }
    if (from >= 0 && from < piece.length && letters[piece.at(-1) ?? 0] === 1)
      this.#begin(this.#at + startBefore(piece, piece.length - 1, from))
    this.#at += piece.length
    this.#before = piece.length > 1 ? piece.subarray(-2) : Buffer.concat([this.#before, piece]).subarray(-2)
  }

  end(): void {
    if (this.#open >= 0) this.#close(this.#open, this.#at, this.#continues)
    this.#open = -1
  }

  /** Where the piece goes on after a run that was begun before it; -1 where all of it is that run. */
  #continue(piece: Uint8Array): number {
    if (this.#open < 0) return 0
    const end = endAfter(piece, -1)
    if (end === piece.length) return -1
    this.#close(this.#open, this.#at + end, this.#continues)
    this.#open = -1
    return end
  }

  #begin(start: number): void {
    this.#open = start
    this.#continues = this.#isNextLine(start)
  }

  #close(start: number, end: number, continues = this.#isNextLine(start)): void {
    const last = this.runs.at(-1)
    if (last !== undefined && continues) this.runs[this.runs.length - 1] = { start: last.start, end }
    else if (end - start < shortest) return
    else if (this.runs.length >= limits.detectEntries) this.isTooMany = true
    else this.runs.push({ start, end })
  }

  /** Whether nothing but the end of a line is between there and the run before. */
  #isNextLine(to: number): boolean {
    const { start, end: from } = this.runs.at(-1) ?? { start: 0, end: 0 }
    if (from - start < wrappedLine) return false
    if (to - from > 2 || this.#byteAt(to - 1) !== 0x0a) return false
    return to - from === 1 || this.#byteAt(from) === 0x0d
  }

  #byteAt(at: number): number | undefined {
    return at >= this.#at ? this.#piece[at - this.#at] : this.#before.at(at - this.#at)
  }
}

function startBefore(piece: Uint8Array, probe: number, least: number): number {
  let start = probe
  while (start > least && letters[piece[start - 1] ?? 0] === 1) start--
  return start
}

function endAfter(piece: Uint8Array, probe: number): number {
  let end = probe + 1
  while (end < piece.length && letters[piece[end] ?? 0] === 1) end++
  return end
}

/** Looks into each run that decodes to something; the others are words and numbers of their own. */
export async function* readRuns(
  found: Base64Runs,
  source: Source,
  inside: Inside,
): AsyncGenerator<Text | Unread> {
  for (const run of found.runs) {
    const over = inside.over()
    if (over !== null) return yield over
    yield* readRun(run, source, inside)
  }
  if (found.isTooMany)
    yield inside.unread('too-many', `at most ${limits.detectEntries} runs of base64, got more`)
}

async function* readRun(run: Run, source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const head = Buffer.from(await source.read(run.start, Math.min(run.end - run.start, 4_096))).toString(
    'latin1',
  )
  const shift = [0, 1, 2, 3].find(skipped => isSomething(Buffer.from(head.slice(skipped), 'base64')))
  if (shift === undefined) return
  const name = `base64:${run.start + shift}`
  const packed = run.end - run.start
  if (packed > limits.detectWholeBytes)
    return yield inside.unread(
      'too-large',
      `at most ${limits.detectWholeBytes} bytes of base64, got more`,
      name,
    )
  // The last line of a wrapped run is shorter than a run.
  const ahead = await source.read(run.start + shift, packed - shift + 80)
  const text = Buffer.from(ahead).toString('latin1')
  const length = packed - shift
  const tail = /^\r?\n[\w+/-]{1,80}/.exec(text.slice(length))?.[0] ?? ''
  const isWrapped = text.slice(0, length).includes('\n') || length >= wrappedLine
  const bytes = Buffer.from(text.slice(0, length) + (isWrapped ? tail : ''), 'base64')
  const over = inside.spend(packed, bytes.length)
  if (over === null) yield* inside.open(name, bytes)
  else yield over
}

/** Text has signs words and numbers are parted by; what only looks like base64 decodes to none of it. */
function isSomething(head: Uint8Array): boolean {
  const start = Buffer.from(head).toString('latin1')
  if (signOf(start) !== null || start.startsWith('%PDF-')) return true
  const encoding = encodingOf(head)
  if (encoding === null || encoding === 'latin-1') return false
  return !/[\x00-\x06\x0e-\x1a\x7f]/.test(encoding === 'utf-8' ? start : start.replace(/\0/g, ''))
}
