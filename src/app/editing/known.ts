// What forms were made from: the policy folder as it was read last, and every published edition. A save knows by it what both of
// two people began with. Proven by test/contracts/editing-desk.test.ts.

import { sha256, toHex, utf8 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { allEditions } from '../../store/editions.ts'
import { type Base, hashesOf, readForEditing } from '../editing.ts'
import type { Opened } from '../opened.ts'
import { type ReadEdition, rereadEdition } from '../policy.ts'
import { plainOf } from './asked.ts'

/** What forms were made from: the last readings of the folder, and every published edition. */
export class Known {
  readonly #on: Opened
  readonly #read = new Map<string, ReadEdition>()

  constructor(on: Opened) {
    this.#on = on
  }

  async read(): Promise<{ readonly edition: ReadEdition; readonly base: Base; readonly key: string }> {
    const { edition, base } = await readForEditing(this.#on.setting.policyFolder)
    const key = keyOf(base)
    this.#read.delete(key)
    this.#read.set(key, edition)
    const [oldest] = this.#read.keys()
    if (this.#read.size > limits.editsRemembered && oldest !== undefined) this.#read.delete(oldest)
    return { edition, base, key }
  }

  /** Null where what a form was made from is neither remembered nor published. */
  async find(key: string): Promise<ReadEdition | null> {
    const remembered = this.#read.get(key)
    if (remembered !== undefined) return remembered
    for (const { files } of await allEditions(this.#on.store.owner)) {
      const edition = readable(files)
      if (edition !== null && keyOf(hashesOf(edition)) === key) return edition
    }
    return null
  }
}

/** Null where this program cannot read it. */
export function readable(files: ReadEdition['files']): ReadEdition | null {
  try {
    return rereadEdition(files)
  } catch (fault) {
    if (fault instanceof Refusal) return null
    throw fault
  }
}

const keyOf = (base: Base): string => toHex(sha256(utf8(JSON.stringify([...base].toSorted()))))

/** The register as it is written, without what the schema adds. */
export const plainOfEdition = ({ files }: ReadEdition): unknown => {
  const [register] = files
  return register === undefined ? {} : plainOf({ path: register.path, bytes: utf8(register.text) })
}
