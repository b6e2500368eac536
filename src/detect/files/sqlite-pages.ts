// The pages of a database of SQLite (its file format, version 3): rows of a tree in their order, freed pages, and what is left over in
// others. Each page is visited once, so that no tree leads back into itself. Our own, because the library itself opens paths, and
// because what is freed and what is damaged is to be read as far as it goes. Proven by sqlite.test.ts.

import { limits } from '../../core/limits.ts'
import type { Source } from '../source.ts'

export type Cell = null | bigint | number | string | Uint8Array

export interface Row {
  /** Null in a tree without row numbers. */
  readonly id: bigint | null
  readonly cells: readonly Cell[]
}

/** Something in a page is not what its format says. */
export class SqliteDamage extends Error {}

interface Kind {
  readonly isLeaf: boolean
  readonly isTable: boolean
}
const kinds: ReadonlyMap<number, Kind> = new Map([
  [2, { isLeaf: false, isTable: false }],
  [5, { isLeaf: false, isTable: true }],
  [10, { isLeaf: true, isTable: false }],
  [13, { isLeaf: true, isTable: true }],
])

export class SqlitePages {
  readonly pageBytes: number
  readonly encoding: 'utf8' | 'utf-16le' | 'utf-16be'
  /** Called with the bytes between the rows of a page, where any are left. */
  onLeftOver: (page: number, bytes: Buffer) => void = () => {}
  readonly #source: Source
  readonly #usable: number
  readonly #count: number
  readonly #freed: number
  readonly #visited = new Set<number>()
  readonly #decoder: InstanceType<typeof TextDecoder>

