// Open formats as people meet them: another company's document becomes a policy folder that is checked and exported again,
// and the published edition stands at addresses programs find from the page.

import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'

import type { Tilt } from '../../src/register/formats/tilt-shape.ts'
import { schemaFaults } from '../json-schema.ts'
import { freePort, openProgram } from '../program.ts'
import { readJson, readStandard, skip } from '../standards.ts'

/** A folder of this test alone, with another company's document in it. */
function withFile(t: TestContext, name: string, text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-formats-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, name), text)
  return { file: join(folder, name), made: join(folder, 'policy'), exported: join(folder, 'again.tilt.json') }
}

interface Told {
  readonly pointer: string
  readonly why: { readonly da: string }
}

type Tree = { readonly [key: string]: unknown }

test('a TILT document is imported, checked and exported again, the same where the report does not say', {
  skip,
}, async t => {
  const { file, made, exported } = withFile(t, 'other.tilt.json', readStandard('tilt-example.json'))
  const program = openProgram(t, made)
  const imported = await program.run('import', file, made, '--accepted-by', 'Åse Holm', '--json')
  assert.equal(imported.exit, 0, imported.stderr)
  assert.match(imported.stderr, /^Wrote a proposed register in .+ with 1 activity\./)
  const report: Told[] = JSON.parse(imported.stdout)
  const named = (pointer: string) =>
    report.some(told => pointer === told.pointer || pointer.startsWith(`${told.pointer}/`))
  const board = await program.run('check', '--json')
  assert.ok([2, 3].includes(board.exit), board.stderr)
  const written = await program.run('export', exported, '--format', 'tilt', '--language', 'da')
  assert.equal(written.exit, 0, written.stderr)
  const again: unknown = JSON.parse(readFileSync(exported, 'utf8'))
  const kept = leaves(readJson('tilt-example.json')).filter(([pointer]) => !named(pointer))
  assert.ok(kept.length >= 35, String(kept.length))
  for (const [pointer, value] of kept) assert.deepEqual(valueAt(again, pointer), value, pointer)
})

const leaves = (value: unknown, at = ''): readonly (readonly [string, unknown])[] =>
  typeof value !== 'object' || value === null
    ? [[at, value]]
    : Object.entries(value).flatMap(([key, member]) => leaves(member, `${at}/${key}`))

const valueAt = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as Tree | undefined)?.[key], value)

test('an import tells what did not fit, writes over nothing, and leaves nothing behind when it is refused', async t => {
  const manifest =
    'system:\n  - {fides_key: shop, privacy_declarations: [{data_use: sell, data_categories: [mail]}]}\n'
  const { file, made } = withFile(t, 'fides.yml', manifest)
  const program = openProgram(t)
  const first = await program.run('import', file, made, '--language', 'da')
  assert.equal(first.exit, 0, first.stderr)
  assert.equal(first.stdout, '')
  assert.match(first.stderr, /^\d+ steder i filen passede ikke i fortegnelsen:$/m)
  assert.match(
    first.stderr,
    /^\/organization\/0\/controller\/email {2}tilføjet: "mangler@mangler\.invalid"$/m,
  )
  const register = readFileSync(join(made, 'register.yaml'), 'utf8')
  const second = await program.run('import', file, made)
  assert.equal(second.exit, 1)
  assert.match(second.stderr, /expected to make the folder .+, got one that is there/)
  assert.equal(readFileSync(join(made, 'register.yaml'), 'utf8'), register)
  writeFileSync(file, 'system: 3\n')
  const third = await program.run('import', file, `${made}-2`)
  assert.equal(third.exit, 1)
  assert.match(third.stderr, /fides\.yml:1:9: \/system: expected array, got 3/)
  assert.ok(!existsSync(`${made}-2`))
})

test('an import without a folder says what is missing', async t => {
  const { exit, stderr } = await openProgram(t).run('import', 'other.json')
  assert.equal(exit, 1)
  assert.match(stderr, /expected a file and a folder to make, got no folder/)
})

test('the published example is served in each format, without a proposal, and found from its page', {
  skip,
}, async t => {
  const { address } = await openProgram(t).serve(await freePort())
  const at = (path: string) => fetch(new URL(path, address))
  const page = await (await at('/en/')).text()
  const linked = [...page.matchAll(/<link rel="alternate" type="([^"]+)"[^>]* href="([^"]+)"/g)]
  assert.deepEqual(
    linked.map(([, type, href]) => [type, href]),
    [
      ['application/json', '/api/v1/policy.tilt.json?language=en'],
      ['application/ld+json', '/api/v1/policy.dpv.jsonld?language=en'],
      ['application/ld+json', '/api/v1/policy.schema-org.jsonld?language=en'],
    ],
  )
  for (const [, type, href = ''] of linked) {
    const answer = await at(href)
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, type], href)
    const text = await answer.text()
    assert.doesNotMatch(text, /"proposed"|ActivityProposed/)
    assert.match(text, /It says nothing about how WelcomeSecurity handles data\./)
  }
  const tilt = (await (await at('/api/v1/policy.tilt.json')).json()) as Tilt
  assert.deepEqual(schemaFaults(readJson('tilt-schema.json') as Tree, tilt), [])
  assert.equal(tilt.meta.language, 'da')
  assert.equal(tilt.dataProtectionOfficer.name, 'Fortegnelsen siger det ikke.')
})
