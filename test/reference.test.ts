// Documents say what the code says, both ways: nothing in the code that they leave out, nothing in them that is not there.
// ORDHOLDEN_UPDATE=1 rewrites what is written from code (cli, pledges, the README's table, the table of imports).

import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { type Format, formats } from '../src/core/formats.ts'
import { refusalCodes } from '../src/core/refusal.ts'
import { lint } from '../src/register/lint/lint.ts'
import { formatAccess } from './reference/access.ts'
import { formatCommands } from './reference/cli.ts'
import { formatConfidences, formatKinds, formatUnread } from './reference/detect.ts'
import { firstCells, holdBetween, holdWhole, read, root, textBetween } from './reference/documents.ts'
import { namesRead } from './reference/environment.ts'
import { formatFound, formatLintRules } from './reference/lint.ts'
import { checksToRead, readExample } from './reference/looked-at.ts'
import { formatPledges } from './reference/pledges.ts'
import { formatPolicy } from './reference/policy.ts'
import { formatScenarios } from './reference/scenarios.ts'
import { formatImports, mayImport } from './tidy/imports.ts'

const edition = await readExample()
const checks = checksToRead(edition)

test('docs/reference/cli.md is the table of commands', () => {
  holdWhole('docs/reference/cli.md', formatCommands())
})

test('docs/reference/access.md is the table of who may ask for what', () => {
  holdWhole('docs/reference/access.md', formatAccess())
})

test('docs/reference/pledges.md is the catalogue with its claims and checks', () => {
  holdWhole('docs/reference/pledges.md', formatPledges(checks))
})

test('docs/reference/lint.md has every rule of the lint', () => {
  holdWhole('docs/reference/lint.md', formatLintRules())
})

test('docs/lint-welcomesecurity.md has what the lint finds in the example', () => {
  holdWhole('docs/lint-welcomesecurity.md', formatFound(lint(edition)))
})

test('README.md says what each sentence of the example became', () => {
  holdBetween('README.md', 'policy', formatPolicy(edition, checks))
})

test('docs/reference/security-window.md has every kind of attack with its threshold', () => {
  holdBetween('docs/reference/security-window.md', 'scenarios', formatScenarios())
})

test('docs/reference/detect.md has every kind, how sure a hit is, and why something was not read', () => {
  holdBetween('docs/reference/detect.md', 'kinds', formatKinds())
  holdBetween('docs/reference/detect.md', 'confidences', formatConfidences())
  holdBetween('docs/reference/detect.md', 'unread', formatUnread())
})

test('ARCHITECTURE.md has the table of imports', () => {
  holdBetween('ARCHITECTURE.md', 'imports', `${formatImports()}\n`)
})

test('ARCHITECTURE.md maps every folder of src, and says which of the table are not there yet', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
  const map = textBetween('ARCHITECTURE.md', 'code map')
  const mapped = [...map.matchAll(/^### `src\/(\w+)`$/gm)].flatMap(([, name]) => name ?? [])
  assert.deepEqual(mapped.toSorted(), folders.toSorted())
  const text = read('ARCHITECTURE.md').replaceAll('\n', ' ')
  const later = /([^.]*) have their place in the table and are not in the tree yet\./.exec(text)?.[1]
  const named = [...(later ?? '').matchAll(/`(\w+)`/g)].flatMap(([, name]) => name ?? [])
  const missing = [...mayImport.keys()].filter(name => !folders.includes(name))
  assert.deepEqual(named.toSorted(), missing.toSorted())
})

test('docs/reference/errors.md has every code in its order, with its meaning and what to do', () => {
  const sections = read('docs/reference/errors.md').split(/^## /m).slice(1)
  assert.deepEqual(
    sections.map(section => /^`([a-z-]+)`\n/.exec(section)?.[1]),
    [...refusalCodes],
  )
  for (const section of sections) assert.match(section, /^`[a-z-]+`\n\n\S[\s\S]*\n\n\*\*Do:\*\* \S/)
})

test('every code of a refusal is thrown somewhere', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts') && path !== 'core/refusal.ts')
    .map(path => read(join('src', path)))
  const unused = refusalCodes.filter(code => !sources.some(text => text.includes(`'${code}'`)))
  assert.deepEqual(unused, [])
})

test('docs/reference/configuration.md has every variable that is read, and no other', () => {
  const documented = firstCells(textBetween('docs/reference/configuration.md', 'program'))
  assert.deepEqual(documented.toSorted(), namesRead('src', 'setup').filter(isNotOfTests))
  const ofTests = firstCells(textBetween('docs/reference/configuration.md', 'tests'))
  const read = namesRead('src', 'setup', 'test', 'bench').filter(name => name.startsWith('ORDHOLDEN_'))
  assert.deepEqual(
    ofTests.toSorted(),
    read.filter(name => !documented.includes(name)),
  )
})

test('docs/reference/formats.md has every format with its file, type and address', () => {
  const row = ([name, { extension, mediaType }]: readonly [string, Format]): string =>
    `| \`${name}\` | \`.${extension}\` | \`${mediaType}\` | \`/api/v1/policy.${extension}\` |`
  const [, table = ''] = read('docs/reference/formats.md').split('|---|---|---|---|\n')
  assert.deepEqual((table.split('\n\n')[0] ?? '').split('\n'), Object.entries(formats).map(row))
})

/** Read by unit tests in src, or given by npm to what it starts: nobody sets them for the program. */
const isNotOfTests = (name: string): boolean => !ofUnitTests.includes(name) && !name.startsWith('npm_')
const ofUnitTests: readonly string[] = ['ORDHOLDEN_CRASH', 'ORDHOLDEN_RUNS', 'ORDHOLDEN_SEED']

const documents = ['', 'docs', 'docs/design', 'docs/reference'].flatMap(folder =>
  readdirSync(join(root, folder))
    .filter(name => name.endsWith('.md'))
    .map(name => join(folder, name)),
)

test('every file and heading a document leads to is there', () => {
  const lost = documents.flatMap(path =>
    [...read(path).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(
      ([, to = '', heading]) => {
        const target = to === '' ? path : normalize(join(dirname(path), to))
        const found =
          existsSync(join(root, target)) && (heading === undefined || headings(target).includes(heading))
        return found ? [] : [`${path}: ${to}${heading === undefined ? '' : `#${heading}`}`]
      },
    ),
  )
  assert.deepEqual(lost, [])
})

/** Headings as the addresses GitHub gives them. */
const headings = (path: string): readonly string[] =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

test('every path of the checkout that a document names is there', () => {
  const named = /`((?:src|test|docs|setup|bench|examples|\.ci)\/[\w./-]*)`/g
  const lost = documents.flatMap(path =>
    [...read(path).matchAll(named)].flatMap(([, to = '']) =>
      existsSync(join(root, to)) ? [] : [`${path}: ${to}`],
    ),
  )
  assert.deepEqual(lost, [])
})

test('the example is said to say nothing about the company, in both languages', () => {
  const { da, en } = {
    da: 'Eksemplet bruger en offentliggjort politik og opdigtede data. Det siger intet om, hvordan WelcomeSecurity behandler oplysninger.',
    en: 'The example uses a published policy and invented data. It says nothing about how WelcomeSecurity handles data.',
  }
  const readme = read('README.md').replaceAll(/\n(?:> )?/g, ' ')
  for (const text of [da, en]) assert.ok(readme.includes(text), text)
})
