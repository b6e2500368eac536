// A QR code as a picture of its own (ISO/IEC 18004): black on white in the dark too, or no camera reads it. What it says stands
// beside it in letters. Proven by test/journeys/sign-in.test.ts.

import { html } from 'hono/html'
import { encode } from 'uqr'

import type { Html } from './reader.ts'

export function drawQr(text: string, name: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return html`<svg class="qr" role="img" aria-label="${name}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark.join('')}" fill="#000"/></svg>`
}
