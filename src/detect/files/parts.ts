// What the packed documents of office programs have in common: relations between parts (ECMA-376 part 2 §6.5), and parts of which only
// the words are told, whatever their elements mean. Proven by office.test.ts.

import type { Inside, Text, TextPart, Unread } from '../source.ts'
import { Lines } from './lines.ts'
import { type Attributes, type Walker, walkPart } from './xml-part.ts'
import { readEntry, type ZipArchive, type ZipEntry } from './zip-archive.ts'

/** Attributes with words of people in them; of the others there are numbers, colours and ids, which would look like something. */
const spoken: ReadonlySet<string> = new Set(
  'author initials descr title tooltip displayName userId Target prompt promptTitle error lastModifiedBy alt string'.split(
    ' ',
  ),
)

/** `name: value` of each attribute that says something. */
export function spokenIn(attributes: Attributes, also: ReadonlySet<string> = spoken): string {
  const said = Object.entries(attributes).filter(([name, value]) => {
    const own = name.slice(name.indexOf(':') + 1)
    return value !== '' && (spoken.has(own) || also.has(own))
  })
  return said.map(([name, value]) => `${name.slice(name.indexOf(':') + 1)}: ${value}\n`).join('')
}

/** A line for each stretch of text, and for each attribute that says something: properties, comments, charts, links. */
export async function* readWords(
  entry: ZipEntry,
  inside: Inside,
  part: TextPart,
  also?: ReadonlySet<string>,
): AsyncGenerator<Text | Unread> {
  const lines = new Lines(inside.path, part)
  // Properties are told by the names of their elements: `creator: Jens Jensen`.
  let before = ''
  const walker: Walker = {
    open: (name, attributes) => {
      before = part === 'properties' ? `${name}: ` : ''
      lines.addAt(entry.name, spokenIn(attributes, also))
    },
    text: letters => {
      if (letters.trim() === '') return
      lines.addAt(entry.name, before + letters)
      before = ''
    },
    close: () => {
      lines.endLine()
    },
    ready: () => lines.full(),
  }
  yield* walkPart(entry, inside, walker)
  yield* lines.end()
}

export interface PartKind {
  readonly name: RegExp
  /** Null where it is read with another. */
  readonly read: ((entry: ZipEntry, inside: Inside) => AsyncIterable<Text | Unread>) | null
}

/** Every entry by the first kind whose name it has; other XML by its words, and anything else as a file of its own. */
export async function* readParts(
  archive: ZipArchive,
  inside: Inside,
  kinds: readonly PartKind[],
): AsyncGenerator<Text | Unread> {
  for (const entry of archive.entries) {
    const over = inside.over()
    if (over !== null) return yield over
    const kind = [...kinds, ...common].find(({ name }) => name.test(entry.name))
    if (kind === undefined) {
      if (!entry.name.endsWith('/')) yield* readEntry(entry, inside)
    } else if (kind.read !== null) yield* kind.read(entry, inside)
  }
}

const words =
  (part: TextPart, also?: ReadonlySet<string>) =>
  (entry: ZipEntry, inside: Inside): AsyncIterable<Text | Unread> =>
    readWords(entry, inside, part, also)

const common: readonly PartKind[] = [
  { name: /^docProps\/.*\.xml$/, read: words('properties') },
  {
    name: /(?:comments|people|persons|commentAuthors)[^/]*\/?[^/]*\.xml$/i,
    read: words('comment', new Set(['name'])),
  },
  { name: /pivotCache\/.*\.xml$/, read: words('hidden', new Set(['v', 'name'])) },
  { name: /^customXml\/item\d*\.xml$/, read: readEntry },
  { name: /(?:^|\/)(?:mimetype|thumbnails?\/.*\.png)$/i, read: null },
  { name: /\.(?:xml|rels|vml)$/, read: words('hidden') },
]

/** Which part each relation of a part leads to, by its id. */
export async function relationsOf(
  archive: ZipArchive,
  part: string,
  inside: Inside,
): Promise<ReadonlyMap<string, string>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`
  const found = new Map<string, string>()
  const entry = archive.entries.find(candidate => candidate.name === name)
  if (entry === undefined) return found
  const open = (_: string, { Id: id, Target: target, TargetMode: mode }: Attributes): void => {
    if (id !== undefined && target !== undefined && mode !== 'External')
      found.set(id, resolve(folder, target))
  }
  // What is damaged of it is said where its words are read.
  for await (const _ of walkPart(entry, inside, { open }));
  return found
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  return steps.join('/')
}

export async function* withEntry(
  archive: ZipArchive,
  name: string,
  read: (entry: ZipEntry) => AsyncIterable<Text | Unread>,
): AsyncGenerator<Text | Unread> {
  const entry = archive.entries.find(candidate => candidate.name === name)
  if (entry !== undefined) yield* read(entry)
}
