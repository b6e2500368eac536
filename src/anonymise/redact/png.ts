// PNG (ISO/IEC 15948) without any chunk but those a picture needs: nothing tells when, where or with what it was made.
// Proven by png.test.ts.

import { crc32, deflateSync } from 'node:zlib'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const kinds = { gray: 0, colour: 2 }

/** From dots of blue, green, red and one unused byte; shades of gray are kept in one byte each. */
export function formatPng(width: number, height: number, dots: Uint8Array): Uint8Array {
  const isGray = allGray(dots)
  const lines = linesOf(width, height, dots, isGray)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, isGray ? kinds.gray : kinds.colour, 0, 0, 0], 8)
  return Buffer.concat([
    Uint8Array.from(signature),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ])
}

function allGray(dots: Uint8Array): boolean {
  for (let at = 0; at < dots.length; at += 4)
    if (dots[at] !== dots[at + 1] || dots[at] !== dots[at + 2]) return false
  return true
}

/** Each line after a byte that says it is not filtered. */
function linesOf(width: number, height: number, dots: Uint8Array, isGray: boolean): Uint8Array {
  const dotBytes = isGray ? 1 : 3
  const lines = new Uint8Array(height * (1 + width * dotBytes))
  let to = 0
  for (let at = 0; at < width * height * 4; at += 4) {
    if (at % (width * 4) === 0) to++
    if (!isGray) {
      lines[to++] = dots[at + 2] ?? 0
      lines[to++] = dots[at + 1] ?? 0
    }
    lines[to++] = dots[at] ?? 0
  }
  return lines
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(data.length, 0)
  whole.set(named, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}
