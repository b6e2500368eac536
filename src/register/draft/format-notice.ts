// A notice as Markdown (CommonMark 0.31), printed from the blocks it is read into: formatNotice and readNotice are a pair,
// and what one writes the other reads to the same blocks and sentences. Lines stay lines, for what the lines of a contact
// block mean. Proven by format-notice.test.ts, on notices drafted from random registers and on random Markdown.

import { stringify } from 'yaml'

import type { NoticeBlock } from '../blocks.ts'
import type { FrontMatter } from '../frontmatter.ts'
import { type Atom, nest, textOf } from '../inline.ts'
import { apart, formatInlines } from './format-inline.ts'

export interface Printed extends FrontMatter {
  readonly blocks: readonly NoticeBlock[]
}

export function formatNotice({ title, description, note, blocks }: Printed): string {
  const matter = Object.entries({ title, description, note }).filter(([, value]) => value !== null)
  const front =
    matter.length === 0 ? '' : `---\n${stringify(Object.fromEntries(matter), { lineWidth: 0 })}---\n\n`
  return `${front}${formatBlocks(blocks)}\n`
}

function formatBlocks(blocks: readonly NoticeBlock[]): string {
  let marker = ''
  return blocks
    .flatMap((block, at) => {
      const before = blocks[at - 1]
      marker = block.kind === 'list' ? markerOf(block, marker) : ''
      const text = formatBlock(block, marker)
      return before !== undefined && mustStandApart(before, block) ? [apart, text] : [text]
    })
    .join('\n\n')
}

/** Lists in a row would be one list unless their markers differ. */
const markerOf = ({ ordered }: NoticeBlock & { kind: 'list' }, before: string): string =>
  ordered ? (before === '1.' ? '1)' : '1.') : before === '-' ? '*' : '-'

function formatBlock(block: NoticeBlock, marker: string): string {
  switch (block.kind) {
    case 'heading':
      return formatHeading(block.level, block.atoms)
    case 'paragraph':
      return formatAtoms(block.runs.flatMap(({ atoms }) => atoms))
    case 'list':
      return block.items.map(item => formatItem(marker, formatBlocks(item))).join('\n')
    case 'quote':
      return formatBlocks(block.blocks).replace(/^/gm, '> ').replace(/ +$/gm, '')
    case 'rule':
      // Of dashes it could open front matter, or follow the dash of an item.
      return '___'
  }
}

// An empty item holds a comment: the markers of empty items within each other, `- - -`, would be a rule.
const formatItem = (marker: string, text: string): string =>
  `${marker} ${text === '' ? apart : text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length + 1)}`)}`

// A heading is one line, and a hash at its end would be taken for its frame.
function formatHeading(level: number, atoms: readonly Atom[]): string {
  const text = formatInlines(nest(atoms)).replace(/#(?=#*$)/g, '\\#')
  return `${'#'.repeat(level)} ${text}`.trimEnd()
}

/** True of a paragraph and what follows it where the one would be read into the other and was not. */
function mustStandApart(before: NoticeBlock, block: NoticeBlock): boolean {
  if (before.kind !== 'paragraph') return false
  const last = before.runs.at(-1)
  const text = textOf(before.runs.flatMap(({ atoms }) => atoms))
  if (block.kind === 'list') return last?.sentence !== null && !/[.!?…]["'”’»«)\]]*$/.test(text)
  if (block.kind !== 'paragraph' || block.runs[0]?.sentence === last?.sentence) return false
  const next = textOf(block.runs.flatMap(({ atoms }) => atoms))
  return text.endsWith(':') || [text, next].every(each => !/[.!?…:]$/.test(each))
}

const formatAtoms = (atoms: readonly Atom[]): string =>
  formatInlines(nest(withLines(atoms)))
    .split('\n')
    .map(escapeLine)
    .join('\n')

/** Where the next atom stands on a later line, the space between becomes a line feed; a break keeps its own. */
function withLines(atoms: readonly Atom[]): readonly Atom[] {
  const out: Atom[] = []
  for (const atom of atoms) {
    const last = out.at(-1)
    if (last === undefined || atom.place.line <= last.place.line) out.push(atom)
    else if (last.as === 'break') out.push({ ...last, as: 'text', text: '\n' }, atom)
    else if (atom.as === 'text' && atom.text.startsWith(' '))
      out.push({ ...atom, text: `\n${atom.text.slice(1)}` })
    else if (last.as === 'text' && last.text.endsWith(' '))
      out.splice(-1, 1, { ...last, text: `${last.text.slice(0, -1)}\n` }, atom)
    else out.push(atom)
  }
  return out
}

// What would open a block where a line begins with it.
const escapeLine = (line: string): string =>
  line.replace(/^(?:[-+](?=[\s+-]|$)|[=~>#])/, '\\$&').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
