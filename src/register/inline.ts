// The text of a paragraph as a flat row of atoms, each with its marks and its place, so that it can be cut anywhere;
// and back to nested content for a page. White space is one space; a forced line break counts as one.
// Proven by inline.test.ts.

import type { Nodes, PhrasingContent } from 'mdast'

import type { Inline } from '../core/document.ts'
import type { Fault, Place } from '../core/refusal.ts'

export type Mark = { readonly kind: 'strong' | 'emphasis' } | { readonly kind: 'link'; readonly href: string }

export interface Atom {
  readonly as: 'text' | 'code' | 'break'
  readonly text: string
  /** Outermost first; equal only where it is the same stretch of Markdown. */
  readonly marks: readonly Mark[]
  readonly place: Place
}

/** What reading needs to know of the file around a paragraph. */
export interface Surroundings {
  readonly file: string
  /** Link targets by their normalised label. */
  readonly targets: ReadonlyMap<string, string>
  readonly faults: Fault[]
}

export const placeOf = (file: string, node: Nodes): Place => ({
  file,
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
})

/** Emphasis within emphasis ends here: deeper nesting says nothing a reader sees. */
const deepestMarks = 16

/** The atoms of a paragraph, its white space not yet made single. */
export function flatten(
  nodes: readonly PhrasingContent[],
  around: Surroundings,
  marks: readonly Mark[] = [],
): Atom[] {
  return nodes.flatMap(node => flattenNode(node, around, marks))
}

function flattenNode(node: PhrasingContent, around: Surroundings, marks: readonly Mark[]): readonly Atom[] {
  const place = placeOf(around.file, node)
  const inside = (mark: Mark, content: readonly PhrasingContent[]) =>
    flatten(content, around, marks.length < deepestMarks ? [...marks, mark] : marks)
  switch (node.type) {
    case 'text':
      return linesOf(node.value, place).map(line => ({ as: 'text', marks, ...line }))
    case 'inlineCode':
      return [{ as: 'code', text: node.value, marks, place }]
    case 'break':
      return [{ as: 'break', text: ' ', marks, place }]
    case 'strong':
    case 'emphasis':
      return inside(Object.freeze({ kind: node.type }), node.children)
    case 'link':
      return inside(linkTo(node.url, place, around), node.children)
    case 'linkReference':
      return inside(linkTo(around.targets.get(node.identifier) ?? '', place, around), node.children)
    case 'image':
    case 'imageReference':
      return [{ as: 'text', text: node.alt ?? '', marks, place }]
    case 'html':
      return flattenHtml(node.value, place, marks, around)
    default:
      around.faults.push({ message: `expected text, got ${node.type}`, place })
      return []
  }
}

// Only what a reader may follow: the web, mail, telephone, and places of the same site.
function linkTo(href: string, place: Place, around: Surroundings): Mark {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href.trim())?.[1]?.toLowerCase()
  if (scheme !== undefined && !['http', 'https', 'mailto', 'tel'].includes(scheme))
    around.faults.push({ message: `expected a link to https:, mailto: or tel:, got ${scheme}:`, place })
  return Object.freeze({ kind: 'link', href })
}

// `<br>` is a line break; a comment is nothing; any other tag could hide or show words that nothing is bound to.
function flattenHtml(
  value: string,
  place: Place,
  marks: readonly Mark[],
  around: Surroundings,
): readonly Atom[] {
  if (/^<br\s*\/?>$/i.test(value)) return [{ as: 'break', text: ' ', marks, place }]
  if (!isComment(value)) around.faults.push(htmlFault(value, place))
  return []
}

export const isComment = (value: string): boolean => value.startsWith('<!--') && value.endsWith('-->')

export const htmlFault = (value: string, place: Place): Fault => ({
  message: `expected Markdown, got HTML: ${value.slice(0, 40)}`,
  place,
  hint: 'write it as Markdown; words within HTML cannot be bound',
})

// A line of the source keeps its number; the line feed itself becomes white space.
function linesOf(value: string, start: Place): readonly { text: string; place: Place }[] {
  return value.split('\n').map((text, index) => ({
    text: index === 0 ? text : `\n${text}`,
    // The line feed stands before column 1.
    place: index === 0 ? start : { file: start.file, line: start.line + index, column: 0 },
  }))
}

// Soft hyphens and letters without width: gone from what is compared and from what is shown.
const widthless = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g

/** White space made single across atoms, none at either end; empty atoms are gone. */
export function normalise(atoms: readonly Atom[]): readonly Atom[] {
  const out: Atom[] = []
  let open = false
  for (const atom of atoms) {
    const single: string = atom.text.replace(widthless, '').replace(/\s+/g, ' ')
    const text: string = open ? single : single.trimStart()
    if (atom.as === 'break' && !open) {
      promoteToBreak(out, atom)
      continue
    }
    if (text === '') continue
    out.push({ ...atom, text })
    open = !text.endsWith(' ')
  }
  return trimEnd(out)
}

// A break right after a space takes that space's place, so the text has one space and the page its new line.
function promoteToBreak(out: Atom[], atom: Atom): void {
  const last = out.pop()
  if (last === undefined) return
  const text = last.text.slice(0, -1)
  if (text !== '') out.push({ ...last, text })
  out.push({ ...atom, text: ' ' })
}

function trimEnd(atoms: Atom[]): readonly Atom[] {
  const last = atoms.at(-1)
  if (last === undefined || !last.text.endsWith(' ')) return atoms
  const text = last.text.trimEnd()
  return text === '' ? trimEnd(atoms.slice(0, -1)) : [...atoms.slice(0, -1), { ...last, text }]
}

export const textOf = (atoms: readonly Atom[]): string => atoms.map(atom => atom.text).join('')

/** The atoms between two offsets of their text. */
export function sliceAtoms(atoms: readonly Atom[], start: number, end: number): readonly Atom[] {
  const out: Atom[] = []
  let at = 0
  for (const atom of atoms) {
    const text = atom.text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (text !== '') {
      const skipped = Math.max(0, start - at)
      const place = { ...atom.place, column: atom.place.column + skipped }
      out.push({ ...atom, text, place })
    }
    at += atom.text.length
  }
  return out
}

/** Nested content of a row of atoms, as a page sets it. */
export function nest(atoms: readonly Atom[], depth = 0): readonly Inline[] {
  const out: Inline[] = []
  for (let at = 0; at < atoms.length; ) {
    const end = endOfAlike(atoms, at, depth)
    const alike = atoms.slice(at, end)
    const mark = alike[0]?.marks[depth]
    if (mark !== undefined) out.push({ ...mark, content: nest(alike, depth + 1) })
    else if (alike[0]?.as === 'break') out.push({ kind: 'break' })
    else out.push({ kind: alike[0]?.as === 'code' ? 'code' : 'text', text: textOf(alike) })
    at = end
  }
  return out
}

// Atoms under one mark, or a row of unmarked text: a line of the source ends nothing on the page.
function endOfAlike(atoms: readonly Atom[], start: number, depth: number): number {
  const first = atoms[start]
  const mark = first?.marks[depth]
  let end = start + 1
  const joins = (atom: Atom): boolean =>
    atom.marks[depth] === mark && (mark !== undefined || (atom.as === 'text' && first?.as === 'text'))
  for (let next = atoms[end]; next !== undefined && joins(next); next = atoms[end]) end += 1
  return end
}
