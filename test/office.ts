// Documents of office programs as small as they can be, with the parts a test gives them.

import { type Planted, packZip } from './packed.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const named = (uri: string, prefix: string): string => `xmlns:${prefix}="${uri}"`
const word = named('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w')
const drawn = named('http://schemas.openxmlformats.org/drawingml/2006/main', 'a')
const slides = named('http://schemas.openxmlformats.org/presentationml/2006/main', 'p')
const led = named(office, 'r')

export const xml = (body: string): string => `${declaration}${body}`

const relations = (targets: readonly string[]): string =>
  xml(
    `<Relationships>${targets.map((target, at) => `<Relationship Id="r${at + 1}" Target="${target}"/>`).join('')}</Relationships>`,
  )

type Parts = Readonly<Record<string, string | Uint8Array>>
const packed = (parts: Parts): Buffer =>
  packZip(Object.entries(parts).map(([name, bytes]): Planted => ({ name, bytes })))

export const wordStory = (root: string, body: string): string => xml(`<w:${root} ${word}>${body}</w:${root}>`)

export const wordDocument = (body: string, parts: Parts = {}): Buffer =>
  packed({
    '[Content_Types].xml': xml('<Types/>'),
    'word/document.xml': wordStory('document', `<w:body>${body}</w:body>`),
    ...parts,
  })

export interface SheetGiven {
  readonly name: string
  readonly rows: string
  readonly state?: string
}

export const workbook = (sheets: readonly SheetGiven[], parts: Parts = {}): Buffer =>
  packed({
    '[Content_Types].xml': xml('<Types/>'),
    'xl/workbook.xml': xml(
      `<workbook ${led}><sheets>${sheets
        .map(
          ({ name, state = 'visible' }, at) => `<sheet name="${name}" state="${state}" r:id="r${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': relations(sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`)),
    ...Object.fromEntries(
      sheets.map(({ rows }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        xml(`<worksheet>${rows}</worksheet>`),
      ]),
    ),
    ...parts,
  })

/** Slides are shown from the last file to the first. */
export const presentation = (bodies: readonly string[], parts: Parts = {}): Buffer => {
  const files = bodies.map((_, at) => `slides/slide${bodies.length - at}.xml`)
  return packed({
    '[Content_Types].xml': xml('<Types/>'),
    'ppt/presentation.xml': xml(
      `<p:presentation ${slides} ${led}><p:sldIdLst>${files
        .map((_, at) => `<p:sldId id="${256 + at}" r:id="r${at + 1}"/>`)
        .join('')}</p:sldIdLst></p:presentation>`,
    ),
    'ppt/_rels/presentation.xml.rels': relations(files),
    ...Object.fromEntries(bodies.map((body, at) => [`ppt/${files[at]}`, xml(body)])),
    ...parts,
  })
}

export const slide = (words: string, attributes = ''): string =>
  `<p:sld ${slides} ${drawn} ${attributes}><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:sld>`

export const notesLink = (target: string): string => relations([target])

const openDocument = ['office', 'text', 'table', 'style', 'draw', 'dc', 'xlink', 'presentation']
  .map(prefix => named(`urn:test:${prefix}`, prefix))
  .join(' ')

export const openDocumentXml = (body: string): string =>
  xml(`<office:document-content ${openDocument}>${body}</office:document-content>`)

export const openDocumentOf = (body: string, parts: Parts = {}): Buffer =>
  packed({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': openDocumentXml(body),
    ...parts,
  })
