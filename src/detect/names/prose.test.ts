// Which texts the tagger is asked about, and how often names are seen in logs and code, which have none.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { goodLines } from '../../../test/traffic-samples.ts'
import { emptyWords, readWords } from './features.ts'
import type { Name } from './name.ts'
import { openNames } from './names.ts'
import { judgeProse } from './prose.ts'
import { emptySentence, readSentence } from './tokens.ts'
import { readWeights } from './weights.ts'

const names = openNames(readWeights())

function judge(text: string): string {
  const sentence = emptySentence()
  const words = emptyWords()
  readSentence(text, 0, sentence)
  readWords(text, sentence, () => 0, words)
  const { manner, language } = judgeProse(text, sentence, words)
  return `${manner} ${language}`
}

const cases: readonly (readonly [string, string])[] = [
  ['Jeg kommer ikke i morgen, for jeg er syg.', 'prose da'],
  ['I will not come, for that is what they said.', 'prose en'],
  ['Prisen er 2.000 kr. for den, og 5 % i rabat.', 'prose da'],
  ['Yrsa Plovmand', 'line null'],
  ['Leder, salg', 'line null'],
  ['{"level":"info","msg":"the user is not there"}', 'machine en'],
  ['for (const each of names) count(each, total);', 'machine en'],
  ['192.0.2.9 - - [31/May/2026:10:00:00 +0200] "GET / HTTP/1.1" 200 12', 'machine null'],
  ['aGVsbG8gd29ybGQ= Zm9vYmFy0 YmF6cXV4MQ==', 'machine null'],
]
for (const [text, expected] of cases) test(text, () => assert.equal(judge(text), expected))

const people = (found: readonly Name[]): readonly Name[] => found.filter(({ kind }) => kind === 'person')

test('logs of every format hold no names', () => {
  const lines = Object.values(goodLines).flat()
  assert.ok(lines.length > 20)
  assert.deepEqual(people(names.find(lines.join('\n'))), [])
})

test('code of this ground: no more than one false name in a thousand lines', t => {
  const folder = join(import.meta.dirname, '../..')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /^(?:core|ledger|keyring|store|net)\/.*\.ts$/.test(file) && !file.endsWith('.test.ts'))
    .sort()
  const text = files.map(file => readFileSync(join(folder, file), 'utf8')).join('\n')
  const lines = text.split('\n').length
  const found = people(names.find(text))
  const sure = found.filter(({ confidence }) => confidence !== 'possible')
  t.diagnostic(`${lines} lines of code: ${found.length} names, ${sure.length} of them likely`)
  assert.ok(lines > 3_000 && found.length * 1_000 <= lines && sure.length * 2_000 <= lines)
})

test('a lock file holds none', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../package-lock.json'), 'utf8')
  assert.ok(people(names.find(text)).length <= 2)
})
