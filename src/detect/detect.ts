// Looks into a file for personal data: reads the texts in it, scans each for shapes, words and names, and answers what was found
// where and what was not read. Proven by detect.test.ts; each step by the tests of its folder.

import { textsOf } from './files/files.ts'
import { Headed } from './headed.ts'
import type { Hit, KeywordRule } from './hit.ts'
import { Line } from './line.ts'
import type { Names } from './names/names.ts'
import { personsIn } from './names/persons.ts'
import { respelledHits } from './respelled.ts'
import { allRules } from './rules.ts'
import { prepareRules, type ReadyRules, Scan } from './scan/scan.ts'
import type { Budget, Mark, PictureReader, Source, Text, TextPart, Unread } from './source.ts'

/** A hit, in which text of which file, and how its place is told. */
export interface Located {
  readonly kind: 'hit'
  readonly hit: Hit
  readonly path: readonly string[]
  readonly part: TextPart
  /** Bytes of the file where the text is the file's own, of the text otherwise. */
  readonly start: number
  readonly end: number
  /** From 1; null where a mark tells the place. */
  readonly line: number | null
  readonly mark: Mark | null
  /** What stands there, where it was asked for. */
  readonly value: string | null
}

export type Detected = Located | Unread

export interface DetectOptions {
  readonly rules: ReadyRules
  /** Null where names are not looked for. */
  readonly names: Names | null
  readonly pictures: PictureReader | null
  readonly budget?: Budget
  /** Whether what stands at a hit is answered too. */
  readonly values: boolean
  /** Milliseconds from any moment, never going back. */
  now(): number
  /** Told how many bytes of texts have been looked at. */
  onBytes?(bytes: number): void
}

/** All kinds of ours; `more` are rules somebody else wrote, as gitleaks' are. */
export const rulesOf = (more: readonly KeywordRule[] = []): ReadyRules =>
  prepareRules({ ...allRules, keywords: [...allRules.keywords, ...more] })

export async function* detect(source: Source, options: DetectOptions): AsyncGenerator<Detected> {
  for await (const found of textsOf(source, options))
    if (found.kind === 'unread') yield found
    else yield* hitsOf(found, options)
}

/** Positions are letters as JavaScript counts them. */
export function detectInText(
  text: string,
  { rules, names }: Pick<DetectOptions, 'rules' | 'names'>,
): readonly Hit[] {
  const bytes = Buffer.from(text, 'utf8')
  const hits: Hit[] = []
  const scan = new Scan(rules, hit => void hits.push(hit))
  look({ scan, rules, names, keeps: () => true }, bytes, 0)
  scan.end()
  let [at, letters] = [0, 0]
  const letterAt = (byte: number): number => {
    letters += bytes.toString('utf8', at, byte).length
    at = byte
    return letters
  }
  return hits.map(hit => ({ ...hit, start: letterAt(hit.start), end: letterAt(hit.end) }))
}

interface Looking {
  readonly scan: Scan
  readonly rules: ReadyRules
  readonly names: Names | null
  readonly keeps: (hit: Hit) => boolean
}

/** What others find in a piece is offered before it is scanned, so that it is settled together with what the scan finds there. */
function look({ scan, rules, names, keeps }: Looking, piece: Uint8Array, at: number): void {
  const persons = names === null ? [] : personsIn(names, piece, at)
  for (const hit of [...persons, ...respelledHits(rules, piece, at)]) if (keeps(hit)) scan.offer(hit)
  scan.push(piece)
}

async function* hitsOf(text: Text, options: DetectOptions): AsyncGenerator<Located> {
  const hits: Hit[] = []
  const headed = text.columns === undefined ? null : new Headed(options.rules, text.columns)
  const keeps = (hit: Hit): boolean => !isOfHeading(hit, text.places) && (headed?.keeps(hit) ?? true)
  const scan = new Scan(options.rules, hit => void hits.push(hit), undefined, keeps)
  const line = new Line()
  const tell = (): readonly Located[] => hits.splice(0).map(hit => locate(hit, text, line, options.values))
  const lookAt = (block: Uint8Array): void => {
    const at = line.take(block)
    for (const hit of headed?.look(block, at) ?? []) scan.offer(hit)
    look({ scan, rules: options.rules, names: options.names, keeps }, block, at)
    options.onBytes?.(block.length)
  }
  for await (const piece of text.pieces)
    for (const whole of line.pieces(piece)) {
      lookAt(whole)
      yield* tell()
    }
  for (const last of line.rest()) lookAt(last)
  scan.end()
  yield* tell()
}

function locate(found: Hit, { path, part, places, isGuess }: Text, line: Line, withValue: boolean): Located {
  // What a reader of pictures may have misread is not made surer by a form that fits.
  const hit: Hit = isGuess === true ? { ...found, confidence: 'possible' } : found
  const at = line.at(hit.start)
  const isOwn = places.kind === 'bytes'
  return {
    ...{ kind: 'hit', hit, path, part },
    start: isOwn ? places.fileOffset(hit.start) : hit.start,
    end: isOwn ? places.fileOffset(hit.end) : hit.end,
    line: isOwn ? at : null,
    mark: isOwn ? null : markBefore(places.marks, hit.start),
    value: withValue ? line.textOf(hit.start, hit.end) : null,
  }
}

/** Whether it begins in a heading that was said again: then it is not of this place. */
const isOfHeading = (hit: Hit, places: Text['places']): boolean =>
  places.kind === 'marks' && markBefore(places.marks, hit.start)?.isHeading === true

function markBefore(marks: readonly Mark[], at: number): Mark | null {
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return marks[low - 1] ?? null
}
