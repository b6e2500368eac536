// `ordholden detect FILE… | -`: what is personal in files, folders and streams, and what of them could not be read. Needs no home and
// no database. Data to stdout (a line of JSON each with --json), progress and messages to stderr.
// Proven by test/journeys/detect.test.ts.

import { readFile } from 'node:fs/promises'
import { Refusal } from '../core/refusal.ts'
import { shownInLine } from '../core/shown.ts'
import { type Detected, detect, type Located, rulesOf } from '../detect/detect.ts'
import { openPictures } from '../detect/files/pictures.ts'
import { confidences, type Hit, type HitKind } from '../detect/hit.ts'
import { type Names, openNames } from '../detect/names/names.ts'
import { readWeights } from '../detect/names/weights.ts'
import type { ReadyRules } from '../detect/scan/scan.ts'
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
import type { Given } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import { filesAt, openMet, openStream } from './files.ts'
import { kindsOf } from './kinds.ts'
import { inLanguage, paint, type Terminal } from './terminal.ts'

/** What is told: hits of these kinds, the possible ones too or not. */
interface Wanted {
  readonly kinds: ReadonlySet<HitKind>
  readonly possible: boolean
}

export async function detectCommand(
  terminal: Terminal,
  given: Given,
  stdin: AsyncIterable<Uint8Array>,
): Promise<ExitCode> {
  const met = await filesAt(given.operands, 'ordholden detect mails/ report.docx')
  const wanted = { kinds: kindsOf(given), possible: given.switches.has('all') }
  const pictures = given.switches.has('no-pictures') ? null : openPictures({ workers: 2 })
  const options = {
    rules: await readRules(terminal, given),
    names: given.switches.has('no-names') ? null : namesOf(terminal, wanted),
    pictures,
    values: given.switches.has('values'),
    now: () => performance.now(),
  }
  const telling = given.switches.has('json') ? new Lines(terminal) : new Report(terminal)
  try {
    for (const each of met) {
      const { path } = each
      const file =
        each.kind === 'unread' ? each : path === stdinPath ? await openStream(stdin) : await openMet(path)
      if ('reason' in file) {
        telling.tell({ ...file, path: [path] }, wanted)
        continue
      }
      const onBytes = watch(terminal, path, file.source.bytes)
      for await (const found of detect(file.source, { ...options, onBytes }))
        if (found.kind === 'unread' || wanted.kinds.has(found.hit.kind)) telling.tell(found, wanted)
      await file.close()
    }
  } finally {
    await pictures?.close()
  }
  terminal.progress(null)
  return telling.end()
}

export function namesOf(terminal: Terminal, { kinds }: Pick<Wanted, 'kinds'>): Names | null {
  if (!kinds.has('person')) return null
  const names = openNames(readWeights())
  if (!names.knows('da')) terminal.say(inLanguage(terminal, words.noNames))
  return names
}

async function readRules(terminal: Terminal, given: Given): Promise<ReadyRules> {
  const path = given.values.get('gitleaks')
  if (path === undefined) return rulesOf()
  const toml = await readFile(path, 'utf8').catch(({ code }: NodeJS.ErrnoException) => {
    throw new Refusal('not-found', {
      message: `expected the rules of gitleaks, got a file the system does not read at ${path} (${code})`,
      hint: '--gitleaks gitleaks.toml',
    })
  })
  const { readGitleaks } = await import('../detect/words/gitleaks.ts')
  const { rules, left } = readGitleaks(toml)
  const [first] = left
  if (first !== undefined)
    terminal.say(inLanguage(terminal, words.notConverted(left.length, `${first.id}: ${first.reason}`)))
  return rulesOf(rules)
}

function watch(terminal: Terminal, path: string, size: number): (bytes: number) => void {
  let [looked, toldAt] = [0, performance.now()]
  return bytes => {
    looked += bytes
    if (performance.now() - toldAt < 200) return
    toldAt = performance.now()
    const percent = Number.isFinite(size) ? (100 * looked) / size : null
    terminal.progress(inLanguage(terminal, words.progress(path, percent, looked)))
  }
}

/** `found` is 2, as where a pledge is broken; else what could not be read is 3. */
const exitOf = (hits: number, unread: number): ExitCode => (hits > 0 ? 2 : unread > 0 ? 3 : 0)

/** A line of JSON for each hit and each unread place. */
class Lines {
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
class Report {
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

const stdinPath = '-'
const pathOf = (path: readonly string[]): string =>
  path.map(name => (name === stdinPath ? 'stdin' : shownInLine(name, 200))).join(' › ')
