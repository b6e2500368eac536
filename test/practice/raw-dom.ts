// Documents as the DevTools protocol tells them (DOM.Node), built by hand: what a browser would have made of the markup.

import { type Document, documentsOf, type RawNode } from '../../src/site/documents.ts'

type Content = RawNode | string

const textOf = (nodeValue: string): RawNode => ({ nodeType: 3, localName: '', nodeValue })

/** One element. */
export const element = (
  localName: string,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly Content[]
): RawNode => ({
  ...{ nodeType: 1, localName, nodeValue: '', attributes: Object.entries(attributes).flat() },
  children: content.map(each => (typeof each === 'string' ? textOf(each) : each)),
})

/** A document of these elements. */
export const documentNode = (url: string, ...children: readonly RawNode[]): RawNode => ({
  ...{ nodeType: 9, localName: '', nodeValue: '', documentURL: url, baseURL: url, frameId: 'main', children },
})

/** A page that was served as this markup, of which the browser made these elements. */
export function documentOf(url: string, html: string, ...elements: readonly RawNode[]): Document {
  const served = new Map([['main', { url, html, headers: {} }]])
  const [document] = documentsOf(documentNode(url, ...elements), served)
  if (document === undefined) throw new Error('expected a document, got none')
  return document
}
