// One's own account: the ways in, where one is signed in, signing out, and what is logged about oneself. Everything here is
// one's own by the session that asks; no address names whose. OWASP ASVS 5.0 7.4, 7.5. Proven by test/journeys/sign-in.test.ts.

import type { Context } from 'hono'

import type { RouteId } from '../core/access.ts'
import { languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import type { Visitor } from '../core/roles.ts'
import { accountWords } from '../language/own-account.ts'
import { route } from './access.ts'
import { type AccountShown, drawAccount } from './account-page.ts'
import { formatEndedCookie } from './cookies.ts'
import type { Faults } from './field.ts'
import { seeOther } from './let-in.ts'
import { drawNewCode } from './new-code-page.ts'
import { say } from './reader.ts'
import { readSent } from './sent.ts'
import { formTokenField, readerOf, show } from './show.ts'
import { signInPlaces } from './sign-in-places.ts'
import type { AddRoutes, Site } from './site.ts'

/** Whoever is signed in. */
export type Somebody = Extract<Visitor, { readonly kind: 'somebody' }>
/** With an account of their own. */
type Holder = Somebody & { readonly account: string }

export const addAccount: AddRoutes = (http, site) => {
  const places = signInPlaces
  const own = (id: RouteId, method: 'GET' | 'POST', path: keyof typeof places, act: Act<Somebody>) => {
    for (const language of languages)
      route(http, site, method, places[path][language], id, (context, visitor) =>
        visitor.kind === 'somebody' ? act(context, site, visitor) : toSignIn(context, site),
      )
  }
  own('account.page', 'GET', 'account', (context, site, visitor) => showAccount(context, site, visitor, {}))
  own('account.session', 'POST', 'endSession', endSession)
  own('account.session', 'POST', 'signOut', signOut)
  own('account.session', 'POST', 'signOutEverywhere', signOutEverywhere)
  own('account.means', 'POST', 'newPasskey', withAccount(addPasskey))
  own('account.means', 'GET', 'newCode', withAccount(proposeCode))
  own('account.means', 'POST', 'newCode', withAccount(addCode))
  own('account.means', 'POST', 'removeMeans', withAccount(removeMeans))
}

type Act<V> = (context: Context, site: Site, visitor: V) => Promise<Response>

/** The table lets in only roles that have an account; whoever came by link with such a role has none to change. */
const withAccount =
  (act: Act<Holder>): Act<Somebody> =>
  (context, site, visitor) => {
    const { account } = visitor
    return account === null
      ? showAccount(context, site, visitor, {})
      : act(context, site, { ...visitor, account })
  }

const toSignIn = async (context: Context, site: Site): Promise<Response> =>
  seeOther(signInPlaces.signIn[readerOf(context, site).language])
const toAccount = (context: Context, site: Site): Response =>
  seeOther(signInPlaces.account[readerOf(context, site).language])

async function addPasskey(context: Context, site: Site, visitor: Holder): Promise<Response> {
  const sent = await readSent(context)
  const label = sent('label', limits.labelCharacters)
  const stored = await site.app.desk.accounts.passkeys.add(
    { origin: site.origin(), whom: visitor.session },
    visitor.account,
    label === '' ? say(readerOf(context, site), accountWords.passkey.plain) : label,
    sent('answer', Number.POSITIVE_INFINITY),
    site.clock.now(),
  )
  return stored === 'stored'
    ? toAccount(context, site)
    : showAccount(context, site, visitor, { label: accountWords.passkey.refused }, label)
}

async function proposeCode(context: Context, site: Site, visitor: Holder): Promise<Response> {
  const { account, session } = visitor
  const secret = await site.app.desk.accounts.totp.propose(account, session, site.clock.now())
  return secret === null ? toAccount(context, site) : showNewCode(context, site, visitor, secret, {})
}

async function addCode(context: Context, site: Site, visitor: Holder): Promise<Response> {
  const { account, session } = visitor
  const { totp } = site.app.desk.accounts
  const sent = await readSent(context)
  const [pending, code] = [sent('pending', limits.passkeyAnswerCharacters), sent('code', 10)]
  const label = say(readerOf(context, site), accountWords.code.label)
  const now = site.clock.now()
  const stored = await totp.add({ id: account, session, label }, pending, code, now)
  if (stored === 'stored') return toAccount(context, site)
  const secret = stored === 'wrong-code' ? await totp.reopen(account, session, pending, now) : null
  return secret === null
    ? showAccount(context, site, visitor, { 'new-code': accountWords.code.refused })
    : showNewCode(context, site, visitor, secret, { code: accountWords.code.wrong })
}

async function removeMeans(context: Context, site: Site, visitor: Holder): Promise<Response> {
  const id = (await readSent(context))('id')
  const removed = await site.app.desk.accounts.credentials.removeUnlessLast(visitor.account, id)
  if (removed === 'removed') return toAccount(context, site)
  const fault = removed === 'last' ? accountWords.means.last : accountWords.means.gone
  return showAccount(context, site, visitor, { means: fault })
}

async function endSession(context: Context, site: Site, visitor: Somebody): Promise<Response> {
  const id = (await readSent(context))('id')
  const ended = await site.app.desk.accounts.sessions.end(visitor, id)
  if (ended && id === visitor.session) return signedOut(context, site)
  return ended
    ? toAccount(context, site)
    : showAccount(context, site, visitor, { sessions: accountWords.sessions.gone })
}

async function signOut(context: Context, site: Site, visitor: Somebody): Promise<Response> {
  await site.app.desk.accounts.sessions.end(visitor, visitor.session)
  return signedOut(context, site)
}

async function signOutEverywhere(context: Context, site: Site, visitor: Somebody): Promise<Response> {
  const { sessions } = site.app.desk.accounts
  if (visitor.account === null) await sessions.end(visitor, visitor.session)
  else await sessions.endAll(visitor.account)
  return signedOut(context, site)
}

const signedOut = (context: Context, site: Site): Response =>
  seeOther(`${signInPlaces.signIn[readerOf(context, site).language]}?said=out`, [formatEndedCookie()])

async function showAccount(
  context: Context,
  site: Site,
  visitor: Somebody,
  faults: Faults,
  label = '',
): Promise<Response> {
  const reader = readerOf(context, site)
  const shown = await readAccount(context, site, visitor)
  return show(context, site, visitor, {
    title: say(reader, accountWords.title),
    body: drawAccount(reader, shown, faults, label),
    path: signInPlaces.account,
    status: Object.keys(faults).length === 0 ? 200 : 422,
    script: site.assets.links.signIn,
  })
}

async function readAccount(context: Context, site: Site, visitor: Somebody): Promise<AccountShown> {
  const { accounts } = site.app.desk
  const [now, { account, session, role }] = [site.clock.now(), visitor]
  const { activities } = await site.app.record()
  const said = (['linked', 'not-linked'] as const).find(one => one === context.req.query('said')) ?? null
  const provider = site.app.desk.openid?.host ?? null
  const isAsked = visitor.own.some(own => own.startsWith('act.'))
  const common = { isAsked, hidden: formTokenField(context), session, role, activities, said, provider }
  const own = account === null ? null : await accounts.own(account)
  if (account === null || own === null)
    return { ...common, own: null, means: [], sessions: [], options: null }
  const from = { origin: site.origin(), whom: session }
  return {
    ...common,
    own,
    means: await accounts.credentials.list(account),
    sessions: await accounts.sessions.list(account, now),
    options: await accounts.passkeys.askNew(from, account, now),
  }
}

async function showNewCode(
  context: Context,
  site: Site,
  visitor: Holder,
  secret: Parameters<typeof drawNewCode>[1],
  faults: Faults,
): Promise<Response> {
  const reader = readerOf(context, site)
  return show(context, site, visitor, {
    title: say(reader, accountWords.code.title),
    body: drawNewCode(reader, secret, faults, formTokenField(context)),
    path: signInPlaces.newCode,
    status: Object.keys(faults).length === 0 ? 200 : 422,
  })
}
