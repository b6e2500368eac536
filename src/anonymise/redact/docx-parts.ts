// The parts of a Word document as its zip says they are: each once, open, of the size and the checksum the directory tells. A part that
// is otherwise may read as other words to who made it. The zip is read by src/detect/files. Proven by docx-parts.test.ts.

import { limits } from '../../core/limits.ts'
import { fullBudget, Spending } from '../../detect/files/budget.ts'
import { sourceOf } from '../../detect/files/bytes.ts'
import { insideOf } from '../../detect/files/inside.ts'
import { isOpen, openZip, type ZipEntry } from '../../detect/files/zip-archive.ts'
import { refused } from './pdf-work.ts'
import type { NotRedactable } from './redactable.ts'

export type Parts = ReadonlyMap<string, Uint8Array>

/** Only what is carried over is unpacked at all. */
export async function unpackParts(
  bytes: Uint8Array,
  isCarried: (name: string) => boolean,
): Promise<Parts | NotRedactable> {
  // Parts are counted here, and nothing inside them is looked into.
  const spending = new Spending(fullBudget, bytes.length, () => 0)
  const look = async function* () {}
  const archive = await openZip(sourceOf('docx', bytes), insideOf({ spending, pictures: null, look }, []))
  if (archive.unread !== null) return refused('damaged', 'expected a zip with a directory of its parts')
  if (archive.entries.length > limits.redactParts)
    return refused('too-large', `expected at most ${limits.redactParts} parts, got ${archive.entries.length}`)
  const parts = new Map<string, Uint8Array>()
  let left: number = limits.redactBytes
  for (const entry of archive.entries.filter(({ name }) => isCarried(name))) {
    const part = parts.has(entry.name) ? twice(entry) : await unpack(entry, left)
    if (!(part instanceof Uint8Array)) return part
    left -= part.length
    parts.set(entry.name, part)
  }
  return parts
}

const twice = ({ name }: ZipEntry): NotRedactable =>
  refused('damaged', `expected each part once, got ${name} again`)

async function unpack(entry: ZipEntry, most: number): Promise<Uint8Array | NotRedactable> {
  if (entry.isEncrypted) return refused('encrypted', `expected ${entry.name} to open without a password`)
  if (!isOpen(entry)) return refused('damaged', `expected ${entry.name} to be stored or deflated`)
  const pieces: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const piece of entry.again()) {
      bytes += piece.length
      if (bytes > most)
        return refused('too-large', `expected parts of at most ${limits.redactBytes} bytes, got more`)
      pieces.push(piece.slice())
    }
  } catch {
    return refused('damaged', `expected ${entry.name} to unpack to what the zip says it is`)
  }
  return Buffer.concat(pieces)
}
