// robots.txt by RFC 9309: groups by product token, the longest pattern that matches decides, `*` and `$` in patterns.
// Decided against: patterns as regular expressions (whoever writes the file would choose how long they run).
// Proven by robots.test.ts.

import { limits } from '../core/limits.ts'

/** What we are called in the file; `*` is for everybody it does not name. */
export const productToken = 'ordholden'

interface Rule {
  readonly allow: boolean
  /** As written, percent-encoding made the same everywhere. */
  readonly pattern: string
}

export interface RobotsFile {
  /** Those that are for us. */
  readonly rules: readonly Rule[]
  /** As written, in order. */
  readonly sitemaps: readonly string[]
}

export const allowAll: RobotsFile = Object.freeze({ rules: [], sitemaps: [] })
export const disallowAll: RobotsFile = Object.freeze({
  rules: [{ allow: false, pattern: '/' }],
  sitemaps: [],
})

/** Never fails: a line that is none of ours is no line (§2.2). */
export function parseRobots(text: string): RobotsFile {
  const rules = new Map<string, Rule[]>()
  const sitemaps: string[] = []
  let groups: Rule[][] = []
  let areNaming = false
  for (const [key, value] of linesOf(text)) {
    if (key === 'sitemap' && sitemaps.length < limits.sitemaps) sitemaps.push(value)
    if (key === 'user-agent') {
      if (!areNaming) groups = []
      areNaming = true
      const token = tokenOf(value)
      if (!ours.has(token)) continue
      const group = rules.get(token) ?? []
      rules.set(token, group)
      if (!groups.includes(group)) groups.push(group)
    }
    if (key !== 'allow' && key !== 'disallow') continue
    areNaming = false
    for (const group of groups) if (group.length < limits.robotsRules) group.push(...ruleOf(key, value))
  }
  return { rules: rules.get(productToken) ?? rules.get('*') ?? [], sitemaps }
}

/** Of rules that match, the longest; of two as long, the one that allows (§2.2.2). */
export function isAllowed({ rules }: RobotsFile, url: string): boolean {
  const { pathname, search } = new URL(url)
  if (pathname === '/robots.txt') return true
  const path = normal(`${pathname}${search}`)
  let best: Rule | null = null
  for (const rule of rules) {
    const longer = rule.pattern.length - (best?.pattern.length ?? -1)
    if (longer < 0 || (longer === 0 && !rule.allow)) continue
    if (matches(path, rule.pattern)) best = rule
  }
  return best?.allow ?? true
}

const ours: ReadonlySet<string> = new Set([productToken, '*'])

const linesOf = (text: string): readonly (readonly [key: string, value: string])[] =>
  text.split(/\r\n|[\r\n]/).flatMap(line => {
    const [bare = ''] = line.split('#', 1)
    const colon = bare.indexOf(':')
    return colon === -1
      ? []
      : [[bare.slice(0, colon).trim().toLowerCase(), bare.slice(colon + 1).trim()] as const]
  })

// §2.2.1: letters, `_` and `-`; what follows, such as a version, is not part of it.
const tokenOf = (value: string): string => /^(?:\*|[a-z_-]+)/.exec(value.toLowerCase())?.[0] ?? ''

// An empty one forbids nothing.
const ruleOf = (key: string, value: string): readonly Rule[] =>
  /^[/*]/.test(value) ? [{ allow: key === 'allow', pattern: normal(value) }] : []

/** Segments between stars, each as early as it comes: that is the only way that has to be tried. */
function matches(path: string, pattern: string): boolean {
  const isWhole = pattern.endsWith('$')
  const [first = '', ...others] = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  let at = first.length
  const last = isWhole ? others.pop() : undefined
  for (const segment of others) {
    const found = path.indexOf(segment, at)
    if (found === -1) return false
    at = found + segment.length
  }
  if (!isWhole) return true
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last)
}

const unreserved = /[A-Za-z0-9._~-]/

/** §2.2.2: octets outside ASCII are encoded, unreserved ones are not, and hexadecimal digits are capitals. */
function normal(text: string): string {
  const ascii = text.replace(/[^\x21-\x7e]+/gu, run => encodeURIComponent(run.toWellFormed()))
  return ascii.replace(/%[0-9a-f]{2}/gi, octet => {
    const letter = String.fromCharCode(Number.parseInt(octet.slice(1), 16))
    return unreserved.test(letter) ? letter : octet.toUpperCase()
  })
}
