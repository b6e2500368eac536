// TIFF 6.0 as a list of fields: pictures in a chain, each with fields that lead on to those of Exif 3.0 and its GPS. A field that lies
// outside the bytes is passed over; a chain that leads back ends. Proven by picture.test.ts.

import { limits } from '../../core/limits.ts'

/** A field's values: one text, or numbers. */
export type Values = readonly (string | number)[]

export interface TiffFields {
  readonly at: number
  readonly fields: ReadonlyMap<number, Values>
}

export interface Tiff {
  /** One after the other as they are to be looked at. */
  readonly pictures: readonly TiffFields[]
  /** Fields of Exif and of GPS, of whichever picture. */
  readonly exif: readonly TiffFields[]
  readonly gps: readonly TiffFields[]
  /** Whether some of it lies beyond the end. */
  readonly isCut: boolean
}

const exifPointer = 0x8769
const gpsPointer = 0x8825
const interopPointer = 0xa005

/** Bytes of one value of each type; text and undefined bytes are one text. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const isTextType = (type: number): boolean => type === 1 || type === 2 || type === 7

export function tiffOf(bytes: Buffer): Tiff {
  const reading = new Reading(bytes)
  const pictures = reading.chain()
  const led = (from: readonly TiffFields[], tag: number) =>
    from.flatMap(({ fields }) => {
      const to = fields.get(tag)?.[0]
      return typeof to === 'number' ? reading.fields(to) : []
    })
  const exif = led(pictures, exifPointer)
  const gps = led(pictures, gpsPointer)
  return { pictures, exif: [...exif, ...led(exif, interopPointer)], gps, isCut: reading.isCut }
}

class Reading {
  isCut = false
  readonly #bytes: Buffer
  readonly #isLittle: boolean
  readonly #seen = new Set<number>()

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#isLittle = bytes[0] === 0x49
  }

  chain(): readonly TiffFields[] {
    const pictures: TiffFields[] = []
    for (let at = this.#long(4); at > 0 && pictures.length < limits.tiffPictures; ) {
      const [found] = this.fields(at)
      if (found === undefined) break
      pictures.push(found)
      at = this.#long(at + 2 + 12 * this.#short(at))
    }
    return pictures
  }

  /** None where they lie outside, or were read before. */
  fields(at: number): readonly TiffFields[] {
    if (at + 2 > this.#bytes.length) this.isCut = true
    if (at < 8 || at + 2 > this.#bytes.length || this.#seen.has(at)) return []
    this.#seen.add(at)
    const fields = new Map<number, Values>()
    const count = Math.min(this.#short(at), limits.tiffFields)
    for (let index = 0; index < count; index++) {
      const entry = at + 2 + index * 12
      const values = this.#values(entry)
      if (values !== null) fields.set(this.#short(entry), values)
    }
    return [{ at, fields }]
  }

  #values(entry: number): Values | null {
    const type = this.#short(entry + 2)
    const count = this.#long(entry + 4)
    const size = sizes[type] ?? 0
    const bytes = size * count
    const from = bytes <= 4 ? entry + 8 : this.#long(entry + 8)
    if (from + bytes > this.#bytes.length) this.isCut = true
    if (bytes === 0 || from + bytes > this.#bytes.length || bytes > limits.pictureSaysBytes) return null
    if (isTextType(type) && !(type === 1 && count === 1))
      return [this.#bytes.toString('latin1', from, from + bytes)]
    const most = Math.min(count, 16)
    return Array.from({ length: most }, (_, index) => this.#number(type, from + index * size))
  }

  #number(type: number, at: number): number {
    if (type === 1) return this.#bytes[at] ?? 0
    if (type === 3) return this.#short(at)
    if (type === 5) return this.#long(at) / this.#long(at + 4)
    if (type === 10) return (this.#long(at) | 0) / (this.#long(at + 4) | 0)
    return this.#long(at)
  }

  #short(at: number): number {
    if (at + 2 > this.#bytes.length) return 0
    return this.#isLittle ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at)
  }

  #long(at: number): number {
    if (at + 4 > this.#bytes.length) return 0
    return this.#isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at)
  }
}
