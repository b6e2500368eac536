// The documents of a page as the browser holds them: the page's own and those of its frames, each element with its place in the
// markup as it was served. Read over the DevTools protocol and by no script: a page cannot answer in the browser's stead, and
// closed shadow roots are read too. Proven by documents.test.ts and test/contracts/site-document.test.ts.

import type { CDPSession } from 'playwright-core'
import { getDomain } from 'tldts'
import { limits } from '../core/limits.ts'
import { withoutValues } from './address.ts'
import { MarkupPlaces, readTags, type Tag } from './markup-places.ts'
import type { MarkupPlace } from './sighting.ts'

export interface Element {
  readonly tag: string
  /** Lower-case names. */
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: Element | null
  /** Elements and text, in order. */
  readonly content: readonly (Element | string)[]
}

export interface Document {
  readonly url: string
  readonly base: string
  /** As the answer had them, lower-case names; empty where no answer brought the document. */
  readonly headers: Readonly<Record<string, string>>
  /** All elements, in the order of the document. */
  readonly elements: readonly Element[]
  /** Null for what a script put there. */
  placeOf(element: Element): MarkupPlace | null
}

/** What the protocol tells of a node (DOM.Node), as far as it is read. */
export interface RawNode {
  readonly nodeType: number
  readonly localName: string
  readonly nodeValue: string
  readonly attributes?: readonly string[]
  readonly children?: readonly RawNode[]
  readonly shadowRoots?: readonly RawNode[]
  readonly shadowRootType?: string
  readonly contentDocument?: RawNode
  readonly frameId?: string
  readonly documentURL?: string
  readonly baseURL?: string
}

/** The answer that brought a document. */
export interface Served {
  readonly url: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

interface Answer {
  readonly requestId: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

const ofSessions = new WeakMap<CDPSession, Documents>()

/** Keeps in mind which answer brought which frame its document, from before the page is opened. */
export class Documents {
  readonly #session: CDPSession
  readonly #answers = new Map<string, Answer>()
  #read: Promise<readonly Document[]> | null = null

  /** One for each visit: a large page is read once, and every collector sees the same. */
  static of(session: CDPSession): Documents {
    const known = ofSessions.get(session) ?? new Documents(session)
    ofSessions.set(session, known)
    return known
  }

