// The house's rules of form, held: every rule of test/tidy finds nothing in the checkout, and finds its seeded fault.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { doors, formatImports, mayImport } from './tidy/imports.ts'
import { type Fault, rules, type Tree } from './tidy/rules.ts'
import { clean, seeds } from './tidy/seeds.ts'
import { readSources } from './tidy/source.ts'

const root = join(import.meta.dirname, '..')
const folders = ['src', 'test', 'bench', 'setup', 'docs', 'examples', '.ci']
const isCode = (path: string): boolean => /\.(?:ts|mjs)$/.test(path)

function readTree(files: ReadonlyMap<string, string>): Tree {
  return { files, sources: readSources(new Map([...files].filter(([path]) => isCode(path)))) }
}

function readCheckout(): Tree {
  const below = folders.flatMap(folder => filesBelow(folder))
  const beside = readdirSync(root).filter(name => /\.(?:md|json)$/.test(name) && name !== 'package-lock.json')
  const paths = [...below, ...beside].sort()
  return readTree(new Map(paths.map(path => [path, readFileSync(join(root, path), 'utf8')])))
}

function filesBelow(folder: string): readonly string[] {
  const found = readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
  const files = found.filter(entry => entry.isFile() && !entry.parentPath.includes('node_modules'))
  return files.map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
}

const formatFaults = (faults: readonly Fault[]): string =>
  faults.map(({ path, line, message }) => `\n  ${path}:${line}: ${message}`).join('')

const checkout = readCheckout()

for (const rule of rules) {
  test(`${rule.name} (${rule.because})`, () => {
    const faults = rule.find(checkout)
    assert.equal(faults.length, 0, `${rule.name}: ${faults.length} found:${formatFaults(faults)}`)
  })
}

test('the checkout was read: no rule holds because there was nothing to look at', () => {
  assert.ok(checkout.sources.length > 30)
  assert.ok(checkout.sources.some(({ path }) => path === 'test/tidy/rules.ts'))
  assert.ok(checkout.sources.every(({ tree }) => tree.statements.length > 0))
})

test('the clean tree has no fault', () => {
  const tree = readTree(new Map(Object.entries(clean)))
  for (const rule of rules) assert.equal(formatFaults(rule.find(tree)), '', rule.name)
})

test('every rule has its seeded fault, and every seed its rule', () => {
  assert.deepEqual(
    rules.map(({ name }) => name),
    [...seeds.keys()],
  )
})

for (const [name, files] of seeds) {
  test(`seeded fault is found, by that rule alone: ${name}`, () => {
    const tree = readTree(new Map(Object.entries({ ...clean, ...files })))
    const found = rules.filter(rule => rule.find(tree).length > 0).map(rule => rule.name)
    assert.deepEqual(found, [name])
  })
}

test('each door is held by folders of the import table', () => {
  for (const door of doors)
    for (const holder of door.heldBy)
      assert.ok(mayImport.has(holder.split('/')[0] ?? ''), `${door.name}: ${holder}`)
})

test('ARCHITECTURE.md prints the table of imports and doors as it is held', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
  assert.ok(text.includes(formatImports()), `expected in ARCHITECTURE.md:\n${formatImports()}`)
})
