// Signing in: the page with the ways, what each of them sends, and the form that asks for a new link. What is refused is
// answered with the same page, status and words whatever was wrong (OWASP ASVS 5.0 6.3.8); who gets in gets a new token, never
// one the browser had before. Proven by test/journeys/sign-in.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import { languages } from '../core/language.ts'
import { nobody } from '../core/roles.ts'
import { openIdWords } from '../language/openid.ts'
import { signInWords } from '../language/sign-in.ts'
import { route } from './access.ts'
import { formatTryCookie } from './cookies.ts'
import { drawField } from './field.ts'
import { letIn, seeOther, sourceOf, tokenBefore, tryOf } from './let-in.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { readSent } from './sent.ts'
import { formTokenField, readerOf, show } from './show.ts'
import { ownPath, signInPlaces } from './sign-in-places.ts'
import { type WayAsked, waysToSignIn } from './sign-in-ways.ts'
import type { AddRoutes, Site } from './site.ts'

export const addSignIn: AddRoutes = (http, site) => {
  const { signIn, passkey, code, ask } = signInPlaces
  for (const language of languages) {
    route(http, site, 'GET', signIn[language], 'sign-in.page', context => open(context, site))
    route(http, site, 'POST', passkey[language], 'sign-in.try', context => byPasskey(context, site))
    route(http, site, 'POST', code[language], 'sign-in.try', context => byCode(context, site))
    route(http, site, 'POST', ask[language], 'sign-in.ask', context => askForLink(context, site))
  }
}

interface Shown {
  /** What the page says first: a refusal, what was noted, or nothing. */
  readonly said: 'refused' | 'asked' | 'out' | 'openid' | null
  readonly next: string | null
  readonly mail: string
}

const open = (context: Context, site: Site): Promise<Response> =>
  showSignIn(context, site, {
    said: (['asked', 'out', 'openid'] as const).find(one => one === context.req.query('said')) ?? null,
    next: ownPath(context.req.query('next')),
    mail: '',
  })

async function byPasskey(context: Context, site: Site): Promise<Response> {
  const sent = await readSent(context)
  const [next, whom] = [ownPath(sent('next')), tryOf(context)]
  const used =
    whom === null
      ? null
      : await site.app.desk.accounts.passkeys.signIn(
          { origin: site.origin(), whom },
          sent('answer', Number.POSITIVE_INFINITY),
          tokenBefore(context),
          site.clock.now(),
        )
  return used?.kind === 'begun'
    ? letIn(context, site, used.token, next)
    : showSignIn(context, site, { said: 'refused', next, mail: '' })
}

async function byCode(context: Context, site: Site): Promise<Response> {
  const sent = await readSent(context)
  const [next, mail] = [ownPath(sent('next')), sent('mail')]
  const tried = { mail, code: sent('code', 10), source: sourceOf(context) }
  const used = await site.app.desk.accounts.totp.signIn(tried, tokenBefore(context), site.clock.now())
  return used.kind === 'begun'
    ? letIn(context, site, used.token, next)
    : showSignIn(context, site, { said: 'refused', next, mail })
}

/** Answered at once and alike; what comes of it comes by letter. */
async function askForLink(context: Context, site: Site): Promise<Response> {
  const { language } = readerOf(context, site)
  const mail = (await readSent(context))('ask-mail')
  if (mail !== '') site.app.desk.accounts.links.askFor(mail, language, sourceOf(context), site.clock.now())
  return seeOther(`${signInPlaces.signIn[language]}?said=asked`)
}

async function showSignIn(context: Context, site: Site, shown: Shown): Promise<Response> {
  const reader = readerOf(context, site)
  const known = tryOf(context)
  const { passkeys } = site.app.desk.accounts
  const whom = known ?? passkeys.newBrowser()
  const options = await passkeys.askSignIn({ origin: site.origin(), whom }, site.clock.now())
  const next = shown.next === null ? nothing : html`<input type="hidden" name="next" value="${shown.next}">`
  const asked = {
    hidden: html`${formTokenField(context)}${next}`,
    options: JSON.stringify(options),
    provider: site.app.desk.openid?.host ?? null,
    mail: shown.mail,
  }
  const answer = await show(context, site, nobody, {
    title: say(reader, signInWords.title),
    body: drawSignIn(reader, shown, asked),
    path: signInPlaces.signIn,
    status: shown.said === 'refused' ? 422 : 200,
    script: site.assets.links.signIn,
  })
  if (known === null) answer.headers.append('set-cookie', formatTryCookie(whom))
  return answer
}

const drawSignIn = (reader: Reader, { said }: Shown, asked: WayAsked): Html =>
  html`<div class="sign-in"><h1>${say(reader, signInWords.title)}</h1>
${drawSaid(reader, said)}
<p class="lead">${say(reader, signInWords.lead)}</p>
${waysToSignIn.map(draw => draw(reader, asked))}
${drawAsk(reader, asked.hidden)}
<section aria-labelledby="lost">
<h2 id="lost">${say(reader, signInWords.lost.title)}</h2>
<p>${say(reader, signInWords.lost.says)}</p>
<pre>ordholden access</pre>
</section>
<p class="small">${say(reader, asked.provider === null ? signInWords.cookie : openIdWords.cookie)}</p></div>`

const saidWords = {
  refused: [signInWords.refused, signInWords.why],
  asked: [signInWords.ask.asked, signInWords.ask.askedSays],
  out: [signInWords.out, signInWords.outSays],
  openid: [openIdWords.refused, openIdWords.why],
} as const

function drawSaid(reader: Reader, said: Shown['said']): Html {
  if (said === null) return nothing
  const [title, says] = saidWords[said]
  const [kind, role] = said === 'refused' || said === 'openid' ? ['faults', 'alert'] : ['said', 'status']
  return html`<div class="${kind}" role="${role}"><h2>${say(reader, title)}</h2><p>${say(reader, says)}</p></div>`
}

function drawAsk(reader: Reader, hidden: Html): Html {
  const words = signInWords.ask
  return html`<section aria-labelledby="with-link">
<h2 id="with-link">${say(reader, words.title)}</h2>
<p>${say(reader, words.says)}</p>
<form method="post" action="${signInPlaces.ask[reader.language]}">
${hidden}
${drawField(reader, { name: 'ask-mail', label: words.mail, type: 'email', autocomplete: 'email' })}
<p><button>${say(reader, words.button)}</button></p>
</form>
</section>`
}
