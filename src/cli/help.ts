// Help that leads with examples, read from the table of commands.

import type { Words } from '../core/language.ts'
import { cliWords } from '../language/cli.ts'
import { type Command, commands, type Option, optionsOf } from './commands.ts'
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
      option => `  ${written(option).padEnd(19)} ${inLanguage(terminal, option.says)}`,
    ),
  ].join('\n')
}

const heading = (terminal: Terminal, words: Words) => paint(terminal, 'bold', inLanguage(terminal, words))
const written = (option: Option) => `--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`