  private constructor(session: CDPSession) {
    this.#session = session
    session.on('Network.responseReceived', ({ type, frameId, requestId, response }) => {
      // An answer that is no document leaves the frame as it was.
      if (type !== 'Document' || frameId === undefined || !/html|xml|text/.test(response.mimeType)) return
      if (this.#answers.size >= limits.siteFrames && !this.#answers.has(frameId)) return
      const { url, headers } = response
      this.#answers.set(frameId, { requestId, url, headers: withLowerCaseNames(headers) })
    })
  }

  /** The page's own document first. Rejects where the page is larger than one may be: nothing of it was read. */
  read(): Promise<readonly Document[]> {
    this.#read ??= this.#readNow()
    return this.#read
  }

  async #readNow(): Promise<readonly Document[]> {
    const { nodes } = await this.#session.send('Memory.getDOMCounters')
    if (nodes > limits.siteNodes) throw new Error(`expected at most ${limits.siteNodes} nodes, got ${nodes}`)
    const { frameTree } = await this.#session.send('Page.getFrameTree')
    const { root } = await this.#session.send('DOM.getDocument', { depth: -1, pierce: true })
    await this.#session.send('DOM.disable')
    const served = new Map<string, Served>()
    for (const [frame, answer] of this.#answers) served.set(frame, await this.#body(answer))
    return documentsOf({ ...root, frameId: frameTree.frame.id }, served)
  }

  async #body({ requestId, url, headers }: Answer): Promise<Served> {
    const { body, base64Encoded } = await this.#session
      .send('Network.getResponseBody', { requestId })
      // The browser no longer has it: then nothing of it has a place.
      .catch(() => ({ body: '', base64Encoded: false }))
    const html = base64Encoded ? Buffer.from(body, 'base64').toString() : body
    return { url, headers, html: html.replace(/^\ufeff/, '') }
  }
}

const withLowerCaseNames = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** Frames come after the document they stand in. Throws where there are more than may be: none is left out in silence. */
export function documentsOf(root: RawNode, served: ReadonlyMap<string, Served>): readonly Document[] {
  const documents: Document[] = []
  const waiting = [{ node: root, frame: root.frameId ?? '' }]
  for (const { node, frame } of waiting.values()) {
    if (documents.length >= limits.siteFrames)
      throw new Error(`expected at most ${limits.siteFrames} documents in one page, got more`)
    const { elements, frames } = flatten(node)
    documents.push(documentOf(node, elements, served.get(frame)))
    waiting.push(...frames)
  }
  return documents
}

interface Growing extends Element {
  readonly content: (Element | string)[]
}

// Without recursion: a page may nest deeper than a stack.
function flatten(root: RawNode) {
  const elements: Element[] = []
  const frames: { readonly node: RawNode; readonly frame: string }[] = []
  const waiting: { readonly node: RawNode; readonly parent: Growing | null }[] = [
    { node: root, parent: null },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, parent } = next
    if (node.nodeType === textNode) parent?.content.push(node.nodeValue)
    const element = node.nodeType === elementNode ? elementOf(node, parent) : null
    if (element !== null) elements.push(element)
    if (element !== null) parent?.content.push(element)
    if (node.contentDocument !== undefined)
      frames.push({ node: node.contentDocument, frame: node.frameId ?? '' })
    for (const child of below(node).toReversed()) waiting.push({ node: child, parent: element ?? parent })
  }
  return { elements, frames }
}

const elementNode = 1
const textNode = 3

// What the browser builds its own fields of is in no page.
const below = ({ shadowRoots = [], children = [] }: RawNode): readonly RawNode[] => [
  ...shadowRoots.filter(({ shadowRootType }) => shadowRootType !== 'user-agent'),
  ...children,
]

function elementOf({ localName, attributes = [] }: RawNode, parent: Element | null): Growing {
  const pairs = attributes.flatMap((name, at) =>
    at % 2 === 0 ? [[name.toLowerCase(), attributes[at + 1] ?? ''] as const] : [],
  )
  return { tag: localName.toLowerCase(), attributes: new Map(pairs), parent, content: [] }
}

function documentOf(
  { documentURL = '', baseURL = '' }: RawNode,
  elements: readonly Element[],
  served: Served | undefined,
): Document {
  const places = new MarkupPlaces(withoutValues(served?.url ?? documentURL), served?.html ?? '')
  const tags = pair(elements, readTags(served?.html ?? ''))
  return {
    ...{ url: documentURL, base: baseURL || documentURL, headers: served?.headers ?? {}, elements },
    placeOf: element => {
      const tag = tags.get(element)
      return tag === undefined ? null : places.placeOf(tag)
    },
  }
}

/**
 * Which tag made which element: the nth of those alike in all attributes, and for what scripts have changed since, the nth of
 * those with the same tag and address. Of two that are alike, one served and one put there by a script, the first has the place.
 */
function pair(elements: readonly Element[], tags: readonly Tag[]): ReadonlyMap<Element, Tag> {
  const paired = new Map<Element, Tag>()
  const taken = new Set<Tag>()
  for (const likeness of [wholeOf, addressOfTag]) {
    const free = queues(tags.filter(tag => !taken.has(tag)).toReversed(), tag =>
      likeness(tag.name, tag.attributes),
    )
    for (const element of elements) {
      if (paired.has(element)) continue
      const tag = free.get(likeness(element.tag, element.attributes) ?? '')?.pop()
      if (tag === undefined) continue
      paired.set(element, tag)
      taken.add(tag)
    }
  }
  return paired
}

function queues(tags: readonly Tag[], keyOf: (tag: Tag) => string | null): ReadonlyMap<string, Tag[]> {
  const found = new Map<string, Tag[]>()
  for (const tag of tags) {
    const key = keyOf(tag)
    if (key === null) continue
    const queue = found.get(key)
    if (queue === undefined) found.set(key, [tag])
    else queue.push(tag)
  }
  return found
}

// A browser hides the nonce of a script from whoever reads it.
const wholeOf = (name: string, attributes: ReadonlyMap<string, string>): string =>
  JSON.stringify([name, ...[...attributes].filter(([key]) => key !== 'nonce').toSorted()])

const addresses = ['src', 'href', 'data', 'action', 'srcset', 'ping', 'name']

function addressOfTag(name: string, attributes: ReadonlyMap<string, string>): string | null {
  const key = addresses.find(each => attributes.has(each))
  return key === undefined ? null : JSON.stringify([name, key, attributes.get(key)])
}

/** Absolute, as a sighting holds it; null for what reaches no host. */
export function addressOf(value: string, base: string): string | null {
  const url = URL.parse(value, base)
  return url === null || !/^https?:$/.test(url.protocol) ? null : withoutValues(url.href)
}

/** Whether an address is of the site that is visited; a document without an address is of the page it stands in. */
export function isOfSite(address: string, site: string): boolean {
  const url = URL.parse(address)
  if (url === null || url.hostname === '') return true
  const visited = new URL(site).hostname
  const domain = getDomain(url.hostname, { allowPrivateDomains: true })
  return (
    url.hostname === visited ||
    (domain !== null && domain === getDomain(visited, { allowPrivateDomains: true }))
  )
}
