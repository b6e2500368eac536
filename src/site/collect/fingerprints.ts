// What scripts ask for that tells one machine from others: what a canvas looks like, how sound is computed, which graphics card
// it is, which of many fonts there are, its devices and battery. One sighting for each, with the script that asked first.
// Asked of the page and its frames; workers are not watched. Proven by test/contracts/site-collectors.test.ts.

import { type Collector, nothing } from '../collector.ts'
import type { FingerprintSeen, Step } from '../sighting.ts'
import { watch } from './watch.ts'

/** So many different fonts measured is a search for which there are, no page's own letters. */
const manyFonts = 30

const script = `
  const asked = api => () => tell({ api })
  for (const name of ['toDataURL', 'toBlob']) onCall('HTMLCanvasElement', name, asked('canvas'))
  onCall('OffscreenCanvas', 'convertToBlob', asked('canvas'))
  for (const owner of ['CanvasRenderingContext2D', 'OffscreenCanvasRenderingContext2D'])
    onCall(owner, 'getImageData', asked('canvas'))
  onCall('OfflineAudioContext', 'startRendering', asked('audio'))
  for (const owner of ['WebGLRenderingContext', 'WebGL2RenderingContext']) {
    // UNMASKED_VENDOR_WEBGL and UNMASKED_RENDERER_WEBGL: maps and pictures drawn by WebGL ask for other parameters.
    onCall(owner, 'getParameter', (_gl, [name]) => { if (name === 37445 || name === 37446) tell({ api: 'webgl' }) })
    onCall(owner, 'getSupportedExtensions', asked('webgl'))
  }
  const fonts = new Set()
  const measured = font => {
    if (fonts.size >= ${manyFonts} || fonts.has(font)) return
    fonts.add(font)
    if (fonts.size === ${manyFonts}) tell({ api: 'fonts' })
  }
  onCall('CanvasRenderingContext2D', 'measureText', pen => measured(pen.font))
  onCall('FontFaceSet', 'check', (_set, [font]) => measured(String(font)))
  onCall('MediaDevices', 'enumerateDevices', asked('devices'))
  onCall('Navigator', 'getBattery', asked('battery'))
`

export function collectFingerprints(): Collector {
  const calls = new Map<FingerprintSeen['api'], { count: number; readonly chain: readonly Step[] }>()
  return {
    id: 'fingerprints',
    start: visit =>
      watch(visit, 'fingerprints', script, ({ api, stack }) => {
        const name = api as FingerprintSeen['api']
        const seen = calls.get(name) ?? { count: 0, chain: stack }
        seen.count += 1
        calls.set(name, seen)
      }),
    page: async ({ page }) =>
      [...calls].map(([api, { count, chain }]) => ({
        ...{ kind: 'fingerprint', page, api, calls: count, chain },
      })),
    finish: nothing,
  }
}
