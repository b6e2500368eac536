// `ordholden anonymise table` over a table whose names somebody forgot to leave out: a column of persons is refused by its name, its first
// row and how many cells, and is nowhere in what is said; the same table without it is written.

import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { main } from '../../src/cli/main.ts'

const given = ['Mette', 'Lars', 'Søren', 'Kirsten', 'Thorvald', 'Yrsa']
const family = ['Hansen', 'Ravnholt-Lund', 'Kjær', 'Plovmand', 'Møller']
const towns = ['Viborg', 'Skive', 'Odder', 'Struer']
const trades = ['Smed', 'Møller', 'Bager', 'Skovfoged']

async function run(...argv: readonly string[]) {
  const said = { text: '' }
  const hear = {
    write: (text: string) => {
      said.text += text
    },
  }
  const exit = await main({
    argv: ['anonymise', 'table', ...argv],
    ...{ env: { LANG: 'en_GB.UTF-8' }, stopped: new Promise<void>(() => {}) },
    streams: { stdout: hear, stderr: hear },
  })
  return { exit, ...said }
}

test('a column of names is refused wherever it would be released, one of towns or trades is not', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-names-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const [file, out] = [join(folder, 'kunder.csv'), join(folder, 'frigivet.csv')]
  const rows = Array.from({ length: 120 }, (_, at) =>
    [
      ...[`${given[at % 6]} ${family[(at * 7) % 5]}`, String(20 + ((at * 13) % 50))],
      ...[towns[(at * 3) % 4], trades[(at * 5) % 4]],
    ].join(';'),
  )
  writeFileSync(file, ['kunde;alder;by;fag', ...rows].join('\n'))
  const asked = [file, '--quasi', 'alder', '--k', '3', '--out', out]
  for (const option of ['--keep', '--sensitive']) {
    const more =
      option === '--keep' ? ['--keep', 'kunde,by,fag'] : ['--keep', 'by,fag', '--sensitive', 'kunde']
    const { exit, text } = await run(...asked, ...more)
    assert.equal(exit, 1)
    assert.match(
      text,
      /row 2, column kunde: .*points directly at persons \(person\): 120 of 120 cells\n {2}hint: .*--drop kunde/,
    )
    assert.doesNotMatch(text, /Mette|Hansen|column by|column fag/)
    assert.equal(existsSync(out), false)
  }
  const made = await run(...asked, '--drop', 'kunde', '--keep', 'by,fag')
  assert.equal(made.exit, 0, made.text)
})
