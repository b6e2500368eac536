// All keywords in one automaton: one look into a table for each byte of a text, however many words there are (Aho and Corasick 1975,
// made deterministic, over the classes of bytes the words are made of). Letters count in any case, æ, ø and å too, and a word is
// known in UTF-8, composed (NFC) or not (NFD), and in latin-1. Proven by keywords.test.ts.

import type { KeywordRule } from '../hit.ts'

export interface Word {
  /** Index of its rule. */
  readonly rule: number
  readonly bytes: number
}

export interface Automaton {
  /** The class of each byte; 0 is every byte that is in no word. */
  readonly classes: Uint8Array
  /** At state + class: the next state. A state is its number times the width of a row, and 0 is where none has begun. */
  readonly next: Int32Array
  /** Width of a row, as a power of two. */
  readonly shift: number
  /** States from this one on end words. */
  readonly firstEnd: number
  /** The words that end in each of them. */
  readonly ends: readonly (readonly Word[])[]
}

interface Node {
  /** By byte; ASCII in lower case. */
  readonly edges: Map<number, Node>
  fail: Node | null
  words: readonly Word[]
  state: number
}

const newNode = (): Node => ({ edges: new Map(), fail: null, words: [], state: 0 })

export function buildAutomaton(rules: readonly Pick<KeywordRule, 'id' | 'words'>[]): Automaton {
  const root = newNode()
  rules.forEach(({ id, words }, rule) => {
    for (const word of words) for (const spelling of spellings(id, word)) insert(root, spelling, rule)
  })
  return tabulate(link(root))
}

/** Of each byte of a word the two it may be: in lower case and in upper case. */
type Spelling = readonly (readonly [lower: number, upper: number])[]

const leastBytes = 2
const mostBytes = 40

function spellings(id: string, word: string): readonly Spelling[] {
  const count = Buffer.byteLength(word)
  if (count < leastBytes || count > mostBytes)
    throw new Error(`expected words of ${leastBytes} to ${mostBytes} bytes in ${id}, got one of ${count}`)
  // stretch.ts divides a text behind a line feed.
  if (word.includes('\n')) throw new Error(`expected words without a line feed in ${id}`)
  const lower = word.toLowerCase().normalize('NFC')
  const spelled = [spell(lower, 'utf8'), spell(lower.normalize('NFD'), 'utf8')]
  const isLatin1 = [...lower].every(letter => (letter.codePointAt(0) ?? 0) < 256)
  return isLatin1 ? [...spelled, spell(lower, 'latin1')] : spelled
}

const spell = (lower: string, encoding: 'utf8' | 'latin1'): Spelling =>
  [...lower].flatMap(letter => {
    const small = [...Buffer.from(letter, encoding)]
    const large = [...Buffer.from(letter.toUpperCase(), encoding)]
    // Where the cases differ in more than one byte (not so in any Danish letter), a mixture of both would be taken for the letter.
    const differing = small.filter((byte, at) => byte !== large[at]).length
    const isPaired = small.length === large.length && differing < 2
    return small.map((byte, at) => [byte, isPaired ? (large[at] ?? byte) : byte] as const)
  })

const foldAscii = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte)

function insert(root: Node, spelling: Spelling, rule: number): void {
  let node = root
  for (const [lower, upper] of spelling) {
    const next = node.edges.get(lower) ?? newNode()
    node.edges.set(lower, next).set(foldAscii(upper), next)
    node = next
  }
  const isKnown = node.words.some(word => word.rule === rule)
  if (!isKnown) node.words = [...node.words, { rule, bytes: spelling.length }]
}

/** Every node with the longest other beginning that is its end (`fail`), nearest to the root first. */
function link(root: Node): readonly Node[] {
  const nodes = [root]
  for (const node of nodes)
    for (const [byte, next] of node.edges) {
      if (next.fail !== null) continue
      next.fail = failOf(node, byte, root)
      next.words = [...next.words, ...next.fail.words]
      nodes.push(next)
    }
  return nodes
}

function failOf(node: Node, byte: number, root: Node): Node {
  for (let fail = node.fail; fail !== null; fail = fail.fail) {
    const next = fail.edges.get(byte)
    if (next !== undefined) return next
  }
  return root
}

function tabulate(nodes: readonly Node[]): Automaton {
  const { classes, count } = classesOf(nodes)
  const shift = Math.ceil(Math.log2(Math.max(2, count)))
  // Those that end words come last: one comparison tells them.
  const numbered = nodes.toSorted((a, b) => Math.min(1, a.words.length) - Math.min(1, b.words.length))
  for (const [number, node] of numbered.entries()) node.state = number << shift
  const next = new Int32Array(nodes.length << shift)
  for (const { fail, edges, state } of nodes) {
    if (fail !== null) next.copyWithin(state, fail.state, fail.state + (1 << shift))
    for (const [byte, { state: to }] of edges) next[state + (classes[byte] as number)] = to
  }
  const ends = numbered.map(({ words }) => words).filter(words => words.length > 0)
  return { classes, next, shift, firstEnd: (nodes.length - ends.length) << shift, ends }
}

function classesOf(nodes: readonly Node[]): { readonly classes: Uint8Array; readonly count: number } {
  const used = [...new Set(nodes.flatMap(({ edges }) => [...edges.keys()]))]
  const classes = new Uint8Array(256)
  for (const [at, byte] of used.entries()) classes[byte] = at + 1
  for (let byte = 65; byte <= 90; byte++) classes[byte] = classes[foldAscii(byte)] as number
  return { classes, count: used.length + 1 }
}
