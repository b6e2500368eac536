// Who may import whom, and who holds which door to the world: the house's rules as data.
// ARCHITECTURE.md prints its table from here; rules.ts reads the sources against it; tidy.test.ts holds both.

/** Reusable ground below the rooms. Each imports core and what stands beside it here, nothing else of ours. */
export const grounds: Readonly<Record<string, readonly string[]>> = {
  law: [],
  // Words are typed by what they name, so that a pledge or a part without words does not compile.
  language: ['pledge (type only)'],
  pledge: [],
  net: [],
  detect: [],
  // Its report is handed to people: by a command, and with what is kept of a customer's engagement.
  anonymise: ['detect', 'language', 'paper', 'chart'],
  mail: [],
  ledger: [],
  // What every document says whoever it is of: the number of a page, the name of the first sheet.
  paper: ['language'],
  // Pictures of numbers: the same for a page, a letter and a report.
  chart: ['language'],
  keyring: [],
  // A look is stored as the pledge it is of defines it; what the store sees of itself, it says in words.
  store: ['keyring', 'ledger', 'pledge (type only)', 'language'],
}

/** The headings of a policy. Each imports core and any ground, never another room. */
export const rooms: readonly string[] = [
  'register',
  'partners',
  'traffic',
  'site',
  'engagements',
  'rights',
  'accounts',
]

/** The faces: what a person or a program meets. */
const faces: Readonly<Record<string, readonly string[]>> = {
  web: ['app (type only)', 'core', 'pledge', 'language', 'chart'],
  // Verifying, detecting and anonymising need no home and no app.
  cli: ['app', 'web', 'core', 'pledge', 'language', 'ledger', 'detect', 'anonymise'],
}

/** What each folder of src may import of ours. `app (type only)` means `import type`. */
export const mayImport: ReadonlyMap<string, readonly string[]> = new Map([
  ['core', []],
  ...Object.entries(grounds).map(([ground, others]): [string, readonly string[]] => [
    ground,
    ['core', ...others],
  ]),
  ...rooms.map((room): [string, readonly string[]] => [room, ['core', ...Object.keys(grounds)]]),
  ['app', ['core', ...Object.keys(grounds), ...rooms]],
  ...Object.entries(faces),
])

/** Folders that judge what the folder around them makes: what they import of it, and nothing else of it. */
export const judges: ReadonlyMap<string, readonly string[]> = new Map([
  ['src/anonymise/verify/', ['src/anonymise/groups.ts', 'src/anonymise/named-columns.ts']],
])

/** One way out of the process, the modules that are it, and the folders (or single files) of src that hold it. */
export interface Door {
  readonly name: string
  readonly modules: readonly string[]
  readonly heldBy: readonly string[]
  readonly because: string
}

export const doors: readonly Door[] = [
  {
    name: 'sockets',
    modules: ['net', 'http', 'https', 'http2', 'dns', 'tls', 'dgram'].flatMap(withPromises),
    heldBy: ['net', 'mail', 'web', 'keyring', 'store', 'traffic'],
    because: 'time-outs, limits and the guard against private ranges stand in one place',
  },
  {
    name: 'web server',
    modules: ['@hono/node-server', 'hono', '@hono/zod-openapi'],
    heldBy: ['web'],
    because: 'pages are one face of the app, and the app does not know them',
  },
  {
    name: 'database',
    modules: ['pg', 'kysely', 'pg-boss'],
    heldBy: ['store'],
    because: 'reads name a purpose, and nothing else can sign in',
  },
  {
    name: 'disk',
    modules: withPromises('fs'),
    // Of the pages, papers and names only the files that read their style, fonts and weights.
    heldBy: [
      'store',
      'keyring',
      'cli',
      'app',
      'web/assets.ts',
      'paper/fonts.ts',
      'detect/names/weights.ts',
      'traffic',
      'site',
      'engagements',
      'anonymise',
    ],
    because: 'what is written is written whole, and where it lies is known',
  },
  {
    name: 'programs',
    modules: ['node:child_process'],
    heldBy: ['store', 'keyring', 'site', 'traffic'],
    because: 'a program of the machine is started with nothing of our environment it does not need',
  },
]

function withPromises(module: string): readonly string[] {
  return [`node:${module}`, `node:${module}/promises`]
}

/** Files that may ask the machine for the time or for randomness; everyone else is handed both. */
export const clockAndRandomness: readonly string[] = ['src/core/clock.ts']

/** Folders of src that may write to the terminal. */
export const terminal: readonly string[] = ['cli']

/** The table as ARCHITECTURE.md prints it. */
export function formatImports(): string {
  const rows = [...mayImport].map(([from, to]) => `| \`${from}\` | ${to.join(', ') || 'nothing of ours'} |`)
  const doorRows = doors.map(door => `| ${door.name} | ${door.heldBy.join(', ')} | ${door.because} |`)
  return [
    '| folder | may import |\n|---|---|',
    ...rows,
    '\n| door | held by | because |\n|---|---|---|',
    ...doorRows,
  ].join('\n')
}
