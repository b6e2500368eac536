// Raw pixels as a PNG (W3C PNG, third edition), the one form in which pictures without one of their own are handed on to be read.
// Proven by picture.test.ts.

import { crc32, deflateSync } from 'node:zlib'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** One bit a pixel (1 is white), or bytes: grey, red-green-blue, those with alpha. */
  readonly form: 'bits' | 'grey' | 'rgb' | 'rgba'
  /** Row by row; of bits each row begins with a byte of its own. */
  readonly data: Uint8Array
}

const forms = {
  bits: { bits: 1, colour: 0, perPixel: 1 / 8 },
  grey: { bits: 8, colour: 0, perPixel: 1 },
  rgb: { bits: 8, colour: 2, perPixel: 3 },
  rgba: { bits: 8, colour: 6, perPixel: 4 },
} as const

/** Null where there are fewer bytes than pixels. `level` is zlib's: 1 is done soonest. */
export function pngOf({ width, height, form, data }: Pixels, level = 1): Uint8Array | null {
  const { bits, colour, perPixel } = forms[form]
  const row = Math.ceil(width * perPixel)
  if (width < 1 || height < 1 || data.length < row * height) return null
  const rows = Buffer.alloc((row + 1) * height)
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * row, (y + 1) * row), y * (row + 1) + 1)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([bits, colour], 8)
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level })), chunk('IEND')]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

export function chunk(name: string, data: Uint8Array = new Uint8Array(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(data.length, 0)
  whole.set(named, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
