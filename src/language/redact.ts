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
  'picture-properties': both(
    'det, der er skrevet i billeder (sted, tid, kamera)',
    'what is written in pictures (place, time, camera)',
  ),
  'unknown-parts': both('dele, som ingen læser ser', 'parts no reader sees'),
})

const placesOf = (count: number): Words =>
  count === 1 ? both('1 sted', '1 place') : both(`${count} steder`, `${count} places`)

const picturesOf = (count: number): Words =>
  count === 1 ? both('1 billede er', '1 picture was') : both(`${count} billeder er`, `${count} pictures were`)

export const redactWords = Object.freeze({
  proposal: (number: number, of: number, kind: Words, confidence: Words, place: Words): Words =>
    both(
      `${number}/${of}  ${kind.da} (${confidence.da}), ${place.da}`,
      `${number}/${of}  ${kind.en} (${confidence.en}), ${place.en}`,
    ),
  ask: both(
    'Maskér? [j]a, [n]ej, [a]lle af denne slags, [i]ngen af denne slags, [q] afbryd',
    'Mask? [y]es, [n]o, [a]ll of this kind, n[o]ne of this kind, [q]uit',
  ),
  reading: (done: number, of: number): Words =>
    both(`læser billede ${done} af ${of}`, `reading picture ${done} of ${of}`),
  readByMachine: (count: number): Words =>
    both(
      `${picturesOf(count).da} læst af en maskine, som kan have overset noget: se selv efter.`,
      `${picturesOf(count).en} read by a machine, which may have missed something: look yourself.`,
    ),
  unread: (count: number, why: Words): Words =>
    both(
      `${picturesOf(count).da} ikke læst (${why.da}): hvad der står i dem, vides ikke.`,
      `${picturesOf(count).en} not read (${why.en}): what is in them is not known.`,
    ),
  askPictures: (count: number, unread: number): Words =>
    both(
      `${picturesOf(count).da} ikke læst af noget menneske, ${unread} heller ikke af en maskine. Maskér dem helt? [j]a, [u]læste kun, [n]ej`,
      `${picturesOf(count).en} read by no person, ${unread} by no machine either. Mask them whole? [y]es, [u]nread ones only, [n]o`,
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
  keptUnread: (count: number): Words =>
    both(
      `${picturesOf(count).da} beholdt, uden at nogen har læst, hvad der står i dem.`,
      `${picturesOf(count).en} kept, and nobody has read what is in them.`,
    ),
  keptRead: (count: number): Words =>
    both(
      `${picturesOf(count).da} beholdt med sort over det, der blev maskeret i dem. Kun en maskine har læst dem, den ser ingen ansigter, og de er ikke læst igen: se på dem.`,
      `${picturesOf(count).en} kept with black over what was masked in them. Only a machine has read them, it sees no faces, and they were not read again: look at them.`,
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
