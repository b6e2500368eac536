// A drawn page as a PNG, with no chunk but those a picture needs: nothing tells when, where or with what it was made.
// Proven by png.test.ts.

import { pngOf } from '../../detect/files/png.ts'

/** zlib's own balance of size and time: the document is kept. */
const level = 6

/** From dots of blue, green, red and one unused byte; shades of grey are kept in one byte each. */
export function formatPng(width: number, height: number, dots: Uint8Array): Uint8Array {
  const form = allGrey(dots) ? 'grey' : 'rgb'
  const data = form === 'grey' ? greyOf(dots) : colourOf(dots)
  const png = pngOf({ width, height, form, data }, level)
  if (png === null) throw new Error(`expected ${width * height} dots, got ${dots.length / 4}`)
  return png
}

function allGrey(dots: Uint8Array): boolean {
  for (let at = 0; at < dots.length; at += 4)
    if (dots[at] !== dots[at + 1] || dots[at] !== dots[at + 2]) return false
  return true
}

function greyOf(dots: Uint8Array): Uint8Array {
  const grey = new Uint8Array(dots.length / 4)
  for (let at = 0; at < grey.length; at++) grey[at] = dots[at * 4] ?? 0
  return grey
}

function colourOf(dots: Uint8Array): Uint8Array {
  const colour = new Uint8Array((dots.length / 4) * 3)
  for (let at = 0, to = 0; at < dots.length; at += 4) {
    colour[to++] = dots[at + 2] ?? 0
    colour[to++] = dots[at + 1] ?? 0
    colour[to++] = dots[at] ?? 0
  }
  return colour
}