  constructor(source: Source, header: Buffer) {
    const told = header.readUInt16BE(16)
    this.pageBytes = told === 1 ? 65_536 : told
    if (this.pageBytes < 512 || (this.pageBytes & (this.pageBytes - 1)) !== 0) throw new SqliteDamage()
    this.#usable = this.pageBytes - (header[20] ?? 0)
    if (this.#usable < 480) throw new SqliteDamage()
    this.#source = source
    this.#count = Math.ceil(source.bytes / this.pageBytes)
    this.#freed = header.readUInt32BE(32)
    this.encoding = (['utf8', 'utf-16le', 'utf-16be'] as const)[header.readUInt32BE(56) - 1] ?? 'utf8'
    this.#decoder = new TextDecoder(this.encoding)
  }

  /** In their order; throws SqliteDamage where the tree leads nowhere. */
  async *rows(root: number, depth = 0): AsyncGenerator<Row> {
    if (depth > limits.sqliteDepth) throw new SqliteDamage()
    const page = await this.#page(root)
    const from = root === 1 ? 100 : 0
    const kind = kinds.get(page[from] ?? 0)
    if (kind === undefined) throw new SqliteDamage()
    const cells = page.readUInt16BE(from + 3)
    const pointers = from + (kind.isLeaf ? 8 : 12)
    this.#tellLeftOver(root, page, from, pointers + 2 * cells)
    for (let index = 0; index < cells; index++) {
      const at = pointers + 2 * index
      if (at + 2 > this.#usable) throw new SqliteDamage()
      yield* this.#cell(page, page.readUInt16BE(at), kind, depth)
    }
    if (!kind.isLeaf) yield* this.rows(page.readUInt32BE(from + 8), depth + 1)
  }

  /** Pages that hold nothing any more, as they are. */
  async *freed(): AsyncGenerator<readonly [number, Buffer]> {
    for (let trunk = this.#freed; trunk !== 0; ) {
      const page = await this.#page(trunk)
      const leaves = Math.min(page.readUInt32BE(4), this.#usable / 4 - 2)
      yield [trunk, page.subarray(8 + leaves * 4)]
      for (let index = 0; index < leaves; index++) {
        const leaf = page.readUInt32BE(8 + index * 4)
        yield [leaf, await this.#page(leaf)]
      }
      trunk = page.readUInt32BE(0)
    }
  }

  async *#cell(page: Buffer, start: number, { isLeaf, isTable }: Kind, depth: number): AsyncGenerator<Row> {
    let at = start
    if (!isLeaf) {
      if (at + 4 > this.#usable) throw new SqliteDamage()
      yield* this.rows(page.readUInt32BE(at), depth + 1)
      at += 4
      // Of a table only the leaves have rows; of an index each page has.
      if (isTable) return
    }
    const [length, behindLength] = varint(page, at)
    const [id, from] = isTable ? varint(page, behindLength) : [null, behindLength]
    const record = await this.#payload(page, from, Number(length), isTable)
    yield { id: id === null ? null : BigInt.asIntN(64, id), cells: this.#cells(record) }
  }

  /** What does not fit goes on in a chain of pages. */
  async #payload(page: Buffer, from: number, length: number, isTable: boolean): Promise<Buffer> {
    if (length > limits.sqliteRowBytes) throw new SqliteDamage()
    const usable = this.#usable
    const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
    const least = Math.floor(((usable - 12) * 32) / 255) - 23
    const fitting = least + ((length - least) % (usable - 4))
    const local = length <= most ? length : fitting <= most ? fitting : least
    if (from + local + (local < length ? 4 : 0) > usable) throw new SqliteDamage()
    const pieces = [page.subarray(from, from + local)]
    let left = length - local
    for (let next = left > 0 ? page.readUInt32BE(from + local) : 0; left > 0; ) {
      const more = await this.#page(next)
      pieces.push(more.subarray(4, Math.min(usable, 4 + left)))
      left -= usable - 4
      next = more.readUInt32BE(0)
    }
    return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces)
  }

  #cells(record: Buffer): readonly Cell[] {
    const [headBytes, first] = varint(record, 0)
    const cells: Cell[] = []
    let value = Number(headBytes)
    for (let at = first; at < Number(headBytes) && cells.length < limits.sqliteColumns; ) {
      const [type, behind] = varint(record, at)
      const bytes = sizeOf(Number(type))
      if (value + bytes > record.length) throw new SqliteDamage()
      cells.push(this.#value(Number(type), record.subarray(value, value + bytes)))
      value += bytes
      at = behind
    }
    return cells
  }

  #value(type: number, bytes: Buffer): Cell {
    if (type === 0 || type === 10 || type === 11) return null
    if (type === 8 || type === 9) return type - 8
    if (type === 7) return bytes.readDoubleBE()
    if (type === 6) return bytes.readBigInt64BE()
    if (type < 6) return bytes.readIntBE(0, bytes.length)
    return type % 2 === 0 ? bytes : this.#decoder.decode(bytes)
  }

  #tellLeftOver(number: number, page: Buffer, from: number, pointersEnd: number): void {
    const content = page.readUInt16BE(from + 5) || 65_536
    const pieces = [page.subarray(pointersEnd, Math.min(content, this.#usable))]
    let free = page.readUInt16BE(from + 1)
    // Free blocks stand in rising order; one that does not ends the chain.
    for (let before = 0; free > before && free + 4 <= this.#usable; ) {
      pieces.push(page.subarray(free + 4, Math.min(free + page.readUInt16BE(free + 2), this.#usable)))
      before = free
      free = page.readUInt16BE(free)
    }
    const left = Buffer.concat(pieces.flatMap(piece => [piece, between]))
    if (left.some(byte => byte !== 0 && byte !== 10)) this.onLeftOver(number, left)
  }

  async #page(number: number): Promise<Buffer> {
    if (number < 1 || number > this.#count || this.#visited.has(number)) throw new SqliteDamage()
    this.#visited.add(number)
    const bytes = await this.#source.read((number - 1) * this.pageBytes, this.pageBytes)
    if (bytes.length < this.pageBytes) throw new SqliteDamage()
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }
}

const between = Buffer.from('\n')
const sizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0]
const sizeOf = (type: number): number => sizes[type] ?? Math.floor((type - 12) / 2)

/** One to nine bytes, seven bits each but the last; and where the next thing begins. */
function varint(bytes: Buffer, from: number): readonly [bigint, number] {
  let value = 0
  for (let index = 0; index < 9; index++) {
    const byte = bytes[from + index]
    if (byte === undefined) throw new SqliteDamage()
    // Beyond 48 bits a number no longer holds it exactly.
    if (index >= 6) return longVarint(bytes, from)
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [BigInt(value), from + index + 1]
  }
  throw new SqliteDamage()
}

function longVarint(bytes: Buffer, from: number): readonly [bigint, number] {
  let value = 0n
  for (let index = 0; index < 9; index++) {
    const byte = bytes[from + index]
    if (byte === undefined) throw new SqliteDamage()
    if (index === 8) return [(value << 8n) | BigInt(byte), from + 9]
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return [value, from + index + 1]
  }
  throw new SqliteDamage()
}
