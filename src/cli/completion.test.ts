import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'

import { pledgeIds } from '../pledge/pledge.ts'
import { commandNames, exportFormats, shells } from './commands.ts'
import { printCompletion } from './completion.ts'
import type { Terminal } from './terminal.ts'

function scriptFor(shell: string): string {
  const lines: string[] = []
  const out = (text: string) => void lines.push(text)
  assert.equal(printCompletion({ out } as Terminal, [shell]), 0)
  return lines.join('\n')
}

/** What a real bash offers after these words. */
function offered(...words: readonly string[]): readonly string[] {
  const typed = ['ordholden', ...words].map(word => `'${word}'`).join(' ')
  const ask = `COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _ordholden; printf '%s\n' "\${COMPREPLY[@]}"`
  const said = execFileSync('bash', ['-c', `${scriptFor('bash')}\n${ask}`], { encoding: 'utf8' })
  return said.split('\n').filter(word => word !== '')
}

test('bash is offered commands, then what the command takes, then the values of an option', () => {
  assert.deepEqual(offered(''), [...commandNames])
  assert.deepEqual(offered('chec'), ['check'])
  assert.deepEqual(
    offered('check', 'rights.'),
    pledgeIds.filter(id => id.startsWith('rights.')),
  )
  assert.ok(offered('check', '--').includes('--json'))
  assert.deepEqual(offered('export', 'x', '--format', ''), [...exportFormats])
  assert.deepEqual(offered('traffic', 'report', '--format', 'vh'), ['vhost-combined'])
  assert.deepEqual(offered('completion', 'f'), ['fish'])
  assert.deepEqual(
    offered('export', 'x', '--policy', ''),
    offered('export', ''),
    'a folder is not known beforehand',
  )
})

test('every shell is told every command and every pledge', () => {
  for (const shell of shells)
    for (const word of [...commandNames, ...pledgeIds])
      assert.ok(scriptFor(shell).includes(word), `${shell}: ${word}`)
})
