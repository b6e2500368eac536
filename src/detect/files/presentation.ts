// The texts of a presentation of PowerPoint (ECMA-376 part 1 §19) by slides in their order, with notes and hidden slides told apart.
// Proven by office.test.ts.

import type { Inside, Text, TextPart, Unread } from '../source.ts'
import { Lines } from './lines.ts'
import { readParts, relationsOf, spokenIn, withEntry } from './parts.ts'
import { type Attributes, type Walker, walkPart } from './xml-part.ts'
import type { ZipArchive, ZipEntry } from './zip-archive.ts'

export async function* readPresentation(archive: ZipArchive, inside: Inside): AsyncGenerator<Text | Unread> {
  const numbers = await numbersOf(archive, inside)
  const slide = (part: TextPart) => (entry: ZipEntry, within: Inside) =>
    readSlide(entry, within, part, numbers.get(entry.name) ?? entry.name)
  yield* readParts(archive, inside, [
    { name: /^ppt\/slides\/slide\d+\.xml$/, read: slide('slide') },
    { name: /^ppt\/notesSlides\/notesSlide\d+\.xml$/, read: slide('note') },
    {
      name: /^ppt\/(?:slideMasters|slideLayouts|notesMasters|handoutMasters)\/[^/]*\.xml$/,
      read: slide('hidden'),
    },
    { name: /^ppt\/diagrams\/data\d+\.xml$/, read: slide('slide') },
  ])
}

/** The number of each slide as it is shown, for it and for its notes. */
async function numbersOf(archive: ZipArchive, inside: Inside): Promise<ReadonlyMap<string, string>> {
  const presentation = 'ppt/presentation.xml'
  const leads = await relationsOf(archive, presentation, inside)
  const slides: string[] = []
  const open = (name: string, attributes: Attributes): void => {
    const slide = leads.get(attributes['r:id'] ?? '')
    if (name === 'sldId' && slide !== undefined) slides.push(slide)
  }
  const walked = withEntry(archive, presentation, entry => walkPart(entry, inside, { open }))
  for await (const _ of walked);
  const numbers = new Map(slides.map((name, index): [string, string] => [name, String(index + 1)]))
  for (const slide of slides)
    for (const name of (await relationsOf(archive, slide, inside)).values())
      if (name.includes('/notesSlides/')) numbers.set(name, numbers.get(slide) ?? name)
  return numbers
}

async function* readSlide(
  entry: ZipEntry,
  inside: Inside,
  part: TextPart,
  label: string,
): AsyncGenerator<Text | Unread> {
  let isShown = true
  let isText = false
  const lines = { shown: new Lines(inside.path, part), hidden: new Lines(inside.path, 'hidden') }
  const walker: Walker = {
    open: (name, attributes) => {
      if (name === 'sld' && /^(?:0|false)$/.test(attributes['show'] ?? '')) isShown = false
      if (name === 'br') lines.shown.endLine()
      isText = name === 't'
      lines.hidden.addAt(label, spokenIn(attributes))
    },
    text: letters => {
      if (isText) (isShown ? lines.shown : lines.hidden).addAt(label, letters)
    },
    close: name => {
      isText = false
      if (name === 'tc') lines.shown.endLine('\t')
      if (name === 'p' || name === 'tr') for (const each of Object.values(lines)) each.endLine()
    },
  }
  yield* walkPart(entry, inside, walker)
  for (const each of Object.values(lines)) yield* each.end()
}
