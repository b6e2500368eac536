// The one cookie there is once somebody signs in: the session’s token, which no script reads and no other site’s form sends.
// `__Host-` binds it to this host and to TLS (RFC 6265bis §4.1.3; a browser counts http://localhost as safe).
// Before sign-in none is set or read but two of ten minutes: where a passkey is asked for, and while one is away at a provider. Proven by cross-site.test.ts.

const cookieName = '__Host-ordholden'
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax'

/** Gone when the browser closes; how long the session itself lasts is for whoever keeps it to say. */
export const formatSessionCookie = (token: string): string => `${cookieName}=${token}; ${attributes}`
export const formatEndedCookie = (): string => `${cookieName}=; Max-Age=0; ${attributes}`

/** Every value sent under our name: more than one means that somebody else set one of them. */
export const parseSessionCookies = (header: string): readonly string[] => valuesOf(cookieName, header)

/**
 * Before sign-in, on the page that asks for a passkey: shows that the answer comes from the browser that was asked. Worth
 * nothing else, and gone after ten minutes.
 */
const tryName = '__Host-ordholden-try'
const tryAttributes = 'Path=/; Secure; HttpOnly; SameSite=Strict'

export const formatTryCookie = (value: string): string => `${tryName}=${value}; Max-Age=600; ${tryAttributes}`
export const formatTriedCookie = (): string => `${tryName}=; Max-Age=0; ${tryAttributes}`

/** Null where there is none, more than one, or one that is not of our making. */
export const parseTryCookie = (header: string): string | null =>
  only(valuesOf(tryName, header), /^[A-Za-z0-9_-]{43}$/)

/**
 * While somebody is away at the company's provider: what they have to come back with, sealed. Lax, because it is from there
 * that they come.
 */
const openIdName = '__Host-ordholden-openid'
export const formatOpenIdCookie = (kept: string): string =>
  `${openIdName}=${kept}; Max-Age=600; ${attributes}`
export const formatOpenIdEndedCookie = (): string => `${openIdName}=; Max-Age=0; ${attributes}`
export const parseOpenIdCookie = (header: string): string | null =>
  only(valuesOf(openIdName, header), /^[A-Za-z0-9_-]+$/)

const valuesOf = (name: string, header: string): readonly string[] =>
  header
    .split(';')
    .map(pair => pair.trim())
    .filter(pair => pair.startsWith(`${name}=`))
    .map(pair => pair.slice(name.length + 1))

function only([value, ...more]: readonly string[], shape: RegExp): string | null {
  return more.length === 0 && value !== undefined && shape.test(value) ? value : null
}
