// The published editions for programs: when each was published, what it changed, and the proof of its place in the log.
// Proven by test/contracts/api-rooms.test.ts.

import { z } from '@hono/zod-openapi'

import type { PublishedEdition } from '../app/editing/editing-desk.ts'
import { addOperation, noParams, nothingSent } from './operation.ts'
import { changesAsData } from './policy-edit.ts'
import { changesSchema } from './schemas.ts'
import type { AddRoutes } from './site.ts'

const listed = {
  number: z.int().positive(),
  at: z.iso.datetime(),
  registerHash: z.string(),
  noticeHash: z.string(),
}
const edition = z
  .strictObject({
    ...listed,
    changes: changesSchema.nullable().openapi({
      description: 'from the one before; null for the first, and beside one that cannot be read',
    }),
    proof: z.strictObject({ proof: z.string(), evidence: z.string() }).nullable().openapi({
      description: 'C2SP tlog-proof, and the facts it commits to; null until a checkpoint covers it',
    }),
  })
  .openapi('Edition')

const params = z.strictObject({ edition: z.string().regex(/^[1-9]\d{0,8}$/) })

export const addEditionOperations: AddRoutes = (http, site) => {
  const editing = () => site.app.desk.editing
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/editions', id: 'api.editions' },
      summary: 'every published edition of the policy, the latest first',
      ...{ params: noParams, body: nothingSent, status: 200, problems: [] },
      ...{ answer: z.array(z.strictObject(listed)), says: 'the editions' },
    },
    async () => ({ kind: 'done', body: (await editing().history()).map(listedAsData) }),
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/editions/{edition}', id: 'api.editions' },
      summary: 'one published edition, with what it changed and its proof',
      ...{ params, body: nothingSent, status: 200, problems: [], answer: edition, says: 'the edition' },
    },
    async asked => {
      const number = Number(asked.params.edition)
      const found = (await editing().history()).find(one => one.number === number)
      if (found === undefined) return { kind: 'problem', because: 'not-found' }
      const proof = await editing().proof(number)
      const { changes } = found
      return {
        kind: 'done',
        body: {
          ...listedAsData(found),
          changes: changes === null ? null : changesAsData(changes),
          proof: proof === null ? null : { proof: proof.proof, evidence: proof.evidence },
        },
      }
    },
  )
}

const listedAsData = ({ number, at, registerHash, noticeHash }: PublishedEdition) => ({
  ...{ number, at, registerHash, noticeHash },
})
