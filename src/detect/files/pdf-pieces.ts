// The pieces of one PDF (ISO 32000-2) by pdf.js, in the thread of apart.ts: page by page its words, whatever is laid over them or hides
// them (layers, invisible letters, letters beyond the page's edge), notes and fields; then properties, outline, scripts, attachments.
// Pictures are handed on to be read as pictures. What is damaged ends its page, not the file. Proven by pdf.test.ts.

import { getDocumentProxy } from 'unpdf'
import { limits } from '../../core/limits.ts'
import type { Piece } from './apart.ts'
import { drawnOn, type PdfPage } from './pdf-drawn.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

export async function* pdfPieces(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Piece> {
  const isWhole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf('%%EOF') >= 0
  const pdf = await open(bytes)
  if (!('numPages' in pdf)) {
    yield pdf
    return
  }
  if (!isWhole) yield { kind: 'unread', reason: 'damaged', detail: 'expected an end of the file, got none' }
  yield* pagesOf(pdf)
  for (const [part, lines] of besidePages) {
    const said = await lines(pdf).catch(() => null)
    if (said === null) yield { kind: 'unread', reason: 'damaged', detail: `${part}: could not be read` }
    else if (said.length > 0) yield { kind: 'text', part: 'properties', place: part, text: said.join('\n') }
  }
  yield* attachmentsOf(pdf)
}

/** The empty password is tried; asking for another is being encrypted. */
async function open(bytes: Uint8Array<ArrayBuffer>): Promise<Pdf | Piece> {
  try {
    const options = { verbosity: 0, isEvalSupported: false, enableXfa: true, disableFontFace: true }
    return await getDocumentProxy(bytes, { ...options, maxImageSize: limits.pdfPicturePixels })
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'PasswordException')
      return { kind: 'unread', reason: 'encrypted', detail: 'expected no password, got one asked for' }
    return { kind: 'unread', reason: 'damaged', detail: 'expected a PDF, got what could not be opened' }
  }
}

async function* pagesOf(pdf: Pdf): AsyncGenerator<Piece> {
  const budget = { pictures: limits.pdfPictures, seen: new Set<string>() }
  for (let number = 1; number <= Math.min(pdf.numPages, limits.pdfPages); number++) {
    const place = `page ${number}`
    try {
      const page = await pdf.getPage(number)
      yield* wordsOf(page, place, budget)
      yield* notesOf(pdf, page, place)
      page.cleanup()
    } catch {
      yield { kind: 'unread', reason: 'damaged', detail: `${place}: could not be read` }
    }
  }
  if (pdf.numPages > limits.pdfPages)
    yield { kind: 'unread', reason: 'too-many', detail: `at most ${limits.pdfPages} pages, got more` }
}

