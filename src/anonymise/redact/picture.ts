// Pictures without what is written beside their dots: where and when they were taken, with what, small copies of earlier forms.
// PNG (ISO/IEC 15948) and JPEG (ITU-T T.81); others cannot be cleaned here and answer null. Proven by picture.test.ts.

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** What a PNG needs to be seen as it was. */
const pngChunks: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
])

export function cleanPicture(bytes: Uint8Array): Uint8Array | null {
  if (pngSignature.every((byte, at) => bytes[at] === byte)) return cleanPng(bytes)
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? cleanJpeg(bytes) : null
}

function cleanPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, pngSignature.length)]
  for (let at = pngSignature.length; at + 12 <= bytes.length; ) {
    const next = at + 12 + view.getUint32(at)
    const name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (next > bytes.length) return null
    if (pngChunks.has(name)) kept.push(bytes.subarray(at, next))
    if (name === 'IEND') return Buffer.concat(kept)
    at = next
  }
  return null
}

const jpeg = { end: 0xd9, scan: 0xda, comment: 0xfe, firstApp: 0xe0, lastApp: 0xef, jfif: 0xe0, adobe: 0xee }

function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  const kept = [bytes.subarray(0, 2)]
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    if (marker === jpeg.end) return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
    const next = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    if (next > bytes.length || next < at + 4) return null
    const isApp = marker >= jpeg.firstApp && marker <= jpeg.lastApp
    const isKept = isApp ? marker === jpeg.adobe || isPlainJfif(bytes, at, next) : marker !== jpeg.comment
    const end = marker === jpeg.scan ? endOfScan(bytes, next) : next
    if (isKept) kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

/** JFIF's own segment without a thumbnail has 16 bytes. */
const isPlainJfif = (bytes: Uint8Array, at: number, next: number): boolean =>
  bytes[at + 1] === jpeg.jfif && next - at === 18

/** Coded data runs to the next marker; 0xff00 is a byte of it, and restarts belong to it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7))
      return at
  }
  return bytes.length
}
