// Blocks for a page: each run carries the id of the register's sentence it is bound to, cut where two sentences of the
// register share one of the notice. Proven by bind.test.ts.

import type { Block, Run } from '../core/document.ts'
import type { Binding, BoundNotice } from './bind.ts'
import type { NoticeBlock, NoticeRun } from './blocks.ts'
import { nest, sliceAtoms, textOf } from './inline.ts'

/** The notice as pages and letters set it. */
export function markedBlocks(bound: BoundNotice): readonly Block[] {
  const bySentence = Map.groupBy(bound.bindings, binding => binding.sentence)
  const cut = (run: NoticeRun): readonly Run[] =>
    run.sentence === null
      ? [{ sentence: null, content: nest(run.atoms) }]
      : cutRun(run, ownSpans(bound, run.sentence, bySentence.get(run.sentence) ?? []))
  return bound.notice.blocks.map(block => setBlock(block, cut))
}

function setBlock(block: NoticeBlock, cut: (run: NoticeRun) => readonly Run[]): Block {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, content: nest(block.atoms) }
    case 'paragraph':
      return { kind: 'paragraph', runs: block.runs.flatMap(cut) }
    case 'list':
      return {
        kind: 'list',
        ordered: block.ordered,
        items: block.items.map(item => item.map(inner => setBlock(inner, cut))),
      }
    case 'quote':
      return { kind: 'quote', blocks: block.blocks.map(inner => setBlock(inner, cut)) }
    case 'rule':
      return { kind: 'rule' }
  }
}

interface Span {
  readonly id: string | null
  readonly start: number
  readonly end: number
}

/** The bindings of a sentence by offsets of its own text, the gaps between them included. */
function ownSpans(bound: BoundNotice, index: number, bindings: readonly Binding[]): readonly Span[] {
  const sentence = bound.notice.sentences[index]
  if (sentence === undefined) throw new Error(`mark: expected a sentence ${index}`)
  const shift = sentence.start + sentence.text.length - sentence.own.length
  const spans: Span[] = []
  let at = 0
  for (const { id, start, end } of bindings) {
    if (start - shift > at) spans.push({ id: null, start: at, end: start - shift })
    spans.push({ id, start: Math.max(0, start - shift), end: Math.max(0, end - shift) })
    at = Math.max(0, end - shift)
  }
  // What follows the last binding within the paragraph: its white space and closing marks.
  return [...spans, { id: null, start: at, end: Number.MAX_SAFE_INTEGER }]
}

function cutRun(run: NoticeRun, spans: readonly Span[]): readonly Run[] {
  const length = textOf(run.atoms).length
  return spans.flatMap(({ id, start, end }) => {
    const from = Math.max(0, start - run.from)
    const to = Math.min(length, end - run.from)
    return from < to ? [{ sentence: id, content: nest(sliceAtoms(run.atoms, from, to)) }] : []
  })
}
