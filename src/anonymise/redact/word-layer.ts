// Words as text nobody sees over the picture of a page (ISO 32000-1 §9.3.6, mode 3): each at its place and as wide as it is there, so
// that the page can be searched, copied from and read aloud. The face has Latin, Greek and Cyrillic letters; a word with others is left
// out. Proven by pdf.test.ts and test/contracts/redacted.test.ts.

import { readFace } from '../../paper/fonts.ts'
import type { SeenWord } from './seen-words.ts'

export interface WordWriter {
  /** Onto the page that was added last; `scale` is points for a dot. */
  write(words: readonly SeenWord[], scale: { readonly across: number; readonly down: number }): void
}

const face = 'words'

export async function openWordWriter(document: PDFKit.PDFDocument): Promise<WordWriter> {
  const { create } = await import('fontkit')
  const file = Buffer.from(readFace('sans'))
  const font = create(file)
  if (!('hasGlyphForCodePoint' in font)) throw new Error('expected one font, got a collection')
  const hasAll = (text: string): boolean =>
    [...text].every(letter => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
  const lineHeight = (font.ascent - font.descent + font.lineGap) / font.unitsPerEm
  document.registerFont(face, file)
  return {
    write: (words, scale) => {
      const known = words.filter(({ text }) => hasAll(text))
      if (known.length === 0) return
      document.save().font(face)
      // A parameter of the state, not of one text: it holds until the state is restored.
      document.addContent('3 Tr')
      for (const word of known) writeWord(document, word, { ...scale, lineHeight })
      document.restore()
    },
  }
}

interface Scale {
  readonly across: number
  readonly down: number
  readonly lineHeight: number
}

function writeWord(
  document: PDFKit.PDFDocument,
  { text, box, way, isFollowed }: SeenWord,
  { across, down, lineHeight }: Scale,
): void {
  const [left, right] = [box.left * across, box.right * across]
  const [top, bottom] = [box.top * down, box.bottom * down]
  const [wide, high] = way === 'across' ? [right - left, bottom - top] : [bottom - top, right - left]
  document.fontSize(high / lineHeight)
  const horizontalScaling = (100 * wide) / document.widthOfString(text)
  const [x, y, turn] =
    way === 'across' ? [left, top, 0] : way === 'down' ? [right, top, 90] : [left, bottom, -90]
  document.save()
  if (turn !== 0) document.rotate(turn, { origin: [x, y] })
  document.addContent(`${horizontalScaling.toFixed(2)} Tz`)
  document.text(isFollowed ? `${text} ` : text, x, y, { lineBreak: false })
  document.restore()
}
