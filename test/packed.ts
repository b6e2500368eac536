// Packs what tests plant: zips written by hand, so that they can also lie. APPNOTE 6.3.10 §4.3.

import { crc32, deflateRawSync } from 'node:zlib'

export interface Planted {
  readonly name: string
  readonly bytes: Uint8Array | string
  /** What the directory says instead of the truth. */
  readonly says?: {
    readonly bytes?: number
    readonly flags?: number
    readonly method?: number
    readonly offset?: number
    readonly sum?: number
  }
}

export function packZip(entries: readonly Planted[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const { local, central } = packEntry(entry, at)
    files.push(local)
    directory.push(central)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, list, end])
}

function packEntry({ name, bytes, says = {} }: Planted, at: number): { local: Buffer; central: Buffer } {
  const data = Buffer.from(bytes)
  const packed = deflateRawSync(data, { level: 9 })
  const letters = Buffer.from(name)
  // From »version needed« on, what a file's own header and its line of the directory have in common.
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(0x0800 | (says.flags ?? 0), 2)
  common.writeUInt16LE(says.method ?? 8, 4)
  common.writeUInt32LE(says.sum ?? crc32(data), 10)
  common.writeUInt32LE(packed.length, 14)
  common.writeUInt32LE(says.bytes ?? data.length, 18)
  common.writeUInt16LE(letters.length, 22)
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(says.offset ?? at, 10)
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04'), common, letters, packed]),
    central: Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, letters]),
  }
}
