// YAML 1.2 with places: every value can be traced back to its line and column. Duplicate keys are named with both
// places; nesting, aliases and size have limits so that no file takes long. Proven by parse.test.ts and
// test/hostile/register.test.ts.

import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  Lexer,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'

import { limits } from '../core/limits.ts'
import { type Fault, formatPlace, type Place, Refusal } from '../core/refusal.ts'
import { startOf } from './text.ts'
import { sayFault } from './yaml-faults.ts'

export type Path = readonly PropertyKey[]

export interface YamlFile {
  readonly value: unknown
  /** The place of the value at a path, or of what is nearest above it. */
  place(path: Path): Place
  /** The place of a key at a path of a map. */
  placeOfKey(path: Path, key: string): Place
}

/** Throws a Refusal `register-invalid` with every fault of form. */
export function readYaml(file: string, text: string): YamlFile {
  refuseDeep(file, text)
  const counter = new LineCounter()
  // Its own search for equal keys is quadratic: ours is in duplicateKeys.
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false })
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col) }
  }
  refuse(
    document.errors.map(error => ({
      ...sayFault(error.code, error.message),
      place: placeAt(error.pos[0]),
    })),
  )
  refuse(duplicateKeys(document, placeAt))
  return {
    value: toPlain(document, file),
    place: path => placeAt(nodeAt(document, path)?.range?.[0] ?? 0),
    placeOfKey: (path, key) => placeAt(keyAt(document, path, key)?.range?.[0] ?? 0),
  }
}

function refuse(faults: readonly Fault[]): void {
  const [first, ...more] = faults.slice(0, limits.faults)
  if (first !== undefined) throw new Refusal('register-invalid', first, ...more)
}

function toPlain(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: limits.registerAliases })
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    throw new Refusal('limit', {
      message: `expected at most ${limits.registerAliases} repetitions by * of what was written before, got more or an unknown one`,
      place: startOf(file),
      hint: 'write the entries out instead of pointing at them with * and &',
    })
  }
}

// Deep nesting would exhaust the stack of any recursive reader, so it is looked for in the text itself: lists and maps in
// brackets by the words YAML is made of, so that brackets in a text are none, and all others by their indent.
function refuseDeep(file: string, text: string): void {
  const tooDeep = (line: number): Refusal =>
    new Refusal('limit', {
      message: `expected entries at most ${limits.registerNesting} deep`,
      place: { file, line, column: 1 },
    })
  for (const [index, line] of text.split('\n').entries())
    if ((/^[\s?:-]*/.exec(line)?.[0] ?? '').length > 2 * limits.registerNesting) throw tooDeep(index + 1)
  let depth = 0
  let lines = 1
  let isText = false
  for (const word of new Lexer().lex(text)) {
    if (!isText && (word === '[' || word === '{')) depth += 1
    if (!isText && (word === ']' || word === '}')) depth -= 1
    if (depth > limits.registerNesting) throw tooDeep(lines)
    isText = word === scalarFollows
    lines += word.split('\n').length - 1
  }
}

/** What the lexer says before a text that stands without quotes. */
const scalarFollows = '\u001f'

function duplicateKeys(document: Document, placeAt: (offset: number) => Place): readonly Fault[] {
  const faults: Fault[] = []
  visit(document, {
    Map: (_, map) => {
      const seen = new Map<unknown, number>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const start = key.range?.[0] ?? 0
        const first = seen.get(key.value)
        if (first === undefined) seen.set(key.value, start)
        else
          faults.push({
            message: `duplicate key "${String(key.value)}"`,
            place: placeAt(start),
            hint: `it is first at ${formatPlace(placeAt(first))}`,
          })
      }
    },
  })
  return faults
}

function nodeAt(document: Document, path: Path): Node | null {
  let node: unknown = document.contents
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    const next: unknown = isCollection(node) ? node.get(step, true) : undefined
    if (!isNode(next)) break
    node = next
  }
  return isNode(node) ? node : null
}

function keyAt(document: Document, path: Path, key: string): Node | null {
  const node = nodeAt(document, path)
  if (!isMap(node)) return node
  const pair = node.items.find(item => isScalar(item.key) && item.key.value === key)
  return isNode(pair?.key) ? pair.key : node
}
