// The commands as one table: help, completion, docs/reference/cli.md and the dispatch in main.ts all read it.
// Conventions after clig.dev: stdout is data, stderr is messages.

import { formatNames, recordFormatNames } from '../core/formats.ts'
import { languages, type Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { logFormats } from '../core/log-formats.ts'
import { cliWords } from '../language/cli.ts'
import { pledgeIds } from '../pledge/pledge.ts'

export interface Option {
  readonly name: string
  /** What a value stands for (`DIR`); absent for a switch. */
  readonly value?: string
  /** The values there are, where they can be told beforehand: for completion. */
  readonly choices?: readonly string[]
  /** May be given several times. */
  readonly many?: true
  readonly says: Words
}

export interface Command {
  readonly name: CommandName
  /** How its operands are written in the usage line; empty for none. */
  readonly operands: string
  readonly maxOperands: number
  /** The operands there are, where they can be told beforehand: for completion. */
  readonly choices?: readonly string[]
  readonly says: Words
  readonly options: readonly Option[]
  readonly examples: readonly string[]
}

export const commandNames = [
  'init',
  'import',
  'serve',
  'check',
  'board',
  'lint',
  'notice',
  'verify',
  'export',
  'access',
  'site',
  'traffic',
  'detect',
  'anonymise',
  'redact',
  'doctor',
  'completion',
] as const
export type CommandName = (typeof commandNames)[number]

/** What `notice` does with the policy's own text. */
export const noticeActs = ['write', 'diff'] as const

/** What `site` does with a website. */
export const siteActs = ['audit'] as const

/** What `traffic` does with logs. */
export const trafficActs = ['report', 'ingest', 'follow', 'attackers'] as const

/** What `anonymise` does with a table. */
export const anonymiseActs = ['table', 'verify'] as const

/** What ends `site audit` with another code than 0: this grade and all that weigh more. */
export const failGrades = ['broken', 'unknown', 'note', 'never'] as const

export const shells = ['bash', 'zsh', 'fish'] as const

/** What `export` writes: the log, all an authority asks for, or the register for other people's programs. */
export const exportFormats = ['bundle', 'authority', ...formatNames, ...recordFormatNames] as const

const says = cliWords.options
const policy: Option = { name: 'policy', value: 'DIR', says: says.policy }
const home: Option = { name: 'home', value: 'DIR', says: says.home }
const outside: Option = { name: 'outside', says: says.outside }
const json: Option = { name: 'json', says: says.json }

/** Options every command takes. */
export const commonOptions: readonly Option[] = [
  { name: 'language', value: languages.join('|'), choices: languages, says: says.language },
  { name: 'no-color', says: says.noColor },
  { name: 'help', says: says.help },
  { name: 'version', says: says.version },
]

export const commands: readonly Command[] = [
  {
    name: 'init',
    operands: 'PAGE [DIR]',
    maxOperands: 2,
    says: cliWords.commands.init,
    options: [{ name: 'no-input', says: says.noInput }, outside],
    examples: [
      'ordholden init privatlivspolitik.html min-politik',
      'ordholden init https://firma.dk/privatliv min-politik --outside',
      'ordholden init policy.md --no-input',
    ],
  },
  {
    name: 'import',
    operands: 'FILE DIR',
    maxOperands: 2,
    says: cliWords.commands.import,
    options: [{ name: 'accepted-by', value: 'NAME', says: says.acceptedBy }, json],
    examples: [
      'ordholden import other.tilt.json min-politik',
      'ordholden import fides.yml min-politik --json',
    ],
  },
  {
    name: 'serve',
    operands: '',
    maxOperands: 0,
    says: cliWords.commands.serve,
    options: [policy, home, outside, { name: 'port', value: 'PORT', says: says.port }],
    examples: ['ordholden serve --policy examples/welcomesecurity'],
  },
  {
    name: 'check',
    operands: '[PLEDGE…]',
    maxOperands: pledgeIds.length,
    choices: pledgeIds,
    says: cliWords.commands.check,
    options: [policy, home, outside, json],
    examples: ['ordholden check', 'ordholden check open purpose --json'],
  },
  {
    name: 'board',
    operands: '',
    maxOperands: 0,
    says: cliWords.commands.board,
    options: [policy, home, json],
    examples: ['ordholden board', 'ordholden board --json | jq .counts'],
  },
  {
    name: 'lint',
    operands: '',
    maxOperands: 0,
    says: cliWords.commands.lint,
    options: [policy, json],
    examples: ['ordholden lint', 'ordholden lint --json | jq .[].article'],
  },
  {
    name: 'notice',
    operands: noticeActs.join('|'),
    maxOperands: 1,
    choices: noticeActs,
    says: cliWords.commands.notice,
    options: [
      policy,
      home,
      { name: 'from', value: 'DIR', says: says.from },
      { name: 'accepted-by', value: 'NAME', says: says.acceptedBy },
      json,
    ],
    examples: [
      'ordholden notice write --policy min-politik',
      'ordholden notice diff',
      'ordholden notice diff --from old-policy --policy new-policy --json',
    ],
  },
  {
    name: 'verify',
    operands: 'FILE…',
    maxOperands: 100,
    says: cliWords.commands.verify,
    options: [
      { name: 'key', value: 'KEY', says: says.key },
      { name: 'memory', value: 'FILE', says: says.memory },
      json,
    ],
    examples: [
      'ordholden verify bundle.zip --key firma.dk/log+1a2b3c4d+AQ…',
      'ordholden verify look.tlog-proof look.json',
    ],
  },
  {
    name: 'export',
    operands: 'FILE',
    maxOperands: 1,
    says: cliWords.commands.export,
    options: [
      policy,
      home,
      { name: 'format', value: exportFormats.join('|'), choices: exportFormats, says: says.format },
    ],
    examples: [
      'ordholden export bundle.zip',
      'ordholden export tilsyn.zip --format authority',
      'ordholden export register.tilt.json --format tilt',
      'ordholden export fortegnelse.pdf --format record-pdf --language da',
    ],
  },
  {
    name: 'access',
    operands: '',
    maxOperands: 0,
    says: cliWords.commands.access,
    options: [policy, home],
    examples: ['ordholden access'],
  },
  {
    name: 'site',
    operands: `${siteActs.join('|')} [URL…]`,
    maxOperands: 1 + limits.sitesAtOnce,
    choices: siteActs,
    says: cliWords.commands.site,
    options: [
      { name: 'policy', value: 'FILE', says: says.sitePolicy },
      { name: 'site', value: 'ID', says: says.siteId },
      { name: 'pages', value: 'COUNT', says: says.pages },
      { name: 'settle', value: 'SECONDS', says: says.settle },
      { name: 'resolve', value: 'HOST:PORT:ADDRESS', many: true, says: says.resolve },
      { name: 'ca', value: 'FILE', says: says.ca },
      { name: 'consent', says: says.consent },
      { name: 'ignore-robots', says: says.ignoreRobots },
      { name: 'no-sandbox', says: says.noSandbox },
      { name: 'report', value: 'FILE', many: true, says: says.report },
      { name: 'raw', value: 'DIR', says: says.raw },
      { name: 'fail-on', value: failGrades.join('|'), choices: failGrades, says: says.failOn },
      json,
    ],
    examples: [
      'ordholden site audit https://firma.dk/',
      'ordholden site audit https://firma.dk/ --policy register.yaml --report besøg.html --report besøg.sarif',
      'ordholden site audit https://ny.firma.dk/ --resolve ny.firma.dk:443:192.0.2.7 --fail-on broken',
    ],
  },
  {
    name: 'traffic',
    operands: `${trafficActs.join('|')} [FILE…|-]`,
    maxOperands: limits.trafficFiles + 1,
    choices: trafficActs,
    says: cliWords.commands.traffic,
    options: [
      { name: 'format', value: 'FORMAT', choices: logFormats, says: says.logFormat },
      { name: 'custom', value: 'LINE', says: says.logCustom },
      { name: 'zone', value: 'ZONE', says: says.logZone },
      { name: 'source', value: 'NAME', says: says.logSource },
      { name: 'countries', value: 'FILE', says: says.countries },
      { name: 'threads', value: 'COUNT', says: says.threads },
      { name: 'html', value: 'FILE', says: says.logHtml },
      { name: 'csv', value: 'FILE', says: says.logCsv },
      { name: 'reason', value: 'TEXT', says: says.reason },
      { name: 'blocklist', says: says.blocklist },
      { name: 'practice', says: says.practiceLog },
      json,
      policy,
      home,
    ],
    examples: [
      'ordholden traffic report /var/log/nginx/access.log',
      'zcat access.log.*.gz | ordholden traffic report - --html trafik.html',
      'ordholden traffic ingest /var/log/nginx/access.log.1 /var/log/nginx/access.log --source www',
      'ordholden traffic follow /var/log/mail.log',
      'ordholden traffic attackers --reason "gæt på adgangskoder 23/11" --blocklist > blokeret.txt',
    ],
  },
  {
    name: 'detect',
    operands: 'FILE…|-',
    maxOperands: 1_000,
    says: cliWords.commands.detect,
    options: [
      { name: 'kinds', value: 'KIND,KIND', says: says.kinds },
      { name: 'all', says: says.detectAll },
      { name: 'values', says: says.detectValues },
      { name: 'no-names', says: says.noNames },
      { name: 'no-pictures', says: says.noPictures },
      { name: 'gitleaks', value: 'FILE', says: says.gitleaks },
      json,
    ],
    examples: [
      'ordholden detect report.docx mails/',
      'ordholden detect --kinds cpr,card,secret --values dump.sql',
      'pg_dump app | ordholden detect - --no-names --json',
    ],
  },
  {
    name: 'anonymise',
    operands: `${anonymiseActs.join('|')} FILE`,
    maxOperands: 2,
    choices: anonymiseActs,
    says: cliWords.commands.anonymise,
    options: [
      { name: 'quasi', value: 'COLUMNS', says: says.quasi },
      { name: 'sensitive', value: 'COLUMNS', says: says.sensitive },
      { name: 'drop', value: 'COLUMNS', says: says.dropColumns },
      { name: 'keep', value: 'COLUMNS', says: says.keepColumns },
      { name: 'k', value: 'ROWS', says: says.kRows },
      { name: 'l', value: 'VALUES', says: says.lValues },
      { name: 'entropy', says: says.entropy },
      { name: 't', value: 'DISTANCE', says: says.tDistance },
      { name: 'ordered', value: 'COLUMNS', says: says.orderedColumns },
      { name: 'hierarchies', value: 'DIR', says: says.hierarchies },
      { name: 'out', value: 'FILE', says: says.outTable },
      { name: 'force', says: says.force },
      { name: 'html', value: 'FILE', says: says.logHtml },
      {
        name: 'delimiter',
        value: 'comma|semicolon|tab',
        choices: ['comma', 'semicolon', 'tab'],
        says: says.delimiter,
      },
      { name: 'sheet', value: 'NAME', says: says.sheet },
      { name: 'scratch', value: 'DIR', says: says.scratch },
      { name: 'part-rows', value: 'ROWS', says: says.partRows },
      { name: 'population', value: 'COUNT', says: says.population },
      { name: 'sample', value: 'COUNT', says: says.sample },
      { name: 'values', says: says.showValues },
      json,
    ],
    examples: [
      'ordholden anonymise table personer.csv --quasi alder,postnr --sensitive diagnose --drop navn,cpr --k 5 --l 2 --out frigivet.csv',
      'ordholden anonymise table personer.csv --quasi alder,stilling --hierarchies trin --drop navn --keep svar --out frigivet.csv --html rapport.html',
      'ordholden anonymise verify frigivet.csv --quasi alder,postnr --sensitive diagnose --k 5 --l 2',
    ],
  },
  {
    name: 'redact',
    operands: 'FILE',
    maxOperands: 1,
    says: cliWords.commands.redact,
    options: [
      { name: 'out', value: 'FILE', says: says.redactOut },
      { name: 'list', says: says.redactList },
      { name: 'yes', says: says.redactYes },
      { name: 'also', value: 'TEXT', many: true, says: says.redactAlso },
      { name: 'kinds', value: 'KIND,KIND', says: says.kinds },
      { name: 'all', says: says.redactAll },
      {
        name: 'pictures',
        value: 'mask|read|keep',
        choices: ['mask', 'read', 'keep'],
        says: says.redactPictures,
      },
      json,
    ],
    examples: [
      'ordholden redact letter.docx --out letter-masked.docx',
      'ordholden redact report.pdf --list',
      "ordholden redact report.pdf --out public.pdf --yes --pictures mask --also 'Projekt Falk'",
    ],
  },
  {
    name: 'doctor',
    operands: '',
    maxOperands: 0,
    says: cliWords.commands.doctor,
    options: [policy, home, json],
    examples: ['ordholden doctor'],
  },
  {
    name: 'completion',
    operands: shells.join('|'),
    maxOperands: 1,
    choices: shells,
    says: cliWords.commands.completion,
    options: [],
    examples: ['ordholden completion bash > /etc/bash_completion.d/ordholden'],
  },
]

export const optionsOf = (command: Command): readonly Option[] => [...command.options, ...commonOptions]
