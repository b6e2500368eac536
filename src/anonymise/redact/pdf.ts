// Masks a PDF by drawing it anew: each page becomes a picture of what a person sees with black over what is masked, in a new
// document that has nothing else in it but the words that are still seen, as text. Whatever lay under, behind or beside the page (text
// below a black box, layers, earlier revisions, properties, attachments, thumbnails) is not taken away but never taken along.
// Proven by pdf.test.ts and test/contracts/redacted.test.ts.

import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { type PlacedText, runsOf, scaled } from './box.ts'
import { type DrawnGrey, dotsPerInch, inThread, type PagePlace, type ReadPage } from './pdf-work.ts'
import { type PictureReading, type PictureTold, readPictures } from './read-pictures.ts'
import type { LeftOut, NotRedactable, PictureChoice, Redactable, Stretch } from './redactable.ts'

const leavesOut: readonly LeftOut[] = [
  'properties',
  'revisions',
  'comments',
  'hidden',
  'thumbnail',
  'attachments',
  'macros',
]

/** What a machine read in one place; boxes are dots of the page as it is drawn to be masked. */
interface PlaceTold extends PagePlace {
  readonly label: string
  readonly told: PictureTold
}

/** `reading` is who reads its pictures, null where nobody does; `pageMs` is how long one page may take. */
export async function openRedactablePdf(
  bytes: Uint8Array,
  reading: PictureReading | null = null,
  pageMs: number = limits.redactPageMs,
): Promise<Redactable | NotRedactable> {
  const read = await inThread('read', { bytes }, pageMs)
  if (read.kind === 'not-redactable') return read
  const pages = read.done
  const places = await readPlaces(bytes, pages, reading, pageMs)
  const texts = places.flatMap(({ told, ...place }) => ('text' in told ? [{ ...place, placed: told }] : []))
  return Object.freeze({
    ...{ kind: 'redactable', format: 'pdf', leavesOut },
    texts: [
      ...pages.map(({ text }, page) => ({ label: labelOf(page), text })),
      ...texts.map(({ label, placed }) => ({ label, text: placed.text, isReadByMachine: true as const })),
    ],
    pictures: places.map(({ label, told }) => ({ label, unread: 'reason' in told ? told.reason : null })),
    mask: async (stretches: readonly Stretch[], choice: PictureChoice) => {
      const runs = stretches.flatMap(({ text, start, end }) => {
        const { page, placed } = texts[text - pages.length] ?? {}
        if (page === undefined || placed === undefined) return []
        return runsOf(placed, start, end).map(run => ({ page, run: { ...run, isGuess: true as const } }))
      })
      const whole = places.filter(({ told }) => choice === 'mask' || (choice === 'read' && 'reason' in told))
      const masked = await inThread('mask', { bytes, masking: { stretches, runs, whole } }, pageMs)
      if (masked.kind === 'done') return masked.done
      throw new Refusal('format-invalid', masked.detail)
    },
    close: () => {},
  })
}

const labelOf = (page: number): string => `page ${page + 1}`

async function readPlaces(
  bytes: Uint8Array,
  pages: readonly ReadPage[],
  reading: PictureReading | null,
  pageMs: number,
): Promise<readonly PlaceTold[]> {
  const wanted = pages.flatMap(({ places }, page) =>
    places.map((place, index) => {
      const picture = places.length > 1 ? `picture ${index + 1}` : 'picture'
      return { page, place, label: `${labelOf(page)} ${picture}` }
    }),
  )
  const drawn = new Map<number, DrawnGrey>()
  const draw = async (from: number, to: number) => {
    const places = wanted.slice(from, to).map(({ page, place }) => ({ page, place }))
    const answer = await inThread('draw', { bytes, places }, pageMs)
    if (answer.kind === 'not-redactable') return []
    // Where each stood is kept, its dots are not.
    for (const [index, picture] of answer.done.entries())
      if (picture !== null) drawn.set(from + index, { ...picture, grey: new Uint8Array() })
    return answer.done
  }
  const told = reading === null ? [] : await readPictures(wanted.length, draw, reading)
  return wanted.map((place, index) => {
    const read = told[index] ?? { reason: 'tool-missing' as const }
    return { ...place, told: 'boxes' in read ? onPage(read, drawn.get(index)) : read }
  })
}

/** Where the letters of a place stand on its page. */
function onPage({ text, boxes }: PlacedText, drawn: Omit<DrawnGrey, 'grey'> | undefined): PlacedText {
  const { left: x = 0, top: y = 0, dotsPerInch: dots = dotsPerInch } = drawn ?? {}
  const placed = boxes.map(box => {
    if (box === null) return null
    const { left, top, right, bottom } = box
    return scaled({ left: left + x, top: top + y, right: right + x, bottom: bottom + y }, dotsPerInch / dots)
  })
  return { text, boxes: placed }
}
