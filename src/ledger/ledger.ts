// The front door of the ledger: what the sequencer, the publication, downloads and verifying call, in that order.
// Bytes in, bytes out. Formats: docs/reference/ledger.md. Proven by ledger.test.ts, test/vectors and test/hostile.

import { equalBytes } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { openCheckpoint, signCheckpoint } from './checkpoint.ts'
import type { Signer } from './note.ts'
import {
  append,
  emptyFrontier,
  type Frontier,
  formatFrontier,
  hashLeaf,
  parseFrontier,
  rootOf,
} from './tree.ts'

/** The end of the log: what is stored, in one transaction, with the indices of the leaves it covers. */
export interface Head {
  /** As text: `formatFrontier`. Size, and what appending needs. */
  readonly frontier: string
  /** The signed checkpoint over that frontier's root. */
  readonly checkpoint: string
}

/** The head of a log with nothing in it. */
export const startLog = (signer: Signer): Promise<Head> => signHead(emptyFrontier, signer)

/**
 * The head after these leaves, which get the indices from the old size on. Signs only what extends the last checkpoint:
 * refuses with `ledger-damaged` when the stored frontier is not the tree that the stored checkpoint signs.
 */
export function grow(head: Head, leaves: readonly Uint8Array[], signer: Signer): Promise<Head> {
  return signHead(append(openHead(head, signer), leaves.map(hashLeaf)), signer)
}

/** Leaves in the log. */
export const sizeOf = (head: Head): number => parseFrontier(head.frontier).size

function openHead(head: Head, signer: Signer): Frontier {
  const frontier = parseFrontier(head.frontier)
  const opened = openCheckpoint(head.checkpoint, signer.key)
  if (opened.kind !== 'opened') throw damagedHead(`a checkpoint signed by ${opened.expected}`, opened.kind)
  const { size, root } = opened.checkpoint
  if (size !== frontier.size || !equalBytes(root, rootOf(frontier)))
    throw damagedHead(
      `the frontier of the ${size} leaves signed last`,
      `one of ${frontier.size} with another root`,
    )
  return frontier
}

async function signHead(frontier: Frontier, signer: Signer): Promise<Head> {
  const checkpoint = { origin: signer.key.name, size: frontier.size, root: rootOf(frontier) }
  return Object.freeze({
    frontier: formatFrontier(frontier),
    checkpoint: await signCheckpoint(checkpoint, signer),
  })
}

function damagedHead(expected: string, got: string): Refusal {
  return new Refusal('ledger-damaged', {
    message: `expected ${expected}, got ${got}`,
    hint: 'nothing was signed; recompute the frontier from the leaf table and compare it with the last checkpoint',
  })
}
