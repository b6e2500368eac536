// Reads the command line against the table of commands. Wrong usage is a Refusal('usage') that says what was meant.
// Proven by arguments.test.ts.

import { parseArgs } from 'node:util'
import { closest } from '../core/closest.ts'
import { type Language, languages } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { type Command, commandNames, commands, optionsOf } from './commands.ts'

export interface Given {
  readonly command: Command
  readonly operands: readonly string[]
  /** Values of options that take one. */
  readonly values: ReadonlyMap<string, string>
  /** Values of options that may be given several times, in their order. */
  readonly lists: ReadonlyMap<string, readonly string[]>
  readonly switches: ReadonlySet<string>
}

/** What was asked for: help (of one command or all), the version, or a command. */
export type Asked =
  | { readonly kind: 'help'; readonly command: Command | null }
  | { readonly kind: 'version' }
  | { readonly kind: 'run'; readonly given: Given }

export function readArguments(argv: readonly string[]): Asked {
  const [first, ...rest] = argv
  if (first === undefined || first === '--help' || first === '-h') return { kind: 'help', command: null }
  if (first === '--version') return { kind: 'version' }
  if (first === 'help') return { kind: 'help', command: rest[0] === undefined ? null : commandNamed(rest[0]) }
  const given = readCommand(commandNamed(first), rest)
  if (given.switches.has('help')) return { kind: 'help', command: given.command }
  return given.switches.has('version') ? { kind: 'version' } : { kind: 'run', given }
}

function commandNamed(name: string): Command {
  const command = commands.find(each => each.name === name)
  if (command !== undefined) return command
  const meant = closest(name, commandNames)
  throw new Refusal('usage', {
    message: `expected a command (${commandNames.join(', ')}), got ${JSON.stringify(name)}`,
    hint: hintFor(name, meant),
  })
}

function hintFor(name: string, meant: string | null): string {
  if (name.startsWith('-')) return `options come after the command: ordholden board ${name}`
  return meant === null ? 'ordholden --help shows them' : `did you mean ordholden ${meant}?`
}

function readCommand(command: Command, argv: readonly string[]): Given {
  const known = optionsOf(command)
  const { values, positionals } = parseKnown(command, argv)
  if (positionals.length > command.maxOperands) throw tooMany(command, positionals)
  const entries = Object.entries(values)
  const valued = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const listed = entries.flatMap(([name, value]) =>
    Array.isArray(value) ? [[name, value.map(String)] as const] : [],
  )
  const switches = entries.filter(([, value]) => value === true).map(([name]) => name)
  for (const [name, value] of [...valued, ...listed.flatMap(([name, all]) => all.map(one => [name, one]))]) {
    if (value === '') throw new Refusal('usage', `expected a value after --${name}, got nothing`)
  }
  const unknown = switches.find(name => !known.some(option => option.name === name))
  if (unknown !== undefined) throw new Error(`option ${unknown} is not in the table`)
  return {
    command,
    operands: positionals,
    values: new Map(valued),
    lists: new Map(listed),
    switches: new Set(switches),
  }
}

function parseKnown(command: Command, argv: readonly string[]) {
  const known = optionsOf(command)
  const options = Object.fromEntries(
    known.map(({ name, value, many }) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        ...(many === true && { multiple: true }),
        ...(name === 'help' && { short: 'h' }),
      },
    ]),
  )
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (fault) {
    throw misread(command, argv, fault)
  }
}

function misread(command: Command, argv: readonly string[], fault: unknown): Refusal {
  const names = optionsOf(command).map(option => option.name)
  const stranger = argv
    .filter(word => word.startsWith('--'))
    .map(word => word.slice(2).split('=')[0] ?? '')
    .find(name => !names.includes(name))
  if (stranger === undefined) {
    const message = fault instanceof Error ? fault.message : String(fault)
    return new Refusal('usage', { message, hint: `ordholden ${command.name} --help shows its options` })
  }
  const meant = closest(stranger, names)
  return new Refusal('usage', {
    message: `expected an option of ordholden ${command.name}, got --${stranger}`,
    hint: meant === null ? `ordholden ${command.name} --help shows them` : `did you mean --${meant}?`,
  })
}

function tooMany(command: Command, positionals: readonly string[]): Refusal {
  const surplus = positionals[command.maxOperands]
  return new Refusal('usage', {
    message: `expected ${command.operands === '' ? 'no operands' : command.operands}, got also ${JSON.stringify(surplus)}`,
    hint: `ordholden ${command.name} --help shows how it is used`,
  })
}

/** The language asked for: the option, else the locale of the terminal; Danish where the locale is, else English. */
export function readLanguage(
  asked: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  if (asked === undefined)
    return (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').startsWith('da') ? 'da' : 'en'
  const language = languages.find(each => each === asked)
  if (language === undefined)
    throw new Refusal('usage', `expected --language da or en, got ${JSON.stringify(asked)}`)
  return language
}
