// Masks a Word document (ECMA-376) by writing a new one of what a reader sees: its texts, cleaned (story.ts), the styles they are set
// in, and its pictures without what is written beside their dots. Whatever else the old one held is not taken along: properties,
// earlier revisions, comments, embedded files, macros, thumbnails, parts of other programs.
// Proven by docx.test.ts and test/contracts/redacted.test.ts.

import { zipSync } from 'fflate'
import { utf8 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import { type Parts, unpackParts } from './docx-parts.ts'
import { openDocxPictures, type WrittenPicture, writePicture } from './docx-pictures.ts'
import { cleanPicture } from './picture.ts'
import type { PictureReading } from './read-pictures.ts'
import {
  type LeftOut,
  maskText,
  type NotRedactable,
  type PictureChoice,
  type Redactable,
  type RedactableText,
  type Stretch,
} from './redactable.ts'
import { maskStory, openStory, type Story } from './story.ts'
import { type Element, formatXml, isElement, parseXml } from './xml.ts'

const leavesOut: readonly LeftOut[] = [
  ...(['properties', 'revisions', 'comments', 'hidden', 'thumbnail', 'attachments', 'macros'] as const),
  ...(['picture-properties', 'unknown-parts'] as const),
]

const main = 'word/document.xml'
const stories = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/
/** How text is set: carried over as it is but for the marks of editing sessions. */
const settings = /^word\/(?:styles|numbering|fontTable|theme\/theme\d*)\.xml$/
const pictures = /^word\/media\/[^/]+\.(?:png|jpe?g)$/i

const office = 'application/vnd.openxmlformats-officedocument'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const mainRelation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
/** 1980 is as far back as a zip can tell. */
const noDate = new Date('1980-01-01T12:00:00')

const xmlMost = `at most ${limits.xmlDepth} levels deep and of at most ${limits.xmlNodes} elements, attributes and texts`

interface OpenPart {
  readonly name: string
  readonly story: Story
  readonly relations: readonly Relation[]
}
interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** `reading` is who reads its pictures, null where nobody does. */
export async function openRedactableDocx(
  bytes: Uint8Array,
  reading: PictureReading | null = null,
): Promise<Redactable | NotRedactable> {
  const parts = await unpackParts(bytes, isCarried)
  if ('reason' in parts) return parts
  const opened = [...parts.keys()].filter(name => stories.test(name)).map(name => openPart(name, parts))
  const wrong = opened.find(part => typeof part === 'string')
  if (typeof wrong === 'string') return damaged(`expected ${wrong} to be well-formed XML, ${xmlMost}`)
  const open = opened.filter(part => typeof part !== 'string').toSorted(mainFirst)
  if (open[0]?.name !== main) return damaged(`expected ${main}`)
  const media = await openDocxPictures(parts, mediaOf(open), reading)
  const read = media.flatMap(({ name, told }) =>
    'text' in told ? [{ name, label: labelOf(name), text: told.text, isReadByMachine: true as const }] : [],
  )
  return Object.freeze({
    ...{ kind: 'redactable', format: 'docx', leavesOut },
    texts: [...open.map(textOf), ...read.map(({ name: _, ...text }) => text)],
    pictures: media.map(({ name, told }) => ({
      label: labelOf(name),
      unread: 'reason' in told ? told.reason : null,
    })),
    mask: async (stretches: readonly Stretch[], choice: PictureChoice) => {
      // What is masked is written from a reading of its own, so that a second masking begins where the first did.
      const fresh = [...open.map(({ name }) => openPart(name, parts))].filter(
        part => typeof part !== 'string',
      )
      const inText = (index: number) => stretches.filter(({ text }) => text === index)
      for (const [text, { story }] of fresh.entries()) maskStory(story, inText(text), maskText)
      const written = new Map<string, WrittenPicture>()
      for (const picture of media) {
        const text = read.findIndex(({ name }) => name === picture.name)
        const own = text < 0 ? [] : inText(open.length + text)
        written.set(picture.name, await writePicture(picture, own, choice))
      }
      return pack(fresh, parts, written)
    },
    close: () => {},
  })
}

const labelOf = (name: string): string => name.slice('word/media/'.length)

/** The pictures somebody sees: those that one of the texts shows. */
function mediaOf(open: readonly OpenPart[]): readonly string[] {
  const shown = open.flatMap(part => part.relations.map(({ target }) => target.slice(1)))
  return [...new Set(shown)].filter(name => pictures.test(name)).toSorted()
}

const damaged = (detail: string): NotRedactable => ({ kind: 'not-redactable', reason: 'damaged', detail })
const mainFirst = (a: OpenPart, b: OpenPart): number =>
  Number(b.name === main) - Number(a.name === main) || (a.name < b.name ? -1 : 1)
const textOf = ({ name, story }: OpenPart): RedactableText => ({
  label: name.slice('word/'.length).replace(/\.xml$/, ''),
  text: story.text,
})

const relationsOf = (name: string): string => name.replace(/([^/]+)$/, '_rels/$1.rels')
const isCarried = (name: string): boolean =>
  [stories, settings, pictures].some(each => each.test(name)) || /^word\/_rels\/[^/]+\.xml\.rels$/.test(name)

/** Its name where it is not well formed. */
function openPart(name: string, parts: Parts): OpenPart | string {
  const root = parseXml(parts.get(name) ?? new Uint8Array())
  const related = parts.get(relationsOf(name))
  const written = related === undefined ? null : parseXml(related)
  if (root === null || (related !== undefined && written === null)) return name
  const kept = (written?.children ?? []).filter(isElement).flatMap(element => relationOf(element, parts))
  return { name, story: openStory(root, id => kept.some(each => each.id === id)), relations: kept }
}

/** Kept where it leads to something that is carried over; never where it leads out of the document. */
function relationOf({ attributes }: Element, parts: Parts): readonly Relation[] {
  const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes
  const name = target.startsWith('/') ? target.slice(1) : `word/${target}`
  const isKept = mode !== 'External' && parts.has(name) && !name.endsWith('.rels')
  if (!isKept) return []
  const isPicture = pictures.test(name)
  const isKnown = !isPicture || cleanPicture(parts.get(name) ?? new Uint8Array()) !== null
  return isKnown ? [{ id, type, target: `/${name}` }] : []
}

function pack(
  open: readonly OpenPart[],
  parts: Parts,
  written: ReadonlyMap<string, WrittenPicture>,
): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  const named = namesOf(written)
  const used = new Set(open.flatMap(part => part.relations.map(({ target }) => target.slice(1))))
  for (const { name, story, relations: kept } of open) {
    if (name !== main && !used.has(name)) continue
    files[name] = utf8(formatXml(story.root))
    const renamed = kept.map(each => ({ ...each, target: named.get(each.target) ?? each.target }))
    if (kept.length > 0) files[relationsOf(name)] = utf8(formatRelations(renamed))
  }
  for (const name of used) if (settings.test(name)) files[name] = utf8(formatSettings(name, parts))
  for (const [name, { bytes }] of written) files[(named.get(`/${name}`) ?? name).slice(1)] = bytes
  files['_rels/.rels'] = utf8(formatRelations([{ id: 'r1', type: mainRelation, target: `/${main}` }]))
  const typed = { '[Content_Types].xml': utf8(formatTypes(Object.keys(files))), ...files }
  return zipSync(typed, { level: 6, mtime: noDate })
}

