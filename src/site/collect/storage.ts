// What a page leaves in the browser beside cookies: local and session storage, databases and caches, with the script that wrote
// them where one did in the page itself. What a worker left is found where it lies. Values are never kept.
// Proven by test/contracts/site-collectors.test.ts.

import type { CDPSession } from 'playwright-core'
import { limits } from '../../core/limits.ts'
import { within } from '../browser.ts'
import { type Collector, nothing } from '../collector.ts'
import type { StorageSeen } from '../sighting.ts'
import { shapeOf } from './shape.ts'
import { watch } from './watch.ts'

type Found = Omit<StorageSeen, 'kind' | 'page'>

// A frame without an address of its own has the storage of the page that put it there, and its origin; a page's scripts may give
// that name another meaning, so it is asked only where it is needed.
const origin = "location.origin === 'null' ? globalThis.origin : location.origin"

const script = `
  const shapeOf = ${shapeOf}
  const none = shapeOf('')
  const origin = ${origin}
  const put = (area, key, shape) => tell({ area, origin, key: String(key).slice(0, 200), shape })
  onCall('Storage', 'setItem', (store, [key, value]) =>
    put(store === sessionStorage ? 'session' : 'local', key, shapeOf(String(value))))
  onCall('IDBFactory', 'open', (_factory, [name]) => put('indexeddb', name, none))
  onCall('CacheStorage', 'open', (_caches, [name]) => put('cache', name, none))
`

/** What lies there, asked of a frame in a world of its own, where no script of the page has been: it cannot answer for its store. */
const lying = `(async () => {
  const shapeOf = ${shapeOf}
  const found = []
  const origin = ${origin}
  const put = (area, key, shape) => found.push({ area, origin, key: String(key).slice(0, 200), shape, chain: [] })
  const quietly = async look => { try { await look() } catch {} }
  for (const [area, name] of [['local', 'localStorage'], ['session', 'sessionStorage']])
    await quietly(() => {
      const store = globalThis[name]
      for (let at = 0; at < Math.min(store.length, ${limits.siteSightings}); at += 1) {
        const key = store.key(at)
        put(area, key, shapeOf(String(store.getItem(key))))
      }
    })
  await quietly(async () => { for (const { name } of await indexedDB.databases()) put('indexeddb', name, shapeOf('')) })
  await quietly(async () => { for (const name of await caches.keys()) put('cache', name, shapeOf('')) })
  return found
})()`

export function collectStorage(): Collector {
  const written: Found[] = []
  return {
    id: 'storage',
    start: visit =>
      watch(visit, 'storage', script, ({ area, origin, key, shape, stack }) => {
        if (written.length < limits.siteSightings)
          written.push({ area, origin, key, shape, chain: stack } as Found)
      }),
    page: async ({ page, session }) => {
      const { frameTree } = await session.send('Page.getFrameTree')
      const asked = framesOf(frameTree).map(frame =>
        within(lyingIn(session, frame), limits.siteCollectMs / 2),
      )
      const left = (await Promise.all(asked)).flatMap(found => found ?? [])
      const first = new Map<string, Found>()
      for (const found of [...written, ...left]) {
        const key = `${found.area}\n${found.origin}\n${found.key}`
        if (!first.has(key)) first.set(key, found)
      }
      return [...first.values()].map(found => ({ kind: 'storage', page, ...found }))
    },
    finish: nothing,
  }
}

interface FrameTree {
  readonly frame: { readonly id: string }
  readonly childFrames?: readonly FrameTree[]
}

const framesOf = ({ frame, childFrames = [] }: FrameTree): readonly string[] => [
  frame.id,
  ...childFrames.flatMap(framesOf),
]

async function lyingIn(session: CDPSession, frameId: string): Promise<readonly Found[]> {
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', { frameId })
  const asked = { expression: lying, contextId, awaitPromise: true, returnByValue: true }
  const { result } = await session.send('Runtime.evaluate', asked)
  return (result.value as readonly Found[] | undefined) ?? []
}
