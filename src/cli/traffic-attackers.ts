// `ordholden traffic attackers --reason TEXT`: who attacked, opened for somebody who says why. Data to stdout: a table, JSON, or
// with --blocklist a list a firewall reads. Proven by traffic-attackers.test.ts.

import { type Attacker, formatBlocklist, type OpenedAttackers } from '../app/attackers.ts'
import type { Words } from '../core/language.ts'
import { attackersWords as words } from '../language/traffic-attackers.ts'
import { attackWords } from '../language/traffic-measures.ts'
import type { Given } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, type Terminal } from './terminal.ts'

/** `open` refuses where no reason is given, where the register declares no window, and where its purpose is not in force. */
export async function attackersCommand(
  terminal: Terminal,
  { values, switches }: Pick<Given, 'values' | 'switches'>,
  open: (reason: string) => Promise<OpenedAttackers>,
  now: () => Date,
): Promise<ExitCode> {
  const opened = await open(values.get('reason') ?? '')
  if (switches.has('json')) terminal.out(JSON.stringify(opened, null, 2))
  else if (switches.has('blocklist')) terminal.out(formatBlocklist(opened, now(), terminal.language))
  else terminal.out(formatAttackers(terminal, opened))
  terminal.say(inLanguage(terminal, words.logged))
  return 0
}

function formatAttackers(terminal: Terminal, { from, to, attackers, isCut }: OpenedAttackers): string {
  const say = (text: Words) => inLanguage(terminal, text)
  const { address, times, what, first, last } = words.columns
  const head = [address, times, first, last, what].map(say)
  const rows = [head, ...attackers.map(one => cellsOf(terminal, one))]
  const widths = head.map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 1 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [
    say(words.period(from, to)),
    ...(attackers.length === 0 ? [say(words.none)] : rows.map(line)),
    ...(isCut ? [say(words.latest)] : []),
  ].join('\n')
}

const cellsOf = (
  terminal: Terminal,
  { address, times, scenarios, first, last }: Attacker,
): readonly string[] => [
  ...[address, `${times}`, first, last],
  scenarios.map(name => attackWords[name]?.[terminal.language] ?? name).join(', '),
]
