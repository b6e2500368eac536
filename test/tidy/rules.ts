// The house's rules of form, as data: each has a name, a reason, and finds its faults in a set of sources.
// tidy.test.ts runs every rule on the checkout and on a seeded fault (seeds.ts) that it, and only it, must find.
// Rules about meaning (which words, which registers) stand with what they are about, not here.

import { basename } from 'node:path'
import {
  isArrowFunction,
  isConstructorDeclaration,
  isExportAssignment,
  isExportDeclaration,
  isFunctionDeclaration,
  isFunctionExpression,
  isGetAccessorDeclaration,
  isImportDeclaration,
  isMethodDeclaration,
  isSetAccessorDeclaration,
  isVariableDeclaration,
  type Node,
  SyntaxKind,
} from 'typescript/unstable/ast'
import {
  clockAndRandomness,
  type Door,
  doors,
  grounds,
  judges,
  mayImport,
  rooms,
  terminal,
} from './imports.ts'
import { type Import, nodesOf, type Source } from './source.ts'

export interface Fault {
  readonly path: string
  readonly line: number
  readonly message: string
}

export interface Rule {
  readonly name: string
  readonly because: string
  find(tree: Tree): readonly Fault[]
}

/** What the rules look at: the parsed sources, and the names and texts of every other file of the checkout. */
export interface Tree {
  readonly sources: readonly Source[]
  readonly files: ReadonlyMap<string, string>
}

const functionLinesMost = 70
const functionLinesMedian = 10
const fileLinesMost = 500
const foldersMost = 3
const forbiddenNames = ['utils', 'helpers', 'common', 'shared', 'misc', 'types', 'constants', 'index']

const at = (source: Source, line: number, message: string): Fault => ({ path: source.path, line, message })

const isTest = (path: string): boolean => path.endsWith('.test.ts') || path.startsWith('test/')
const isProduct = (path: string): boolean => path.startsWith('src/') && !path.endsWith('.test.ts')

/** The folder of src a file belongs to; `app` for the composition root; null outside src. */
function roomOf(path: string): string | null {
  const [top, room] = path.split('/')
  return top === 'src' && room !== undefined ? room.replace(/\.ts$/, '') : null
}

const inProduct = (tree: Tree, find: (source: Source, room: string) => readonly Fault[]): readonly Fault[] =>
  tree.sources.flatMap(source => (isProduct(source.path) ? find(source, roomOf(source.path) ?? '') : []))

/** Faults at each node of a source that `message` has something to say about. */
const atNodes = (tree: Tree, message: (node: Node) => string | null): readonly Fault[] =>
  tree.sources.flatMap(source =>
    [...nodesOf(source.tree)].flatMap(node => {
      const said = message(node)
      return said === null ? [] : [at(source, source.lineOf(node), said)]
    }),
  )

/** Faults at each place where the bare code of product files, comments and strings apart, matches. */
function inCode(
  tree: Tree,
  pattern: RegExp,
  allowed: (path: string, room: string) => boolean,
): readonly Fault[] {
  return inProduct(tree, (source, room) =>
    allowed(source.path, room)
      ? []
      : [...source.code.matchAll(pattern)].map(match =>
          at(source, source.code.slice(0, match.index).split('\n').length, `found \`${match[0].trim()}\``),
        ),
  )
}

const importTable: Rule = {
  name: 'imports follow the table',
  because: 'a room can be read, and taken out, without reading another',
  find: tree =>
    inProduct(tree, (source, room) =>
      source.imports.flatMap(each => {
        const message = refusedImport(room, each)
        return message === null ? [] : [at(source, each.line, message)]
      }),
    ),
}

function refusedImport(room: string, { file, typeOnly }: Import): string | null {
  const to = file === null ? null : roomOf(file)
  if (file === null || to === room) return null
  if (to === null) return `${room} imports ${file}, which is not part of the product`
  const allowed = mayImport.get(room)
  if (allowed === undefined) return `the folder ${room} is not in the import table`
  if (allowed.includes(to) || (typeOnly && allowed.includes(`${to} (type only)`))) return null
  return `${room} imports ${to}; allowed: ${allowed.join(', ') || 'nothing'}`
}

