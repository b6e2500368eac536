// What a finding of a site audit says of a page's headers, its forms, and what of it was not seen. Held together with site.ts.

import type { FieldKind } from '../core/field-kinds.ts'
import type { Words } from '../core/language.ts'
import { both } from './finding.ts'

const guards = both(
  'Svarets headere fortæller browseren, hvad den skal beskytte besøgende imod.',
  'The headers of an answer tell the browser what to protect visitors from.',
)
const noMore = both(
  'Politikken lover så få oplysninger som muligt; hvert felt skal have en grund.',
  'The policy promises as little data as possible; each field has to have a reason.',
)
const notLooked = both(
  'Det, der ikke blev set, siger vi ikke, at det er i orden.',
  'Of what was not seen we do not say that it is in order.',
)

const headerWords = Object.freeze({
  'headers/csp': {
    name: both('Ingen Content-Security-Policy', 'No Content-Security-Policy'),
    why: guards,
    what: both(
      '{host} svarer uden Content-Security-Policy.',
      '{host} answers without Content-Security-Policy.',
    ),
    todo: both(
      'Send Content-Security-Policy med de servere, der står i fortegnelsen.',
      'Send Content-Security-Policy with the servers that are in the register.',
    ),
  },
  'headers/csp-unsafe': {
    name: both('Indlejrede scripts er tilladt', 'Inline scripts are allowed'),
    why: guards,
    what: both(
      'Content-Security-Policy hos {host} tillader »unsafe-inline« for scripts.',
      'Content-Security-Policy of {host} allows “unsafe-inline” for scripts.',
    ),
    todo: both(
      'Brug nonce eller hash i stedet for »unsafe-inline«.',
      'Use a nonce or hash in place of “unsafe-inline”.',
    ),
  },
  'headers/hsts': {
    name: both('Ingen Strict-Transport-Security', 'No Strict-Transport-Security'),
    why: guards,
    what: both(
      '{host} svarer uden Strict-Transport-Security.',
      '{host} answers without Strict-Transport-Security.',
    ),
    todo: both(
      'Send Strict-Transport-Security: max-age=31536000.',
      'Send Strict-Transport-Security: max-age=31536000.',
    ),
  },
  'headers/referrer-policy': {
    name: both('Ingen Referrer-Policy', 'No Referrer-Policy'),
    why: guards,
    what: both('{host} svarer uden Referrer-Policy.', '{host} answers without Referrer-Policy.'),
    todo: both('Send Referrer-Policy: same-origin.', 'Send Referrer-Policy: same-origin.'),
  },
  'headers/permissions-policy': {
    name: both('Ingen Permissions-Policy', 'No Permissions-Policy'),
    why: guards,
    what: both('{host} svarer uden Permissions-Policy.', '{host} answers without Permissions-Policy.'),
    todo: both(
      'Send Permissions-Policy: camera=(), microphone=(), geolocation=().',
      'Send Permissions-Policy: camera=(), microphone=(), geolocation=().',
    ),
  },
  'headers/nosniff': {
    name: both('Ingen X-Content-Type-Options', 'No X-Content-Type-Options'),
    why: guards,
    what: both(
      '{host} svarer uden X-Content-Type-Options.',
      '{host} answers without X-Content-Type-Options.',
    ),
    todo: both('Send X-Content-Type-Options: nosniff.', 'Send X-Content-Type-Options: nosniff.'),
  },
  'headers/cookie-flags': {
    name: both('Cookie uden beskyttelse', 'Cookie without its guards'),
    why: guards,
    what: both('Cookien »{name}« sættes uden {flags}.', 'The cookie “{name}” is set without {flags}.'),
    todo: both('Tilføj {flags} til cookien »{name}«.', 'Add {flags} to the cookie “{name}”.'),
  },
  'headers/mixed-content': {
    name: both('Hentes uden kryptering', 'Loaded without encryption'),
    why: guards,
    what: both(
      'En krypteret side henter {url} uden kryptering.',
      'An encrypted page loads {url} without encryption.',
    ),
    todo: both('Hent over https: {url}', 'Load over https: {url}'),
  },
})

