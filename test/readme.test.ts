// The session in README.md, run as it stands there: one shell, line by line, in a home and a user's folder of its own.
// What it prints is held to what the README prints; `…` stands for any text, alone on a line for any lines.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { root, textBetween } from './reference/documents.ts'

interface Step {
  readonly command: string
  readonly expected: readonly string[]
}

const timeoutMs = 120_000
const mark = '=====step====='

function readSteps(text: string): readonly Step[] {
  const lines = text.split('\n').filter(line => !line.startsWith('```'))
  const steps: { command: string; expected: string[] }[] = []
  for (const line of lines.slice(0, -1)) {
    if (line.startsWith('$ ')) steps.push({ command: line.slice(2), expected: [] })
    else steps.at(-1)?.expected.push(line)
  }
  return steps
}

// The mark is printed without touching `$?`, which a later line of the session reads.
const scriptOf = (steps: readonly Step[]): string =>
  steps.map(({ command }) => `${command}\n{ s=$?; echo '${mark}'; (exit $s); }`).join('\n')

async function runSession(steps: readonly Step[], folder: string): Promise<readonly string[]> {
  const env = {
    ...process.env,
    HOME: folder,
    TMPDIR: folder,
    LANG: 'en_GB.UTF-8',
    LC_ALL: '',
    XDG_STATE_HOME: '',
  }
  const session = ['-c', `exec 2>&1\n${scriptOf(steps)}`]
  const { stdout } = await promisify(execFile)('sh', session, { cwd: root, env, timeout: timeoutMs })
  return stdout.split(`${mark}\n`).map(text => text.trimEnd())
}

function matches(got: string, expected: readonly string[]): boolean {
  const lines = expected.map(line =>
    line === '…' ? '(?:.*\\n)*?' : `${line.split('…').map(RegExp.escape).join('.*')}\\n`,
  )
  return new RegExp(`^${lines.join('')}$`).test(got === '' ? '' : `${got}\n`)
}

test('the session in README.md prints what README.md says', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-readme-'))
  chmodSync(folder, 0o755) // PostgreSQL runs as a user of its own where the test runs as root.
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const steps = readSteps(textBetween('README.md', 'session'))
  assert.ok(steps.length > 5)
  const got = await runSession(steps, folder)
  for (const [index, { command, expected }] of steps.entries())
    assert.ok(
      matches(got[index] ?? '', expected),
      `$ ${command}\nexpected:\n${expected.join('\n')}\ngot:\n${got[index]}`,
    )
})

test('a session that does not hold is found', () => {
  assert.ok(matches('a 1 b\nx\nend', ['a … b', '…', 'end']))
  assert.ok(!matches('a 1 b\nsurplus', ['a … b']))
  assert.ok(!matches('a', ['a', 'b']))
  assert.ok(!matches('a', []))
})