const judgesApart: Rule = {
  name: 'a judge shares nothing with what it judges',
  because: 'a mistake in both would be seen by neither',
  find: tree =>
    inProduct(tree, source =>
      [...judges].flatMap(([folder, ground]) => {
        if (!source.path.startsWith(folder)) return []
        const isJudged = ({ file }: Import): boolean =>
          file !== null &&
          roomOf(file) === roomOf(folder) &&
          !file.startsWith(folder) &&
          !ground.includes(file)
        return source.imports.filter(isJudged).map(each => at(source, each.line, `imports ${each.file}`))
      }),
    ),
}

const noCycles: Rule = {
  name: 'no cycle, not even of types',
  because: 'files in a cycle can only be understood together',
  find: tree => {
    const targets = new Map(
      tree.sources.map(({ path, imports }) => [path, imports.flatMap(each => each.file ?? [])]),
    )
    return tree.sources.flatMap(source => {
      const cycle = shortestCycle(source.path, targets)
      return cycle === null || cycle.toSorted()[0] !== source.path ? [] : [at(source, 1, cycle.join(' → '))]
    })
  },
}

/** The shortest way from a file back to itself, breadth first; null where there is none. */
function shortestCycle(
  start: string,
  targets: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const from of queue) {
    for (const to of targets.get(from) ?? []) {
      if (to === start) return wayTo(from, cameFrom)
      if (cameFrom.has(to)) continue
      cameFrom.set(to, from)
      queue.push(to)
    }
  }
  return null
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string>): readonly string[] {
  const way = [end]
  for (let from = cameFrom.get(end); from !== undefined; from = cameFrom.get(from)) way.unshift(from)
  return way
}

const doorsAreHeld: Rule = {
  name: 'sockets, database, disk and programs only through their doors',
  because: 'each way out of the process stands in one place with its limits',
  find: tree =>
    inProduct(tree, (source, room) =>
      source.imports.flatMap(each => {
        const door = doors.find(({ modules }) => modules.some(module => isOrIsBelow(each.specifier, module)))
        if (door === undefined || each.typeOnly || holds(door, source.path, room)) return []
        return [at(source, each.line, `${each.specifier}: ${door.name} only in ${door.heldBy.join(', ')}`)]
      }),
    ),
}

const holds = ({ heldBy }: Door, path: string, room: string): boolean =>
  heldBy.some(holder => holder === room || `src/${holder}` === path)

const isOrIsBelow = (specifier: string, module: string): boolean =>
  specifier === module || specifier.startsWith(`${module}/`)

