// One seeded fault for each rule of rules.ts: a little tree in which that rule, and no other, must find something.
// The clean tree below is laid under each: its files are there unless a seed replaces them.

const opening = '// What it is.\n'

/** A tree without a fault. */
export const clean: Readonly<Record<string, string>> = {
  'src/core/ids.ts': `${opening}export const newId = (): string => 'fetch(1) and console.log in a string'\n`,
  'src/net/net.ts': `${opening}import { request } from 'node:https'\nexport const get = request\n`,
  'src/register/register.ts': `${opening}import { newId } from '../core/ids.ts'\nexport const read = (): string => newId()\n`,
  'src/app.ts': `${opening}import { read } from './register/register.ts'\nexport const open = read\nexport type App = () => string\n`,
  'src/web/web.ts': `${opening}import type { App } from '../app.ts'\nexport const page = (app: App): string => app()\n`,
}

const lines = (count: number, line: string): string => `${line}\n`.repeat(count)
const register = (code: string): Readonly<Record<string, string>> => ({
  'src/register/register.ts': `${opening}${code}\n`,
})
// Split so that this file does not hold what the rule looks for.
const machinePath = `/${'home'}/someone/data`

export const seeds: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  [
    'imports follow the table',
    {
      'src/partners/partners.ts': `${opening}import { read } from '../register/register.ts'\nexport const look = read\n`,
    },
  ],
  [
    'a judge shares nothing with what it judges',
    {
      'src/anonymise/anonymise.ts': `${opening}export const anonymise = 1\n`,
      'src/anonymise/recode/made.ts': `${opening}export const made = 1\n`,
      'src/anonymise/verify/verify.ts': `${opening}import { made } from '../recode/made.ts'\nexport const judge = made\n`,
    },
  ],
  [
    'no cycle, not even of types',
    {
      'src/register/rows.ts': `${opening}import type { Table } from './tables.ts'\nexport type Row = Table[]\n`,
      'src/register/tables.ts': `${opening}import type { Row } from './rows.ts'\nexport type Table = Row[]\n`,
    },
  ],
  [
    'sockets, database, disk and programs only through their doors',
    register(
      "import { readFileSync } from 'node:fs'\nexport const read = (): string => readFileSync('x', 'utf8')",
    ),
  ],
  [
    'no fetch or WebSocket outside net',
    register("export const read = async (): Promise<unknown> => fetch('x')"),
  ],
  ['the terminal only in cli', register("export const read = (): void => console.log('x')")],
  ['clock and randomness are arguments', register('export const read = (): Date => new Date()')],
  ['no function over 70 lines', register(`export function read(): void {\n${lines(70, '  void 0')}}`)],
  [
    'the median function of src has at most 10 lines',
    Object.fromEntries(
      [...'abcde'].map(name => [
        `src/register/${name}.ts`,
        `${opening}export function ${name}(): void {\n${lines(11, '  void 0')}}\n`,
      ]),
    ),
  ],
  ['no file over 500 lines', register(lines(500, 'void 0'))],
  ['at most 3 folders below src', { 'src/register/a/b/c/d.ts': `${opening}export const d = 1\n` }],
  ['no name that says nothing', { 'src/register/utils.ts': `${opening}export const d = 1\n` }],
  ['no any', register('export const read = (x: any): unknown => x')],
  ['no non-null assertion', register('export const read = (x?: string): string => x!')],
  ['no default export', register('export default function read(): void {}')],
  ['no barrel', register("export * from '../core/ids.ts'")],
  ['no comment that silences a tool', register(`// ${'@ts'}-ignore: it is fine\nexport const read = 1`)],
  ['every file opens with what it is', { 'src/register/register.ts': 'export const read = 1\n' }],
  ['a test that a file names is there', register('// Proven by nowhere.test.ts.\nexport const read = 1')],
  ['every room has its front door', { 'src/rights/access.ts': `${opening}export const answer = 1\n` }],
  [
    'every file of checks has its test',
    { 'src/register/pledges.ts': `${opening}export const checks = []\n` },
  ],
  ['no path of one machine, no registry host', register(`export const place = '${machinePath}'`)],
])
