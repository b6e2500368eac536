// The pictures of a Word document: read by a machine, and written again with black over what is masked in them, or whole, or as they
// were without what is written beside their dots. A picture that was painted is a PNG. Proven by docx-pictures.test.ts.

import { type Run, runsOf } from './box.ts'
import { inThread } from './pdf-work.ts'
import { cleanPicture } from './picture.ts'
import { formatPng } from './png.ts'
import { type PictureReading, type PictureTold, readPictures } from './read-pictures.ts'
import type { PictureChoice, Stretch } from './redactable.ts'

export interface DocxPicture {
  /** Its part: `word/media/image1.png`. */
  readonly name: string
  /** Without what is written beside its dots; null where that cannot be told apart. */
  readonly cleaned: Uint8Array | null
  readonly told: PictureTold
}

/** What is written of it, and as which kind of file. */
export interface WrittenPicture {
  readonly bytes: Uint8Array
  readonly ending: 'png' | 'jpeg'
}

export async function openDocxPictures(
  parts: ReadonlyMap<string, Uint8Array>,
  names: readonly string[],
  reading: PictureReading | null,
): Promise<readonly DocxPicture[]> {
  const open = names.map(name => ({ name, cleaned: cleanPicture(parts.get(name) ?? new Uint8Array()) }))
  const whole = open.flatMap(({ cleaned }) => (cleaned === null ? [] : [cleaned]))
  const draw = async (from: number, to: number) => {
    const drawn = await inThread('decode', { pictures: whole.slice(from, to) })
    return drawn.kind === 'done' ? drawn.done : []
  }
  const told = reading === null ? [] : await readPictures(whole.length, draw, reading)
  return open.map(({ name, cleaned }) => {
    const nobody: PictureTold = { reason: cleaned === null ? 'damaged' : 'tool-missing' }
    const one = cleaned === null ? undefined : told[whole.indexOf(cleaned)]
    return { name, cleaned, told: one ?? nobody }
  })
}

/** With the stretches of its text masked. A picture that cannot be painted is blackened whole. */
export async function writePicture(
  { cleaned, told }: DocxPicture,
  stretches: readonly Stretch[],
  choice: PictureChoice,
): Promise<WrittenPicture> {
  const isBlack = cleaned === null || choice === 'mask' || (choice === 'read' && 'reason' in told)
  if (isBlack) return black()
  const runs =
    'reason' in told
      ? []
      : stretches.flatMap(({ start, end }) =>
          runsOf(told, start, end).map(run => ({ ...run, isGuess: true as const })),
        )
  return runs.length === 0 ? { bytes: cleaned, ending: endingOf(cleaned) } : paint(cleaned, runs)
}

async function paint(picture: Uint8Array, runs: readonly Run[]): Promise<WrittenPicture> {
  const painted = await inThread('paint', { picture, runs })
  if (painted.kind !== 'done' || painted.done === null) return black()
  return { bytes: painted.done, ending: 'png' }
}

/** One dot: a picture keeps its place and its size on the page. */
const black = (): WrittenPicture => ({ bytes: formatPng(1, 1, Uint8Array.of(0, 0, 0, 255)), ending: 'png' })

const endingOf = (picture: Uint8Array): WrittenPicture['ending'] => (picture[0] === 0x89 ? 'png' : 'jpeg')
