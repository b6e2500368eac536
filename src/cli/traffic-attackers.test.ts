// What the command writes: a table, a list a firewall reads, JSON; and that nothing is opened without being told so.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OpenedAttackers } from '../app/attackers.ts'
import { Refusal } from '../core/refusal.ts'
import { openTerminal } from './terminal.ts'
import { attackersCommand } from './traffic-attackers.ts'

const opened: OpenedAttackers = {
  ...{ from: '2026-11-10', to: '2026-11-23', isCut: false },
  attackers: [
    {
      ...{ address: '193.0.14.129', times: 120, scenarios: ['password-ssh', 'probe'], sources: ['web'] },
      ...{ first: '2026-11-22T23', last: '2026-11-23T01' },
    },
    {
      ...{ address: '2a01:4f8::7', times: 9, scenarios: ['injection'], sources: ['web'] },
      ...{ first: '2026-11-23T01', last: '2026-11-23T01' },
    },
  ],
  blocklist: { lines: ['193.0.14.129', '2a01:4f8::/64'], left: 1 },
}

async function run(language: 'da' | 'en', switches: readonly string[], answer = opened) {
  const out: string[] = []
  const err: string[] = []
  const into = (texts: string[]) => ({ write: (text: string) => texts.push(text) })
  const terminal = openTerminal({ stdout: into(out), stderr: into(err) }, language, true)
  const reasons: string[] = []
  const open = async (reason: string) => {
    reasons.push(reason)
    if (reason === '') throw new Refusal('usage', 'expected a reason, got none')
    return answer
  }
  const given = { values: new Map([['reason', 'spærring']]), switches: new Set(switches) }
  const code = await attackersCommand(terminal, given, open, () => new Date('2026-11-23T08:00:00Z'))
  const without = { ...given, values: new Map<string, string>() }
  await assert.rejects(
    attackersCommand(terminal, without, open, () => new Date()),
    /reason/,
  )
  assert.deepEqual(reasons, ['spærring', ''])
  return { out: out.join(''), err: err.join(''), code }
}

test('a table for a person, who tried most first', async () => {
  const { out, err, code } = await run('en', [])
  assert.equal(code, 0)
  assert.equal(err, 'That they were opened, and why, stands in the log.\n')
  assert.deepEqual(out.split('\n').slice(0, 3), [
    'Addresses behind attacks from 2026-11-10 to 2026-11-23',
    'address       attempts  first hour     last hour      what',
    '193.0.14.129       120  2026-11-22T23  2026-11-23T01  Guessing passwords for SSH, Probing for known holes',
  ])
  const nobody = await run('da', [], { ...opened, attackers: [], isCut: true })
  assert.match(nobody.out, /Der er ingen/)
  assert.match(nobody.out, /kun de seneste/)
})

test('a list for a firewall: comments, then a line each', async () => {
  const { out } = await run('da', ['blocklist'])
  const lines = out.trimEnd().split('\n')
  assert.deepEqual(
    lines.filter(line => !line.startsWith('# ')),
    ['193.0.14.129', '2a01:4f8::/64'],
  )
  assert.deepEqual(lines.slice(0, 3), [
    '# Spærreliste, dannet 2026-11-23T08:00:00.000Z. Angreb fra 2026-11-10 til 2026-11-23.',
    '# 2 linjer: en adresse, eller for IPv6 et net på 64 bit.',
    '# Udeladt som egne eller reserverede net: 1.',
  ])
})

test('JSON is what was opened', async () => {
  assert.deepEqual(JSON.parse((await run('en', ['json'])).out), opened)
})
