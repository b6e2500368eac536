// The texts of a file and of everything inside it. What it is, its content tells (formats.ts); who reads it, readers.ts. Whatever is
// not read comes out as Unread with its reason: no input makes this throw, outgrow its memory or run on for ever.
// Proven by archives.test.ts and
// test/hostile/detect-files.test.ts.

import { limits } from '../../core/limits.ts'
import type { Budget, Inside, PictureReader, Source, Text, Unread } from '../source.ts'
import { fullBudget, Spending } from './budget.ts'
import { isPassing } from './bytes.ts'
import { type Format, formatOf } from './formats.ts'
import { insideOf } from './inside.ts'
import { readers } from './readers.ts'

/** Formats whose readers go from the beginning to the end, and so through what is too large to be held. */
const readInPassing: ReadonlySet<Format | null> = new Set([
  'text',
  'csv',
  'json',
  'xml',
  'html',
  'mbox',
  'gzip',
  'tar',
])

export interface TextsOptions {
  /** `fullBudget` unless said. */
  readonly budget?: Budget
  /** Who reads pictures; null where nobody does, and each picture is unread. */
  readonly pictures: PictureReader | null
  /** Milliseconds from any moment, never going back. */
  now(): number
}

/** In reading order. The pieces of a text are read before the next text is asked for. */
export async function* textsOf(source: Source, options: TextsOptions): AsyncGenerator<Text | Unread> {
  const spending = new Spending(options.budget ?? fullBudget, source.bytes, options.now)
  const inside = insideOf({ spending, pictures: options.pictures, look }, [source.name])
  let isTold = false
  for await (const found of look(source, inside)) {
    // Every archive on the way out meets the same end of the budget: it is told where it was met first.
    const isEnd = found.kind === 'unread' && found.detail === spending.over?.detail
    if (!isEnd || !isTold) yield found
    isTold ||= isEnd
  }
}

async function* look(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  try {
    const format = await formatOf(source)
    const reader = format === null ? undefined : readers[format]
    if (reader !== undefined && isPassing(source) && !readInPassing.has(format))
      yield inside.unread(
        'too-large',
        `at most ${limits.detectWholeBytes} bytes inside another file, got more`,
      )
    else if (reader !== undefined) yield* reader(source, inside)
    else yield inside.unread('unknown-format', `expected a known format, got ${format ?? 'other bytes'}`)
  } catch {
    // What a library says of damage may quote the file, so it is not repeated.
    yield inside.unread('damaged', 'could not be read to its end')
  }
}
