// One text of a Word document (ECMA-376 part 1 §17): what a reader sees of it, and everything else gone: deletions, changes and
// who made them, comments, hidden text, fields and the addresses behind links, alternatives for older programs.
// Proven by docx.test.ts.

import { type Element, isElement, rewrite, type TextNode, type XmlNode } from './xml.ts'

/** Whose content stays while they go themselves: inserted text, links, content controls, tags. */
const unwrapped: ReadonlySet<string> = new Set([
  'w:ins',
  'w:moveTo',
  'w:hyperlink',
  'w:fldSimple',
  'w:smartTag',
  'w:customXml',
  'w:sdt',
  'w:sdtContent',
  'mc:AlternateContent',
  'mc:Choice',
])

/** What is not seen, or says who did what when. Names that end in `Change` are earlier forms (§17.13.5). */
const gone: ReadonlySet<string> = new Set([
  ...['w:del', 'w:moveFrom', 'w:delText', 'w:delInstrText', 'w:cellDel', 'w:cellIns', 'w:cellMerge'],
  ...['w:moveFromRangeStart', 'w:moveFromRangeEnd', 'w:moveToRangeStart', 'w:moveToRangeEnd'],
  ...[
    'w:customXmlInsRangeStart',
    'w:customXmlInsRangeEnd',
    'w:customXmlDelRangeStart',
    'w:customXmlDelRangeEnd',
  ],
  ...['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference', 'w:annotationRef'],
  ...[
    'w:bookmarkStart',
    'w:bookmarkEnd',
    'w:permStart',
    'w:permEnd',
    'w:proofErr',
    'w:lastRenderedPageBreak',
  ],
  ...['w:instrText', 'w:fldChar', 'w:sdtPr', 'w:sdtEndPr', 'w:smartTagPr', 'w:customXmlPr', 'w:dataBinding'],
  ...[
    'w:altChunk',
    'w:subDoc',
    'w:object',
    'w:pict',
    'w:control',
    'w:contentPart',
    'mc:Fallback',
    'a:hlinkClick',
  ],
  ...['a:extLst', 'a:hlinkHover', 'wp14:sizeRelH', 'wp14:sizeRelV'],
])

/** Namespaces of what a reader sees: text, drawings, pictures, shapes and formulas. */
const seen: ReadonlySet<string> = new Set(['w', 'wp', 'wp14', 'a', 'pic', 'wps', 'wpg', 'wpc', 'm', 'mc'])

/** Letters of elements that stand for some. */
const letters: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
}
const ends: Readonly<Record<string, string>> = { 'w:p': '\n', 'w:tc': '\t' }

/** A run of letters of a story and the node that holds them; null for letters no node holds. */
interface Piece {
  readonly node: TextNode | null
  readonly start: number
  readonly end: number
}

export interface Story {
  readonly root: Element
  readonly text: string
  readonly pieces: readonly Piece[]
}

/** `keepsRelation` says whether what an attribute of the relationships' namespace points to is carried over. */
export function openStory(root: Element, keepsRelation: (id: string) => boolean): Story {
  clean(root, keepsRelation)
  const pieces: Piece[] = []
  let text = ''
  const add = (letters: string, node: TextNode | null): void => {
    pieces.push({ node, start: text.length, end: text.length + letters.length })
    text += letters
  }
  read(root, add)
  return { root, text, pieces }
}

function clean(element: Element, keepsRelation: (id: string) => boolean): void {
  element.attributes = attributesOf(element)
  rewrite(element, child => {
    if (isGone(child, keepsRelation)) return []
    clean(child, keepsRelation)
    return unwrapped.has(child.name) ? child.children : [child]
  })
}

function isGone(element: Element, keepsRelation: (id: string) => boolean): boolean {
  const [prefix = ''] = element.name.split(':')
  if (gone.has(element.name) || element.name.endsWith('Change') || !seen.has(prefix)) return true
  if (element.name === 'w:r' && isHidden(element)) return true
  // The address behind a link goes with the link; its words stay.
  if (unwrapped.has(element.name)) return false
  return Object.entries(element.attributes).some(([name, id]) => name.startsWith('r:') && !keepsRelation(id))
}

/** Text nobody sees: `w:vanish` without a value that says no (§17.3.2.41). */
function isHidden(run: Element): boolean {
  const properties = run.children.find(child => isElement(child) && child.name === 'w:rPr')
  const vanish =
    properties !== undefined &&
    isElement(properties) &&
    properties.children.find(
      child => isElement(child) && /^w:(?:vanish|specVanish|webHidden)$/.test(child.name),
    )
  if (!vanish || !isElement(vanish)) return false
  return !['0', 'false', 'off'].includes(vanish.attributes['w:val'] ?? '1')
}

/** Without the marks of editing sessions, and without the names and descriptions of drawings, which nobody sees. */
function attributesOf({ name, attributes }: Element): Readonly<Record<string, string>> {
  const kept = Object.entries(attributes).filter(([key]) => !/^w:rsid|^w14:|^w15:|^w16|^wp14:/.test(key))
  const isNamed = /:(?:docPr|cNvPr)$/.test(name)
  const shown = isNamed ? kept.filter(([key]) => key === 'id').concat([['name', 'x']]) : kept
  return Object.fromEntries(shown)
}

function read(element: Element, add: (letters: string, node: TextNode | null) => void): void {
  for (const child of element.children) {
    if (!isElement(child)) continue
    if (child.name === 'w:t' || child.name === 'm:t') for (const node of textsOf(child)) add(node.text, node)
    const stands = letters[child.name]
    if (stands !== undefined) add(stands, null)
    read(child, add)
    const end = ends[child.name]
    if (end !== undefined) add(end, null)
  }
}

const textsOf = (element: Element): readonly TextNode[] =>
  element.children.filter((child: XmlNode): child is TextNode => !isElement(child))

/** Puts `mask` in place of letters `[start, end)`, once, whatever number of nodes they stand in. */
export function maskStory(
  story: Story,
  stretches: readonly { start: number; end: number }[],
  mask: string,
): void {
  // From the end, so that places before stay what they were.
  for (const { start, end } of stretches.toSorted((a, b) => b.start - a.start)) {
    const hit = story.pieces.filter(piece => piece.node !== null && piece.start < end && piece.end > start)
    for (const [index, { node, start: from }] of hit.entries()) {
      if (node === null) continue
      const before = node.text.slice(0, Math.max(0, start - from))
      node.text = `${before}${index === 0 ? mask : ''}${node.text.slice(end - from)}`
    }
  }
}
