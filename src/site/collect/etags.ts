// ETags that tell one visitor from others: a cookie by another name. An answer of a few bytes needs no long random tag; but tags made
// of the content look alike, so each is asked for once more by somebody else: who is given the same is nobody in particular.
// RFC 9110 §8.8.3. Proven by test/contracts/site-collectors.test.ts.

import type { Response } from 'playwright-core'
import { limits } from '../../core/limits.ts'
import { within } from '../browser.ts'
import { type Collector, nothing } from '../collector.ts'
import type { Step } from '../sighting.ts'
import { Chains } from './chain.ts'
import { shapeOf } from './shape.ts'

interface Tagged {
  readonly url: string
  readonly tag: string
  readonly chain: () => readonly Step[]
}

const fewBytes = 128

export function collectEtags(): Collector {
  const tagged = new Map<string, Tagged>()
  const waiting: Promise<unknown>[] = []
  return {
    id: 'etags',
    start: async ({ context, session }) => {
      const chains = Chains.of(session)
      context.on('response', response => {
        if (waiting.length >= limits.siteSightings) return
        const chain = () => chains.ofRequest(response.request())
        const reading = within(tagOf(response), limits.siteCollectMs)
        waiting.push(
          reading.then(tag => tag && tagged.set(response.url(), { url: response.url(), tag, chain })),
        )
      })
    },
    page: nothing,
    finish: async ({ page }, { askAgain }) => {
      await Promise.all(waiting)
      const suspects = [...tagged.values()].slice(0, limits.siteEtags)
      const same = await Promise.all(
        suspects.map(async ({ url, tag }) => (await tagNow(url, askAgain)) === tag),
      )
      return suspects
        .filter((_, at) => same[at] !== true)
        .map(({ url, chain }) => ({
          ...{ kind: 'identifier', page, where: 'etag', url: withoutQuery(url), name: 'ETag', product: null },
          chain: chain(),
        }))
    },
  }
}

const withoutQuery = (address: string): string => {
  const { origin, pathname } = new URL(address)
  return `${origin}${pathname}`
}

/** Null where it tells nobody from others. */
async function tagOf(response: Response): Promise<string | null> {
  if (response.status() !== 200 || !/^https?:/.test(response.url())) return null
  const headers = await response.allHeaders()
  const tag = headers['etag'] ?? ''
  if (!shapeOf(tag).identifies || /^W\//.test(tag)) return null
  const size = headers['content-length'] === undefined ? null : Number(headers['content-length'])
  const length = size ?? (await response.body()).length
  return length > fewBytes ? null : bare(tag)
}

async function tagNow(
  url: string,
  askAgain: (url: string) => Promise<Headers | null>,
): Promise<string | null> {
  const tag = (await askAgain(url))?.['etag']
  return tag === undefined ? null : bare(tag)
}

type Headers = Readonly<Record<string, string>>

/** Servers add how they compressed it: `"…-gzip"`. */
const bare = (tag: string): string => tag.replace(/^W\//, '').replace(/-(?:gzip|br|zstd)"$/, '"')
