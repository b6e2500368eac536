import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { type Atom, nest, normalise, sliceAtoms, textOf } from './inline.ts'

const place = { file: 'n.md', line: 1, column: 1 }
const strong = { kind: 'strong' } as const
const atom = fc.record({
  as: fc.constantFrom('text', 'code', 'break'),
  text: fc.constantFrom('a', ' ', 'b ', '  c', '\n', 'd\u00ADe'),
  marks: fc.constantFrom([], [strong]),
  place: fc.constant(place),
})
const row = fc
  .array(atom, { maxLength: 12 })
  .map(atoms => atoms.map((each): Atom => (each.as === 'break' ? { ...each, text: ' ' } : each)))

test('normalised text has single spaces and none at its ends', () => {
  fc.assert(
    fc.property(row, atoms => {
      const text = textOf(normalise(atoms))
      assert.equal(
        text,
        atoms
          .map(each => each.text)
          .join('')
          .replaceAll('\u00AD', '')
          .replace(/\s+/g, ' ')
          .trim(),
      )
    }),
  )
})

test('cut anywhere and put together, a row of atoms has its text and its letters keep their marks', () => {
  fc.assert(
    fc.property(row, fc.nat(20), (atoms, cut) => {
      const text = textOf(atoms)
      const [before, after] = [sliceAtoms(atoms, 0, cut), sliceAtoms(atoms, cut, text.length)]
      assert.equal(textOf(before) + textOf(after), text)
      assert.deepEqual(marksByLetter([...before, ...after]), marksByLetter(atoms))
    }),
  )
})

const marksByLetter = (atoms: readonly Atom[]) => atoms.flatMap(each => [...each.text].map(() => each.marks))

test('one stretch of Markdown is one element; two are two', () => {
  const a = { kind: 'strong' } as const
  const b = { kind: 'strong' } as const
  const atoms: readonly Atom[] = [a, a, b].map(mark => ({ as: 'text', text: 'x', marks: [mark], place }))
  assert.deepEqual(nest(atoms), [
    { kind: 'strong', content: [{ kind: 'text', text: 'xx' }] },
    { kind: 'strong', content: [{ kind: 'text', text: 'x' }] },
  ])
})
