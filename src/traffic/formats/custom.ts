// A format of one's own, as a line of configuration says it: what Apache calls LogFormat (mod_log_config) or nginx log_format. It is
// compiled once to steps: a literal that must stand there, or a value that goes on to the next literal. Proven by custom.test.ts.

import { Refusal } from '../../core/refusal.ts'
import { type Block, type LineReader, type Received, what } from '../received.ts'
import { type Directive, parseDirectives } from './directives.ts'
import { beginLine, endLine, type FieldReader, fieldReader, nextLine } from './fields.ts'
import type { PutInstant } from './zone.ts'

const backslash = 92
const quote = 34
const carriageReturn = 13

/** A value, and what comes behind it. */
interface Step {
  /** Null where nobody asks what it says. */
  readonly reader: FieldReader | null
  readonly leastBytes: number
  /** Empty where the value goes on to the line's end. */
  readonly behind: Uint8Array
}

/** Throws a Refusal where the line says no format, or not when, what and with which status. */
export function openCustom(line: string): (putInstant: PutInstant) => LineReader {
  const directives = parseDirectives(line)
  const steps = directives.map(stepOf)
  const gives = steps.reduce((sum, { reader }) => sum | (reader?.gives ?? 0), 0)
  for (const [bit, wanted] of [
    [1, '%t or $time_local'],
    [8, '%r or $request'],
    [16, '%>s or $status'],
  ] as const)
    if ((gives & bit) === 0) throw refusal(`expected ${wanted} in a log format, got none: ${line}`)
  return putInstant => new CustomReader(steps, putInstant)
}

const refusal = (message: string): Refusal => new Refusal('format-invalid', message)

function stepOf(directive: Directive, at: number, all: readonly Directive[]): Step {
  const { field, behind, leastBytes } = directive
  if (behind === '' && at > 0 && at < all.length - 1)
    throw refusal(`expected something between ${directive.text} and ${all[at + 1]?.text}, got nothing`)
  const holdsSpaces = field === 'request' || field === 'agent' || field === 'referrer'
  if (holdsSpaces && behind.startsWith(' '))
    throw refusal(`expected quotes around ${directive.text}, which may hold spaces, got none`)
  const isTaken = field !== null && at === bestOf(field, all)
  return { reader: isTaken ? fieldReader(field) : null, leastBytes, behind: Buffer.from(behind) }
}

/** Which of several that say the same is taken: a whole request before a path, the connection's address before a header's. */
function bestOf(field: string, all: readonly Directive[]): number {
  const kind = (name: string | null): string | null =>
    name === 'request' ? 'target' : name === 'addresses' ? 'address' : name
  const same = all.filter(other => kind(other.field) === kind(field))
  const best = same.reduce((first, other) => (other.rank < first.rank ? other : first))
  return all.indexOf(best)
}

class CustomReader implements LineReader {
  readonly #begin: Uint8Array
  readonly #steps: readonly Step[]
  readonly #putInstant: PutInstant

  constructor(steps: readonly Step[], putInstant: PutInstant) {
    this.#begin = steps[0]?.behind ?? new Uint8Array()
    this.#steps = steps.slice(1)
    this.#putInstant = putInstant
  }

  read(block: Block, at: number, into: Received): number {
    beginLine(into)
    const next = nextLine(block, at)
    const end = next - (next - 2 >= at && block.bytes[next - 2] === carriageReturn ? 2 : 1)
    const given = isAt(block.bytes, at, end, this.#begin) ? this.#fill(block, at, end, into) : 0
    if (given === 0) into.what = what.unread
    else endLine(block, given, false, into)
    return next
  }

  /** What the line gave; 0 where it is not of the form. */
  #fill(block: Block, begin: number, end: number, into: Received): number {
    let given = 0
    let at = begin + this.#begin.length
    for (const { reader, leastBytes, behind } of this.#steps) {
      const to = valueEnd(block.bytes, at, Math.min(end, at + leastBytes), end, behind)
      if (to < 0) return 0
      if (reader !== null) {
        if (!reader.put(block, at, to, into, this.#putInstant)) return 0
        given |= reader.gives
      }
      at = to + behind.length
    }
    return at === end ? given : 0
  }
}

/** Where a value ends and what comes behind it begins; -1 where that does not come. */
function valueEnd(
  bytes: Uint8Array,
  from: number,
  searchFrom: number,
  end: number,
  behind: Uint8Array,
): number {
  if (behind.length === 0) return end
  const isQuoted = behind[0] === quote && from > 0 && bytes[from - 1] === quote
  for (let at = searchFrom; at + behind.length <= end; at++) {
    if (isQuoted && bytes[at] === backslash) at++
    else if (bytes[at] === behind[0] && isAt(bytes, at, end, behind)) return at
  }
  return -1
}

function isAt(bytes: Uint8Array, from: number, end: number, text: Uint8Array): boolean {
  if (end - from < text.length) return false
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text[at]) return false
  return true
}
