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

/** `found` is 2, as where a pledge is broken; else what could not be read is 3. */
const exitOf = (hits: number, unread: number): ExitCode => (hits > 0 ? 2 : unread > 0 ? 3 : 0)

/** A line of JSON for each hit and each unread place. */
export class JsonLines {
  readonly #terminal: Terminal
  #hits = 0
  #possible = 0
  #unread = 0

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  tell(found: Detected, wanted: Wanted): void {
    if (found.kind === 'unread') {
      this.#unread++
      this.#terminal.out(JSON.stringify({ unread: found.reason, path: found.path, detail: found.detail }))
      return
    }
    if (found.hit.confidence === 'possible' && !wanted.possible) {
      this.#possible++
      return
    }
    this.#hits++
    this.#terminal.out(JSON.stringify(recordOf(found)))
  }

  end(): ExitCode {
    if (this.#possible > 0) this.#terminal.out(JSON.stringify({ possible: this.#possible }))
    return exitOf(this.#hits, this.#unread)
  }
}

const recordOf = ({ hit, path, part, start, end, line, mark, value }: Located) => ({
  ...{ kind: hit.kind, what: hit.what, confidence: hit.confidence, context: hit.context },
  ...{ path, part, start, end, line, mark: mark?.label ?? null },
  ...(value === null ? {} : { value }),
})

/** For a person: each file once, its hits below it, and what was found of each kind at the end. */
export class Report {
  readonly #terminal: Terminal
  readonly #counts = new Map<HitKind, number>()
  readonly #files = new Set<string>()
  #under = ''
  #hits = 0
  #possible = 0
  #unread = 0

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  tell(found: Detected, wanted: Wanted): void {
    if (found.kind === 'unread') this.#tellUnread(found)
    else if (found.hit.confidence === 'possible' && !wanted.possible) this.#possible++
    else this.#tellHit(found)
  }

  end(): ExitCode {
    const { say, out } = this.#terminal
    const told = (said: Parameters<typeof inLanguage>[1]): string => inLanguage(this.#terminal, said)
    if (this.#hits === 0) say(told(this.#possible > 0 ? words.onlyPossible : words.nothing))
    else {
      out(`\n${told(words.found(this.#hits, this.#files.size))}`)
      const counts = [...this.#counts].toSorted((a, b) => b[1] - a[1])
      for (const [kind, count] of counts) out(`  ${String(count).padStart(6)}  ${told(kindWords[kind])}`)
    }
    if (this.#possible > 0) say(told(words.more(this.#possible)))
    if (this.#unread > 0) say(paint(this.#terminal, 'unknown', told(words.unreadCount(this.#unread))))
    return exitOf(this.#hits, this.#unread)
  }

  #tellUnread({ path, reason, detail }: Unread): void {
    this.#unread++
    const said = inLanguage(this.#terminal, words.unread(pathOf(path), unreadWords[reason]))
    this.#terminal.progress(null)
    this.#terminal.say(`${paint(this.#terminal, 'unknown', said)}  ${paint(this.#terminal, 'faint', detail)}`)
  }

  #tellHit(found: Located): void {
    const { hit, path, part } = found
    this.#hits++
    this.#files.add(path[0] ?? '')
    this.#counts.set(hit.kind, (this.#counts.get(hit.kind) ?? 0) + 1)
    const partSaid = inLanguage(this.#terminal, partWords[part])
    const under = [pathOf(path), partSaid].filter(each => each !== '').join(' · ')
    this.#terminal.progress(null)
    if (under !== this.#under) this.#terminal.out(paint(this.#terminal, 'bold', under))
    this.#under = under
    this.#terminal.out(this.#lineOf(found))
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
