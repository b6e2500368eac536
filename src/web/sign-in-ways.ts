// The ways to sign in, in the order they are offered. Whoever adds a way adds a line: what it shows, from what the page was
// asked with. What a way needs of a browser, `sign-in.js` does.

import { html } from 'hono/html'

import { openIdWords, providerName } from '../language/openid.ts'
import { signInWords } from '../language/sign-in.ts'
import { drawField } from './field.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { signInPlaces } from './sign-in-places.ts'

export interface WayAsked {
  /** The hidden fields of every form here: its token, and where to go afterwards. */
  readonly hidden: Html
  /** What a browser is asked for a passkey with, as JSON. */
  readonly options: string
  /** Who the company signs in with otherwise; null where it named nobody. */
  readonly provider: string | null
  /** The address that was typed. */
  readonly mail: string
}

export type Way = (reader: Reader, asked: WayAsked) => Html

const passkey: Way = (reader, { hidden, options }) => {
  const { title, says, button } = signInWords.passkey
  return html`<section aria-labelledby="with-passkey">
<h2 id="with-passkey">${say(reader, title)}</h2>
<p>${say(reader, says)}</p>
<form method="post" action="${signInPlaces.passkey[reader.language]}" data-passkey="get" data-options="${options}" data-unsupported="${say(reader, signInWords.unsupported)}" data-cancelled="${say(reader, signInWords.cancelled)}">
${hidden}<input type="hidden" name="answer">
<p data-script hidden><button class="main">${say(reader, button)}</button></p>
<p role="status" hidden></p>
<p class="small" data-plain>${say(reader, signInWords.needsScript)}</p>
</form>
</section>`
}

const openId: Way = (reader, { provider }) => {
  if (provider === null) return nothing
  const name = providerName(provider)
  return html`<section aria-labelledby="with-openid">
<h2 id="with-openid">${say(reader, openIdWords.title(name))}</h2>
<p>${say(reader, openIdWords.says)}</p>
<p><a class="button" href="${signInPlaces.openId[reader.language]}">${say(reader, openIdWords.button(name))}</a></p>
</section>`
}

const code: Way = (reader, { hidden, mail }) => {
  const words = signInWords.code
  return html`<section aria-labelledby="with-code">
<h2 id="with-code">${say(reader, words.title)}</h2>
<form method="post" action="${signInPlaces.code[reader.language]}">
${hidden}
${drawField(reader, { name: 'mail', label: words.mail, type: 'email', autocomplete: 'username', value: mail })}
${drawField(reader, { name: 'code', label: words.code, hint: words.codeHint, digits: true, autocomplete: 'one-time-code', most: 10 })}
<p><button>${say(reader, words.button)}</button></p>
</form>
</section>`
}

export const waysToSignIn: readonly Way[] = [passkey, openId, code]
