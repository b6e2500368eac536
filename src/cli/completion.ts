// Completion for three shells, read from the table of commands: its names, its options, and the operands and values that
// can be told beforehand. Proven by completion.test.ts, which asks a real bash.

import { Refusal } from '../core/refusal.ts'
import { type Command, commandNames, commands, optionsOf, shells } from './commands.ts'
import type { ExitCode } from './exit.ts'
import type { Terminal } from './terminal.ts'

type Shell = (typeof shells)[number]

export function printCompletion(terminal: Terminal, operands: readonly string[]): ExitCode {
  const shell = shells.find(each => each === operands[0])
  if (shell === undefined)
    throw new Refusal(
      'usage',
      `expected a shell (${shells.join(', ')}), got ${JSON.stringify(operands[0] ?? '')}`,
    )
  terminal.out(writers[shell]())
  return 0
}

const writers: Readonly<Record<Shell, () => string>> = { bash, zsh, fish }

/** What may stand as the next word: options, and the operands where they are known. */
const wordsOf = (command: Command): string =>
  [...optionsOf(command).map(({ name }) => `--${name}`), ...(command.choices ?? [])].join(' ')

interface Chosen {
  /** The command and the option, as two words. */
  readonly after: string
  readonly choices: readonly string[]
}

/** Options with values that are known: of each command, since two may mean different values by one name. */
const chosen = (): readonly Chosen[] =>
  commands.flatMap(command =>
    optionsOf(command).flatMap(({ name, choices }) =>
      choices === undefined ? [] : [{ after: `${command.name} --${name}`, choices }],
    ),
  )

function bash(): string {
  const values = chosen().map(({ after, choices }) => `    "${after}") words="${choices.join(' ')}" ;;`)
  const cases = commands.map(command => `      ${command.name}) words="${wordsOf(command)}" ;;`)
  return `_ordholden() {
  local words=
  if [ "$COMP_CWORD" -eq 1 ]; then words="${commandNames.join(' ')}"
  else case "\${COMP_WORDS[1]} \${COMP_WORDS[COMP_CWORD-1]}" in
${values.join('\n')}
    *) case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    esac ;;
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _ordholden ordholden`
}

function zsh(): string {
  return [
    '#compdef ordholden',
    `if (( CURRENT == 2 )); then compadd ${commandNames.join(' ')}`,
    'else case "$words[2] $words[CURRENT-1]" in',
    ...chosen().map(({ after, choices }) => `  "${after}") compadd ${choices.join(' ')} ;;`),
    '  *) case "$words[2]" in',
    ...commands.map(command => `    ${command.name}) compadd -- ${wordsOf(command)}; _files ;;`),
    '  esac ;;',
    'esac; fi',
  ].join('\n')
}

function fish(): string {
  const names = commands.map(
    ({ name, says }) =>
      `complete -c ordholden -n __fish_use_subcommand -f -a ${name} -d '${quoted(says.en)}'`,
  )
  return [...names, ...commands.flatMap(fishOf)].join('\n')
}

function fishOf(command: Command): readonly string[] {
  const after = `complete -c ordholden -n '__fish_seen_subcommand_from ${command.name}'`
  const operands = command.choices === undefined ? [] : [`${after} -f -a '${command.choices.join(' ')}'`]
  const options = optionsOf(command).map(({ name, says, choices }) => {
    const values = choices === undefined ? '' : ` -x -a '${choices.join(' ')}'`
    return `${after} -l ${name}${values} -d '${quoted(says.en)}'`
  })
  return [...operands, ...options]
}

const quoted = (text: string) => text.replaceAll("'", String.raw`\'`)
