// What an auditor takes along: a look's proof and facts, the published log as C2SP tlog-tiles lays it out, the bundle.

import type { OpenAPIHono } from '@hono/zod-openapi'

import { fromUtf8, utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { download, jsonType, problem, textType } from './answer.ts'
import { freshness } from './prepared.ts'
import type { Site } from './site.ts'

const lookFile = /^([0-9a-f-]{36})\.(tlog-proof|json)$/
const tileFile = /^tile\/(?:entries|[0-9]|[1-5][0-9]|6[0-3])\/(?:x\d{3}\/)*\d{3}(?:\.p\/\d{1,3})?$/

export function addDownloads(http: OpenAPIHono, site: Site): void {
  const { app } = site
  http.get('/proof/:file', async context => {
    const file = context.req.param('file')
    const [, look, kind] = lookFile.exec(file) ?? []
    const proof = look === undefined ? null : await app.proof(look)
    if (proof === null) return problem(404, 'expected a look that a published checkpoint covers')
    return kind === 'json'
      ? download(utf8(proof.evidence), jsonType, file)
      : download(utf8(proof.proof), textType, file)
  })
  http.get('/log/checkpoint', async () => {
    const checkpoint = await app.logFile('checkpoint')
    if (checkpoint === null) return problem(404, 'expected a published checkpoint, there is none yet')
    return file(checkpoint, textType, freshness.ask)
  })
  http.get('/log/tile/*', async context => {
    const path = context.req.path.slice('/log/'.length)
    const tile = tileFile.test(path) ? await app.logFile(path) : null
    if (tile === null) return problem(404, 'expected a tile of the published log')
    return file(tile, 'application/octet-stream', freshness.keep)
  })
  http.get('/bundle.zip', async () =>
    download(await shareBundle(site), 'application/zip', 'ordholden-bundle.zip'),
  )
}

const file = (bytes: Uint8Array, type: string, fresh: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'cache-control': fresh, 'content-length': String(bytes.length) },
  })

interface KeptBundle {
  /** The published checkpoint it was asked for under. */
  readonly checkpoint: string
  readonly bundle: Promise<Uint8Array>
}

// One bundle for each checkpoint however many ask: it is the most expensive thing a stranger can ask for. A log too large
// for one stays so until it grows; any other failure is tried again.
const bundles = new WeakMap<Site, KeptBundle>()

async function shareBundle(site: Site): Promise<Uint8Array> {
  const published = await site.app.logFile('checkpoint')
  const checkpoint = published === null ? '' : fromUtf8(published)
  const kept = bundles.get(site)
  if (kept?.checkpoint === checkpoint) return kept.bundle
  const made: KeptBundle = { checkpoint, bundle: site.app.bundle() }
  bundles.set(site, made)
  made.bundle.catch(error => {
    const isTooLarge = error instanceof Refusal && error.code === 'limit'
    if (!isTooLarge && bundles.get(site) === made) bundles.delete(site)
  })
  return made.bundle
}
