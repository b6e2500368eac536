// Nothing we write says more than a look can show: README and the other documents, docs/, the example's register and
// what pages say outside src/language. The published notice is input and says what it says.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findForbidden, forbidden } from './tidy/words.ts'

const root = join(import.meta.dirname, '..')

/** Files of a folder whose name ends so, from the root of the checkout. */
function filesIn(folder: string, ending: RegExp): readonly string[] {
  const found = readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
  const files = found.filter(entry => entry.isFile() && ending.test(entry.name))
  return files.map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
}

const documents = readdirSync(root).filter(name => name.endsWith('.md'))
const registers = filesIn('examples', /^register\.ya?ml$/)
const read = [...documents, ...filesIn('docs', /\.md$/), ...registers]

test('there is something to read', () => {
  for (const name of ['README.md', 'SECURITY.md', 'docs/design/decisions.md'])
    assert.ok(read.includes(name), name)
  assert.equal(registers.length > 0, true)
})

// What stands as code names a thing, such as a header's value; it promises nothing.
const withoutCode = (text: string): string =>
  text.replace(/```[\s\S]*?```|`[^`\n]*`/g, code => code.replace(/[^\n]/g, ' '))

for (const path of read)
  test(`${path} says nothing that promises more than was seen`, () => {
    const said = findForbidden(withoutCode(readFileSync(join(root, path), 'utf8')))
    const lines = said.map(({ line, said, instead }) => `\n  ${path}:${line}: "${said}"; say: ${instead}`)
    assert.equal(lines.length, 0, lines.join(''))
  })

for (const { pattern, finds, leaves } of forbidden)
  test(`the pattern ${pattern.source.slice(0, 30)} finds what it is for`, () => {
    assert.equal(findForbidden(finds).length, 1, finds)
    assert.deepEqual(findForbidden(leaves), [], leaves)
  })
