// The terminal as commands see it: data to stdout, messages to stderr, colour only where a person looks.

import type { Language, Words } from '../core/language.ts'
import type { Verdict } from '../pledge/pledge.ts'

export interface Terminal {
  readonly language: Language
  readonly color: boolean
  /** Whether stderr is a terminal: only then is progress shown. */
  readonly watched: boolean
  /** Data: one or more lines to stdout. */
  out(text: string): void
  /** A message: one or more lines to stderr. */
  say(text: string): void
  /** Replaces the line of progress on stderr; null clears it. */
  progress(text: string | null): void
}

export interface Streams {
  readonly stdout: { readonly isTTY?: boolean; write(text: string): unknown }
  readonly stderr: { readonly isTTY?: boolean; write(text: string): unknown }
}

export function openTerminal(streams: Streams, language: Language, noColor: boolean): Terminal {
  const watched = streams.stderr.isTTY === true
  return Object.freeze({
    language,
    color: streams.stdout.isTTY === true && !noColor,
    watched,
    out: (text: string) => void streams.stdout.write(`${text}\n`),
    say: (text: string) => void streams.stderr.write(`${text}\n`),
    progress: (text: string | null) => {
      if (watched) streams.stderr.write(`\r\u001b[K${text ?? ''}`)
    },
  })
}

export const inLanguage = (terminal: Terminal, words: Words): string => words[terminal.language]

const codes: Readonly<Record<Verdict | 'faint' | 'bold', string>> = {
  kept: '32',
  broken: '31;1',
  unknown: '33',
  faint: '2',
  bold: '1',
}

export function paint(terminal: Terminal, tone: keyof typeof codes, text: string): string {
  return terminal.color ? `\u001b[${codes[tone]}m${text}\u001b[0m` : text
}

/** Lines of text no wider than `columns`, each after the first indented. */
export function wrap(text: string, columns: number, indent: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(`\n${indent}`)
}
