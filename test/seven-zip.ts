// A 7z of one file, stored and not packed, written by hand after 7zFormat.txt: for tests.

import { crc32 } from 'node:zlib'

/** A number in one to three bytes: as many leading ones as bytes follow. */
function number(value: number): number[] {
  if (value < 0x80) return [value]
  if (value < 0x4000) return [0x80 | (value >> 8), value & 0xff]
  return [0xc0 | (value >> 16), value & 0xff, (value >> 8) & 0xff]
}

/** `coder`: 0x00 stores, 0x06f10701 is AES-256. */
export function packSevenZip(name: string, bytes: Buffer, coder: readonly number[] = [0x01, 0x00]): Buffer {
  const names = Buffer.from(`${name}\0`, 'utf16le')
  const size = number(bytes.length)
  const header = Buffer.from([
    0x01,
    ...[0x04, 0x06, 0x00, 0x01, 0x09, ...size, 0x00],
    ...[0x07, 0x0b, 0x01, 0x00, 0x01, ...coder, 0x0c, ...size, 0x00],
    ...[0x08, 0x00, 0x00],
    ...[0x05, 0x01, 0x11, ...number(names.length + 1), 0x00, ...names, 0x00],
    0x00,
  ])
  const start = Buffer.alloc(20)
  start.writeBigUInt64LE(BigInt(bytes.length), 0)
  start.writeBigUInt64LE(BigInt(header.length), 8)
  start.writeUInt32LE(crc32(header), 16)
  const sum = Buffer.alloc(4)
  sum.writeUInt32LE(crc32(start))
  return Buffer.concat([Buffer.from('7z\xbc\xaf\x27\x1c\x00\x04', 'latin1'), sum, start, bytes, header])
}
