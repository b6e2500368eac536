// The one cookie there is once somebody signs in: the session’s token, which no script reads and no other site’s form sends.
// `__Host-` binds it to this host and to TLS (RFC 6265bis §4.1.3; a browser counts http://localhost as safe).
// Before sign-in none is set or read. Proven by cross-site.test.ts.

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
