// Help that leads with examples, and completion for three shells: both read from the table of commands.

import type { Words } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { cliWords } from '../language/cli.ts'
import { type Command, commandNames, commands, type Option, optionsOf } from './commands.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, paint, type Terminal } from './terminal.ts'

export function formatHelp(terminal: Terminal, command: Command | null): string {
  return command === null ? overview(terminal) : about(terminal, command)
}

function overview(terminal: Terminal): string {
  const say = (words: Words) => inLanguage(terminal, words)
  return [
    say(cliWords.about),
    '',
    heading(terminal, cliWords.headings.examples),
    ...commands.slice(0, 4).map(command => `  ${command.examples[0]}`),
    '',
    heading(terminal, cliWords.headings.commands),
    ...commands.map(command => `  ${command.name.padEnd(12)}${say(command.says)}`),
    '',
    heading(terminal, cliWords.headings.exit),
    ...Object.entries(cliWords.exit).map(([code, words]) => `  ${code}  ${say(words)}`),
  ].join('\n')
}

function about(terminal: Terminal, command: Command): string {
  return [
    inLanguage(terminal, command.says),
    '',
    heading(terminal, cliWords.headings.examples),
    ...command.examples.map(example => `  ${example}`),
    '',
    heading(terminal, cliWords.headings.usage),
    `  ordholden ${command.name} ${command.operands}`.trimEnd(),
    '',
    heading(terminal, cliWords.headings.options),
    ...optionsOf(command).map(
      option => `  ${written(option).padEnd(20)}${inLanguage(terminal, option.says)}`,
    ),
  ].join('\n')
}

const heading = (terminal: Terminal, words: Words) => paint(terminal, 'bold', inLanguage(terminal, words))
const written = (option: Option) => `--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

export function printCompletion(terminal: Terminal, operands: readonly string[]): ExitCode {
  const shell = shells.find(each => each === operands[0])
  if (shell === undefined) {
    throw new Refusal(
      'usage',
      `expected a shell (${shells.join(', ')}), got ${JSON.stringify(operands[0] ?? '')}`,
    )
  }
  terminal.out(formatCompletion(shell))
  return 0
}

/** A completion script for one shell. */
export function formatCompletion(shell: Shell): string {
  if (shell === 'fish') return fish()
  return shell === 'bash' ? bash() : zsh()
}

const optionWords = (command: Command) =>
  optionsOf(command)
    .map(option => `--${option.name}`)
    .join(' ')

function bash(): string {
  const cases = commands.map(command => `    ${command.name}) words="${optionWords(command)}" ;;`)
  return `_ordholden() {
  local words
  if [ "$COMP_CWORD" -eq 1 ]; then words="${commandNames.join(' ')}"
  else case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _ordholden ordholden`
}

function zsh(): string {
  return [
    '#compdef ordholden',
    `if (( CURRENT == 2 )); then compadd ${commandNames.join(' ')}`,
    'else case "$words[2]" in',
    ...commands.map(command => `  ${command.name}) compadd -- ${optionWords(command)}; _files ;;`),
    'esac; fi',
  ].join('\n')
}

function fish(): string {
  const names = commands.map(
    ({ name, says }) =>
      `complete -c ordholden -n __fish_use_subcommand -f -a ${name} -d '${quoted(says.en)}'`,
  )
  const options = commands.flatMap(command =>
    optionsOf(command).map(
      option =>
        `complete -c ordholden -n '__fish_seen_subcommand_from ${command.name}' -l ${option.name} -d '${quoted(option.says.en)}'`,
    ),
  )
  return [...names, ...options].join('\n')
}

const quoted = (text: string) => text.replaceAll("'", String.raw`\'`)