async function* wordsOf(
  page: PdfPage,
  place: string,
  budget: { pictures: number; seen: Set<string> },
): AsyncGenerator<Piece> {
  const { items } = await page.getTextContent()
  const text = items.map(item => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')
  const letters = text.slice(0, limits.pdfPageLetters)
  if (letters.trim() !== '') yield { kind: 'text', part: 'page', place, text: letters }
  if (text.length > letters.length)
    yield {
      kind: 'unread',
      reason: 'too-large',
      detail: `${place}: at most ${limits.pdfPageLetters} letters, got more`,
    }
  yield* drawnOn(page, { place, letters, budget })
}

async function* notesOf(pdf: Pdf, page: PdfPage, place: string): AsyncGenerator<Piece> {
  const notes: readonly Record<string, unknown>[] = await page.getAnnotations()
  if (notes.length > limits.pdfParts)
    yield {
      kind: 'unread',
      reason: 'too-many',
      detail: `${place}: at most ${limits.pdfParts} notes, got more`,
    }
  const said = notes.slice(0, limits.pdfParts).flatMap(wordsOfNote)
  if (said.length > 0) yield { kind: 'text', part: 'comment', place, text: said.join('\n') }
  for (const { file, id } of notes.slice(0, limits.pdfParts))
    if (isObject(file)) yield await fileOf(pdf, file, String(id))
}

/** Every text pdf.js gives of a note or a field, whatever kind it is. */
const wordsOfNote = (note: Record<string, unknown>): readonly string[] => {
  const { contentsObj, titleObj, richText, url, unsafeUrl, overlaidText } = note
  const { fieldName, fieldValue, defaultFieldValue, alternativeText, options } = note
  const field = fieldValue ?? defaultFieldValue
  const named = [fieldName, alternativeText, field].flatMap(textsIn)
  const line = named.length > 1 ? [named.join(': ')] : named
  return [
    ...line,
    ...[titleObj, contentsObj, richText, url ?? unsafeUrl, overlaidText, options].flatMap(textsIn),
  ]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The texts in plain data that is nested a few times. */
function textsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (Array.isArray(value)) return depth > 8 ? [] : value.flatMap(each => textsIn(each, depth + 1))
  if (!isObject(value) || depth > 8) return []
  const { str, html, exportValue, displayValue, children } = value
  if (typeof value['value'] === 'string') return [value['value']]
  return [str, html, exportValue, displayValue, children].flatMap(each => textsIn(each, depth + 1))
}

const besidePages: readonly (readonly [string, (pdf: Pdf) => Promise<readonly string[]>])[] = [
  ['properties', propertiesOf],
  ['fields', fieldsOf],
  ['outline', outlineOf],
  ['layers', async pdf => [...(await pdf.getOptionalContentConfig())].flatMap(layerName)],
  ['scripts', async pdf => [...Object.entries((await pdf.getJSActions()) ?? {})].flat(2).map(String)],
]

const layerName = (entry: unknown): readonly string[] =>
  Array.isArray(entry) && isObject(entry[1]) && typeof entry[1]['name'] === 'string' ? [entry[1]['name']] : []

/** The document's own (§14.3.3) and XMP (§14.3.2). */
async function propertiesOf(pdf: Pdf): Promise<readonly string[]> {
  const { info, metadata } = await pdf.getMetadata()
  const own = Object.entries(info).flatMap(([name, value]) =>
    name === 'Custom' && isObject(value) ? Object.entries(value) : [[name, value] as const],
  )
  const packet: Iterable<readonly [string, unknown]> = metadata ?? []
  return [...own, ...packet].flatMap(([name, value]) =>
    [value].flat().flatMap(each => (typeof each === 'string' ? [`${name}: ${each}`] : [])),
  )
}

/** Values of fields that stand on no page. */
async function fieldsOf(pdf: Pdf): Promise<readonly string[]> {
  const fields = Object.entries((await pdf.getFieldObjects()) ?? {}).slice(0, limits.pdfParts)
  return fields.flatMap(([name, kids]) =>
    [kids].flat().flatMap(kid => {
      if (!isObject(kid) || typeof kid['page'] === 'number') return []
      return textsIn(kid['value']).map(value => `${name}: ${value}`)
    }),
  )
}

async function outlineOf(pdf: Pdf): Promise<readonly string[]> {
  const said: string[] = []
  const left: unknown[] = [...((await pdf.getOutline()) ?? [])].reverse()
  while (left.length > 0 && said.length < limits.pdfParts) {
    const entry = left.pop()
    if (!isObject(entry)) continue
    said.push([entry['title'], entry['url']].flatMap(each => textsIn(each)).join(' '))
    if (Array.isArray(entry['items'])) left.push(...[...entry['items']].reverse())
  }
  return said
}

async function* attachmentsOf(pdf: Pdf): AsyncGenerator<Piece> {
  const attached: unknown = await pdf.getAttachments().catch(() => 'damaged')
  if (attached === 'damaged')
    yield { kind: 'unread', reason: 'damaged', detail: 'attachments: could not be read' }
  const entries = attached instanceof Map ? [...attached] : []
  for (const [key, file] of entries.slice(0, limits.pdfParts))
    if (isObject(file)) yield await fileOf(pdf, file, String(key))
}

async function fileOf(pdf: Pdf, file: Record<string, unknown>, key: string): Promise<Piece> {
  const name = textsIn(file['filename'] ?? file['rawFilename'])[0] ?? 'attachment'
  const given = file['content'] ?? (await pdf.getAttachmentContent(key).catch(() => null))
  if (given instanceof Uint8Array) return { kind: 'inside', name, bytes: new Uint8Array(given) }
  return { kind: 'unread', reason: 'damaged', detail: 'an attachment could not be read' }
}
