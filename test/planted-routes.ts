// Addresses that are on no real site, planted so that own and other, and what changes something, can be asked for before
// the rooms that need them are built. The answers say which visitor was let in.

import { html } from 'hono/html'

import { access, type RouteId, type Row, scopeRoutes } from '../src/core/access.ts'
import { roles } from '../src/core/roles.ts'
import { route } from '../src/web/access.ts'
import { formatSessionCookie } from '../src/web/cookies.ts'
import { formField, formTokenFor } from '../src/web/cross-site.ts'
import { formHeaders } from '../src/web/headers.ts'
import type { AddRoutes } from '../src/web/site.ts'
import { practiceOwn, practiceToken } from './practice/who.ts'

const ownThings: Row = {
  nobody: 'none',
  owner: 'all',
  staff: 'own',
  tester: 'own',
  bookkeeper: 'none',
  auditor: 'all',
  customer: 'own',
  person: 'own',
  accountant: 'none',
}

export const plantedTable: Readonly<Record<string, Row>> = {
  ...access,
  'test.read': ownThings,
  'test.change': { ...ownThings, auditor: 'none' },
  'test.open': access['page.policy'],
}

/** The planted addresses stand in a scope too, so that own and other can be asked for by a program. */
export const plantedScopes: Readonly<Record<string, readonly string[]>> = {
  ...scopeRoutes,
  'record:read': [...scopeRoutes['record:read'], 'test.read', 'test.change', 'test.open'],
}

const planted = (id: 'test.read' | 'test.change' | 'test.open') => id as unknown as RouteId

/** Things there are: one of each role's own, and one of a stranger's. */
const owners = [...roles.map(practiceOwn), 'of-a-stranger']
const ownerOf = (name: string | undefined): string | null => owners.find(owner => owner === name) ?? null

/** What was done, for a test that asks whether anything was. */
export const plantedChanges: string[] = []

export const addPlanted: AddRoutes = (http, site) => {
  const read = (context: { json: (value: unknown) => Response }) => context.json({ letIn: true })
  const owner = (context: { req: { param: (name: string) => string | undefined } }) =>
    ownerOf(context.req.param('owner'))
  route(http, site, 'GET', '/api/test/things/:owner', planted('test.read'), read, owner)
  for (const method of ['POST', 'PUT', 'DELETE'] as const)
    route(
      http,
      site,
      method,
      '/api/test/things/:owner',
      planted('test.change'),
      async (context, visitor) => {
        plantedChanges.push(`${method} ${visitor.kind === 'nobody' ? 'nobody' : visitor.role}`)
        return context.json({ sent: await context.req.text() })
      },
      owner,
    )
  route(
    http,
    site,
    'POST',
    '/da/test/formular/:owner',
    planted('test.change'),
    async (context, visitor) => {
      const form = await context.req.parseBody()
      plantedChanges.push(`form ${visitor.kind === 'nobody' ? 'nobody' : visitor.role}`)
      return context.text(`modtaget: ${String(form['note'])}`)
    },
    owner,
  )
  // Open to everybody, as signing in will be, and still only from here.
  route(http, site, 'POST', '/api/test/open', planted('test.open'), context => {
    plantedChanges.push('open')
    return context.json({ letIn: true })
  })
  // A page as the console's will be: signs in whoever opens it, and has a form of that session.
  route(http, site, 'GET', '/da/test/ind', planted('test.open'), context => {
    context.header('set-cookie', formatSessionCookie(practiceToken('owner')))
    return context.redirect('/da/test/formular')
  })
  route(http, site, 'GET', '/da/test/formular', planted('test.open'), context => {
    const token = formTokenFor(name => context.req.header(name))
    return context.html(
      html`<form method="post" action="/da/test/formular/of-owner"><input name="note" value="hej"><input type="hidden" name="${formField}" value="${token}"><button>send</button></form>`,
      200,
      formHeaders,
    )
  })
}
