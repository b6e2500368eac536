// Which OpenID provider people sign in with, as the environment names it. One company's own, and no other: an issuer many
// companies share would let anybody's account in (OWASP ASVS 5.0 10.5.2, 10.5.3).
// Proven by openid-setting.test.ts.

import { Refusal } from '../core/refusal.ts'

export interface OpenIdSetting {
  /** Exactly as the provider's metadata and its tokens say it. */
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
  /** The tenant in an issuer of Microsoft Entra's form, lower case; null for other providers. */
  readonly tenant: string | null
}

type Env = Readonly<Record<string, string | undefined>>

/** Null where no issuer is named. Refuses with `usage` what is named and cannot be meant. */
export function parseOpenIdSetting(env: Env, secret: string | null): OpenIdSetting | null {
  const issuer = env['ORDHOLDEN_OPENID_ISSUER'] ?? ''
  if (issuer === '') return null
  const url = readIssuer(issuer)
  const clientId = env['ORDHOLDEN_OPENID_CLIENT_ID'] ?? ''
  if (!/^[\x21-\x7e]{1,200}$/.test(clientId))
    refuse('expected ORDHOLDEN_OPENID_CLIENT_ID beside the issuer, got none', registered)
  if (secret === null) refuse('expected the secret of the client beside the issuer, got none', secretHint)
  return Object.freeze({ issuer, clientId, secret, tenant: tenantOf(url) })
}

const registered = 'the provider gives the program an id and a secret when you register it there'
const secretHint =
  'ORDHOLDEN_OPENID_SECRET_FILE names a file with the secret alone, or systemd hands it over as ordholden-openid'
const tenantHint =
  'name your own tenant by its id: https://login.microsoftonline.com/<directory (tenant) id>/v2.0'

function readIssuer(text: string): URL {
  const url = URL.parse(text)
  if (url === null || url.search + url.hash + url.username + url.password !== '')
    return refuse(`expected ORDHOLDEN_OPENID_ISSUER to be an address, got ${JSON.stringify(text)}`)
  if (url.protocol !== 'https:' && !isPlainHere(url))
    return refuse(`expected an issuer under https, got ${JSON.stringify(text)}`, plainHint)
  const [first = ''] = url.pathname.split('/').filter(part => part !== '')
  if (shared.includes(first.toLowerCase()) || /[{}%]/.test(first))
    return refuse(`expected the issuer of one company, got one that many share: ${first}`, tenantHint)
  if (isEntra(url) && tenantOf(url) === null)
    return refuse(`expected the id of a tenant in the issuer, got ${JSON.stringify(first)}`, tenantHint)
  return url
}

const plainHint = 'without TLS only a provider on this very machine (http://127.0.0.1:…) is spoken to'

/** Where Entra signs in whoever has an account anywhere. */
const shared: readonly string[] = ['common', 'organizations', 'consumers']

/** Nothing that leaves the machine goes without TLS; what never leaves it may. */
export const isPlainHere = (url: URL): boolean =>
  url.protocol === 'http:' && /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(url.hostname)

const isEntra = ({ hostname }: URL): boolean =>
  /^(?:login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn|sts\.windows\.net)$/.test(
    hostname,
  )

// By its form and not by its host alone: national clouds and customers' own have other hosts, and the same form.
const tenantOf = ({ pathname }: URL): string | null =>
  /^\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/v2\.0)?\/?$/i.exec(pathname)?.[1]?.toLowerCase() ??
  null

function refuse(message: string, hint?: string): never {
  throw new Refusal('usage', hint === undefined ? { message } : { message, hint })
}
