// docs/reference/cli.md, written from the table of commands.

import { type Command, commands, commonOptions, type Option } from '../../src/cli/commands.ts'
import { cliWords } from '../../src/language/cli.ts'
import { formatTable } from './documents.ts'

const opening = `# Commands

Written from the table of commands (\`src/cli/commands.ts\`); \`ordholden --help\` and the completions read the same one.
Data goes to stdout, messages to stderr; progress is shown only on a terminal. A command beside \`serve\` joins it and never stops it.

`

export function formatCommands(): string {
  const exits = Object.entries(cliWords.exit).map(([code, { en }]) => [`\`${code}\``, en])
  return [
    opening,
    ...commands.map(formatCommand),
    '## Options of every command\n\n',
    formatOptions(commonOptions),
    '\n## Exit codes\n\n',
    formatTable(['code', 'meaning'], exits),
    '\n`doctor` ends with 0 where nothing is at fault, also where it has notes. `verify` ends with 0, 3 or 4.\n',
  ].join('')
}

function formatCommand({ name, operands, says, options, examples }: Command): string {
  return [
    `## \`ordholden ${name}${operands === '' ? '' : ` ${operands}`}\`\n\n`,
    `${says.en}.\n\n`,
    ...(options.length === 0 ? [] : [formatOptions(options), '\n']),
    `\`\`\`sh\n${examples.join('\n')}\n\`\`\`\n\n`,
  ].join('')
}

const formatOptions = (options: readonly Option[]): string =>
  formatTable(
    ['option', 'meaning'],
    options.map(({ name, value, says }) => [
      `\`--${name}${value === undefined ? '' : ` ${value}`}\``,
      says.en,
    ]),
  )
