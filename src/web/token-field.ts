// The field for a token that stands in the fragment of an address: filled in by a script, typed or pasted where there is none.

import { html } from 'hono/html'

import type { Words } from '../core/language.ts'
import { drawField } from './field.ts'
import { type Html, type Reader, say } from './reader.ts'

interface TokenWords {
  readonly token: Words
  readonly tokenHint: Words
  readonly tokenFilled: Words
}

export const drawTokenField = (
  reader: Reader,
  words: TokenWords,
  { value, fault }: { readonly value: string; readonly fault: Words | null },
): Html =>
  html`<div data-typed>${drawField(reader, { name: 'token', label: words.token, hint: words.tokenHint, most: 43, value, fault })}</div>
<p class="small" data-filled hidden>${say(reader, words.tokenFilled)}</p>`
