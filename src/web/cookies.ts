// The one cookie there is once somebody signs in: the session’s token, which no script reads and no other site’s form sends.
// `__Host-` binds it to this host and to TLS (RFC 6265bis §4.1.3; a browser counts http://localhost as safe).
// Before sign-in none is set or read but one of ten minutes, where a passkey is asked for. Proven by cross-site.test.ts.

const cookieName = '__Host-ordholden'
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax'

/** Gone when the browser closes; how long the session itself lasts is for whoever keeps it to say. */
export const formatSessionCookie = (token: string): string => `${cookieName}=${token}; ${attributes}`
export const formatEndedCookie = (): string => `${cookieName}=; Max-Age=0; ${attributes}`

/** Every value sent under our name: more than one means that somebody else set one of them. */
export const parseSessionCookies = (header: string): readonly string[] =>
  header
    .split(';')
    .map(pair => pair.trim())
    .filter(pair => pair.startsWith(`${cookieName}=`))
    .map(pair => pair.slice(cookieName.length + 1))

/**
 * Before sign-in, on the page that asks for a passkey: shows that the answer comes from the browser that was asked. Worth
 * nothing else, and gone after ten minutes.
 */
const tryName = '__Host-ordholden-try'
const tryAttributes = 'Path=/; Secure; HttpOnly; SameSite=Strict'

export const formatTryCookie = (value: string): string => `${tryName}=${value}; Max-Age=600; ${tryAttributes}`
export const formatTriedCookie = (): string => `${tryName}=; Max-Age=0; ${tryAttributes}`

/** Null where there is none, more than one, or one that is not of our making. */
export function parseTryCookie(header: string): string | null {
  const values = header
    .split(';')
    .map(pair => pair.trim())
    .filter(pair => pair.startsWith(`${tryName}=`))
    .map(pair => pair.slice(tryName.length + 1))
  const [value] = values
  return values.length === 1 && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null
}
