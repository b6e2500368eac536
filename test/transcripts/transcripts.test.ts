// Every file here is a session in a terminal: `$ command`, what it prints, and `? code` where it does not end with 0.
// Files are run as written; a line `…` stands for any lines, `…` within a line for any text.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fetchedPostgres } from '../database.ts'
import { examplePolicy } from '../program.ts'

interface Step {
  readonly command: string
  readonly expected: readonly string[]
  readonly exit: number
  readonly line: number
}

const program = join(import.meta.dirname, '../../src/cli/main.ts')

function readSteps(text: string): readonly Step[] {
  const steps: { command: string; expected: string[]; exit: number; line: number }[] = []
  for (const [index, line] of text.trimEnd().split('\n').entries()) {
    const step = steps.at(-1)
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), expected: [], exit: 0, line: index + 1 })
    else if (line.startsWith('? ') && step !== undefined) step.exit = Number(line.slice(2))
    else step?.expected.push(line)
  }
  return steps
}

/** Whether lines match a pattern in which `…` stands for anything. */
function matches(got: readonly string[], expected: readonly string[]): boolean {
  const source = expected.map(line =>
    line === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(literally).join('.*')}\\n`,
  )
  return new RegExp(`^${source.join('')}$`).test(got.map(line => `${line}\n`).join(''))
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

for (const file of readdirSync(import.meta.dirname).filter(name => name.endsWith('.txt'))) {
  test(`transcript ${file}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'ordholden-transcript-'))
    chmodSync(folder, 0o755)
    try {
      for (const step of readSteps(readFileSync(join(import.meta.dirname, file), 'utf8')))
        runStep(step, folder, file)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

function runStep(step: Step, folder: string, file: string): void {
  const command = step.command.replace(/\bordholden (?=[a-z-])/, `"${process.execPath}" "${program}" `)
  const env = {
    PATH: process.env['PATH'],
    LANG: 'en_GB.UTF-8',
    HOME: folder,
    ORDHOLDEN_HOME: join(folder, 'home'),
    ORDHOLDEN_POLICY: examplePolicy,
    ORDHOLDEN_POSTGRES: fetchedPostgres() ?? '',
  }
  const run = spawnSync('sh', ['-c', `{ ${command}; } 2>&1`], {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  })
  const got = run.stdout === '' ? [] : run.stdout.trimEnd().split('\n')
  const expected = step.expected.filter((line, index) => line !== '' || index < step.expected.length - 1)
  const said = `$ ${step.command}\nexpected:\n${expected.join('\n')}\ngot:\n${got.join('\n')}`
  assert.ok(matches(got, expected), `${file}:${step.line}: ${said}`)
  assert.equal(run.status, step.exit, `${file}:${step.line}: exit code of $ ${step.command}`)
}

test('a transcript that does not hold is found', () => {
  assert.ok(matches(['a 1 b', 'x', 'y', 'end'], ['a … b', '…', 'end']))
  assert.ok(!matches(['a 1 b', 'surplus'], ['a … b']))
  assert.ok(!matches(['a'], ['a', 'b']))
})
