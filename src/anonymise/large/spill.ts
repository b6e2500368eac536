// Where rows wait that do not fit into memory: one file, sealed piece by piece (AES-256-GCM) under a key that is only in memory. Its name
// is taken away as soon as it is open, so that nothing is left however the program ends, and what is on the disk cannot be read by
// anybody. Held by large.test.ts.

import { createCipheriv, createDecipheriv } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../../core/clock.ts'
import { Refusal } from '../../core/refusal.ts'

/** A piece that was put away. */
export interface Extent {
  readonly number: number
  readonly offset: number
  readonly bytes: number
}

const algorithm = 'aes-256-gcm'
const tagBytes = 16

export class Spill {
  readonly #file: number
  readonly #key: Uint8Array
  #pieces = 0
  #end = 0

  /** `folder` is on the disk that has the room. */
  constructor(folder: string, random: Random) {
    const name = Buffer.from(random.bytes(12)).toString('hex')
    const path = join(folder, `.ordholden-${name}`)
    this.#key = random.bytes(32)
    this.#file = openFor(path)
    unlinkSync(path)
  }

  put(bytes: Uint8Array): Extent {
    const extent = { number: this.#pieces++, offset: this.#end, bytes: bytes.length + tagBytes }
    const cipher = createCipheriv(algorithm, this.#key, nonceOf(extent))
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    for (let written = 0; written < sealed.length; )
      written += this.#write(sealed.subarray(written), extent.offset + written)
    this.#end += sealed.length
    return extent
  }

  #write(bytes: Uint8Array, at: number): number {
    try {
      return writeSync(this.#file, bytes, 0, bytes.length, at)
    } catch (error) {
      throw refused(error, 'rows to be put away')
    }
  }

  get(extent: Extent): Uint8Array {
    const sealed = Buffer.alloc(extent.bytes)
    for (let read = 0; read < sealed.length; ) {
      const got = readSync(this.#file, sealed, read, sealed.length - read, extent.offset + read)
      if (got === 0) throw new Refusal('disk-refused', 'expected rows that were put away, got fewer bytes')
      read += got
    }
    const open = createDecipheriv(algorithm, this.#key, nonceOf(extent))
    open.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([open.update(sealed.subarray(0, -tagBytes)), open.final()])
  }

  close(): void {
    this.#key.fill(0)
    closeSync(this.#file)
  }
}

/** Each piece has a number of its own, and the key is of this file alone. */
function nonceOf({ number }: Extent): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(number, 6, 6)
  return nonce
}

function openFor(path: string): number {
  try {
    return openSync(path, 'wx+', 0o600)
  } catch (error) {
    throw refused(error, 'a folder to put rows away in')
  }
}

function refused(error: unknown, expected: string): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error'
  return new Refusal('disk-refused', {
    message: `expected ${expected}, got ${code}`,
    hint: 'name a folder with room for a copy of the table: --scratch DIR',
  })
}
