// The packing in which Outlook keeps RTF ([MS-OXRTFCP]). Proven by msg.test.ts.

import { limits } from '../../core/limits.ts'

/** What the window of the unpacker holds before anything was unpacked (§2.1.3.1.1). */
const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
const windowBytes = 4_096
const packedMark = 0x75465a4c
const plainMark = 0x414c454d

/** Null where it is not what it says it is. */
export function unpackedRtf(bytes: Buffer): string | null {
  if (bytes.length < 16) return null
  const size = bytes.readUInt32LE(4)
  const mark = bytes.readUInt32LE(8)
  if (mark === plainMark) return bytes.toString('latin1', 16, 16 + size)
  if (mark !== packedMark || size > limits.detectWholeBytes) return null
  const window = Buffer.alloc(windowBytes)
  window.write(dictionary, 'latin1')
  const out = Buffer.alloc(size)
  let [written, at] = [0, dictionary.length]
  const put = (byte: number): void => {
    window[at++ % windowBytes] = byte
    if (written < size) out[written++] = byte
  }
  for (let from = 16; from < bytes.length && written < size; ) {
    const flags = bytes[from++] ?? 0
    for (let bit = 0; bit < 8 && from < bytes.length; bit++) {
      if (((flags >> bit) & 1) === 0) {
        put(bytes[from++] ?? 0)
        continue
      }
      if (from + 2 > bytes.length) return null
      const pair = bytes.readUInt16BE(from)
      from += 2
      // A pair that points to where the next byte goes ends the text.
      if (pair >> 4 === at % windowBytes) return out.toString('latin1', 0, written)
      for (let count = 0; count < (pair & 15) + 2; count++)
        put(window[((pair >> 4) + count) % windowBytes] ?? 0)
    }
  }
  return written === size ? out.toString('latin1') : null
}
