// A company that has no privacy policy: a register alone, the notice written from it, published through the gate, served
// with its marks; then an edit of it, shown before it is published. As its owner runs the commands.

import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { examplePolicy, freePort, openProgram, type Program } from '../program.ts'

const register = `# Murer Holm
version: 1
controller:
  name: Murer Holm
  cvr: "36622652" # cvr.dk
  address: {street: Åvej 1, postcode: "8600", city: Silkeborg, country: DK}
  email: post@holm.example
dpo: {appointed: false}
notices:
  - {language: da, path: notice.da.md}
  - {language: en, path: notice.en.md}

activities:
  # Dem, vi bygger for.
  - id: customers
    name: {da: Kunder, en: Customers}
    purposes:
      - id: building
        name: {da: At mure for kunden, en: To lay bricks for the customer}
        legalBases:
          - reference: GDPR 6(1)(b)
            because: {da: Aftalen kræver det., en: The agreement requires it.}
    people: [{id: customers, name: {da: Kunder, en: Customers}}]
    categories:
      - id: contact
        name: {da: Navn og adresse, en: Name and address}
        needed: {because: {da: Vi skal finde vej., en: We must find the way.}}
    recipients: [billy]
    retention:
      - id: agreements
        of: [contact]
        period: P5Y
        trigger: {da: Fra årets udgang, en: From the end of the year}
        basis: {da: Bogføringsloven § 12, en: The Danish Bookkeeping Act § 12}
recipients:
  - id: billy
    name: Billy.dk
    country: DK
    role: {is: processor, because: {da: Bogføring., en: Bookkeeping.}}
`

function folderWith(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-notice-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const pageAt = async (url: string): Promise<string> => (await fetch(url)).text()

async function publish(program: Program): Promise<void> {
  const checked = await program.run('check', 'controller.identity', '--json')
  assert.equal(checked.exit, 3, checked.stderr)
  assert.equal(checked.stderr, '')
}

test('a register alone becomes a notice, is published through the gate, and is served with marks', async t => {
  const policy = folderWith(t, { 'register.yaml': register })
  const program = openProgram(t, policy)
  const written = await program.run('notice', 'write', '--accepted-by', 'Åse Holm')
  assert.equal(written.exit, 0, written.stderr)
  assert.match(written.stderr, /^wrote notice\.da\.md and notice\.en\.md with \d+ promises and \d+ sentences/)
  assert.match(written.stderr, /register\.yaml:\d+:\d+ {2}activities\.customers\.purposes\.building\n/)
  assert.match(written.stderr, /register\.yaml:\d+:\d+ {2}Must people give the data/)
  assert.doesNotMatch(written.stderr, /How long is this data kept/, 'the register knows')
  assert.doesNotMatch(written.stderr, /declaredUnproven/, 'somebody lets the promises stand')
  assert.deepEqual(readdirSync(policy).toSorted(), ['notice.da.md', 'notice.en.md', 'register.yaml'])

  const completed = readFileSync(join(policy, 'register.yaml'), 'utf8')
  for (const line of register.split('\n').filter(each => each.includes('#')))
    assert.ok(completed.includes(line), line)
  await publish(program)
  const { address } = await program.serve(await freePort())
  const [danish, english] = [await pageAt(`${address}da/`), await pageAt(`${address}en/`)]
  assert.match(danish, /Murer Holm er dataansvarlig/)
  assert.match(english, /for 5 years, from the end of the year/)
  const marks = danish.match(/href="\/da\/[^"]*rights\.object/g) ?? []
  assert.ok(marks.length > 0, 'the right to object carries its mark')
})

test('without an acceptance the gate refuses each promise, and the command has said what to do', async t => {
  const policy = folderWith(t, { 'register.yaml': register })
  const program = openProgram(t, policy)
  const written = await program.run('notice', 'write', '--language', 'da')
  assert.match(written.stderr, /Ingen har efterprøvet løfterne endnu\.\s[\s\S]*declaredUnproven: \{by, at\}/)
  const checked = await program.run('check')
  assert.equal(checked.exit, 1)
  assert.match(checked.stderr, /which nothing has checked\n {2}hint: to let it stand as declared, unproven/)
})