/** From what a picture was called, which may say who is on it, to what it is called now. */
const namesOf = (written: ReadonlyMap<string, WrittenPicture>): ReadonlyMap<string, string> =>
  new Map(
    [...written].map(([name, { ending }], index) => [
      `/${name}`,
      `/word/media/picture${index + 1}.${ending}`,
    ]),
  )

/** What is not well formed is left out of how the text is set, and the document is set as Word would without it. */
function formatSettings(name: string, parts: Parts): string {
  const root = parseXml(parts.get(name) ?? new Uint8Array())
  const empty = { name: 'w:styles', attributes: { 'xmlns:w': wordNamespace }, children: [] }
  return formatXml(root === null ? empty : withoutSessions(root))
}

/** Marks of editing sessions, and what needs a part that is not carried over: embedded fonts, pictures as bullets. */
const isSession = ({ name, attributes }: Element): boolean =>
  /^w:(?:rsids?|numPicBullet|lvlPicBulletId)$/.test(name) ||
  Object.keys(attributes).some(key => key.startsWith('r:'))

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

function withoutSessions(element: Element): Element {
  const attributes = Object.entries(element.attributes).filter(([name]) => !name.startsWith('w:rsid'))
  const children = element.children
    .filter(child => !isElement(child) || !isSession(child))
    .map(child => (isElement(child) ? withoutSessions(child) : child))
  return { name: element.name, attributes: Object.fromEntries(attributes), children }
}

function formatRelations(kept: readonly Relation[]): string {
  const children = kept.map(({ id, type, target }) => ({
    name: 'Relationship',
    attributes: { Id: id, Type: type, Target: target },
    children: [],
  }))
  return formatXml({ name: 'Relationships', attributes: { xmlns: relations }, children })
}

function formatTypes(names: readonly string[]): string {
  const byEnding = {
    rels: `application/vnd.openxmlformats-package.relationships+xml`,
    xml: 'application/xml',
  }
  const ofPictures = { png: 'image/png', jpeg: 'image/jpeg' }
  const defaults = Object.entries({ ...byEnding, ...ofPictures }).map(([Extension, ContentType]) => ({
    name: 'Default',
    attributes: { Extension, ContentType },
    children: [],
  }))
  const overrides = names.flatMap(name => {
    const kind = kindOf(name)
    const attributes = { PartName: `/${name}`, ContentType: `${office}.${kind}+xml` }
    return kind === null ? [] : [{ name: 'Override', attributes, children: [] }]
  })
  const xmlns = 'http://schemas.openxmlformats.org/package/2006/content-types'
  return formatXml({ name: 'Types', attributes: { xmlns }, children: [...defaults, ...overrides] })
}

function kindOf(name: string): string | null {
  if (name === main) return 'wordprocessingml.document.main'
  if (name.startsWith('word/theme/')) return 'theme'
  const [, kind] = /^word\/([a-zA-Z]+)\d*\.xml$/.exec(name) ?? []
  return kind === undefined ? null : `wordprocessingml.${kind}`
}
