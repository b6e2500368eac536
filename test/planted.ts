// A log with people planted in it, and a search for every one of them in every file of a folder, in each form bytes take on a disk.
// Nothing of the program that is held to it is used here. Found are 4 bytes at a time by a bitmap, then compared whole.

import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

export const plantedKinds = ['address', 'agent', 'mail', 'user', 'token'] as const
export type PlantedKind = (typeof plantedKinds)[number]

export interface Planted {
  readonly kind: PlantedKind
  readonly text: string
}

/** Letters by number: the same for everybody who runs it, and nowhere else in the world. */
function* letters(seed: number): Generator<string, never> {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
  for (let state = seed; ; ) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    yield alphabet[(state >>> 27) & 31] ?? 'a'
  }
}

/** `count` of each kind, no two alike. Half of the addresses are IPv6. */
export function plant(count: number, seed = 42): readonly Planted[] {
  const next = letters(seed)
  const word = (length: number): string => Array.from({ length }, () => next.next().value).join('')
  return Array.from({ length: count }, (_, at) => {
    const hex = (n: number): string => (n & 0xffff).toString(16)
    const address =
      at % 2 === 0
        ? `${11 + (at % 89)}.${(at * 7) % 256}.${(at * 131 + 17) % 256}.${1 + ((at * 31) % 254)}`
        : `2a0c:${hex(at * 977 + 4_096)}:${hex(at * 31_337 + 256)}:1::${hex(at * 7_919 + 4_096)}`
    const named: Readonly<Record<PlantedKind, string>> = {
      address,
      agent: `Mozilla/5.0 (${word(9)}; ${word(6)}) ${word(8)}/1.${at}`,
      mail: `${word(7)}.${at}@${word(8)}.example`,
      user: `${word(8)}${at}`,
      token: `${word(24)}${at}`,
    }
    return plantedKinds.map(kind => ({ kind, text: named[kind] }))
  }).flat()
}

const linesShared = 8

/** A combined log of one day; each text of the first twenty is shared by several visitors, so that no k holds it back. */
export function plantedLog(planted: readonly Planted[]): string {
  const of = (kind: PlantedKind) => planted.filter(each => each.kind === kind).map(({ text }) => text)
  const [addresses, agents, mails, users, tokens] = plantedKinds.map(of) as readonly (readonly string[])[]
  const at = (list: readonly string[] | undefined, n: number): string => list?.[n % list.length] ?? '-'
  const line = (n: number, target: string, status: number, referrer: string): string => {
    const time = `${String(8 + (n % 12)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:07`
    return `${at(addresses, n)} - ${at(users, n)} [31/May/2026:${time} +0200] "GET ${target} HTTP/1.1" ${status} 512 "${referrer}" "${at(agents, n)}"\n`
  }
  const own = (n: number): string =>
    line(
      n,
      `/side/${n % 9}?mail=${at(mails, n)}&token=${at(tokens, n)}`,
      200,
      `https://ref.example/${at(tokens, n)}?u=${at(users, n)}`,
    ) + line(n, `/brev/${at(mails, n)}/${at(tokens, n)}`, 404, `https://${at(users, n)}@ref.example/`)
  const count = addresses?.length ?? 0
  const all = Array.from({ length: count }, (_, n) => own(n)).join('')
  const shared = Array.from({ length: Math.min(20, count) }, (_, n) =>
    Array.from(
      { length: linesShared },
      (__, by) =>
        line(n + by * 3, `/svar/${at(mails, n)}`, 200, '-') +
        line(n + by * 3, `/hent/${at(tokens, n)}`, 404, '-'),
    ).join(''),
  )
  return all + shared.join('')
}

export const encodings = [
  ...[
    'plain',
    'hex',
    'HEX',
    'base64',
    'percent',
    'escaped',
    'utf-16le',
    'utf-16be',
    'reversed',
    'packed',
    'number',
  ],
] as const
export type Encoding = (typeof encodings)[number]

interface Form {
  readonly encoding: Encoding
  readonly bytes: Buffer
  /** Where the four bytes stand that it is found by, if not at its beginning: those all have are none. */
  readonly anchor?: number
}

export function formsOfPlanted({ kind, text }: Planted): readonly Form[] {
  const plain = Buffer.from(text, 'utf8')
  const hex = plain.toString('hex')
  const wide = Buffer.from(text, 'utf16le')
  const written = (encoding: Encoding, said: string): Form => ({
    encoding,
    bytes: Buffer.from(said, 'latin1'),
  })
  return [
    { encoding: 'plain', bytes: plain },
    written('hex', hex),
    written('HEX', hex.toUpperCase()),
    ...[0, 1, 2].map(before => written('base64', base64After(plain, before))),
    written('percent', hex.replace(/../g, '%$&')),
    ...(encodeURIComponent(text) === text ? [] : [written('escaped', encodeURIComponent(text))]),
    { encoding: 'utf-16le', bytes: wide },
    { encoding: 'utf-16be', bytes: Buffer.from(wide).swap16() },
    { encoding: 'reversed', bytes: Buffer.from(plain).reverse() },
    ...(kind === 'address' ? packedForms(text) : []),
  ]
}

