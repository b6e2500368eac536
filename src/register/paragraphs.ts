// From the tree of a Markdown file to blocks whose runs belong to sentences. The rules stand in docs/reference/notice.md;
// none of them knows a company. What no rule can take in is a fault, never silently left out.
// Proven by notice.test.ts.

import type { Heading, List, Paragraph, Root, RootContent } from 'mdast'

import type { Fault, Place } from '../core/refusal.ts'
import type { NoticeBlock, NoticeRun, NoticeSentence } from './blocks.ts'
import {
  type Atom,
  flatten,
  htmlFault,
  isComment,
  normalise,
  placeOf,
  type Surroundings,
  sliceAtoms,
  textOf,
} from './inline.ts'
import { sentenceStarts } from './split.ts'

/** A run while reading: its sentence gets its number at the end. */
interface OpenRun extends NoticeRun {
  sentence: number | null
}

/** A sentence while reading. It may go on in the next paragraph. */
interface Draft {
  readonly leadIn: LeadIn | null
  readonly headings: readonly string[]
  readonly runs: OpenRun[]
  readonly places: NoticeSentence['places'][number][]
  own: string
}

/** What the items of a list complete. One that no item took is a sentence of its own. */
interface LeadIn {
  readonly text: string
  readonly places: NoticeSentence['places']
  taken: boolean
}

interface Reading {
  readonly around: Surroundings
  readonly drafts: Draft[]
  headings: readonly { readonly level: number; readonly text: string }[]
}

export interface Read {
  readonly blocks: readonly NoticeBlock[]
  readonly sentences: readonly NoticeSentence[]
  readonly faults: readonly Fault[]
}

export function readBlocks(file: string, root: Root): Read {
  const faults: Fault[] = []
  const targets = new Map<string, string>()
  for (const node of root.children) if (node.type === 'definition') targets.set(node.identifier, node.url)
  const reading: Reading = { around: { file, targets, faults }, drafts: [], headings: [] }
  const blocks = readSiblings(root.children, reading, null)
  return { blocks, sentences: closeDrafts(reading.drafts), faults }
}

function closeDrafts(drafts: readonly Draft[]): readonly NoticeSentence[] {
  let start = 0
  return drafts.map((draft, index) => {
    for (const run of draft.runs) run.sentence = index
    const text = fullText(draft)
    const { own, headings } = draft
    const sentence = {
      text,
      own,
      leadIn: draft.leadIn?.text ?? null,
      headings,
      start,
      place: placeOfFirst(draft),
      places: placesOf(draft),
    }
    start += text.length + 1
    return Object.freeze(sentence)
  })
}

/** Where the words of a draft stand, by their offset in its full text. */
const placesOf = (draft: Draft): NoticeSentence['places'] => {
  const shift = fullText(draft).length - draft.own.length
  return [
    ...(draft.leadIn?.places ?? []),
    ...draft.places.map(({ at, place }) => ({ at: at + shift, place })),
  ]
}

function placeOfFirst(draft: Draft): Place {
  const [first] = draft.places
  if (first === undefined) throw new Error('notice: expected a sentence to have a place')
  return first.place
}

const fullText = ({ leadIn, own }: Draft): string => (leadIn === null ? own : `${leadIn.text} ${own}`)

/** Blocks of one level. `leadIn` goes to the first sentence among them. */
function readSiblings(
  nodes: readonly RootContent[],
  reading: Reading,
  leadIn: LeadIn | null,
): readonly NoticeBlock[] {
  const out: NoticeBlock[] = []
  let pending = leadIn
  let goesOn: Draft | null = null
  for (let at = 0; at < nodes.length; ) {
    const group = groupAt(nodes, at, reading.around)
    if (group.length > 0) {
      const last = readGroup(group, reading, { leadIn: pending, goesOn }, out)
      at += group.length
      goesOn = nodes[at]?.type === 'paragraph' && last?.own.endsWith(':') ? last : null
      pending = null
      const list = nodes[at]
      if (list?.type !== 'list') continue
      out.push(readLed(list, reading, last))
    } else {
      const before = reading.drafts.length
      out.push(...readOther(nodes[at] ?? null, reading, pending))
      if (reading.drafts.length > before) pending = null
      goesOn = null
    }
    at += 1
  }
  return out
}

