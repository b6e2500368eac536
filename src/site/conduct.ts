// How a page conducts itself while it is visited, as far as that ends the visit: it sends on without end, asks for more than may be
// told of, crashes, or closes itself. Windows it opens are closed at once: what they asked for is seen all the same.
// Proven by test/hostile/site.test.ts.

import type { CDPSession, Page } from 'playwright-core'
import { limits } from '../core/limits.ts'
import type { Failure, Opened } from './opening.ts'

export class Conduct {
  #failure: Failure | null = null
  #navigations = 0
  #requests = 0
  #windows = 0
  #isLeft = false
  #at: string | null = null
  #ended = () => {}
  /** Resolves where there is nothing more to wait for. */
  readonly ended = new Promise<void>(done => {
    this.#ended = done
  })

  get failure(): Failure | null {
    return this.#failure
  }

  /** What is said of opening it where it ended the visit before it had loaded. */
  get opened(): Opened {
    return { isThere: false, status: null, failure: this.#failure }
  }

  /** How often it went to another document. */
  get navigations(): number {
    return this.#navigations
  }

  /** The address its document was loaded from, whatever a script writes in the address bar; null where none was. */
  get at(): string | null {
    return this.#at
  }

  follow(tab: Page, session: CDPSession): void {
    session.on('Page.frameNavigated', ({ frame }) => {
      const isOfTheWeb = frame.parentId === undefined && /^https?:/.test(frame.url)
      if (isOfTheWeb) this.#at = frame.url.slice(0, limits.siteUrlCharacters)
    })
    tab.context().on('page', other => {
      if (other === tab) return
      this.#opened()
      other.close({ runBeforeUnload: false }).catch(() => {})
    })
    tab.context().on('request', () => this.#asked())
    tab.on('request', request => {
      const isFirst = request.isNavigationRequest() && request.redirectedFrom() === null
      if (isFirst && request.frame() === tab.mainFrame()) this.#navigated()
    })
    tab.on('crash', () => this.#end('crashed', 'expected a page, got the end of its process'))
    tab.on('close', () => this.#end('crashed', 'expected a page, got the end of its window'))
  }

  /** What happens from now on is our own doing. */
  leave(): void {
    this.#isLeft = true
  }

  #opened(): void {
    this.#windows += 1
    if (this.#windows > limits.siteWindows)
      this.#end('limit', `expected at most ${limits.siteWindows} windows, got more`)
  }

  #asked(): void {
    this.#requests += 1
    if (this.#requests > limits.siteSightings)
      this.#end('limit', `expected at most ${limits.siteSightings} requests, got more`)
  }

  #navigated(): void {
    this.#navigations += 1
    if (this.#navigations > limits.siteNavigations)
      this.#end('limit', `expected a page that stays, got more than ${limits.siteNavigations} on end`)
  }

  /** The first of them ends the visit. */
  #end(because: Failure['because'], detail: string): void {
    if (this.#isLeft) return
    this.#failure ??= { because, detail }
    this.#ended()
  }
}
