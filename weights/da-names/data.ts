// Labelled sentences of a file in IOB2, as UniversalNER publishes it: laid over our own words, since those are what is tagged.

import { emptySentence, readSentence, type Sentence } from '../../src/detect/names/tokens.ts'

/** A name as it is labelled: UTF-16 positions in the sentence's text. */
export interface Labelled {
  readonly start: number
  readonly end: number
  readonly kind: 'PER' | 'LOC' | 'ORG'
}

export interface Example {
  readonly text: string
  readonly names: readonly Labelled[]
  /** Where each labelled word stands, names and all else. */
  readonly words: readonly { readonly start: number; readonly end: number }[]
}

/** Sentences of an IOB2 file with `# text` lines. */
export function parseExamples(file: string): readonly Example[] {
  return file
    .split(/\n\n+/)
    .map(block => block.split('\n').filter(line => line !== ''))
    .filter(lines => lines.some(line => /^\d/.test(line)))
    .map(parseExample)
}

function parseExample(lines: readonly string[]): Example {
  const text = lines.find(line => line.startsWith('# text = '))?.slice('# text = '.length) ?? ''
  const names: Labelled[] = []
  const words: { start: number; end: number }[] = []
  let at = 0
  for (const line of lines.filter(each => /^\d/.test(each))) {
    const [, word = '', tag = 'O'] = line.split('\t')
    const start = text.indexOf(word, at)
    if (start < 0)
      throw new Error(`expected the words of a sentence in its text, got one that is not there: ${line}`)
    at = start + word.length
    words.push({ start, end: at })
    extend(names, tag, start, at)
  }
  return { text, names, words }
}

function extend(names: Labelled[], tag: string, start: number, end: number): void {
  const kind = tag.slice(2)
  if (kind !== 'PER' && kind !== 'LOC' && kind !== 'ORG') return
  const last = names.at(-1)
  if (tag.startsWith('I-') && last?.kind === kind) names[names.length - 1] = { ...last, end }
  else names.push({ start, end, kind })
}

/** One of our sentences with the tag each word should have. */
export interface Row {
  readonly text: string
  readonly sentence: Sentence
  readonly tags: Uint8Array
}

const begins = { PER: 1, LOC: 3, ORG: 5 } as const

export function makeRows({ text, names }: Example): readonly Row[] {
  const rows: Row[] = []
  for (let at = 0; at < text.length; ) {
    const room = emptySentence()
    at = readSentence(text, at, room)
    if (room.count > 0) rows.push(makeRow(text, room, names))
  }
  return rows
}

function makeRow(text: string, room: Sentence, names: readonly Labelled[]): Row {
  const sentence = {
    start: room.start.slice(0, room.count),
    end: room.end.slice(0, room.count),
    count: room.count,
  }
  const tags = new Uint8Array(room.count)
  for (let at = 0; at < room.count; at++) {
    const start = sentence.start[at] ?? 0
    const end = sentence.end[at] ?? 0
    const name = names.find(each => each.start < end && start < each.end)
    if (name === undefined) continue
    const goesOn = at > 0 && (sentence.end[at - 1] ?? 0) > name.start
    tags[at] = begins[name.kind] + (goesOn ? 1 : 0)
  }
  return { text, sentence, tags }
}
