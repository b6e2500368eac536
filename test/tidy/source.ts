// Sources as the tidy rules see them: the tree TypeScript itself reads, comments and bare code apart, and what is imported.
// Reading is by TypeScript's own parser over files held in memory, so seeded faults never touch a disk.
// Decided against patterns over raw text: a word in a string or a comment is not a fault.

import { posix } from 'node:path'
import {
  isCallExpression,
  isExportDeclaration,
  isImportDeclaration,
  isImportTypeNode,
  isLiteralTypeNode,
  isStringLiteral,
  type Node,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast'
import { createVirtualFileSystem } from 'typescript/unstable/fs'
import { API } from 'typescript/unstable/sync'

export interface Import {
  readonly specifier: string
  /** Path of the file it names, from the root of the checkout; null for packages and Node's own modules. */
  readonly file: string | null
  readonly typeOnly: boolean
  readonly line: number
}

export interface Source {
  /** From the root of the checkout, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly tree: SourceFile
  readonly imports: readonly Import[]
  readonly comments: readonly { readonly text: string; readonly line: number }[]
  /** The text with comments and the insides of strings blanked, line for line. */
  readonly code: string
  /** The text with only comments blanked. */
  readonly uncommented: string
  lineOf(node: Node): number
}

/** Sources of a set of files, path → text. Only code is parsed; order is that of the paths. */
export function readSources(files: ReadonlyMap<string, string>): readonly Source[] {
  const rooted = [...files].map(([path, text]) => [`/tidy/${path}`, text] as const)
  const options = { noLib: true, types: [], noResolve: true, allowJs: true, allowImportingTsExtensions: true }
  const config = JSON.stringify({ compilerOptions: options, files: rooted.map(([path]) => path) })
  const api = new API({
    cwd: '/tidy',
    fs: createVirtualFileSystem({ ...Object.fromEntries(rooted), '/tidy/tsconfig.json': config }),
  })
  try {
    const project = api
      .updateSnapshot({ openProject: '/tidy/tsconfig.json' })
      .getProject('/tidy/tsconfig.json')
    return [...files].map(([path, text]) =>
      readSource(path, text, project?.program.getSourceFile(`/tidy/${path}`)),
    )
  } finally {
    api.close()
  }
}

function readSource(path: string, text: string, tree: SourceFile | undefined): Source {
  if (tree === undefined) throw new Error(`${path}: expected TypeScript to read it, got nothing`)
  const withoutStrings = blank(text, literalSpans(tree))
  const spans = commentSpans(withoutStrings)
  const lineAt = (position: number) => text.slice(0, position).split('\n').length
  return {
    path,
    text,
    tree,
    imports: importsOf(path, tree, lineAt),
    comments: spans.map(([from, to]) => ({ text: text.slice(from, to), line: lineAt(from) })),
    code: blank(withoutStrings, spans),
    uncommented: blank(text, spans),
    lineOf: node => lineAt(startOf(node, tree)),
  }
}

/** Every node below one, itself first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node
  const children: Node[] = []
  node.forEachChild(child => {
    children.push(child)
  })
  for (const child of children) yield* nodesOf(child)
}

/** Where a node's own text begins, after white space and comments. */
export const startOf = (node: Node, tree: SourceFile): number => node.getStart(tree)

type Span = readonly [from: number, to: number]

const literalKinds = new Set([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateHead,
  SyntaxKind.TemplateMiddle,
  SyntaxKind.TemplateTail,
  SyntaxKind.RegularExpressionLiteral,
])

function literalSpans(tree: SourceFile): readonly Span[] {
  const literals = [...nodesOf(tree)].filter(node => literalKinds.has(node.kind))
  return literals.map(node => [startOf(node, tree) + 1, node.end - 1])
}

function commentSpans(withoutStrings: string): readonly Span[] {
  const found = withoutStrings.matchAll(/\/\/.*|\/\*[\s\S]*?\*\//g)
  return [...found].map(match => [match.index, match.index + match[0].length])
}

function blank(text: string, spans: readonly Span[]): string {
  let at = 0
  let result = ''
  for (const [from, to] of spans) {
    if (from < at || to <= from) continue
    result += text.slice(at, from) + text.slice(from, to).replace(/[^\n]/g, ' ')
    at = to
  }
  return result + text.slice(at)
}

function importsOf(path: string, tree: SourceFile, lineAt: (position: number) => number): readonly Import[] {
  return [...nodesOf(tree)].flatMap(node => {
    const found = specifierOf(node)
    if (found === null) return []
    const file = found.specifier.startsWith('.') ? posix.join(posix.dirname(path), found.specifier) : null
    return [{ ...found, file, line: lineAt(startOf(node, tree)) }]
  })
}

function specifierOf(node: Node): { specifier: string; typeOnly: boolean } | null {
  const [named, typeOnly] = readImport(node)
  return named !== undefined && isStringLiteral(named) ? { specifier: named.text, typeOnly } : null
}

function readImport(node: Node): readonly [specifier: Node | undefined, typeOnly: boolean] {
  if (isImportDeclaration(node))
    return [node.moduleSpecifier, node.importClause?.phaseModifier === SyntaxKind.TypeKeyword]
  if (isExportDeclaration(node)) return [node.moduleSpecifier, node.isTypeOnly]
  if (isImportTypeNode(node))
    return [isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true]
  const isImport = isCallExpression(node) && node.expression.kind === SyntaxKind.ImportKeyword
  return [isImport ? node.arguments[0] : undefined, false]
}
