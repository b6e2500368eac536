// Where signing in and one's own account live, in both languages; and where one may be led to afterwards.

import type { Language } from '../core/language.ts'
import { limits } from '../core/limits.ts'

const both = (da: string, en: string): Readonly<Record<Language, string>> =>
  Object.freeze({ da: `/da/${da}`, en: `/en/${en}` })

export const signInPlaces = Object.freeze({
  start: both('start', 'start'),
  signIn: both('log-ind', 'sign-in'),
  passkey: both('log-ind/adgangsnoegle', 'sign-in/passkey'),
  code: both('log-ind/kode', 'sign-in/code'),
  ask: both('log-ind/link', 'sign-in/link'),
  link: both('link', 'link'),
  openId: both('log-ind/openid', 'sign-in/openid'),
  account: both('konto', 'account'),
  newPasskey: both('konto/adgangsnoegle', 'account/passkey'),
  newCode: both('konto/kode', 'account/code'),
  removeMeans: both('konto/fjern', 'account/remove'),
  newOpenId: both('konto/openid', 'account/openid'),
  endSession: both('konto/afslut', 'account/end'),
  signOut: both('konto/log-ud', 'account/sign-out'),
  signOutEverywhere: both('konto/log-ud-alle-steder', 'account/sign-out-everywhere'),
})

/** Where a provider sends back to: one address, as it is registered there. */
export const openIdBack = '/openid/callback'

/**
 * One of our own pages, as it may stand in an address: never another site, whatever a browser makes of it. Letters, digits
 * and single slashes; no `//`, no backslash, no dots to climb by, no query.
 */
export function ownPath(text: string | undefined): string | null {
  if (text === undefined || text.length > limits.ownPathCharacters) return null
  return /^\/(?:da|en)(?:\/[A-Za-z0-9_-]+)*\/?$/.test(text) ? text : null
}
