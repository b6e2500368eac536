// What the document itself says of the page: its title and what it links to. Read as it lies there and by no script, so that a page
// cannot send a crawl astray by rewriting what scripts ask. Proven by outline.test.ts and test/hostile/site.test.ts.

import type { CDPSession } from 'playwright-core'
import { limits } from '../core/limits.ts'
import { type Document, Documents } from './documents.ts'

export interface Outline {
  readonly title: string
  /** Absolute, each once. */
  readonly links: readonly string[]
}

/** Rejects where the document cannot be read. */
export async function readOutline(session: CDPSession): Promise<Outline> {
  const [document] = await Documents.of(session).read()
  return document === undefined ? { title: '', links: [] } : outlineOf(document)
}

export const outlineOf = (document: Document): Outline => ({
  title: titleOf(document),
  links: linksOf(document),
})

// A drawing has titles too, for its parts.
const titleOf = ({ elements }: Document): string => {
  const title = elements.find(({ tag, parent }) => tag === 'title' && parent?.tag !== 'svg')
  const text = (title?.content ?? [])
    .map(part => (typeof part === 'string' ? part.slice(0, 2_000) : ''))
    .join('')
  return text.replace(/\s+/g, ' ').trim().slice(0, 200)
}

function linksOf({ elements, base }: Document): readonly string[] {
  const links = elements.flatMap(({ tag, attributes }) => {
    const href = tag === 'a' || tag === 'area' ? attributes.get('href') : undefined
    const url = href === undefined || href.length > limits.siteUrlCharacters ? null : URL.parse(href, base)
    return url === null ? [] : [url.href]
  })
  return [...new Set(links)].slice(0, limits.siteLinks)
}
