// The one zip file a list of files has: stored, sorted, dated 1980, nothing optional. Reading recomputes every header
// from names and bytes and compares, so no bit of the container is free and nothing is ever inflated.
// Own code and not a library's, because the exact bytes are the format. Format: docs/reference/ledger.md, Bundle;
// layout: PKWARE APPNOTE 6.3.10 §4.3. Proven by zip.test.ts (equal to fflate's bytes) and test/hostile/ledger.test.ts.

import { crc32 } from 'node:zlib'
import { fromUtf8, utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'

export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Where a zip is not what its own names and bytes demand. */
export interface ZipFault {
  /** The entry being read, as far as its name could be. */
  readonly name: string | null
  /** In the zip, from its beginning: the first byte that differs. */
  readonly offset: number
}

export type ReadZip =
  | { readonly kind: 'read'; readonly entries: ReadonlyMap<string, Uint8Array> }
  | ({ readonly kind: 'damaged' } & ZipFault)

const localBytes = 30
const recordBytes = 46
const version = 20
/** 1980-01-01 in MS-DOS form, the earliest there is. */
const date = 0x21
const namePattern = /^[a-z0-9][a-z0-9/.-]{0,99}$/

/** The zip of these files, in the order of their names. */
export function formatZip(files: readonly ZipEntry[]): Uint8Array {
  const entries = files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const locals = entries.flatMap(entry => [localHeader(entry), entry.bytes])
  const zip = joined([...locals, formatDirectory(entries)])
  checkLimits(entries.length, zip.length)
  return zip
}

// Not concatBytes: a call takes fewer arguments than a bundle may have files.
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The files of a zip that formatZip wrote. Refuses with `limit` what is too large, before looking into it. */
export function readZip(zip: Uint8Array): ReadZip {
  checkLimits(0, zip.length)
  const entries: ZipEntry[] = []
  let offset = 0
  while (!isDirectory(zip, offset)) {
    const read = readEntry(zip, offset)
    if (read.kind === 'damaged') return read
    const before = entries.at(-1)?.name ?? ''
    if (read.entry.name <= before) return { kind: 'damaged', name: read.entry.name, offset }
    entries.push(read.entry)
    checkLimits(entries.length, zip.length)
    offset = read.end
  }
  const differs = firstDifference(zip.subarray(offset), formatDirectory(entries))
  if (differs !== null) return { kind: 'damaged', name: recordAt(entries, differs), offset: offset + differs }
  return { kind: 'read', entries: new Map(entries.map(({ name, bytes }) => [name, bytes])) }
}

/** The entry whose directory record has this byte; null for the end record. */
function recordAt(entries: readonly ZipEntry[], byte: number): string | null {
  let end = 0
  const entry = entries.find(({ name }) => {
    end += recordBytes + name.length
    return byte < end
  })
  return entry?.name ?? null
}

export type ReadEntry =
  | { readonly kind: 'entry'; readonly entry: ZipEntry; readonly end: number }
  | ({ readonly kind: 'damaged' } & ZipFault)

/** One entry with its local header at an offset: what is there must be the header of the name and bytes found. */
export function readEntry(zip: Uint8Array, offset: number): ReadEntry {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  if (offset + localBytes > zip.length) return { kind: 'damaged', name: null, offset }
  const start = offset + localBytes + view.getUint16(offset + 26, true)
  const end = start + view.getUint32(offset + 22, true)
  const name = nameOf(zip.subarray(offset + localBytes, start))
  if (name === null || end > zip.length) return { kind: 'damaged', name, offset }
  const entry = { name, bytes: zip.subarray(start, end) }
  const differs = firstDifference(zip.subarray(offset, start), localHeader(entry))
  if (differs !== null) return { kind: 'damaged', name, offset: offset + differs }
  return { kind: 'entry', entry, end }
}

function nameOf(bytes: Uint8Array): string | null {
  const name = bytes.every(byte => byte < 0x80) ? fromUtf8(bytes) : ''
  return namePattern.test(name) ? name : null
}

const isDirectory = (zip: Uint8Array, offset: number): boolean =>
  zip[offset] === 0x50 && zip[offset + 1] === 0x4b && zip[offset + 2] !== 0x03

/** Local file header, APPNOTE §4.3.7, with the name. */
function localHeader({ name, bytes }: ZipEntry): Uint8Array {
  if (!namePattern.test(name)) throw new Error(`zip: no such name in a bundle: ${name}`)
  const header = new DataView(new ArrayBuffer(localBytes + name.length))
  header.setUint32(0, 0x04034b50, true)
  header.setUint16(4, version, true)
  header.setUint16(12, date, true)
  setSizes(header, 14, bytes, name)
  return withName(header, localBytes, name)
}

/** Central directory record, APPNOTE §4.3.12, with the name. */
function directoryRecord({ name, bytes }: ZipEntry, offset: number): Uint8Array {
  const record = new DataView(new ArrayBuffer(recordBytes + name.length))
  record.setUint32(0, 0x02014b50, true)
  record.setUint16(4, version, true)
  record.setUint16(6, version, true)
  record.setUint16(14, date, true)
  setSizes(record, 16, bytes, name)
  record.setUint32(42, offset, true)
  return withName(record, recordBytes, name)
}

function setSizes(header: DataView, at: number, bytes: Uint8Array, name: string): void {
  header.setUint32(at, crc32(bytes), true)
  header.setUint32(at + 4, bytes.length, true)
  header.setUint32(at + 8, bytes.length, true)
  header.setUint16(at + 12, name.length, true)
}

function withName(header: DataView, at: number, name: string): Uint8Array {
  const bytes = new Uint8Array(header.buffer)
  bytes.set(utf8(name), at)
  return bytes
}

/** All records and the end record, APPNOTE §4.3.16. */
export function formatDirectory(entries: readonly ZipEntry[]): Uint8Array {
  let offset = 0
  const records = entries.map(entry => {
    const record = directoryRecord(entry, offset)
    offset += localBytes + entry.name.length + entry.bytes.length
    return record
  })
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, entries.length, true)
  end.setUint16(10, entries.length, true)
  end.setUint32(
    12,
    records.reduce((sum, record) => sum + record.length, 0),
    true,
  )
  end.setUint32(16, offset, true)
  return joined([...records, new Uint8Array(end.buffer)])
}

/** The first offset at which two byte strings differ; null when they are equal. */
export function firstDifference(got: Uint8Array, expected: Uint8Array): number | null {
  const length = Math.min(got.length, expected.length)
  for (let i = 0; i < length; i += 1) if (got[i] !== expected[i]) return i
  return got.length === expected.length ? null : length
}

function checkLimits(entries: number, bytes: number): void {
  if (entries > limits.bundleEntries)
    throw new Refusal('limit', `expected a bundle of at most ${limits.bundleEntries} files, got ${entries}`)
  if (bytes > limits.bundleBytes)
    throw new Refusal('limit', `expected a bundle of at most ${limits.bundleBytes} bytes, got ${bytes}`)
}