/** A list right after a paragraph: its items complete the paragraph's last sentence unless that has ended. */
function readLed(list: List, reading: Reading, last: Draft | null): NoticeBlock {
  if (last === null || /[.!?…]["'”’»«)\]]*$/.test(last.own)) return readList(list, reading, null)
  reading.drafts.splice(reading.drafts.indexOf(last), 1)
  const leadIn: LeadIn = { text: fullText(last), places: placesOf(last), taken: false }
  const block = readList(list, reading, leadIn)
  // No item took it, so its words must be bound as they stand.
  if (!leadIn.taken) reading.drafts.push(last)
  return block
}

const readList = (list: List, reading: Reading, leadIn: LeadIn | null): NoticeBlock => ({
  kind: 'list',
  ordered: list.ordered === true,
  items: list.children.map(item => readSiblings(item.children, reading, leadIn)),
})

function readOther(
  node: RootContent | null,
  reading: Reading,
  leadIn: LeadIn | null,
): readonly NoticeBlock[] {
  switch (node?.type) {
    case 'heading':
      return [readHeading(node, reading)]
    case 'list':
      return [readList(node, reading, leadIn)]
    case 'blockquote':
      return [{ kind: 'quote', blocks: readSiblings(node.children, reading, leadIn) }]
    case 'thematicBreak':
      return [{ kind: 'rule' }]
    case 'definition':
      return []
    default:
      if (node !== null) reading.around.faults.push(...unreadable(node, reading.around.file))
      return []
  }
}

function unreadable(node: RootContent, file: string): readonly Fault[] {
  const place = placeOf(file, node)
  if (node.type === 'html') return isComment(node.value) ? [] : [htmlFault(node.value, place)]
  const hint =
    node.type === 'code'
      ? 'indent it by less than four columns; words within code cannot be bound'
      : 'write it as paragraphs and lists'
  return [{ message: `expected text, got ${node.type}`, place, hint }]
}

// A heading is structure and binds nothing, so it may not speak in sentences.
function readHeading(node: Heading, reading: Reading): NoticeBlock {
  const { around } = reading
  const atoms = normalise(flatten(node.children, around))
  const text = textOf(atoms)
  if (/[.!:]$/.test(text))
    around.faults.push({
      message: `expected a heading, got a sentence: ${text.slice(0, 60)}`,
      place: placeOf(around.file, node),
      hint: 'a heading is bound to nothing; write the sentence as a paragraph, or take off its last mark',
    })
  reading.headings = [
    ...reading.headings.filter(({ level }) => level < node.depth),
    { level: node.depth, text },
  ]
  return { kind: 'heading', level: node.depth, atoms }
}

interface Opening {
  readonly leadIn: LeadIn | null
  /** A sentence of the paragraph before, ending in a colon, that the first one here continues. */
  readonly goesOn: Draft | null
}

/** Reads one paragraph, or the paragraphs of one contact block; answers the last sentence. */
function readGroup(group: Group, reading: Reading, opening: Opening, out: NoticeBlock[]): Draft | null {
  let last: Draft | null = null
  for (const [index, atoms] of group.entries()) {
    const joins = index === 0 ? opening : { leadIn: null, goesOn: last }
    const runs = readParagraph(atoms, reading, joins, group.length > 1 || isContact(atoms))
    if (runs.length > 0) out.push({ kind: 'paragraph', runs: runs.map(({ run }) => run) })
    last = runs.at(-1)?.draft ?? last
  }
  return last
}

function readParagraph(
  atoms: readonly Atom[],
  reading: Reading,
  opening: Opening,
  whole: boolean,
): readonly { run: OpenRun; draft: Draft }[] {
  const text = textOf(atoms)
  if (text === '') return []
  const starts = whole ? [0] : sentenceStarts(text)
  return starts.map((start, index) => {
    const piece = sliceAtoms(atoms, start, starts[index + 1] ?? text.length)
    const first = index === 0
    const draft = (first && opening.goesOn) || openDraft(reading, first ? opening.leadIn : null)
    return { run: extend(draft, piece), draft }
  })
}

function openDraft(reading: Reading, leadIn: LeadIn | null): Draft {
  if (leadIn !== null) leadIn.taken = true
  const headings = reading.headings.map(({ text }) => text)
  const draft: Draft = { leadIn, headings, runs: [], places: [], own: '' }
  reading.drafts.push(draft)
  return draft
}

function extend(draft: Draft, atoms: readonly Atom[]): OpenRun {
  const from = draft.own === '' ? 0 : draft.own.length + 1
  draft.own = `${draft.own} ${textOf(atoms)}`.trim()
  let at = from
  for (const { place, text } of atoms) {
    draft.places.push({ at, place })
    at += text.length
  }
  const run: OpenRun = { sentence: null, from, atoms }
  draft.runs.push(run)
  return run
}

/** Paragraphs that are read together: one, or all of a contact block. */
type Group = readonly (readonly Atom[])[]

// A contact block: paragraphs in a row made of short lines without a full stop, with an address, a number or a telephone.
function groupAt(nodes: readonly RootContent[], at: number, around: Surroundings): Group {
  const [first, ...more] = paragraphsFrom(nodes, at)
  if (first === undefined) return []
  const atoms = normalise(flatten(first.children, around))
  if (!hasShortLines(atoms)) return [atoms]
  const group = [atoms]
  for (const next of more) {
    const nextAtoms = normalise(flatten(next.children, { ...around, faults: [] }))
    if (!hasShortLines(nextAtoms)) break
    // Read again for its faults, now that it is taken.
    group.push(normalise(flatten(next.children, around)))
  }
  return isContact(group.flat()) ? group : [atoms]
}

const longestContactBlock = 12

function paragraphsFrom(nodes: readonly RootContent[], at: number): readonly Paragraph[] {
  const row = nodes.slice(at, at + longestContactBlock)
  const end = row.findIndex(node => node.type !== 'paragraph')
  return (end === -1 ? row : row.slice(0, end)).filter(node => node.type === 'paragraph')
}

function linesOf(atoms: readonly Atom[]): readonly string[] {
  const lines = Map.groupBy(atoms, atom => atom.place.line)
  return [...lines.values()].map(line => textOf(line).trim()).filter(line => line !== '')
}

const hasShortLines = (atoms: readonly Atom[]): boolean =>
  linesOf(atoms).every(line => line.split(' ').length <= 8 && !/[.!?…:]$/.test(line))

const isContact = (atoms: readonly Atom[]): boolean =>
  hasShortLines(atoms) && linesOf(atoms).length > 1 && /\S@\S|\d{6,}|\d(?:[ -]?\d){5,}/.test(textOf(atoms))