/** 4 bytes stand anywhere by chance: of IPv4 the form in 16 bytes is looked for, and its number as text. */
function packedForms(address: string): readonly Form[] {
  if (!address.includes('.')) {
    const bytes = packV6(address)
    return [
      { encoding: 'packed', bytes },
      { encoding: 'packed', bytes: Buffer.from(bytes).reverse() },
    ]
  }
  const bytes = Buffer.from(address.split('.').map(Number))
  return [
    { encoding: 'packed', bytes: Buffer.concat([Buffer.from([0, 0, 255, 255]), bytes]), anchor: 4 },
    { encoding: 'number', bytes: Buffer.from(String(bytes.readUInt32BE()), 'latin1') },
  ]
}

function packV6(address: string): Buffer {
  const [left = '', right = ''] = address.split('::')
  const words = (text: string): readonly number[] => text.split(':').map(word => Number.parseInt(word, 16))
  const [front, back] = [words(left), words(right)]
  const all = [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back]
  return Buffer.from(all.flatMap(word => [word >> 8, word & 255]))
}

/** The letters of base64 that do not depend on what stands beside it. */
function base64After(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replaceAll('=', '')
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
}

export interface Seen {
  readonly planted: Planted
  readonly encoding: Encoding
  readonly file: string
}

/** Looks for all of them at once. */
export class PlantedSearch {
  /** One bit for each hash of four bytes. */
  readonly #bits = new Uint32Array(1 << 17)
  readonly #forms = new Map<number, (Form & { readonly planted: Planted })[]>()

  constructor(all: readonly Planted[]) {
    for (const planted of all)
      for (const form of formsOfPlanted(planted)) {
        const start = form.bytes.readInt32LE(form.anchor)
        const bit = bitOf(start)
        this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
        const same = this.#forms.get(start) ?? []
        same.push({ ...form, planted })
        this.#forms.set(start, same)
      }
  }

  /** Every one in every file below a folder, but for folders left out; each once for each encoding and file. */
  inFolder(folder: string, except: readonly string[] = []): readonly Seen[] {
    const seen = new Map<string, Seen>()
    for (const file of filesBelow(folder, except))
      for (const found of this.inFile(file))
        seen.set(`${found.encoding} ${found.planted.text} ${file}`, found)
    return [...seen.values()]
  }

  inFile(file: string): readonly Seen[] {
    const overlap = 256
    const buffer = Buffer.alloc((4 << 20) + overlap)
    const seen: Seen[] = []
    const opened = openSync(file, 'r')
    try {
      for (let at = 0; ; ) {
        const read = readSync(opened, buffer, 0, buffer.length, at)
        for (const { planted, encoding } of this.inBytes(buffer.subarray(0, read)))
          seen.push({ planted, encoding, file })
        if (read < buffer.length) return seen
        at += read - overlap
      }
    } finally {
      closeSync(opened)
    }
  }

  inBytes(bytes: Buffer): readonly Omit<Seen, 'file'>[] {
    const found: Omit<Seen, 'file'>[] = []
    let start = bytes.length < 4 ? 0 : bytes.readInt32LE()
    for (let at = 0; at + 4 <= bytes.length; at++) {
      const bit = bitOf(start)
      if (((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0)
        for (const { planted, encoding, bytes: form, anchor = 0 } of this.#forms.get(start) ?? [])
          if (isAt(bytes, form, at - anchor)) found.push({ planted, encoding })
      start = (start >>> 8) | ((bytes[at + 4] ?? 0) << 24)
    }
    return found
  }
}

const isAt = (bytes: Buffer, form: Buffer, at: number): boolean =>
  at >= 0 && bytes.compare(form, 0, form.length, at, Math.min(bytes.length, at + form.length)) === 0

const bitOf = (start: number): number => Math.imul(start, 0x9e3779b1) >>> 10

function* filesBelow(folder: string, except: readonly string[]): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (except.includes(path)) continue
    try {
      const found = lstatSync(path)
      if (found.isDirectory()) yield* filesBelow(path, except)
      else if (found.isFile()) yield path
    } catch {
      // A file of a running server may go while it is looked for.
    }
  }
}
