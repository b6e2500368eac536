// `ordholden detect` and `ordholden redact` as somebody meets them in a terminal: files, folders and streams, what is not there, what
// is not read, what is confirmed and what is masked.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { zipSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { drawnPng } from '../drawn.ts'
import { openProgram, type Ran } from '../program.ts'

const letter = 'Kære Mette Sørensen,\n\nDit CPR-nr.: 010203-0000.\nRing til mette@firma.example.\n'

function folderWith(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-detect-'))
  t.after(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'mails'))
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  return folder
}

const rows = (said: Ran): readonly Readonly<Record<string, unknown>>[] =>
  said.stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))

test('a folder is looked into file by file, archives too, and what was not read is said', async t => {
  const folder = folderWith(t, {
    'mails/letter.txt': letter,
    'mails/old.zip': zipSync({ 'inner/letter.txt': Buffer.from(letter) }),
    'mails/noise.bin': Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 251),
    'clean.txt': 'Her er intet.\n',
  })
  const program = openProgram(t)
  const said = await program.run('detect', join(folder, 'mails'), '--language', 'da')
  assert.equal(said.exit, 2, said.stderr)
  assert.match(
    said.stdout,
    /letter\.txt\n {2}linje 1 +personnavn +sandsynlig\n {2}linje 3 +CPR-nummer +sikker/,
  )
  assert.match(said.stdout, /old\.zip › inner\/letter\.txt\n/)
  assert.match(said.stdout, /\n6 fund i 2 filer:\n/)
  assert.match(said.stderr, /ikke læst: .*noise\.bin \(formatet kendes ikke\)/)
  assert.doesNotMatch(said.stdout + said.stderr, /Mette|010203|firma\.example/)
  const clean = await program.run('detect', join(folder, 'clean.txt'))
  assert.deepEqual([clean.exit, clean.stdout], [0, ''])
  const unread = await program.run('detect', join(folder, 'mails/noise.bin'))
  assert.equal(unread.exit, 3)
})

test('one kind, what stands there, and lines of JSON from a stream', async t => {
  const program = openProgram(t)
  const folder = folderWith(t, { 'letter.txt': letter })
  const one = await program.run('detect', join(folder, 'letter.txt'), '--kinds', 'cpr', '--values')
  assert.match(one.stdout, /line 3 +CPR number +certain {2}010203-0000\n\n1 hit in 1 file:/)
  const piped = rows(await program.answer([letter], 'detect', '-', '--json'))
  assert.deepEqual(
    piped.map(({ kind, line, start }) => [kind, line, start]),
    [
      ['person', 1, 6],
      ['cpr', 3, 37],
      ['email', 4, 59],
    ],
  )
})

test('a slip of the hand is told with what to do', async t => {
  const program = openProgram(t)
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['detect'], /expected files or folders, or - for stdin, got none\n {2}hint: ordholden detect/],
    [['detect', '/nowhere'], /expected a file or a folder, got nothing at \/nowhere/],
    [['detect', '--kinds', 'cprr', 'package.json'], /got cprr\n {2}hint: --kinds cpr,email,person/],
    [['redact'], /expected a document to mask, got none/],
    [['redact', 'package.json'], /hint: ordholden redact package\.json --out package-masked\.json/],
    [
      ['redact', 'package.json', '--out', 'new.json', '--yes', '--kinds', 'mial'],
      /got mial\n {2}hint: --kinds/,
    ],
    [
      ['redact', 'package.json', '--out', 'new.json', '--yes', '--also', 'Findes Ikke'],
      /got Findes Ikke, which is nowhere in it\n {2}hint: write it as it stands there/,
    ],
    [['redact', 'package.json', '--out', 'README.md'], /expected a new file, got README\.md, which is there/],
  ]
  for (const [argv, message] of wrong) {
    const said = await program.run(...argv)
    assert.equal(said.exit, 1)
    assert.match(said.stderr, message)
  }
})

test('what is proposed is shown, taken with --yes, and masked with what else is asked for', async t => {
  const program = openProgram(t)
  const folder = folderWith(t, { 'letter.txt': letter })
  const [path, out] = [join(folder, 'letter.txt'), join(folder, 'masked.txt')]
  const listed = await program.run('redact', path, '--list')
  assert.match(
    listed.stdout,
    /2\/3 {2}CPR number \(certain\), text\n {4}… .*Dit CPR-nr\.: \[010203-0000\]\. Ring/,
  )
  assert.match(listed.stderr, /3 proposals\. Nothing is masked yet\./)
  const alone = await program.run('redact', path, '--out', out)
  assert.match(alone.stderr, /expected a person to confirm/)
  assert.ok(!existsSync(out))
  const said = await program.run('redact', path, '--out', out, '--yes', '--also', 'Ring', '--language', 'da')
  assert.equal(said.exit, 0, said.stderr)
  assert.match(said.stderr, /4 steder maskeret i .*læst igen.*maskeret, ikke anonymiseret/s)
  assert.equal(readFileSync(out, 'utf8'), 'Kære █████,\n\nDit CPR-nr.: █████.\n█████ til █████.\n')
})

test('a person confirms in a terminal, one by one, and can stop', t => {
  const folder = folderWith(t, { 'letter.txt': letter })
  const answer = (answers: string, out: string): string =>
    execFileSync(
      'script',
      [
        '-qec',
        `${process.execPath} ${join(import.meta.dirname, '../../src/cli/main.ts')} redact letter.txt --out ${out}`,
        '/dev/null',
      ],
      {
        cwd: folder,
        input: answers,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', TERM: 'dumb' },
      },
    )
  assert.match(answer('y\nn\ny\n', 'some.txt'), /2 places masked in some\.txt/)
  assert.equal(
    readFileSync(join(folder, 'some.txt'), 'utf8'),
    'Kære █████,\n\nDit CPR-nr.: 010203-0000.\nRing til █████.\n',
  )
  assert.throws(() => answer('y\nq\n', 'none.txt'))
  assert.ok(!existsSync(join(folder, 'none.txt')))
})

test('a scanned page is read, masked where something was found in it, and told as read by a machine', async t => {
  const scan = new PDFDocument({ size: [300, 100], margin: 0 })
  const parts: Uint8Array[] = []
  const whole = new Promise<Uint8Array>(resolve => scan.on('end', () => resolve(Buffer.concat(parts))))
  scan.on('data', (part: Uint8Array) => parts.push(part))
  scan.image(Buffer.from(drawnPng('CPR: 311247-5013')), 20, 20, { width: 240 })
  scan.end()
  const program = openProgram(t)
  const folder = folderWith(t, { 'scan.pdf': await whole })
  const [path, out] = [join(folder, 'scan.pdf'), join(folder, 'masked.pdf')]
  const listed = await program.run('redact', path, '--list')
  assert.match(listed.stdout, /1\/1 {2}CPR number \(.*\), page 1 picture\n.*\[311247-5013\]/)
  assert.match(listed.stderr, /1 picture was read by a machine, which may have missed something/)
  const undecided = await program.run('redact', path, '--out', out, '--yes')
  assert.match(undecided.stderr, /expected what becomes of 1 picture no person has read/)
  const said = await program.run('redact', path, '--out', out, '--yes', '--pictures', 'read')
  assert.equal(said.exit, 0, said.stderr)
  assert.match(said.stderr, /1 place masked .*1 picture was kept with black over what was masked/s)
  const after = await program.run('detect', out)
  assert.deepEqual([after.exit, after.stdout], [0, ''], after.stderr)
})
