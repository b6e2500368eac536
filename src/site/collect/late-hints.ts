// Hints no document holds when it is read at the end: a link a script put there and took away again, and the `Link:` header of a
// style, script or picture, or of a frame that is gone. Browsers act on all of them at once. HTML §4.6.8, RFC 8288.
// Proven by test/contracts/site-truth.test.ts.

import type { CDPSession } from 'playwright-core'
import { limits } from '../../core/limits.ts'
import { type Collector, nothing } from '../collector.ts'
import { type Document, Documents } from '../documents.ts'
import type { HintSeen } from '../sighting.ts'
import { type Hint, hintsOfElement, hintsOfHeaders } from './hints.ts'
import { watch } from './watch.ts'

const script = `
  const { getAttribute, querySelectorAll } = Element.prototype
  const of = (node, name) => apply(getAttribute, node, [name]) ?? ''
  const look = node => {
    const isRules = node.localName === 'script' && /^\\s*speculationrules\\s*$/i.test(of(node, 'type'))
    if (!isRules && (node.localName !== 'link' || !/pre(connect|fetch|load|render)/i.test(of(node, 'rel')))) return
    const [rel, href] = [of(node, 'rel'), of(node, 'href').slice(0, 2048)]
    tell({ tag: node.localName, rel, href, rules: isRules ? String(node.textContent).slice(0, 65536) : '', base: document.baseURI })
  }
  new MutationObserver(records => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') look(target)
      for (const node of addedNodes)
        if (node.nodeType === 1) {
          look(node)
          for (const below of apply(querySelectorAll, node, ['link, script'])) look(below)
        }
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['rel', 'href'] })
`

type Late = Hint & Pick<HintSeen, 'header'>

export function collectLateHints(): Collector {
  const late = new Map<string, Late>()
  const add = (hint: Late) => {
    if (late.size < limits.siteSightings) late.set(keyOf(hint), hint)
  }
  let documents: Documents | null = null
  return {
    id: 'late-hints',
    start: async visit => {
      documents = Documents.of(visit.session)
      watchHeaders(visit.session, add)
      await watch(visit, 'hints', script, ({ tag, rel, href, rules, base }) => {
        const attributes = new Map([
          ['rel', String(rel)],
          ['href', String(href)],
          ['type', 'speculationrules'],
        ])
        const element = { tag: String(tag), attributes, parent: null, content: [String(rules)] }
        for (const hint of hintsOfElement(element, String(base))) add({ ...hint, header: null })
      })
    },
    page: async ({ page }) => {
      const read = (await documents?.read()) ?? []
      const held = new Set(read.flatMap(heldBy).map(keyOf))
      const others = [...late].flatMap(([key, hint]) => (held.has(key) ? [] : [hint]))
      return others.map(hint => ({ kind: 'hint', page, ...hint, place: null }))
    },
    finish: nothing,
  }
}

const keyOf = ({ by, url }: Hint): string => `${by} ${url}`

const heldBy = ({ elements, base, headers, url }: Document): readonly Hint[] => [
  ...elements.flatMap(element => hintsOfElement(element, base)),
  ...hintsOfHeaders(headers, url),
]

function watchHeaders(session: CDPSession, add: (hint: Late) => void): void {
  session.on('Network.responseReceived', ({ response }) => {
    const name = Object.keys(response.headers).find(each => each.toLowerCase() === 'link')
    if (name === undefined) return
    for (const hint of hintsOfHeaders({ link: response.headers[name] ?? '' }, response.url)) add(hint)
  })
}