const formWords = Object.freeze({
  'forms/undeclared': {
    name: both('Felt, fortegnelsen ikke begrunder', 'Field the register gives no reason for'),
    why: noMore,
    what: both(
      'Formularen ved {action} beder om {kind} (feltet »{field}«), som ikke står i fortegnelsen.',
      'The form at {action} asks for {kind} (the field “{field}”), which is not in the register.',
    ),
    todo: both(
      'Fjern feltet »{field}«, eller skriv {kind} i fortegnelsen med et formål.',
      'Remove the field “{field}”, or declare {kind} in the register with a purpose.',
    ),
  },
  'forms/unmapped': {
    name: both('Felt, der ikke kunne forstås', 'Field that could not be understood'),
    why: noMore,
    what: both(
      'Det kan ikke ses, hvad feltet »{field}« i formularen ved {action} beder om.',
      'It cannot be seen what the field “{field}” in the form at {action} asks for.',
    ),
    todo: both(
      'Giv feltet »{field}« en tydelig tekst eller »autocomplete«.',
      'Give the field “{field}” a clear label or “autocomplete”.',
    ),
  },
  'forms/unsaid': {
    name: both('Ikke oplyst, hvad formularer må bede om', 'Not said what forms may ask for'),
    why: noMore,
    what: both(
      'Formularen ved {action} beder om {kind}, og fortegnelsen siger intet om formularer.',
      'The form at {action} asks for {kind}, and the register says nothing about forms.',
    ),
    todo: both(
      'Skriv i fortegnelsen, hvad hjemmesidens formularer beder om og hvorfor.',
      'Write in the register what the forms of the website ask for and why.',
    ),
  },
})

const pageNotSeen = Object.freeze({
  name: both('Side, der ikke blev set i sin helhed', 'Page that was not seen whole'),
  why: notLooked,
  what: both('{url} blev ikke set i sin helhed: {because}.', '{url} was not seen whole: {because}.'),
  todo: both(
    'Åbn siden selv, og kør kontrollen igen: {url}',
    'Open the page yourself and run the audit again: {url}',
  ),
})

const logNotRead = Object.freeze({
  name: both('Browserens egen log kunne ikke læses', 'The browser’s own log could not be read'),
  why: notLooked,
  what: both(
    'Forbindelser, som kun browserens egen log viser, blev ikke set.',
    'Connections only the browser’s own log shows were not seen.',
  ),
  todo: both('Kør kontrollen igen.', 'Run the audit again.'),
})

export const sitePageWords = Object.freeze({
  ...headerWords,
  ...formWords,
  'page-unseen/trackers': pageNotSeen,
  'page-unseen/declared': pageNotSeen,
  'page-unseen/pinned': pageNotSeen,
  'page-unseen/up-to-date': pageNotSeen,
  'page-unseen/forms': pageNotSeen,
  'log-unread/trackers': logNotRead,
  'log-unread/declared': logNotRead,
  'log-unread/up-to-date': logNotRead,
})

export const pageFailureWords = Object.freeze({
  timeout: both('den blev ikke færdig i tide', 'it did not finish in time'),
  crashed: both('browseren brød sammen', 'the browser crashed'),
  unreachable: both('den kunne ikke nås', 'it could not be reached'),
  refused: both('adressen må ikke besøges', 'its address may not be visited'),
  limit: both('den fyldte mere, end et besøg må', 'it took more than one visit may'),
  file: both('det er en fil, der hentes, og ingen side', 'it is a file to download and no page'),
  error: both('serveren svarede med en fejl', 'the server answered with an error'),
  none: both('ingen side blev besøgt', 'no page was visited'),
})

/** What a form's field asks for. */
export const fieldWords: Readonly<Record<FieldKind, Words>> = Object.freeze({
  name: both('navn', 'name'),
  email: both('e-mailadresse', 'e-mail address'),
  phone: both('telefonnummer', 'phone number'),
  address: both('adresse', 'address'),
  country: both('land', 'country'),
  company: both('virksomhed', 'company'),
  'company-number': both('CVR-nummer', 'company registration number'),
  role: both('stilling', 'job title'),
  subject: both('emne', 'subject'),
  message: both('besked', 'message'),
  'civil-registration': both('CPR-nummer', 'civil registration number'),
  birth: both('fødselsdato eller alder', 'date of birth or age'),
  sex: both('køn', 'sex'),
  payment: both('betalingsoplysninger', 'payment details'),
  username: both('brugernavn', 'user name'),
  password: both('adgangskode', 'password'),
  code: both('engangskode', 'one-time code'),
  website: both('hjemmeside eller profil', 'website or profile'),
  picture: both('foto', 'photo'),
  file: both('fil', 'file'),
  consent: both('samtykke', 'consent'),
  search: both('søgeord', 'search words'),
  date: both('dato eller tid', 'date or time'),
  language: both('sprog', 'language'),
})
