// The first run: a page that is there until somebody made the owner's account with the token shown where the program runs, and
// then is not there, like any other address that never was. Proven by test/journeys/sign-in.test.ts.

import type { Context } from 'hono'
import { html } from 'hono/html'

import { type Language, languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { nobody } from '../core/roles.ts'
import { startWords } from '../language/sign-in.ts'
import { route } from './access.ts'
import { drawFaults, drawField, type Faults } from './field.ts'
import { letIn } from './let-in.ts'
import { isMail, isName } from './person-typed.ts'
import { type Html, type Reader, say } from './reader.ts'
import { refuse } from './refuse.ts'
import { readSent } from './sent.ts'
import { formTokenField, readerOf, show } from './show.ts'
import { signInPlaces } from './sign-in-places.ts'
import type { AddRoutes, Site } from './site.ts'
import { drawTokenField } from './token-field.ts'

interface Typed {
  readonly token: string
  readonly name: string
  readonly mail: string
  readonly language: Language
}

export const addFirstRun: AddRoutes = (http, site) => {
  for (const language of languages) {
    const at = signInPlaces.start[language]
    route(http, site, 'GET', at, 'sign-in.start', async context =>
      (await site.app.desk.accounts.firstRun.isOpen())
        ? showStart(context, site, { token: '', name: '', mail: '', language }, {})
        : refuse(context, site, 404, 'not-found'),
    )
    route(http, site, 'POST', at, 'sign-in.start', async context =>
      (await site.app.desk.accounts.firstRun.isOpen())
        ? makeOwner(context, site)
        : refuse(context, site, 404, 'not-found'),
    )
  }
}

async function makeOwner(context: Context, site: Site): Promise<Response> {
  const sent = await readSent(context)
  const typed: Typed = {
    token: sent('token'),
    name: sent('name', limits.labelCharacters),
    mail: sent('mail'),
    language: languages.find(one => one === sent('language')) ?? readerOf(context, site).language,
  }
  const faults = faultsOf(typed)
  if (Object.keys(faults).length > 0) return showStart(context, site, typed, faults)
  const { token, ...owner } = typed
  const used = await site.app.desk.accounts.firstRun.accept(token, owner, site.clock.now())
  return used.kind === 'begun'
    ? letIn(context, site, used.token, null)
    : showStart(context, site, { ...typed, token: '' }, { token: startWords.tokenFault })
}

const faultsOf = ({ token, name, mail }: Typed): Faults => ({
  ...(token === '' ? { token: startWords.tokenFault } : {}),
  ...(isName(name) ? {} : { name: startWords.nameFault }),
  ...(isMail(mail) ? {} : { mail: startWords.mailFault }),
})

function showStart(context: Context, site: Site, typed: Typed, faults: Faults): Promise<Response> {
  const reader = readerOf(context, site)
  return show(context, site, nobody, {
    title: say(reader, startWords.title),
    body: drawStart(reader, typed, faults, formTokenField(context)),
    path: signInPlaces.start,
    status: Object.keys(faults).length === 0 ? 200 : 422,
    script: site.assets.links.signIn,
  })
}

const drawStart = (reader: Reader, typed: Typed, faults: Faults, hidden: Html): Html =>
  html`<div class="sign-in"><h1>${say(reader, startWords.title)}</h1>
${drawFaults(reader, faults)}
<p class="lead">${say(reader, startWords.lead)}</p>
<form method="post" action="${signInPlaces.start[reader.language]}" data-fragment>
${hidden}
${drawTokenField(reader, startWords, { value: typed.token, fault: faults['token'] ?? null })}
${drawField(reader, { name: 'name', label: startWords.name, autocomplete: 'name', most: limits.labelCharacters, value: typed.name, fault: faults['name'] ?? null })}
${drawField(reader, { name: 'mail', label: startWords.mail, hint: startWords.mailHint, type: 'email', autocomplete: 'email', value: typed.mail, fault: faults['mail'] ?? null })}
${drawLanguages(reader, typed.language)}
<p><button class="main">${say(reader, startWords.button)}</button></p>
</form></div>`

const drawLanguages = (reader: Reader, chosen: Language): Html =>
  html`<p class="field"><label for="language">${say(reader, startWords.language)}</label>
<select id="language" name="language">${languages.map(one => html`<option value="${one}" lang="${one}"${one === chosen ? html` selected` : ''}>${startWords.names[one]}</option>`)}</select></p>`
