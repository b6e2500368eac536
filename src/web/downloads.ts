// What an auditor takes along: a look's proof and facts, the published log as C2SP tlog-tiles lays it out, the bundle, and
// the second verifier. Proven by web.test.ts and downloads.test.ts.

import type { OpenAPIHono } from '@hono/zod-openapi'

import type { LookProof } from '../app.ts'
import { fromUtf8, utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { route } from './access.ts'
import { download, jsonType, pageType, textType } from './answer.ts'
import { verifierPath } from './assets.ts'
import { freshness } from './prepared.ts'
import { answerProblem } from './problem.ts'
import type { Site } from './site.ts'

const lookFile = /^([0-9a-f-]{36})\.(tlog-proof|json)$/
const tileFile = /^tile\/(?:entries|[0-9]|[1-5][0-9]|6[0-3])\/(?:x\d{3}\/)*\d{3}(?:\.p\/\d{1,3})?$/

export function addDownloads(http: OpenAPIHono, site: Site): void {
  const { app } = site
  route(http, site, 'GET', '/proof/:file', 'log.proof', async context => {
    const file = context.req.param('file') ?? ''
    const [, look, kind] = lookFile.exec(file) ?? []
    const proof = look === undefined ? null : await shareProof(site, look)
    if (proof === null)
      return answerProblem(site.origin(), 'not-found', {
        detail: 'expected a look that a published checkpoint covers',
      })
    return kind === 'json'
      ? download(utf8(proof.evidence), jsonType, file)
      : download(utf8(proof.proof), textType, file)
  })
  route(http, site, 'GET', '/log/checkpoint', 'log.checkpoint', async () => {
    const checkpoint = await app.logFile('checkpoint')
    if (checkpoint === null)
      return answerProblem(site.origin(), 'not-found', {
        detail: 'expected a published checkpoint, there is none yet',
      })
    return file(checkpoint, textType, freshness.ask)
  })
  route(http, site, 'GET', '/log/tile/*', 'log.tile', async context => {
    const path = context.req.path.slice('/log/'.length)
    const tile = tileFile.test(path) ? await app.logFile(path) : null
    if (tile === null)
      return answerProblem(site.origin(), 'not-found', { detail: 'expected a tile of the published log' })
    return file(tile, 'application/octet-stream', freshness.keep)
  })
  route(http, site, 'GET', '/bundle.zip', 'log.bundle', async () =>
    download(await shareBundle(site), 'application/zip', 'ordholden-bundle.zip'),
  )
  // To be saved and opened from disk: shown from here it could be ours alone, and our own policy lets no script run.
  route(http, site, 'GET', verifierPath, 'log.verifier', () =>
    download(site.assets.verifier.bytes, pageType, 'verify.html'),
  )
}

const file = (bytes: Uint8Array, type: string, fresh: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'cache-control': fresh, 'content-length': String(bytes.length) },
  })

/** What was made under one published checkpoint. The next one begins anew, so nothing outlives the log it was made of. */
interface Published {
  readonly checkpoint: string
  bundle: Promise<Uint8Array> | null
  readonly proofs: Map<string, Promise<LookProof | null>>
}

const published = new WeakMap<Site, Published>()

async function underCheckpoint(site: Site): Promise<Published> {
  const file = await site.app.logFile('checkpoint')
  const checkpoint = file === null ? '' : fromUtf8(file)
  const kept = published.get(site)
  if (kept?.checkpoint === checkpoint) return kept
  const fresh: Published = { checkpoint, bundle: null, proofs: new Map() }
  published.set(site, fresh)
  return fresh
}

// One bundle for each checkpoint however many ask: it is the most expensive thing a stranger can ask for. A log too large
// for one stays so until it grows; any other failure is tried again.
async function shareBundle(site: Site): Promise<Uint8Array> {
  const kept = await underCheckpoint(site)
  if (kept.bundle !== null) return kept.bundle
  const bundle = site.app.bundle()
  kept.bundle = bundle
  bundle.catch(error => {
    const isTooLarge = error instanceof Refusal && error.code === 'limit'
    if (!isTooLarge) kept.bundle = null
  })
  return bundle
}

/** The proof of a look, made once for both its files and for however many ask; null where there is none. */
async function shareProof(site: Site, look: string): Promise<LookProof | null> {
  const { proofs } = await underCheckpoint(site)
  const known = proofs.get(look)
  if (known !== undefined) return known
  if (proofs.size >= limits.proofsKept) proofs.clear()
  const proof = site.app.proof(look)
  proofs.set(look, proof)
  proof.catch(() => proofs.delete(look))
  return proof
}
