// Our own files and the log of our own database server, looked through for what tells one person from others. What cannot be
// looked through whole is unknown. Proven by pledges.test.ts.

import { trafficCheckWords } from '../language/traffic-checks.ts'
import type { Finding } from '../pledge/pledge.ts'
import { formsOf, type IdentifierKind, identifiersIn } from './identifiers.ts'
import type { OwnFile } from './own-files.ts'

const words = trafficCheckWords.logs

export interface OwnPlace {
  /** Read one at a time: a folder is larger than memory. */
  files(): Iterable<OwnFile>
  /** False where the database server is somebody else's, whose log is not here. */
  isOwnServer(): boolean
  /** Mail addresses the company itself publishes: they may stand anywhere. */
  readonly ours: readonly string[]
  planted(): Promise<readonly string[]>
}

interface Seen {
  readonly file: string
  readonly kind: IdentifierKind
}

const stepBytes = 1 << 20
const overlapBytes = 512

export async function lookInFiles(own: OwnPlace, signal: AbortSignal): Promise<Finding> {
  const planted = (await own.planted()).flatMap(formsOf)
  const found: Seen[] = []
  const unseen: OwnFile[] = []
  let [files, bytes] = [0, 0]
  for (const file of own.files()) {
    if (file.kind !== 'read') {
      unseen.push(file)
      continue
    }
    files += 1
    bytes += file.bytes.length
    found.push(...(await inFile(file, { planted, ours: own.ours }, signal)))
  }
  const evidence = { files, bytes, unseen: unseen.length, found: found.length }
  const about = { basis: [], evidence, notLookedAt: words.notLookedAt(own.isOwnServer()) }
  const [first] = found
  if (first !== undefined)
    return {
      ...{ verdict: 'broken', reason: words.found(first.kind, first.file, found.length - 1) },
      ...{ next: words.todo, ...about },
    }
  const [none] = unseen
  if (none !== undefined) {
    const reason = none.kind === 'too-large' ? words.tooLarge(none.name) : words.unread(none.name)
    return { verdict: 'unknown', reason, next: words.look, ...about }
  }
  return { verdict: 'kept', reason: words.kept(files, bytes), next: null, ...about }
}

/** A step at a time: others are served meanwhile. */
async function inFile(
  { name, bytes }: Extract<OwnFile, { kind: 'read' }>,
  asked: { readonly planted: readonly Uint8Array[]; readonly ours: readonly string[] },
  signal: AbortSignal,
): Promise<readonly Seen[]> {
  const kinds = new Set<IdentifierKind>()
  for (let from = 0; from < bytes.length; from += stepBytes) {
    const step = bytes.subarray(Math.max(0, from - overlapBytes), from + stepBytes)
    for (const { kind } of identifiersIn(step, asked)) kinds.add(kind)
    await new Promise(resolve => setImmediate(resolve))
    signal.throwIfAborted()
  }
  return [...kinds].map(kind => ({ file: name, kind }))
}