test('nothing that is there is written over', async t => {
  const policy = folderWith(t, { 'register.yaml': register, 'notice.en.md': 'Ours.\n' })
  const program = openProgram(t, policy)
  const refused = await program.run('notice', 'write')
  assert.equal(refused.exit, 1)
  assert.match(
    refused.stderr,
    /^error: register\.yaml:11:26: expected no file .*notice\.en\.md yet, got one\n/,
  )
  assert.match(refused.stderr, /hint: .*ordholden notice diff/)
  assert.equal(readFileSync(join(policy, 'register.yaml'), 'utf8'), register)
  assert.ok(!existsSync(join(policy, 'notice.da.md')))

  const whole = await openProgram(t).run('notice', 'write')
  assert.equal(whole.exit, 1)
  assert.match(whole.stderr, /register\.yaml:\d+:\d+: expected a register without sentences, got \d+/)
})

test('a folder that cannot be written leaves nothing half done', async t => {
  const elsewhere = register.replace('path: notice.en.md', 'path: text/notice.en.md')
  const policy = folderWith(t, { 'register.yaml': elsewhere })
  const refused = await openProgram(t, policy).run('notice', 'write')
  assert.equal(refused.exit, 1)
  assert.match(refused.stderr, /^error: expected to write into .*, got ENOENT\n {2}hint: /)
  assert.deepEqual(readdirSync(policy), ['register.yaml'])
})

test('wrong usage says what was meant', async t => {
  const { run } = openProgram(t)
  const wrong = await run('notice', 'wrte')
  assert.equal(wrong.exit, 1)
  assert.match(
    wrong.stderr,
    /expected ordholden notice write or diff, got "wrte"\n {2}hint: did you mean ordholden notice write\?/,
  )
  assert.match((await run('notice')).stderr, /got nothing\n/)
  assert.match(
    (await run('notice', 'write', '--from', 'x')).stderr,
    /expected an option of ordholden notice write, got --from/,
  )
})

function copyOfExample(t: TestContext): string {
  const folder = folderWith(t, {})
  cpSync(examplePolicy, folder, { recursive: true })
  return folder
}

function edit(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  assert.ok(text.includes(from), `${file} has ${from}`)
  writeFileSync(path, text.replaceAll(from, to))
}

test('an edit is shown against what is published, and is gone from the diff once it is published too', async t => {
  const policy = copyOfExample(t)
  const program = openProgram(t, policy)
  const early = await program.run('notice', 'diff')
  assert.equal(early.exit, 1)
  assert.match(
    early.stderr,
    /expected a published edition to compare with, got none yet\n {2}hint: .*--from DIR/,
  )
  await publish(program)
  assert.equal((await program.run('notice', 'diff')).stdout, 'Nothing has changed.\n')

  for (const file of ['notice.da.md', 'register.yaml'])
    edit(policy, file, 'gemmes data kun i anonymiseret form', 'gemmes data i anonymiseret form')
  const shown = await program.run('notice', 'diff')
  assert.equal(shown.exit, 0, shown.stderr)
  assert.match(
    shown.stdout,
    /No longer promises\n {2}Kept rarely, .* – words that limit or deny are taken out: kun/,
  )
  assert.match(
    shown.stdout,
    /notice\.da\.md:54:\d+ {2}sentence changed\n\s+I sjældne tilfælde gemmes data \[-kun-\] i anonymiseret\s+form/,
  )
  await program.run('check', 'controller.identity')
  assert.equal((await program.run('notice', 'diff', '--language', 'da')).stdout, 'Intet er ændret.\n')
})

test('two folders are compared without a database, as text and as JSON', async t => {
  const policy = copyOfExample(t)
  const program = openProgram(t, policy)
  edit(policy, 'register.yaml', 'period: P3Y', 'period: P2Y')
  edit(policy, 'notice.da.md', '- Vi handler altid', '- Vi sælger aldrig dine data\n- Vi handler altid')
  const shown = await program.run('notice', 'diff', '--from', examplePolicy, '--language', 'da')
  assert.match(shown.stdout, /\{\+Vi sælger aldrig dine data\+\}/)
  assert.match(shown.stdout, /Bundet til intet\n {2}notice\.da\.md:51:3: sentence is bound to nothing/)
  assert.match(shown.stdout, /Slettefrister\n {2}partners\.relation: P3Y → P2Y/)
  const json = JSON.parse((await program.run('notice', 'diff', '--from', examplePolicy, '--json')).stdout)
  assert.deepEqual(
    [json.isEmpty, json.kind, json.sentences.length, json.periods[0].after],
    [false, 'diff', 1, 'P2Y'],
  )
  assert.ok(!existsSync(program.home), 'no installation was made for it')
})