const globalSockets: Rule = {
  name: 'no fetch or WebSocket outside net',
  because: 'a look at the world goes through the guard of src/net',
  find: tree =>
    inCode(tree, /(?<![\w.])(?:fetch|new WebSocket|new EventSource)\(/g, (_, room) => room === 'net'),
}

const terminalIsHeld: Rule = {
  name: 'the terminal only in cli',
  because: 'stdout is data and stderr is messages, and one folder decides which',
  find: tree =>
    inCode(tree, /\bconsole\.\w+|\bprocess\.(?:stdout|stderr)\b/g, (_, room) => terminal.includes(room)),
}

// performance.now() is left alone: it only measures how long something was waited for.
const clockIsHanded: Rule = {
  name: 'clock and randomness are arguments',
  because: 'a test moves the day; nothing depends on when it happened to run',
  find: tree =>
    inCode(
      tree,
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandom(?:Bytes|UUID|Int|FillSync)\(|\bgetRandomValues\(/g,
      path => clockAndRandomness.includes(path),
    ),
}

const longFunctions: Rule = {
  name: `no function over ${functionLinesMost} lines`,
  because: 'a function is read in one look',
  find: tree =>
    tree.sources.flatMap(source =>
      functionsOf(source)
        .filter(({ lines }) => lines > functionLinesMost)
        .map(({ line, lines }) => at(source, line, `${lines} lines`)),
    ),
}

const medianFunction: Rule = {
  name: `the median function of src has at most ${functionLinesMedian} lines`,
  because: 'most of the code says one thing at a time',
  find: tree => {
    const lengths = tree.sources.filter(({ path }) => isProduct(path)).flatMap(functionsOf)
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0
    return median > functionLinesMedian
      ? [{ path: 'src', line: 1, message: `the median is ${median} lines` }]
      : []
  },
}

interface Length {
  readonly line: number
  readonly lines: number
}

/** Functions with a name of their own; what is handed to a call in place belongs to the function around it. */
function functionsOf(source: Source): readonly Length[] {
  return [...nodesOf(source.tree)].filter(isNamedFunction).map(node => {
    const line = source.lineOf(node)
    return { line, lines: source.text.slice(0, node.end).split('\n').length - line + 1 }
  })
}

function isNamedFunction(node: Node): boolean {
  const isBound =
    isVariableDeclaration(node) &&
    node.initializer !== undefined &&
    (isArrowFunction(node.initializer) || isFunctionExpression(node.initializer))
  const kinds = [
    isFunctionDeclaration,
    isMethodDeclaration,
    isConstructorDeclaration,
    isGetAccessorDeclaration,
    isSetAccessorDeclaration,
  ]
  return isBound || kinds.some(is => is(node))
}

const longFiles: Rule = {
  name: `no file over ${fileLinesMost} lines`,
  because: 'a file is one noun',
  find: tree =>
    tree.sources.flatMap(source => {
      const lines = source.text.trimEnd().split('\n').length
      return lines > fileLinesMost ? [at(source, 1, `${lines} lines`)] : []
    }),
}

const deepFolders: Rule = {
  name: `at most ${foldersMost} folders below src`,
  because: 'a newcomer finds any rule in a minute',
  find: tree =>
    tree.sources.flatMap(source => {
      const folders = source.path.split('/').length - 2
      return source.path.startsWith('src/') && folders > foldersMost
        ? [at(source, 1, `${folders} folders`)]
        : []
    }),
}

const emptyNames: Rule = {
  name: 'no name that says nothing',
  because: `a file is called after what it holds, not ${forbiddenNames.join(', ')}`,
  find: tree =>
    tree.sources.flatMap(source => {
      const names = source.path.split('/').map(name => name.split('.')[0] ?? '')
      const found = names.find(name => forbiddenNames.includes(name))
      return found === undefined ? [] : [at(source, 1, found)]
    }),
}

const noAny: Rule = {
  name: 'no any',
  because: 'what is not known is unknown, and is looked at before it is used',
  find: tree => atNodes(tree, node => (node.kind === SyntaxKind.AnyKeyword ? 'any' : null)),
}

const noNonNull: Rule = {
  name: 'no non-null assertion',
  because: 'what may be missing is handled where it may be missing',
  find: tree => atNodes(tree, node => (node.kind === SyntaxKind.NonNullExpression ? 'a `!`' : null)),
}

const noDefaultExport: Rule = {
  name: 'no default export',
  because: 'a thing has one name everywhere',
  // A .d.ts describes what somebody else exports.
  find: ({ sources, files }) =>
    atNodes({ files, sources: sources.filter(({ path }) => !path.endsWith('.d.ts')) }, node => {
      const isModifier =
        node.kind === SyntaxKind.DefaultKeyword && node.parent.kind !== SyntaxKind.DefaultClause
      return isModifier || isExportAssignment(node) ? 'a default export' : null
    }),
}

const noBarrel: Rule = {
  name: 'no barrel',
  because: 'an import says where a thing is',
  find: tree =>
    tree.sources.flatMap(source => {
      const { statements } = source.tree
      const onward = statements.filter(
        each => isExportDeclaration(each) && each.moduleSpecifier !== undefined,
      )
      const isAll =
        onward.length > 0 && statements.every(each => onward.includes(each) || isImportDeclaration(each))
      const star = onward.some(each => isExportDeclaration(each) && each.exportClause === undefined)
      return isAll || star ? [at(source, 1, 'only hands on what others export')] : []
    }),
}

const noIgnoring: Rule = {
  name: 'no comment that silences a tool',
  because: 'a rule that does not fit is changed for everyone, not for one line',
  find: tree =>
    tree.sources.flatMap(source =>
      source.comments
        .filter(({ text }) =>
          /@ts-(?:ignore|expect-error|nocheck)|biome-ignore|eslint-disable|coverage (?:ignore|disable)/.test(
            text,
          ),
        )
        .map(({ line, text }) => at(source, line, text)),
    ),
}

const opensWithComment: Rule = {
  name: 'every file opens with what it is',
  because: 'the first lines say what it is, which rule or standard it follows and which test proves it',
  find: tree =>
    tree.sources.flatMap(source => {
      const text = source.text.replace(/^#!.*\n/, '')
      return source.path.endsWith('.test.ts') || /^(?:\/\/ \S|\/\*)/.test(text)
        ? []
        : [at(source, 1, 'opens with code')]
    }),
}

const namedTestsExist: Rule = {
  name: 'a test that a file names is there',
  because: 'the opening lines are believed',
  find: tree =>
    tree.sources.flatMap(source =>
      source.comments.flatMap(({ text, line }) =>
        [...text.matchAll(/(?:\.\.?\/)?[\w./-]*\.test\.ts|(?<![:\w])test\/[\w-]+\b(?![/.])/g)].flatMap(
          ([name]) => (isThere(tree, name) ? [] : [at(source, line, `${name} is not there`)]),
        ),
      ),
    ),
}

/** A name without a folder may stand anywhere; one with a folder stands exactly there, as a file or a folder. */
function isThere({ files }: Tree, name: string): boolean {
  const paths = [...files.keys()]
  if (!name.includes('/')) return paths.some(path => basename(path) === name)
  return paths.some(path => path === name || path.startsWith(`${name}/`))
}

/** Folders of src that are many leaves rather than one thing: they have no front door. */
const withoutFrontDoor = ['core', 'language', 'cli', 'app']

const frontDoors: Rule = {
  name: 'every room has its front door',
  because: '<room>/<room>.ts lists its verbs; it is the first file a newcomer opens',
  find: ({ files }) => {
    const found = new Set(
      [...files.keys()].filter(path => /^src\/.+\//.test(path)).map(path => roomOf(path) ?? ''),
    )
    return [...found].flatMap(room =>
      withoutFrontDoor.includes(room) || files.has(`src/${room}/${room}.ts`)
        ? []
        : [{ path: `src/${room}`, line: 1, message: `expected src/${room}/${room}.ts` }],
    )
  },
}

const checksAreTested: Rule = {
  name: 'every file of checks has its test',
  because: 'a check that was never seen to fail proves nothing',
  find: ({ sources }) => {
    const tested = new Set(
      sources
        .filter(({ path }) => isTest(path))
        .flatMap(({ imports }) => imports.flatMap(each => each.file ?? [])),
    )
    return sources
      .filter(({ path }) => isProduct(path) && basename(path) === 'pledges.ts' && isRoom(roomOf(path)))
      .filter(({ path }) => !tested.has(path))
      .map(source => at(source, 1, 'no test imports it'))
  },
}

const isRoom = (room: string | null): boolean =>
  room !== null && (rooms.includes(room) || Object.hasOwn(grounds, room)) && room !== 'language'

const noMachinePaths: Rule = {
  name: 'no path of one machine, no registry host',
  because: 'the project runs anywhere',
  find: ({ files }) =>
    [...files].flatMap(([path, text]) =>
      text.split('\n').flatMap((line, index) => {
        const found = /(?<![\w.*)}-])\/(?:work|home|Users)\/[a-z]\w{2,}|\bregistry\.[a-z]+\.(?:org|com)/.exec(
          line,
        )
        return found === null ? [] : [{ path, line: index + 1, message: found[0] }]
      }),
    ),
}

export const rules: readonly Rule[] = [
  importTable,
  judgesApart,
  noCycles,
  doorsAreHeld,
  globalSockets,
  terminalIsHeld,
  clockIsHanded,
  longFunctions,
  medianFunction,
  longFiles,
  deepFolders,
  emptyNames,
  noAny,
  noNonNull,
  noDefaultExport,
  noBarrel,
  noIgnoring,
  opensWithComment,
  namedTestsExist,
  frontDoors,
  checksAreTested,
  noMachinePaths,
]
