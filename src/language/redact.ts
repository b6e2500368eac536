// What `ordholden redact` says. Masked text is maskeret, never anonymised.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'

/** Typed by the list of src/anonymise/redact where it is used. */
export const leftOutWords = Object.freeze({
  properties: both('egenskaber (forfatter, titel, datoer)', 'properties (author, title, dates)'),
  revisions: both('tidligere udgaver og ændringer', 'earlier revisions and changes'),
  comments: both('kommentarer og noter på siden', 'comments and notes on the page'),
  hidden: both('skjult tekst og skjulte lag', 'hidden text and hidden layers'),
  thumbnail: both('miniaturebilleder', 'thumbnails'),
  attachments: both('vedhæftede og indlejrede filer', 'attached and embedded files'),
  macros: both('makroer og scripts', 'macros and scripts'),
  'text-layer': both('tekstlaget: siderne er billeder', 'the layer of text: the pages are pictures'),
  'picture-properties': both(
    'det, der er skrevet i billeder (sted, tid, kamera)',
    'what is written in pictures (place, time, camera)',
  ),
  'unknown-parts': both('dele, som ingen læser ser', 'parts no reader sees'),
})

const placesOf = (count: number): Words =>
  count === 1 ? both('1 sted', '1 place') : both(`${count} steder`, `${count} places`)

export const redactWords = Object.freeze({
  proposal: (number: number, of: number, kind: Words, confidence: Words, label: string): Words =>
    both(
      `${number}/${of}  ${kind.da} (${confidence.da}), ${label}`,
      `${number}/${of}  ${kind.en} (${confidence.en}), ${label}`,
    ),
  ask: both(
    'Maskér? [j]a, [n]ej, [a]lle af denne slags, [i]ngen af denne slags, [q] afbryd',
    'Mask? [y]es, [n]o, [a]ll of this kind, n[o]ne of this kind, [q]uit',
  ),
  askPictures: (count: number): Words =>
    both(
      `${count} billeder er ikke læst: der kan stå personoplysninger i dem. Maskér dem også? [j]a, [n]ej`,
      `${count} pictures were not read: there may be personal data in them. Mask them too? [y]es, [n]o`,
    ),
  nothing: both(
    'Intet at maskere blev fundet. Det siger ikke, at der intet er: læs dokumentet igennem, og giv teksten med --also.',
    'Nothing to mask was found. That does not say there is nothing: read the document, and give the text with --also.',
  ),
  listed: (proposals: number): Words =>
    both(
      `${proposals} forslag. Intet er maskeret endnu.`,
      `${proposals} ${proposals === 1 ? 'proposal' : 'proposals'}. Nothing is masked yet.`,
    ),
  masked: (places: number, file: string): Words =>
    both(
      `${placesOf(places).da} maskeret i ${file}. Filen er læst igen af andre læsere end den, der skrev den: intet af det maskerede blev fundet.`,
      `${placesOf(places).en} masked in ${file}. The file was read again by other readers than what wrote it: nothing of what was masked was found.`,
    ),
  leftOut: (what: readonly Words[]): Words =>
    both(
      `Ikke taget med: ${what.map(each => each.da).join('; ')}.`,
      `Not taken along: ${what.map(each => each.en).join('; ')}.`,
    ),
  pictures: (count: number): Words =>
    both(
      `${count} billeder er beholdt, uden at nogen har læst, hvad der står i dem.`,
      `${count} pictures were kept, and nobody has read what is in them.`,
    ),
  notAnonymous: both(
    'Dokumentet er maskeret, ikke anonymiseret: hvem det handler om, kan stadig fremgå af resten.',
    'The document is redacted, not anonymised: whom it is about may still be told from the rest.',
  ),
  left: (places: number): Words =>
    both(
      `${placesOf(places).da} står noget af det maskerede der stadig. Filen er ikke skrevet.`,
      `In ${placesOf(places).en} something of what was masked is still there. The file was not written.`,
    ),
})
