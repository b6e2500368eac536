// The last words of a run: `N passed, N failed, N skipped`, right whatever a test file does.
// Suites of our own making are run by setup/suite.mjs as `npm test` runs it.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { environment, type Ran, runIn } from './start.ts'

const root = join(import.meta.dirname, '..')
let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'ordholden-suite-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

describe('the suite', () => {
  const suite = join(root, 'setup', 'suite.mjs')
  function runSuite(files: Readonly<Record<string, string>>, timesMs = {}): Ran {
    const place = mkdtempSync(join(folder, 'suite-'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text)
    const groups = [{ files: Object.keys(files).map(name => join(place, name)), places: 1 }]
    // Under NODE_TEST_CONTEXT the inner run would report to the outer one.
    return runIn(
      place,
      [process.execPath, suite, JSON.stringify({ groups, places: 2, root: place, timesMs })],
      environment(),
    )
  }
  const lastLine = ({ output }: Ran) => output.trimEnd().split('\n').at(-1)
  const use = "import { test } from 'node:test'\n"

  test('counts what passed, failed and was skipped, and names both with their reason', () => {
    const ran = runSuite({
      'a.test.ts': `${use}test('one', () => {})\ntest('two', { skip: 'no browser here' }, () => {})\n`,
      'b.test.ts': `${use}test('three', async t => { await t.test('inner', () => { throw new Error('what went wrong') }) })\n`,
    })
    assert.equal(ran.code, 1)
    assert.equal(lastLine(ran), '1 passed, 1 failed, 1 skipped')
    assert.match(ran.output, /a\.test\.ts: two \(no browser here\)/)
    assert.match(ran.output, /FAIL b\.test\.ts: inner\n {2}Error: what went wrong/)
  })

  for (const [what, text] of [
    ['throws while it is read', "throw new Error('at once')\n"],
    ['ends by itself', `${use}test('ends', () => process.exit(0))\n`],
    ['holds no test', 'console.log(1)\n'],
    [
      'throws after its tests',
      `${use}test('late', () => { setTimeout(() => { throw new Error('late') }, 5) })\n`,
    ],
  ] as const)
    test(`a file that ${what} fails the run`, () => {
      const ran = runSuite({ 'good.test.ts': `${use}test('good', () => {})\n`, 'bad.test.ts': text })
      assert.equal(ran.code, 1)
      assert.match(lastLine(ran) ?? '', /^\d passed, [12] failed, 0 skipped$/)
    })

  test('what failed before the tests counts as failed', () => {
    const place = mkdtempSync(join(folder, 'suite-'))
    writeFileSync(join(place, 'good.test.ts'), `${use}test('good', () => {})\n`)
    const order = {
      groups: [{ files: [join(place, 'good.test.ts')], places: 1 }],
      places: 1,
      root: place,
      failedBefore: ['types'],
    }
    const ran = runIn(place, [process.execPath, suite, JSON.stringify(order)], environment())
    assert.equal(ran.code, 1)
    assert.equal(lastLine(ran), '1 passed, 1 failed, 0 skipped')
  })

  test('as many files run at once as there is room for, and one that takes more waits for it while others go by', () => {
    const place = mkdtempSync(join(folder, 'suite-'))
    // Each says when it began and ended; what it read meanwhile is who else was there.
    const files = ['a', 'b', 'wide', 'c', 'd'].map(name => {
      const text = `${use}import { appendFileSync } from 'node:fs'
test('x', async () => {
  appendFileSync('log', '+${name}\\n')
  await new Promise(resolve => setTimeout(resolve, 300))
  appendFileSync('log', '-${name}\\n')
})\n`
      writeFileSync(join(place, `${name}.test.ts`), text)
      return join(place, `${name}.test.ts`)
    })
    const groups = [
      { files: files.slice(0, 2), places: 1 },
      { files: files.slice(2, 3), places: 5 },
      { files: files.slice(3), places: 1 },
    ]
    const order = JSON.stringify({ groups, places: 2, root: place })
    const ran = runIn(place, [process.execPath, suite, order], environment())
    assert.equal(lastLine(ran), '5 passed, 0 failed, 0 skipped')
    const there = new Set<string>()
    const together = readFileSync(join(place, 'log'), 'utf8')
      .trim()
      .split('\n')
      .map(line => {
        if (line.startsWith('+')) there.add(line.slice(1))
        else there.delete(line.slice(1))
        return [...there].toSorted().join(' ')
      })
    assert.equal(Math.max(...together.map(names => names.split(' ').length)), 2, together.join(', '))
    assert.ok(together.includes('a b') && together.includes('wide'), together.join(', '))
    assert.ok(
      together.every(names => names === 'wide' || !names.includes('wide')),
      together.join(', '),
    )
  })

  const never = `${use}test('never', async () => { setInterval(() => {}, 1000); await new Promise(() => {}) })\n`

  test('a file without end fails at its limit, and the others are run', () => {
    const ran = runSuite(
      { 'a.test.ts': never, 'b.test.ts': `${use}test('good', () => {})\n` },
      { file: 2_000 },
    )
    assert.equal(lastLine(ran), '1 passed, 1 failed, 0 skipped')
  })

  test('a run without end fails at its limit and says what was not run', () => {
    const deaf = `process.on('SIGTERM', () => {})\n${never}`
    const ran = runSuite(
      { 'a.test.ts': deaf, 'b.test.ts': never, 'c.test.ts': never },
      { suite: 2_000, leaving: 200 },
    )
    assert.equal(ran.code, 1)
    assert.match(ran.output, /expected every file to be run in time/)
    assert.match(lastLine(ran) ?? '', /^0 passed, \d failed, 0 skipped$/)
  })

  test('what a test left running is ended, named and fails the run', () => {
    const leaves = `import { spawn } from 'node:child_process'\n${use}test('leaves', () => { spawn('sleep', ['54'], { stdio: 'ignore', detached: true }).unref() })\n`
    const ran = runSuite({ 'a.test.ts': leaves }, { leaving: 200 })
    assert.equal(ran.code, 1)
    assert.match(ran.output, /still ran: \d+ sleep 54/)
    assert.equal(lastLine(ran)?.replace(/^\d+/, 'N'), 'N passed, 1 failed, 0 skipped')
  })

  test('a run of nothing is not green', () => {
    const ran = runSuite({})
    assert.equal(ran.code, 1)
    assert.equal(lastLine(ran), '0 passed, 0 failed, 0 skipped')
  })
})
