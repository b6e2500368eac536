// The report for a terminal: aligned, no wider than a hundred columns, no letter of the table a control. Proven by report.test.ts.

import type { Language, Words } from '../../core/language.ts'
import { shownInLine } from '../../core/shown.ts'
import { anonymiseWords as words } from '../../language/anonymise.ts'
import { inFull } from '../../language/numbers.ts'
import type { Spread } from './report.ts'
import type { Block, Told } from './told.ts'

const width = 100
const longest = 60

export function formatText(told: Told, language: Language): string {
  const lines = [
    told.title[language],
    ...told.says.flatMap(text => ['', ...setInLines(text[language])]),
    ...told.parts.flatMap(({ name, blocks }) => [
      '',
      name[language],
      '-'.repeat(name[language].length),
      ...blocks.flatMap((block, at) => [...(at > 0 ? [''] : []), ...formatBlock(block, language)]),
    ]),
  ]
  return `${lines.map(line => line.trimEnd()).join('\n')}\n`
}

export function formatBlock(block: Block, language: Language): readonly string[] {
  const { heads } = words
  switch (block.kind) {
    case 'said':
      return setInLines(block.words[language])
    case 'table':
      return align([block.head, ...block.rows].map(row => row.map(cell => cell[language])))
    case 'shares':
      return align([
        [heads.column[language], block.title[language]],
        ...block.rows.map(({ name, share }) => [name, words.share(share, 1)[language]]),
      ])
    case 'sizes':
      return align([
        [block.head, heads.before, heads.after].map(text => text[language]),
        ...block.steps.map(({ label, before, after }) => [
          label,
          inFull(before, language),
          inFull(after, language),
        ]),
      ])
    case 'values':
      return [
        ...formatSpread(block.column.column, heads.before, block.column.before, language),
        ...formatSpread(block.column.column, heads.after, block.column.after, language),
      ]
  }
}

function formatSpread(column: string, when: Words, { values, rest }: Spread, language: Language) {
  const others = rest.values === 0 ? [] : [[words.rest(rest.values)[language], inFull(rest.rows, language)]]
  return align([
    [`${column}, ${when[language].toLowerCase()}`, words.heads.rows[language]],
    ...values.map(({ text, rows }) => [text === '' ? words.empty[language] : text, inFull(rows, language)]),
    ...others,
  ])
}

/** The first column to the left, numbers to the right. */
function align(rows: readonly (readonly string[])[]): readonly string[] {
  const shown = rows.map(row => row.map(cell => shownInLine(cell, longest)))
  const widths = (shown[0] ?? []).map((_, at) => Math.max(...shown.map(row => row[at]?.length ?? 0)))
  return shown.map(
    row =>
      `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')}`,
  )
}

function setInLines(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`  ${word}`)
  }
  return lines
}
