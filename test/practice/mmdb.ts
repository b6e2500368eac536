// A MaxMind DB written in process (format 2.0, https://maxmind.github.io/MaxMind-DB/): a search tree with records of 24 bits,
// 16 bytes of nothing, the data section, and the metadata after its marker. Only what tables of systems and of
// countries need.

/** A network as CIDR and what is said of it. */
export type MmdbNetwork = readonly [network: string, record: MmdbRecord]
type MmdbRecord = { readonly [key: string]: string | number | MmdbRecord }

type Node = { left: Node | number | null; right: Node | number | null }

/** `ipVersion` 4 holds IPv4 alone; 6 holds IPv4 too, in its first 96 bits of nothing. */
export function mmdb(ipVersion: 4 | 6, networks: readonly MmdbNetwork[]): Uint8Array {
  const data = networks.map(([, record]) => mapOf(record))
  const starts = data.map((_, at) => lengthOf(data.slice(0, at)))
  const root: Node = { left: null, right: null }
  for (const [at, [network]] of networks.entries()) insert(root, bitsOf(network, ipVersion), starts[at] ?? 0)
  const nodes = everyNode(root)
  const tree = Buffer.concat(
    nodes.flatMap(({ left, right }) =>
      [left, right].map(to => {
        const record = Buffer.alloc(3)
        record.writeUIntBE(recordOf(to, nodes), 0, 3)
        return record
      }),
    ),
  )
  const metadata = mapOf({
    ...{ node_count: nodes.length, record_size: 24, ip_version: ipVersion, database_type: 'Practice-ASN' },
    ...{ binary_format_major_version: 2, binary_format_minor_version: 0, build_epoch: 1_790_000_000 },
  })
  const marker = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1')
  return Buffer.concat([tree, Buffer.alloc(16), ...data, marker, metadata])
}

const lengthOf = (all: readonly Buffer[]): number => all.reduce((sum, { length }) => sum + length, 0)

function insert(root: Node, bits: readonly boolean[], data: number): void {
  let node = root
  bits.forEach((bit, at) => {
    const side = bit ? 'right' : 'left'
    if (at === bits.length - 1) {
      node[side] = data
      return
    }
    const next = node[side]
    if (typeof next === 'number') throw new Error('expected networks that do not overlap')
    node[side] = next ?? { left: null, right: null }
    node = node[side]
  })
}

function everyNode(root: Node): readonly Node[] {
  const nodes = [root]
  for (const { left, right } of nodes)
    for (const each of [left, right]) if (each !== null && typeof each === 'object') nodes.push(each)
  return nodes
}

// Below the number of nodes: another node. That number: nothing. Above: a place in the data, 16 bytes of nothing before it.
function recordOf(to: Node | number | null, nodes: readonly Node[]): number {
  if (to === null) return nodes.length
  return typeof to === 'number' ? nodes.length + 16 + to : nodes.indexOf(to)
}

function bitsOf(network: string, ipVersion: 4 | 6): readonly boolean[] {
  const [address = '', size = ''] = network.split('/')
  const isFour = !address.includes(':')
  const bytes = isFour ? address.split('.').map(Number) : bytesOfSix(address)
  const bits = bytes.flatMap(byte => Array.from({ length: 8 }, (_, at) => ((byte >> (7 - at)) & 1) === 1))
  const before = isFour && ipVersion === 6 ? Array.from({ length: 96 }, () => false) : []
  return [...before, ...bits.slice(0, Number(size))]
}

function bytesOfSix(address: string): readonly number[] {
  const groups = (text: string) => text.split(':').filter(each => each !== '')
  const [left = [], right = []] = address.split('::').map(groups)
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right].flatMap(group => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
}

// Types 7 (map), 2 (text) and 6 (unsigned 32 bits); a length from 29 on has one more byte.
const control = (type: number, length: number): Buffer =>
  Buffer.from(length < 29 ? [(type << 5) | length] : [(type << 5) | 29, length - 29])

function mapOf(record: MmdbRecord): Buffer {
  const entries = Object.entries(record).flatMap(([key, value]) => [textOf(key), entryOf(value)])
  return Buffer.concat([control(7, entries.length / 2), ...entries])
}

const textOf = (text: string): Buffer =>
  Buffer.concat([control(2, Buffer.byteLength(text)), Buffer.from(text)])

function entryOf(value: string | number | MmdbRecord): Buffer {
  if (typeof value === 'string') return textOf(value)
  if (typeof value === 'object') return mapOf(value)
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return Buffer.concat([control(6, 4), bytes])
}
