// Masks a Word document (ECMA-376) by writing a new one of what a reader sees: its texts, cleaned (story.ts), the styles they are set
// in, and its pictures without what is written beside their dots. Whatever else the old one held is not taken along: properties,
// earlier revisions, comments, embedded files, macros, thumbnails, parts of other programs.
// Proven by docx.test.ts and test/contracts/redacted.test.ts.

import { unzipSync, zipSync } from 'fflate'
import { utf8 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import { cleanPicture } from './picture.ts'
import { formatPng } from './png.ts'
import {
  type LeftOut,
  maskText,
  type NotRedactable,
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

type Parts = ReadonlyMap<string, Uint8Array>
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

export function openRedactableDocx(bytes: Uint8Array): Redactable | NotRedactable {
  const parts = unpack(bytes)
  if (parts === null) return damaged('expected a zip that unpacks within its limits')
  const opened = [...parts.keys()].filter(name => stories.test(name)).map(name => openPart(name, parts))
  const wrong = opened.find(part => typeof part === 'string')
  if (typeof wrong === 'string') return damaged(`expected ${wrong} to be well-formed XML`)
  const open = opened.filter(part => typeof part !== 'string').toSorted(mainFirst)
  if (open[0]?.name !== main) return damaged(`expected ${main}`)
  const media = [...parts.keys()].filter(name => pictures.test(name))
  return Object.freeze({
    ...{ kind: 'redactable', format: 'docx', leavesOut },
    texts: open.map(textOf),
    pictures: media.map(name => ({ label: name.slice('word/media/'.length) })),
    mask: async (stretches: readonly Stretch[], shown: 'keep' | 'mask') => {
      // What is masked is written from a reading of its own, so that a second masking begins where the first did.
      const fresh = [...open.map(({ name }) => openPart(name, parts))].filter(
        part => typeof part !== 'string',
      )
      for (const [text, { story }] of fresh.entries())
        maskStory(
          story,
          stretches.filter(stretch => stretch.text === text),
          maskText,
        )
      return pack(fresh, parts, shown)
    },
    close: () => {},
  })
}

const damaged = (detail: string): NotRedactable => ({ kind: 'not-redactable', reason: 'damaged', detail })
const mainFirst = (a: OpenPart, b: OpenPart): number =>
  Number(b.name === main) - Number(a.name === main) || (a.name < b.name ? -1 : 1)
const textOf = ({ name, story }: OpenPart): RedactableText => ({
  label: name.slice('word/'.length).replace(/\.xml$/, ''),
  text: story.text,
})

/** Only what is carried over is unpacked at all. */
function unpack(bytes: Uint8Array): Parts | null {
  let [entries, size] = [0, 0]
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries++
        if (!isCarried(name)) return false
        size += originalSize
        return entries <= limits.redactParts && size <= limits.redactBytes
      },
    })
    return entries > limits.redactParts || size > limits.redactBytes
      ? null
      : new Map(Object.entries(unpacked))
  } catch {
    return null
  }
}

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
  return pictures.test(name) && cleaned(name, parts) === null ? [] : [{ id, type, target: `/${name}` }]
}

const cleaned = (name: string, parts: Parts): Uint8Array | null =>
  cleanPicture(parts.get(name) ?? new Uint8Array())

function pack(open: readonly OpenPart[], parts: Parts, shown: 'keep' | 'mask'): Uint8Array {
  const files: Record<string, Uint8Array> = {}
  const used = new Set(open.flatMap(part => part.relations.map(({ target }) => target.slice(1))))
  for (const { name, story, relations: kept } of open) {
    if (name !== main && !used.has(name)) continue
    files[name] = utf8(formatXml(story.root))
    if (kept.length > 0) files[relationsOf(name)] = utf8(formatRelations(kept))
  }
  for (const name of used) {
    if (settings.test(name)) files[name] = utf8(formatSettings(name, parts))
    if (pictures.test(name))
      files[name] = shown === 'mask' ? blackDot() : (cleaned(name, parts) ?? blackDot())
  }
  files['_rels/.rels'] = utf8(formatRelations([{ id: 'r1', type: mainRelation, target: `/${main}` }]))
  const typed = { '[Content_Types].xml': utf8(formatTypes(Object.keys(files))), ...files }
  return zipSync(typed, { level: 6, mtime: noDate })
}

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

/** A picture that is masked keeps its place and its size on the page. */
const blackDot = (): Uint8Array => formatPng(1, 1, Uint8Array.of(0, 0, 0, 255))

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
  const ofPictures = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg' }
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
