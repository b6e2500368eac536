// Where codes from an app are set up: the secret as a picture and in letters, and the first code, which shows that the app has it.

import { html } from 'hono/html'

import { accountWords } from '../language/own-account.ts'
import { drawFaults, drawField, type Faults } from './field.ts'
import { drawQr } from './qr.ts'
import { type Html, type Reader, say } from './reader.ts'
import { signInPlaces } from './sign-in-places.ts'

interface Secret {
  readonly letters: string
  readonly address: string
  readonly pending: string
}

export function drawNewCode(reader: Reader, secret: Secret, faults: Faults, hidden: Html): Html {
  const words = accountWords.code
  return html`<div class="sign-in"><h1>${say(reader, words.title)}</h1>
${drawFaults(reader, faults)}
<p class="lead">${say(reader, words.says)}</p>
<h2>${say(reader, words.scan)}</h2>
${drawQr(secret.address, say(reader, words.picture))}
<p>${say(reader, words.letters)}:</p>
<pre class="secret">${secret.letters}</pre>
<p class="small">${say(reader, words.keep)}</p>
<h2>${say(reader, words.write)}</h2>
<form method="post" action="${signInPlaces.newCode[reader.language]}">
${hidden}<input type="hidden" name="pending" value="${secret.pending}">
${drawField(reader, { name: 'code', label: words.code, hint: words.codeHint, digits: true, autocomplete: 'one-time-code', most: 10, fault: faults['code'] ?? null })}
<p><button class="main">${say(reader, words.button)}</button> <a href="${signInPlaces.account[reader.language]}">${say(reader, words.back)}</a></p>
</form></div>`
}
