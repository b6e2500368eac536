// Every part the site's own documents load by an element of theirs, from elsewhere or from the site: scripts, styles, frames,
// images, media, fonts, objects, with how each is held to one version. What a frame of somebody else loads is that site's, and is
// seen as a request. HTML §4. Proven by elements.test.ts and test/contracts/site-document.test.ts.

import { limits } from '../../core/limits.ts'
import { type Collector, nothing } from '../collector.ts'
import { addressOf, type Document, Documents, type Element, isOfSite } from '../documents.ts'
import type { ElementSeen } from '../sighting.ts'

export interface Part {
  readonly tag: ElementSeen['tag']
  readonly url: string
}

export function collectElements(): Collector {
  let documents: Documents | null = null
  return {
    id: 'elements',
    start: async ({ session }) => {
      documents = Documents.of(session)
    },
    page: async ({ page, url }) => {
      const read = (await documents?.read()) ?? []
      const own = read.filter(document => isOfSite(document.url, url))
      return own.flatMap(document => elementsOf(page, document)).slice(0, limits.siteSightings)
    },
    finish: nothing,
  }
}

const elementsOf = (page: number, document: Document): readonly ElementSeen[] =>
  document.elements.flatMap(element =>
    partsOf(element, document.base).map(part => ({
      ...{ kind: 'element', page, ...part },
      integrity: element.attributes.get('integrity')?.trim() || null,
      crossOrigin: element.attributes.has('crossorigin'),
      sandbox: element.attributes.has('sandbox'),
      place: document.placeOf(element),
    })),
  )

/** What one element loads; each address once. */
export function partsOf(element: Element, base: string): readonly Part[] {
  const seen = new Set<string>()
  return (readers[element.tag]?.(element) ?? []).flatMap(([tag, value]) => {
    const url = value === undefined || value.trim() === '' ? null : addressOf(value, base)
    if (url === null || seen.has(url)) return []
    seen.add(url)
    return [{ tag, url }]
  })
}

type Loads = readonly (readonly [Part['tag'], string | undefined])[]
type ReadElement = (element: Element) => Loads

const readers: Readonly<Record<string, ReadElement>> = {
  // In SVG it is the same tag with another attribute.
  script: ({ attributes }) => [
    ['script', attributes.get('src') ?? attributes.get('href') ?? attributes.get('xlink:href')],
  ],
  link: readLink,
  style: ({ content }) => fontsIn(content.join('')).map(url => ['font', url]),
  iframe: ({ attributes }) => [['iframe', attributes.get('src')]],
  frame: ({ attributes }) => [['iframe', attributes.get('src')]],
  img: ({ attributes }) => images(attributes.get('src'), attributes.get('srcset')),
  image: ({ attributes }) => images(attributes.get('href') ?? attributes.get('xlink:href'), undefined),
  input: ({ attributes }) =>
    attributes.get('type')?.toLowerCase() === 'image' ? images(attributes.get('src'), undefined) : [],
  source: ({ attributes, parent }) =>
    parent?.tag === 'picture'
      ? images(undefined, attributes.get('srcset'))
      : [['media', attributes.get('src')]],
  video: ({ attributes }) => [
    ['media', attributes.get('src')],
    ...images(attributes.get('poster'), undefined),
  ],
  audio: ({ attributes }) => [['media', attributes.get('src')]],
  track: ({ attributes }) => [['media', attributes.get('src')]],
  object: ({ attributes }) => [['object', attributes.get('data')]],
  embed: ({ attributes }) => [['object', attributes.get('src')]],
}

function readLink({ attributes }: Element): Loads {
  const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/)
  const href = attributes.get('href')
  if (rel.includes('stylesheet')) return [['style', href]]
  if (rel.includes('icon') || rel.includes('apple-touch-icon')) return [['image', href]]
  return rel.includes('preload') && attributes.get('as')?.toLowerCase() === 'font' ? [['font', href]] : []
}

const images = (src: string | undefined, srcset: string | undefined): Loads =>
  [src, ...candidatesOf(srcset ?? '')].map(url => ['image', url])

/** The addresses of a `srcset` (HTML §4.8.4.3.10): an address may hold commas, and ends in none. */
export function candidatesOf(srcset: string): readonly string[] {
  const found: string[] = []
  let described = false
  for (const token of srcset.split(/[\t\n\f\r ]+/)) {
    // `2x,/b.png`: behind the comma comes the next.
    const comma: number = described ? token.indexOf(',') : -1
    if (described && comma < 0) continue
    const url: string = token.slice(comma + 1).replace(/^,+/, '')
    described = url !== '' && !url.endsWith(',')
    if (url !== '') found.push(withoutCommas(url))
  }
  return found
}

function withoutCommas(url: string): string {
  let end = url.length
  while (url[end - 1] === ',') end -= 1
  return url.slice(0, end)
}

/** The addresses of the fonts a style in the markup names. */
export const fontsIn = (css: string): readonly string[] =>
  [...css.matchAll(/@font-face\s*\{([^{}]*)\}/gi)].flatMap(([, block = '']) =>
    [...block.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]+))\s*\)/gi)].flatMap(
      ([, double, single, bare]) => double ?? single ?? bare ?? [],
    ),
  )
