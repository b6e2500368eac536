// BMP with three or four bytes a pixel and without compression, as a PNG: whoever reads letters takes long to turn it around itself.
// Null for rarer forms. Proven by picture.test.ts.

import { limits } from '../../core/limits.ts'
import { pngOf } from './png.ts'

export function pngOfBmp(bytes: Buffer): Uint8Array | null {
  if (bytes.length < 54) return null
  const [width, signed] = [bytes.readInt32LE(18), bytes.readInt32LE(22)]
  const [perPixel, compression] = [bytes.readUInt16LE(28) / 8, bytes.readUInt32LE(30)]
  const height = Math.abs(signed)
  const row = Math.ceil((width * perPixel) / 4) * 4
  const from = bytes.readUInt32LE(10)
  if ((perPixel !== 3 && perPixel !== 4) || compression !== 0 || width < 1) return null
  if (width * height > limits.picturePixels || from + row * height > bytes.length) return null
  const data = new Uint8Array(width * height * 3)
  for (let y = 0, to = 0; y < height; y++) {
    // Rows go from the lowest up, unless the height is negative.
    const start = from + row * (signed > 0 ? height - 1 - y : y)
    for (let x = 0; x < width; x++)
      for (const colour of [2, 1, 0]) data[to++] = bytes[start + x * perPixel + colour] ?? 0
  }
  return pngOf({ width, height, form: 'rgb', data })
}
