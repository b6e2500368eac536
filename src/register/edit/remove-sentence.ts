// A sentence taken out of a policy: its words leave every notice that has them, its entry leaves the register, and its id is
// retired. As with editSentence, what a cut would do is read again as any notice is, and refused where it did more than take
// those words away. Proven by remove-sentence.test.ts.

import { parse } from 'yaml'

import { fromUtf8, utf8 } from '../../core/bytes.ts'
import type { Language } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import type { BoundNotice } from '../bind.ts'
import type { NoticeSentence } from '../blocks.ts'
import { placeIn } from '../notice.ts'
import type { SourceFile } from '../text.ts'
import { type Change, editRegister } from './edit.ts'
import { rawAt } from './form.ts'
import { bind, boundTo, offsetOf, refused, tryBind } from './sentence.ts'
import { settlePledges } from './settled-pledges.ts'
import { nameOf } from './spot.ts'

/** A register with all of its notices, as files. */
export interface Whole {
  readonly register: SourceFile
  readonly notices: readonly { readonly language: Language; readonly file: SourceFile }[]
}

/** Throws a Refusal: `not-found` for an id no notice has words of, `notice-invalid` for words others cannot stand without. */
export function removeSentence({ register, notices }: Whole, id: string): Whole {
  const left = settlePledges(
    editRegister(register, [
      ...sitesWith(register, id).map(
        site => ({ kind: 'remove', path: `sites/${site}/sentences/${id}` }) as const,
      ),
      ...statisticsBy(register, id),
      { kind: 'remove', path: `sentences/${id}` },
      { kind: 'add', path: 'retired', entry: id },
    ]),
  )
  const bound = notices.map(each => ({
    ...each,
    before: bind({ notice: each.file, register }, each.language),
  }))
  const has = ({ before }: (typeof bound)[number]) => before.bindings.some(each => each.id === id)
  const [first] = bound
  if (first !== undefined && !bound.some(has)) boundTo(first.before, id)
  const cut = bound.map(each => ({
    language: each.language,
    file: has(each) ? cutOut(each.file, each.before, id, left) : each.file,
  }))
  return Object.freeze({ register: left, notices: cut })
}

/** Sites that say the sentence speaks of them; one left without any is spoken of by all again. */
function sitesWith(register: SourceFile, id: string): readonly string[] {
  const plain: unknown = parse(fromUtf8(register.bytes), { maxAliasCount: limits.registerAliases })
  const sites = rawAt(plain, 'sites')
  const listing = (Array.isArray(sites) ? sites : []).filter((_, at) => {
    const listed = rawAt(plain, `sites/#${at + 1}/sentences`)
    return Array.isArray(listed) && listed.includes(id)
  })
  return listing.map(nameOf)
}

/** Statistics that rested on the sentence have nothing to rest on any more. */
function statisticsBy(register: SourceFile, id: string): readonly Change[] {
  const plain: unknown = parse(fromUtf8(register.bytes), { maxAliasCount: limits.registerAliases })
  return rawAt(plain, 'traffic/statistics/sentence') === id
    ? [{ kind: 'remove', path: 'traffic/statistics' }]
    : []
}

function cutOut(file: SourceFile, before: BoundNotice, id: string, register: SourceFile): SourceFile {
  const { binding, sentence } = boundTo(before, id)
  const { text } = before.notice
  const meant = single(`${text.slice(0, binding.start)} ${text.slice(binding.end)}`)
  const source = fromUtf8(file.bytes)
  for (const [from, to] of cutsOf(source, sentence, binding)) {
    const edited = { path: file.path, bytes: utf8(source.slice(0, from) + source.slice(to)) }
    if (isMeant(edited, register, before, id, meant)) return Object.freeze(edited)
  }
  throw refused(
    placeIn(sentence, binding.start - sentence.start),
    'words that can be taken away without changing another sentence',
    `"${text.slice(binding.start, binding.end).slice(0, 60)}"`,
  )
}

const single = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Whole lines first, with the empty line after them; then the words alone, with the signs around them and one space. */
function* cutsOf(
  source: string,
  sentence: NoticeSentence,
  { start, end }: { readonly start: number; readonly end: number },
): Generator<readonly [number, number]> {
  const leadIn = sentence.leadIn === null ? 0 : sentence.leadIn.length + 1
  const at = (offset: number): number => offsetOf(source, placeIn(sentence, offset))
  const from = at(Math.max(start - sentence.start, leadIn))
  const to = at(end - sentence.start - 1) + 1
  const line = source.lastIndexOf('\n', from - 1) + 1
  const rest = /^[^\n]*(?:\n|$)/.exec(source.slice(to))?.[0] ?? ''
  const blank = /^[ \t\r]*(?:\n|$)/.exec(source.slice(to + rest.length))?.[0] ?? ''
  yield [line, to + rest.length + blank.length]
  yield [line, to + rest.length]
  const opening = /[*_]*$/.exec(source.slice(0, from))?.[0].length ?? 0
  const closing = /^[*_]*/.exec(source.slice(to))?.[0].length ?? 0
  for (const marks of opening + closing === 0 ? [0] : [1, 0]) {
    const [a, b] = [from - opening * marks, to + closing * marks]
    const after = /^[ \t]*\n?/.exec(source.slice(b))?.[0].length ?? 0
    yield [a, b + after]
    const before = /[ \t]*\n?$/.exec(source.slice(0, a))?.[0].length ?? 0
    yield [a - before, b]
  }
}

/** Whether only those words are gone: the rest reads the same, in as many blocks as can be left, bound as before. */
function isMeant(
  notice: SourceFile,
  register: SourceFile,
  before: BoundNotice,
  id: string,
  meant: string,
): boolean {
  const after = tryBind({ notice, register }, before.language)
  if (after === null || single(after.notice.text) !== meant) return false
  const known = new Set(before.faults.map(({ message }) => message))
  const ids = before.bindings.flatMap(each => (each.id === id ? [] : [each.id]))
  return (
    after.faults.every(({ message }) => known.has(message)) &&
    after.bindings.map(each => each.id).join(' ') === ids.join(' ') &&
    !JSON.stringify(after.notice.blocks).includes('"items":[[]')
  )
}
