// Digits and capitals drawn as a picture, for tests that read one: a face of 5 × 7 dots, each dot a rounded square.

import { type Pixels, pngOf } from '../src/detect/files/png.ts'

/** Five columns a letter, the lowest bit on top. */
const face: Readonly<Record<string, string>> = {
  '0': '3e4141413e',
  '1': '00427f4000',
  '2': '4261514946',
  '3': '2141454b31',
  '4': '1814127f10',
  '5': '2745454539',
  '6': '3c4a494930',
  '7': '0171090503',
  '8': '3649494936',
  '9': '064949291e',
  C: '3e41414122',
  P: '7f09090906',
  R: '7f09192946',
  ':': '0036360000',
  '-': '0808080808',
  ' ': '0000000000',
}
const dot = 8
const margin = 40

/** Black on white, on one line. */
export function drawnPixels(letters: string): Pixels {
  const width = letters.length * 6 * dot + 2 * margin
  const height = 7 * dot + 2 * margin
  const data = new Uint8Array(width * height).fill(255)
  for (const [index, letter] of [...letters].entries())
    for (let column = 0; column < 5; column++) {
      const bits = Number.parseInt((face[letter] ?? '').slice(column * 2, column * 2 + 2), 16)
      for (let row = 0; row < 7; row++)
        if ((bits >> row) & 1) fill(data, width, margin + (index * 6 + column) * dot, margin + row * dot)
    }
  return { width, height, form: 'grey', data }
}

function fill(data: Uint8Array, width: number, left: number, top: number): void {
  for (let y = 0; y < dot; y++) data.fill(0, (top + y) * width + left, (top + y) * width + left + dot)
}

export function drawnPng(letters: string): Uint8Array {
  const png = pngOf(drawnPixels(letters))
  if (png === null) throw new Error('expected as many bytes as dots')
  return png
}
