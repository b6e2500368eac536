// Who began a request, nearest first, from what the DevTools protocol calls its initiator (Network.Initiator). Of what a service
// worker asks for, the protocol of the page tells nothing: then it is the worker. Proven by test/contracts/site-collectors.test.ts.

import type { CDPSession, Request } from 'playwright-core'
import { limits } from '../../core/limits.ts'
import { withoutValues } from '../address.ts'
import type { Step } from '../sighting.ts'

export interface Initiator {
  readonly type?: string
  readonly url?: string
  /** From 0. */
  readonly lineNumber?: number
  readonly columnNumber?: number
  readonly stack?: Stack
}

interface Stack {
  readonly callFrames: readonly {
    readonly url: string
    readonly lineNumber: number
    readonly columnNumber: number
  }[]
  readonly parent?: Stack
}

const steps = 12

export function chainOf({ type, url, lineNumber, columnNumber, stack }: Initiator): readonly Step[] {
  const scripts = framesOf(stack).map(
    ({ url: at, lineNumber: line, columnNumber: column }): Step => ({
      ...{ kind: 'script', url: at, line: line + 1, column: column + 1 },
    }),
  )
  const own: readonly Step[] =
    type === 'parser' && url !== undefined
      ? [{ kind: 'markup', url, line: (lineNumber ?? 0) + 1, column: (columnNumber ?? 0) + 1 }]
      : type === 'preload' && url !== undefined
        ? [{ kind: 'preload', url, line: null, column: null }]
        : []
  return unlike([...scripts, ...own])
    .slice(0, steps)
    .map(step => ({ ...step, url: withoutValues(step.url) }))
}

function framesOf(stack: Stack | undefined): Stack['callFrames'] {
  if (stack === undefined) return []
  return [...stack.callFrames, ...framesOf(stack.parent)].filter(({ url }) => url !== '').slice(0, 50)
}

const unlike = (chain: readonly Step[]): readonly Step[] =>
  chain.filter(({ url, line }, at) => chain[at - 1]?.url !== url || chain[at - 1]?.line !== line)

const ofSessions = new WeakMap<CDPSession, Chains>()

/** The chain of every address a page asked for, from before it is opened: of several requests of one address, the first one's. */
export class Chains {
  readonly #known = new Map<string, readonly Step[]>()

  /** One for each visit: every collector tells of the same chain. */
  static of(session: CDPSession): Chains {
    const known = ofSessions.get(session) ?? new Chains(session)
    ofSessions.set(session, known)
    return known
  }

  private constructor(session: CDPSession) {
    session.on('Network.requestWillBeSent', ({ request, initiator }) => {
      this.#add(request.url, initiator as Initiator)
    })
    session.on('Network.webSocketCreated', ({ url, initiator }) => {
      this.#add(url, (initiator ?? {}) as Initiator)
    })
  }

  of(url: string): readonly Step[] {
    return this.#known.get(url.replace(/#.*$/s, '')) ?? []
  }

  ofRequest(request: Request): readonly Step[] {
    const worker = request.serviceWorker()?.url()
    if (worker === undefined) return this.of(request.url())
    return [{ kind: 'worker', url: withoutValues(worker), line: null, column: null }]
  }

  #add(url: string, initiator: Initiator): void {
    if (this.#known.size < limits.siteSightings && !this.#known.has(url))
      this.#known.set(url, chainOf(initiator))
  }
}
