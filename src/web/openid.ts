// Signing in with the company's own provider: away to it, back from it, and linking it to one's account. Whatever is wrong when
// somebody comes back, the answer is one and the same: to the page one signs in on, which says that it did not succeed.
// Away is a link and not a form: a page of ours lets its forms go nowhere else (Content-Security-Policy: form-action), and a
// link changes nothing. Proven by test/journeys/openid.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import type { Desk } from '../app.ts'
import { type Language, languages } from '../core/language.ts'
import type { Visitor } from '../core/roles.ts'
import { openIdWords, providerName } from '../language/openid.ts'
import { route } from './access.ts'
import { formatOpenIdCookie, formatOpenIdEndedCookie, parseOpenIdCookie } from './cookies.ts'
import { isFromHere } from './cross-site.ts'
import { letIn, seeOther, tokenBefore } from './let-in.ts'
import { languageOfHeader, languageOfPath } from './paths.ts'
import { refuse } from './refuse.ts'
import { show } from './show.ts'
import { openIdBack, signInPlaces } from './sign-in-places.ts'
import type { AddRoutes, Site } from './site.ts'
import { readToken, visitorOf } from './visitor.ts'

export const addOpenId: AddRoutes = (http, site) => {
  route(http, site, 'GET', openIdBack, 'sign-in.openid', context => comeBack(context, site))
  for (const language of languages) {
    route(http, site, 'GET', signInPlaces.openId[language], 'sign-in.openid', context =>
      goAway(context, site),
    )
    route(http, site, 'POST', signInPlaces.newOpenId[language], 'account.means', (context, visitor) =>
      goToLink(context, site, visitor),
    )
  }
}

const callbackOf = (site: Site): string => site.origin() + openIdBack
const languageOf = (context: Context): Language => languageOfPath(context.req.path) ?? 'da'

/** What is said on the page that is gone back to; the same whatever was wrong. */
const refusedAt = (language: Language): string => `${signInPlaces.signIn[language]}?said=openid`
const accountAt = (language: Language, said: 'linked' | 'not-linked'): string =>
  `${signInPlaces.account[language]}?said=${said}`

async function goAway(context: Context, site: Site): Promise<Response> {
  const language = languageOf(context)
  // Nobody is sent to sign in by another page than ours (login CSRF; RFC 9700 §4.7).
  const header = (name: string) => context.req.header(name)
  const says = ['sec-fetch-site', 'origin', 'referer'].some(name => header(name) !== undefined)
  if (says && !isFromHere(header, site.origin(), null)) return refuse(context, site, 403, 'foreign')
  const sent = await site.app.desk.openid?.send(callbackOf(site), language, null, site.clock.now())
  return sent?.kind === 'sent'
    ? seeOther(sent.to, [formatOpenIdCookie(sent.kept)])
    : seeOther(refusedAt(language))
}

async function goToLink(context: Context, site: Site, visitor: Visitor): Promise<Response> {
  const language = languageOf(context)
  const { openid } = site.app.desk
  const sent = await openid?.send(callbackOf(site), language, visitor, site.clock.now())
  if (openid === null || sent?.kind !== 'sent') return seeOther(accountAt(language, 'not-linked'))
  const words = openIdWords.link
  const { host } = openid
  const answer = await show(context, site, visitor, {
    title: words.goTitle(providerName(host))[language],
    body: html`<h1>${words.goTitle(providerName(host))[language]}</h1>
<p class="lead">${words.goSays(host)[language]}</p>
<p><a class="button" href="${sent.to}">${words.go(host)[language]}</a></p>
<p><a href="${signInPlaces.account[language]}">${words.back[language]}</a></p>`,
    path: signInPlaces.account,
  })
  answer.headers.append('set-cookie', formatOpenIdCookie(sent.kept))
  return answer
}

async function comeBack(context: Context, site: Site): Promise<Response> {
  const { openid } = site.app.desk
  const header = (name: string) => context.req.header(name)
  const came = await openid?.comeBack(
    {
      url: new URL(callbackOf(site) + new URL(context.req.url).search),
      kept: parseOpenIdCookie(header('cookie') ?? ''),
      visitor: await visitorOf(site, readToken(header('cookie'), header('authorization'))),
      before: tokenBefore(context),
    },
    site.clock.now(),
  )
  const language = came?.language ?? languageOfHeader(header('accept-language') ?? '')
  const answer = await answerTo(context, site, came ?? null, language)
  answer.headers.append('set-cookie', formatOpenIdEndedCookie())
  return answer
}

type CameBack = Awaited<ReturnType<NonNullable<Desk['openid']>['comeBack']>>

function answerTo(
  context: Context,
  site: Site,
  came: CameBack | null,
  language: Language,
): Response | Promise<Response> {
  if (came?.kind === 'begun') return letIn(context, site, came.token, null, language)
  if (came?.kind === 'linked') return seeOther(accountAt(language, 'linked'))
  return seeOther(came?.wasToLink === true ? accountAt(language, 'not-linked') : refusedAt(language))
}
