// Checkpoints (c2sp.org/tlog-checkpoint): origin, size and root of a tree, as a signed note whose key is named like the
// origin. Stricter than the standard: no extension lines. Proven by note.test.ts and test/hostile/ledger.test.ts.

import { fromBase64, toBase64 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { openNote, parseNote, type Signer, signNote, type VerifierKey } from './note.ts'
import { checkedSize, type Hash, hashBytes, parseSize } from './tree.ts'

export interface Checkpoint {
  /** Schema-less URL of the log, such as `example.dk/log`; also the name of its key. */
  readonly origin: string
  readonly size: number
  readonly root: Hash
}

export type OpenedCheckpoint =
  | {
      readonly kind: 'opened'
      readonly checkpoint: Checkpoint
      /** Names on signatures nobody here can check: the only bits of the note that are not covered. */
      readonly unknown: readonly string[]
    }
  | {
      readonly kind: 'bad-signature' | 'not-signed' | 'wrong-origin'
      readonly expected: string
      readonly got: string
    }

/** The three lines that are signed. */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${checkedSize(size)}\n${toBase64(root)}\n`

/** Refuses with `proof-invalid` whatever formatCheckpoint cannot have written. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', sizeText = '', rootText = '', end, ...rest] = text.split('\n')
  const size = parseSize(sizeText)
  const root = fromBase64(rootText)
  if (origin === '' || size === null || root?.length !== hashBytes || end !== '' || rest.length > 0)
    throw new Refusal(
      'proof-invalid',
      `expected origin, size and root on three lines, got ${JSON.stringify(text.slice(0, 200))}`,
    )
  return Object.freeze({ origin, size, root })
}

/** The signed note. That the tree grew from the last one signed is the caller's to hold: see `grow` in ledger.ts. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): Promise<string> {
  if (signer.key.name !== checkpoint.origin)
    throw new Error(`expected a key named ${checkpoint.origin}, got ${signer.key.name}`)
  return signNote(formatCheckpoint(checkpoint), [signer])
}

/** Verifies under the log's key: the note must carry its signature and its name as origin. */
export function openCheckpoint(note: string, key: VerifierKey): OpenedCheckpoint {
  const opened = openNote(note, [key])
  if (opened.kind === 'bad-signature') return { kind: opened.kind, expected: key.name, got: opened.name }
  if (opened.kind === 'not-signed')
    return { kind: opened.kind, expected: key.name, got: opened.unknown.join(' ') }
  const checkpoint = parseCheckpoint(opened.text)
  if (checkpoint.origin !== key.name)
    return { kind: 'wrong-origin', expected: key.name, got: checkpoint.origin }
  return { kind: 'opened', checkpoint, unknown: opened.unknown }
}

/** What a note claims, its signatures not looked at. */
export const readCheckpoint = (note: string): Checkpoint => parseCheckpoint(parseNote(note).text)
