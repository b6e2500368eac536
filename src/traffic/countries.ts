// Which country an address lies in, by a table of the user's own: a MaxMind DB, format version 2.0
// (https://maxmind.github.io/MaxMind-DB/). None is brought along: such tables age, and their licences differ.
// The library looks an address up by its text; here the tree is walked by its bits, so that no text is made of an address: the
// records are read once, through the first network that each is said of. Proven by countries.test.ts.

import { Reader, type Response } from 'mmdb-lib'
import { addressBytes, formatAddress, isV4, readAddress } from '../core/address.ts'
import { Refusal } from '../core/refusal.ts'
import type { Block, Received } from './received.ts'

export interface CountryTable {
  /** ISO 3166-1, two capital letters; null where the table does not say. */
  of4(address: number): string | null
  /** 16 bytes as core/address.ts reads them, from `at`. */
  of(address: Uint8Array, at?: number): string | null
}

/** Throws a Refusal `usage` for what is no such table; `name` is the file, as the user wrote it. */
export function readCountryTable(bytes: Uint8Array, name: string): CountryTable {
  const tree = openTree(bytes, name)
  const countries = countriesIn(tree)
  const four = new Uint8Array(4)
  const find = (from: number, address: Uint8Array, at: number, bits: number): string | null =>
    countries.get(walk(tree, from, address, at, bits)) ?? null
  const of4 = (address: number): string | null => {
    for (let i = 0; i < 4; i++) four[i] = address >>> (24 - 8 * i)
    return find(tree.fourFrom, four, 0, 32)
  }
  return Object.freeze({
    of4,
    of: (address: Uint8Array, at = 0) => {
      if (isV4(address, at)) return find(tree.fourFrom, address, at + 12, 32)
      return tree.isFour ? null : find(0, address, at, 128)
    },
  })
}

/** As the engine asks it, once for each visitor. */
export function countryOfLine(table: CountryTable): (received: Received, block: Block) => string | null {
  const address = new Uint8Array(addressBytes)
  return ({ isV4: isFour, address4, addressFrom, addressTo }, { bytes }) => {
    if (isFour) return table.of4(address4)
    const found = readAddress(bytes, addressFrom, addressTo, address) ? table.of(address) : null
    address.fill(0)
    return found
  }
}

interface Tree {
  readonly reader: Reader<Response>
  readonly view: DataView
  readonly nodes: number
  /** 24, 28 or 32 bits. */
  readonly recordBits: number
  /** Holds IPv4 alone. */
  readonly isFour: boolean
  /** Where IPv4 begins: 96 bits of nothing below the root of a tree of IPv6. */
  readonly fourFrom: number
}

function openTree(bytes: Uint8Array, name: string): Tree {
  try {
    const reader = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const { binaryFormatMajorVersion, treeDepth, searchTreeSize, nodeCount, recordSize, ipVersion } =
      reader.metadata
    const isWhole =
      nodeCount > 0 && (nodeCount * recordSize) / 4 <= searchTreeSize && searchTreeSize < bytes.length
    if (binaryFormatMajorVersion === 2 && treeDepth >= 32 && isWhole && [24, 28, 32].includes(recordSize)) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      const tree = {
        reader,
        view,
        nodes: nodeCount,
        recordBits: recordSize,
        isFour: ipVersion === 4,
        fourFrom: 0,
      }
      return tree.isFour ? tree : { ...tree, fourFrom: walk(tree, 0, new Uint8Array(12), 0, 96) }
    }
  } catch {
    // Told below, with the name of the file.
  }
  throw new Refusal('usage', {
    message: `expected a table of countries (MaxMind DB), got something else in ${name}`,
    hint: 'a table of countries is a file such as GeoLite2-Country.mmdb, whole and unpacked',
  })
}

/** A node's left (0) or right (1) record: below `nodes` another node, above it a place in the data, itself nothing. */
function recordOf({ view, recordBits }: Tree, node: number, side: number): number {
  const at = (node * recordBits) / 4
  if (recordBits === 32) return view.getUint32(at + 4 * side)
  // Three bytes, and of 28 bits the highest four stand in the byte between the two.
  const low = side === 0 ? view.getUint32(at) >>> 8 : view.getUint32(at + recordBits / 4 - 4) & 0xffffff
  if (recordBits === 24) return low
  const middle = view.getUint8(at + 3)
  return low + (side === 0 ? middle >> 4 : middle & 15) * 2 ** 24
}

function walk(tree: Tree, from: number, address: Uint8Array, at: number, bits: number): number {
  let node = from
  for (let bit = 0; bit < bits && node < tree.nodes; bit++)
    node = recordOf(tree, node, ((address[at + (bit >> 3)] ?? 0) >> (7 - (bit & 7))) & 1)
  return node
}

/** The country each record says, by its place in the data. Each node is looked at once, whatever points to it. */
function countriesIn(tree: Tree): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  const looked = new Set<number>()
  const met = new Uint8Array(tree.nodes)
  const network = new Uint8Array(addressBytes)
  const first = tree.isFour ? 96 : 0
  if (tree.isFour) network.fill(0xff, 10, 12)
  const look = (node: number, bit: number): void => {
    if (node > tree.nodes && !looked.has(node)) {
      looked.add(node)
      const country = countryIn(tree, network)
      if (country !== null) found.set(node, country)
    }
    if (node >= tree.nodes || met[node] === 1 || bit >= 128) return
    met[node] = 1
    look(recordOf(tree, node, 0), bit + 1)
    const byte = bit >> 3
    network[byte] = (network[byte] ?? 0) | (128 >> (bit & 7))
    look(recordOf(tree, node, 1), bit + 1)
    network[byte] = (network[byte] ?? 0) & ~(128 >> (bit & 7))
  }
  look(0, first)
  return found
}

/** As MaxMind and DB-IP write it, as ip-location-db does (`country_code`), and as IPinfo did (`country`). */
function countryIn({ reader, isFour }: Tree, network: Uint8Array): string | null {
  const record = readRecord(reader, isFour ? formatAddress(network) : textOf6(network))
  const country: unknown = record.get('country')
  const nested =
    country !== null && typeof country === 'object'
      ? new Map(Object.entries(country)).get('iso_code')
      : country
  return [nested, record.get('country_code')].find(isCode) ?? null
}

const isCode = (code: unknown): code is string => typeof code === 'string' && /^[A-Z]{2}$/.test(code)

function readRecord(reader: Reader<Response>, network: string): ReadonlyMap<string, unknown> {
  try {
    const record: unknown = reader.get(network)
    return new Map(record !== null && typeof record === 'object' ? Object.entries(record) : [])
  } catch {
    // A record that cannot be read says nothing of its networks.
    return new Map()
  }
}

/** Words in full: a network of IPv4 in a tree of IPv6 is looked for from its root. */
const textOf6 = (network: Uint8Array): string =>
  Array.from({ length: 8 }, (_, at) =>
    (256 * (network[2 * at] ?? 0) + (network[2 * at + 1] ?? 0)).toString(16),
  ).join(':')
