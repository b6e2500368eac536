// Which pages of a site are visited, and in which order: the address asked for, what the sitemap names, what pages link to, on
// the same site, within the limit. robots.txt (RFC 9309) is heeded unless whoever owns the site says otherwise.
// Proven by crawl.test.ts.

import { limits } from '../core/limits.ts'
import type { LeftOut } from './audit.ts'
import type { Visited } from './visit.ts'

export interface CrawlOptions {
  readonly url: string
  /** Pages at most; never more than `limits.sitePages`. */
  readonly pages: number
  /** Addresses a sitemap names. */
  readonly sitemap: readonly string[]
  /** Whether robots.txt lets one in. */
  readonly allowed: (url: string) => boolean
}

export interface Next {
  readonly page: number
  readonly url: string
}

export class Crawl {
  readonly #options: CrawlOptions
  readonly #first: string
  readonly #known = new Set<string>()
  readonly #queue: string[] = []
  readonly #left = new Map<string, LeftOut>()
  readonly #again = new Map<string, number>()
  #given = 0
  #numbered = 0
  #busy = 0
  #wake: (() => void)[] = []

  constructor(options: CrawlOptions) {
    this.#options = options
    this.#first = new URL(options.url).href.replace(/#.*$/, '')
    for (const url of [options.url, ...options.sitemap]) this.#offer(url)
  }

  /** Pages known of, visited or not. */
  get known(): number {
    return this.#given + this.#queue.length
  }

  get waiting(): number {
    return this.#queue.length
  }

  /** Waits while others may still find some; null where there is none left, or whoever waits cannot visit it any more. */
  async next(canVisit: () => boolean = () => true): Promise<Next | null> {
    while (this.#queue.length === 0 && this.#busy > 0) await new Promise<void>(done => this.#wake.push(done))
    if (!canVisit()) return null
    const url = this.#queue.shift()
    if (url === undefined) return null
    this.#busy += 1
    this.#given += 1
    return { page: this.#again.get(url) ?? this.#numbered++, url }
  }

  /** Puts a page back whose browser ended under it; false where that was done before. */
  again({ url, page }: Next): boolean {
    if (this.#again.has(url)) return false
    this.#again.set(url, page)
    this.#queue.push(url)
    this.#given -= 1
    this.#leave()
    return true
  }

  /** Whoever still waits is not visited any more; what was put back was visited once. */
  stop(): void {
    for (const url of this.#queue.splice(0))
      if (!this.#again.has(url)) this.#left.set(keyOf(url), { url, because: 'limit' })
  }

  done({ links, finalUrl }: Pick<Visited, 'links' | 'finalUrl'>): void {
    if (finalUrl !== null) this.#passed(finalUrl)
    for (const link of links) this.#offer(link)
    this.#leave()
  }

  // Where a redirect ended is seen by now, whoever else leads to it.
  #passed(finalUrl: string): void {
    const key = keyOf(finalUrl)
    this.#known.add(key)
    const at = this.#queue.findIndex(url => keyOf(url) === key && !this.#again.has(url))
    if (at !== -1) this.#queue.splice(at, 1)
  }

  #leave(): void {
    this.#busy -= 1
    const waking = this.#wake
    this.#wake = []
    for (const wake of waking) wake()
  }

  leftOut(): readonly LeftOut[] {
    return [...this.#left.values()]
  }

  #offer(address: string): void {
    const url = address.length > limits.siteUrlCharacters ? null : URL.parse(address)
    if (url === null || !/^https?:$/.test(url.protocol)) return
    url.hash = ''
    const key = keyOf(url.href)
    if (this.#known.has(key) || this.#known.size >= limits.siteAddresses) return
    const because = this.#reasonAgainst(url)
    if (because === 'elsewhere') return
    this.#known.add(key)
    if (because === null) this.#queue.push(url.href)
    else if (this.#left.size < limits.siteSightings) this.#left.set(key, { url: url.href, because })
  }

  #reasonAgainst(url: URL): LeftOut['because'] | 'elsewhere' | null {
    const home = hostOf(new URL(this.#options.url))
    if (hostOf(url) !== home) return hostOf(url).endsWith(`.${home}`) ? 'other-site' : 'elsewhere'
    if (url.href !== this.#first && !this.#options.allowed(url.href)) return 'robots'
    return this.known >= Math.min(this.#options.pages, limits.sitePages) ? 'limit' : null
  }
}

/** One site answers with and without `www.`, and over http only to send on; what stands below it is another. */
const hostOf = (url: URL): string => url.host.replace(/^www\./, '')

/** Addresses that are the same page: without fragment, with or without a slash at the end. */
function keyOf(address: string): string {
  const url = URL.parse(address)
  return url === null ? address : `${hostOf(url)}${url.pathname.replace(/\/$/, '')}${url.search}`
}
