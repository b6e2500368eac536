// How what was found is told: lines of JSON for a program, or for a person each file once with its hits below it. Neither tells more than
// where, what and how sure; what stands there only where it was asked for. Proven by test/journeys/detect.test.ts.

import { shownInLine } from '../core/shown.ts'
import type { Detected, Located } from '../detect/detect.ts'
import { confidences, type Hit, type HitKind } from '../detect/hit.ts'
import type { Unread } from '../detect/source.ts'
import { specialCategories } from '../detect/words/special-words.ts'
import {
  categoryWords,
  confidenceWords,
  kindWords,
  partWords,
  placeWords,
  unreadWords,
  detectWords as words,
} from '../language/detect.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, paint, type Terminal } from './terminal.ts'

/** What is told: hits of these kinds, the possible ones too or not. */
export interface Wanted {
  readonly kinds: ReadonlySet<HitKind>
  readonly possible: boolean
}

/** Who is told: a program or a person. */
interface Listener {
  hit(found: Located): void
  unread(found: Unread): void
  end(counts: Counts): void
}

interface Counts {
  readonly hits: number
  /** Possible ones that nobody asked for, and so were not told. */
  readonly possible: number
  readonly unread: number
}

/** Hands on what is found and counts it. */
export class Telling {
  readonly #listener: Listener
  readonly #counts = { hits: 0, possible: 0, unread: 0 }

  constructor(listener: Listener) {
    this.#listener = listener
  }

  tell(found: Detected, wanted: Wanted): void {
    if (found.kind === 'unread') {
      this.#counts.unread++
      this.#listener.unread(found)
    } else if (found.hit.confidence === 'possible' && !wanted.possible) this.#counts.possible++
    else {
      this.#counts.hits++
      this.#listener.hit(found)
    }
  }

  /** Found is 2, as where a pledge is broken; else what could not be read is 3. */
  end(): ExitCode {
    const { hits, unread } = this.#counts
    this.#listener.end(this.#counts)
    return hits > 0 ? 2 : unread > 0 ? 3 : 0
  }
}

/** A line of JSON for each hit and each unread place. */
export class JsonLines implements Listener {
  readonly #terminal: Terminal

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  hit(found: Located): void {
    this.#terminal.out(JSON.stringify(recordOf(found)))
  }

  unread({ reason, path, detail }: Unread): void {
    this.#terminal.out(JSON.stringify({ unread: reason, path, detail }))
  }

  end({ possible }: Counts): void {
    if (possible > 0) this.#terminal.out(JSON.stringify({ possible }))
  }
}

const recordOf = ({ hit, path, part, start, end, line, mark, value }: Located) => ({
  ...{ kind: hit.kind, what: hit.what, confidence: hit.confidence, context: hit.context },
  ...{ path, part, start, end, line, mark: mark?.label ?? null },
  ...(value === null ? {} : { value }),
})

/** For a person: each file once, its hits below it, and what was found of each kind at the end. */
export class Report implements Listener {
  readonly #terminal: Terminal
  readonly #counts = new Map<HitKind, number>()
  readonly #files = new Set<string>()
  #under = ''

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  hit(found: Located): void {
    const { hit, path, part } = found
    this.#files.add(path[0] ?? '')
    this.#counts.set(hit.kind, (this.#counts.get(hit.kind) ?? 0) + 1)
    const partSaid = inLanguage(this.#terminal, partWords[part])
    const under = [pathOf(path), partSaid].filter(each => each !== '').join(' · ')
    this.#terminal.progress(null)
    if (under !== this.#under) this.#terminal.out(paint(this.#terminal, 'bold', under))
    this.#under = under
    this.#terminal.out(this.#lineOf(found))
  }

  unread({ path, reason, detail }: Unread): void {
    const said = inLanguage(this.#terminal, words.unread(pathOf(path), unreadWords[reason]))
    this.#terminal.progress(null)
    this.#terminal.say(`${paint(this.#terminal, 'unknown', said)}  ${paint(this.#terminal, 'faint', detail)}`)
  }

  end({ hits, possible, unread }: Counts): void {
    const { say, out } = this.#terminal
    const told = (said: Parameters<typeof inLanguage>[1]): string => inLanguage(this.#terminal, said)
    if (hits === 0) say(told(possible > 0 ? words.onlyPossible : words.nothing))
    else {
      out(`\n${told(words.found(hits, this.#files.size))}`)
      const counts = [...this.#counts].toSorted((a, b) => b[1] - a[1])
      for (const [kind, count] of counts) out(`  ${String(count).padStart(6)}  ${told(kindWords[kind])}`)
    }
    if (possible > 0) say(told(words.more(possible)))
    if (unread > 0) say(paint(this.#terminal, 'unknown', told(words.unreadCount(unread))))
  }

  #lineOf({ hit, line, mark, start, value }: Located): string {
    const where =
      mark !== null ? placeWords(mark.label) : line === null ? words.byte(start) : words.line(line)
    const place = inLanguage(this.#terminal, where)
    const kind = inLanguage(this.#terminal, kindWords[hit.kind]) + whatOf(this.#terminal, hit)
    const sure = inLanguage(this.#terminal, confidenceWords[hit.confidence])
    const shown = value === null ? '' : `  ${shownInLine(value, 80)}`
    const tone = hit.confidence === confidences[2] ? 'broken' : 'unknown'
    return `  ${place.padEnd(12)} ${kind.padEnd(36)} ${paint(this.#terminal, tone, sure)}${shown}`.trimEnd()
  }
}

/** Which of its kind: a category in words, the rule of a secret by its name. */
function whatOf(terminal: Terminal, { what }: Hit): string {
  if (what === null) return ''
  const category = specialCategories.find(each => each === what)
  return ` (${category === undefined ? shownInLine(what, 60) : inLanguage(terminal, categoryWords[category])})`
}

export const stdinPath = '-'
const pathOf = (path: readonly string[]): string =>
  path.map(name => (name === stdinPath ? 'stdin' : shownInLine(name, 200))).join(' › ')
