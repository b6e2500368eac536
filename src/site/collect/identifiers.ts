// What tells one visitor, or one measuring account, from others in addresses, bodies and answers, also where it goes to the site
// itself (a measuring product behind one's own address). Only names are kept, and addresses without their query.
// Proven by test/contracts/site-collectors.test.ts.

import type { Request } from 'playwright-core'
import { limits } from '../../core/limits.ts'
import { type Collector, nothing } from '../collector.ts'
import type { IdentifierSeen, Step } from '../sighting.ts'
import { accountsIn, isNamedAsVisitor } from './accounts.ts'
import { Chains } from './chain.ts'
import { shapeOf } from './shape.ts'

type Found = Omit<IdentifierSeen, 'kind' | 'page' | 'chain'>

export function collectIdentifiers(): Collector {
  const found = new Map<string, { readonly one: Found; readonly chain: () => readonly Step[] }>()
  const add = (one: Found, chain: () => readonly Step[]) => {
    const key = `${one.where}\n${one.url}\n${one.name}\n${one.product}`
    if (found.size < limits.siteSightings && !found.has(key)) found.set(key, { one, chain })
  }
  return {
    id: 'identifiers',
    start: async ({ context, session }) => {
      const chains = Chains.of(session)
      context.on('request', request => {
        for (const one of inRequest(request)) add(one, () => chains.ofRequest(request))
      })
    },
    page: async ({ page }) =>
      [...found.values()].map(({ one, chain }) => ({
        ...{ kind: 'identifier', page, ...one, chain: chain() },
      })),
    finish: nothing,
  }
}

function inRequest(request: Request): readonly Found[] {
  const url = URL.parse(request.url())
  if (url === null || !/^https?:$/.test(url.protocol)) return []
  const at = `${url.origin}${url.pathname}`
  const body = (request.postDataBuffer()?.toString('utf8') ?? '').slice(0, 65_536)
  const named = (where: 'query' | 'body', fields: ReadonlyMap<string, string>): readonly Found[] =>
    [...fields]
      .filter(([name, value]) => isNamedAsVisitor(name) && shapeOf(value).identifies)
      .map(([name]) => ({ where, url: at, name, product: null }))
  const query = new Map(url.searchParams)
  const fields = fieldsOf(body)
  return [
    ...accountsIn(url, query, fields).map(account => ({ ...account, url: at })),
    ...named('query', query),
    ...named('body', fields),
  ]
}

/** Fields of a body: JSON, one level deep, or a form, one to a line where there are several. */
function fieldsOf(body: string): ReadonlyMap<string, string> {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null)
      return new Map(Object.entries(value).map(([name, one]) => [name, String(one)]))
  } catch {
    // No JSON, then.
  }
  return new Map(body.split('\n').flatMap(line => [...new URLSearchParams(line)]))
}
