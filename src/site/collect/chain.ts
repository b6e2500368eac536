// Who began a request, nearest first, from what the DevTools protocol calls its initiator (Network.Initiator).

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
  return unlike([...scripts, ...own]).slice(0, steps)
}

function framesOf(stack: Stack | undefined): Stack['callFrames'] {
  if (stack === undefined) return []
  return [...stack.callFrames, ...framesOf(stack.parent)].filter(({ url }) => url !== '').slice(0, 50)
}

const unlike = (chain: readonly Step[]): readonly Step[] =>
  chain.filter(({ url, line }, at) => chain[at - 1]?.url !== url || chain[at - 1]?.line !== line)
