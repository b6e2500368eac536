// What a report is made of, once, before it is set as text or as HTML: parts, each of facts, series and tables. Words are in both
// languages; numbers are numbers with what they count. Texts of the log stand as they were written: a face makes them fit to be shown.

import type { Words } from '../../core/language.ts'
import { said, shareOf, type Unit } from '../../language/numbers.ts'

export interface Fact {
  readonly name: Words
  readonly value: Words
  /** Null where there is nothing to add. */
  readonly note: Words | null
}

export interface Series {
  readonly name: Words
  readonly unit: Unit
  readonly values: readonly (number | null)[]
}

export interface RangeOfDay {
  readonly day: number
  readonly low: number
  readonly high: number
  readonly note: Words | null
}

/** A value of a table's row is a number of the column's unit, or a share of 1. */
export interface Column {
  readonly name: Words
  readonly unit: Unit | 'share'
}

export interface Row {
  /** Words are ours, a text is the log's. */
  readonly text: Words | string
  readonly values: readonly (number | null)[]
}

export type Block =
  | { readonly kind: 'said'; readonly words: Words }
  | { readonly kind: 'list'; readonly items: readonly Words[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** Over the same hours or days; one is a line, several stand beside each other. */
  | {
      readonly kind: 'series'
      readonly title: Words
      readonly step: 'hour' | 'day'
      readonly at: readonly number[]
      readonly series: readonly Series[]
    }
  | {
      readonly kind: 'range'
      readonly title: Words
      readonly name: Words
      readonly days: readonly RangeOfDay[]
    }
  | {
      readonly kind: 'columns'
      readonly title: Words
      readonly head: Words
      readonly name: Words
      readonly columns: readonly { readonly label: Words; readonly value: number }[]
    }
  | {
      readonly kind: 'table'
      readonly title: Words
      readonly head: Words
      readonly columns: readonly Column[]
      readonly rows: readonly Row[]
      readonly rest: Row | null
      readonly isCode: boolean
    }

export interface Part {
  readonly id: string
  readonly name: Words
  readonly blocks: readonly Block[]
}

export const inBoth = (of: (language: 'da' | 'en') => string): Words =>
  Object.freeze({ da: of('da'), en: of('en') })
export const numberWords = (value: number, unit: Unit = 'count'): Words =>
  inBoth(language => said(value, unit, language))
export const shareWords = (part: number, all: number): Words =>
  inBoth(language => shareOf(part, all, language))

export const fact = (name: Words, value: Words, note: Words | null = null): Fact => ({ name, value, note })
export const saidBlock = (words: Words): Block => ({ kind: 'said', words })

/** Whether the title of a block says more than the name of its part, or it has none. */
export const isTitled = (block: Block, part: Words): boolean =>
  !('title' in block) || block.title.da !== part.da

/** A part of no blocks is not there. */
export const partOf = (id: string, name: Words, blocks: readonly (Block | null)[]): readonly Part[] => {
  const there = blocks.filter(block => block !== null)
  return there.length === 0 ? [] : [{ id, name, blocks: there }]
}
