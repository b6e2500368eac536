import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'

import { markdownArbitrary, notices, seed } from '../../../test/markdown-arbitrary.ts'
import { registerArbitrary } from '../../../test/register-arbitrary.ts'
import { utf8 } from '../../core/bytes.ts'
import type { Block, Inline } from '../../core/document.ts'
import { languages } from '../../core/language.ts'
import { Refusal } from '../../core/refusal.ts'
import { markedBlocks } from '../mark.ts'
import { type Notice, readNotice } from '../notice.ts'
import { registerSchema } from '../schema.ts'
import { composeNotice } from './compose.ts'
import { formatNotice } from './format-notice.ts'
import { sentencesOf, setNotice } from './set-notice.ts'

const read = (text: string): Notice => readNotice({ path: 'notice.md', bytes: utf8(text) })

/** All of a notice but where in the file it stands. */
function seen(notice: Notice) {
  const { title, description, note, sentences, text } = notice
  const bound = { kind: 'bound', language: 'da', notice, bindings: [], faults: [] } as const
  const blocks = markedBlocks(bound).map(withoutDoubles)
  const said = sentences.map(each => [each.text, each.own, each.leadIn, each.headings, each.start])
  return { title, description, note, text, blocks, said }
}

/** A mark within its like says nothing a reader sees, and is not printed. */
function withoutDoubles(block: Block): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, content: single(block.content, []) }
    case 'paragraph':
      return { ...block, runs: block.runs.map(run => ({ ...run, content: single(run.content, []) })) }
    case 'list':
      return { ...block, items: block.items.map(item => item.map(withoutDoubles)) }
    case 'quote':
      return { ...block, blocks: block.blocks.map(withoutDoubles) }
    default:
      return block
  }
}

function single(content: readonly Inline[], within: readonly string[]): readonly Inline[] {
  const flat = content.flatMap((inline): readonly Inline[] => {
    if (!('content' in inline)) return [inline]
    const inside = single(inline.content, [...within, inline.kind])
    return within.includes(inline.kind) ? inside : [{ ...inline, content: inside }]
  })
  const out: Inline[] = []
  for (const inline of flat) {
    const last = out.at(-1)
    if (last?.kind !== 'text' || inline.kind !== 'text') out.push(inline)
    else out[out.length - 1] = { kind: 'text', text: last.text + inline.text }
  }
  return out
}

function assertStable(text: string): void {
  const once = read(text)
  const printed = formatNotice(once)
  const again = read(printed)
  assert.deepEqual(seen(again), seen(once), printed)
  assert.equal(formatNotice(again), printed)
}

test(`read, printed and read again, ${notices} notices drafted from random registers are the same`, () => {
  fc.assert(
    fc.property(registerArbitrary(), input => {
      const register = registerSchema.parse(input)
      const pieces = composeNotice(register)
      const bound = sentencesOf(pieces, [])
      for (const language of languages)
        assertStable(setNotice(pieces, bound, register.controller.name, language))
    }),
    { numRuns: Math.ceil(notices / languages.length), seed },
  )
})

test(`read, printed and read again, ${notices} random texts of Markdown are the same`, () => {
  let refused = 0
  fc.assert(
    fc.property(markdownArbitrary, text => {
      try {
        read(text)
      } catch (fault) {
        if (!(fault instanceof Refusal)) throw fault
        refused += 1
        return
      }
      assertStable(text)
    }),
    { numRuns: notices, seed },
  )
  assert.ok(refused < notices / 4, `${refused} of ${notices} random texts are no notices`)
})

for (const file of ['examples/welcomesecurity/notice.da.md', 'test/policies/6-vandvaerk/notice.da.md'])
  test(`read, printed and read again, ${file} is the same`, () =>
    assertStable(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')))

test('lines of a contact block, marks side by side, and what only looks like Markdown', () => {
  for (const text of [
    'Firma  \nVej 1\\\n1000 By\n\npost@firma.example',
    '**a**<!-- -->**b** _c_*d* ***e*** a*f*b',
    '`` a`b ``<!-- bemærkning -->`` a`b `` `c`<!-- -->`d` \\``e`',
    '\\# a\n\n\\- b\n\n1\\. c\n\n\\> d\n\n\\+++\n\na\n\\===',
    'Vi bruger:\n\n<!-- ikke det næste -->\n\nBilly.dk.',
    'Du har ret til at:\n\n- få indsigt\n  1. straks\n- \n\n* for sig',
    '+ + *  \nvi.\n\nvi.',
    '> a\n>\n> - b\n\n***\n\n`` a`b `` ![x](y.png) [c](<https://a.example/b c>)',
    'a \\_b\\_ snake_case &amp;amp; 1 \\* 2 \\<br> `&amp;`',
  ])
    assertStable(text)
})
