// The provider as the library asks it: its metadata, the address a browser is sent to, and the exchange of a code for an ID
// token whose signature, issuer, audience, nonce and time hold. The way out is `Exchange` (src/net), so every address in the
// metadata is judged like any other. Decided against keeping metadata for long: a key that was rotated away is not believed a
// minute later. Proven by test/contracts/openid.test.ts.

import * as client from 'openid-client'

import { limits } from '../core/limits.ts'
import type { Exchange } from '../core/ports.ts'
import { isPlainHere, type OpenIdSetting } from './openid-setting.ts'

/** What a browser has to come back with. None of it is told to anybody but this browser and the provider. */
export interface Expected {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export const makeExpected = (): Expected => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
})

/** Who somebody is at the provider, for good: never a name or an address, which are given to the next. */
export type Subject = string

export class Provider {
  readonly #setting: OpenIdSetting
  readonly #exchange: Exchange
  #known: { readonly config: Promise<client.Configuration>; readonly atMs: number } | null = null

  constructor(setting: OpenIdSetting, exchange: Exchange) {
    this.#setting = setting
    this.#exchange = exchange
  }

  /** Where a browser is sent to. Rejects where the provider cannot be asked, or is not who we were told. */
  async address(expected: Expected, callback: string, now: Date): Promise<URL> {
    const { state, nonce, verifier } = expected
    return client.buildAuthorizationUrl(await this.#config(now), {
      ...{ redirect_uri: callback, response_type: 'code', response_mode: 'query', state, nonce },
      // Entra says its object id only to who asks for `profile`; the names that come with it are not read.
      scope: this.#setting.tenant === null ? 'openid' : 'openid profile',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
  }

  /** Who came back. Rejects whatever does not hold. */
  async subject(came: URL, { state, nonce, verifier }: Expected, now: Date): Promise<Subject> {
    const tokens = await client.authorizationCodeGrant(await this.#config(now), came, {
      ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
    })
    const claims = tokens.claims()
    if (claims === undefined) throw new Error('expected an id token, got none')
    const { tenant } = this.#setting
    if (tenant === null) return claims.sub
    const { tid, oid } = claims
    if (typeof tid !== 'string' || tid.toLowerCase() !== tenant || typeof oid !== 'string' || oid === '')
      throw new Error('expected an object of our own tenant, got another')
    return oid.toLowerCase()
  }

  async #config(now: Date): Promise<client.Configuration> {
    const nowMs = now.getTime()
    if (this.#known !== null && Math.abs(nowMs - this.#known.atMs) < limits.openIdFreshMs)
      return this.#known.config
    const known = { config: discover(this.#setting, this.#exchange), atMs: nowMs }
    this.#known = known
    // What failed is asked again by whoever comes next.
    known.config.catch(() => {
      if (this.#known === known) this.#known = null
    })
    return known.config
  }
}

async function discover(setting: OpenIdSetting, exchange: Exchange): Promise<client.Configuration> {
  const { issuer, clientId, secret } = setting
  const url = new URL(issuer)
  const config = await client.discovery(url, clientId, undefined, authenticate(secret), {
    [client.customFetch]: fetchBy(exchange, url),
    timeout: limits.openIdTimeoutMs / 1_000,
    execute: [
      // A token that comes over TLS may go unchecked (Core §3.1.3.7); ours never does.
      client.enableNonRepudiationChecks,
      ...(isPlainHere(url) ? [client.allowInsecureRequests] : []),
    ],
  })
  // The library lets some issuers of Microsoft's answer with another's name.
  if (config.serverMetadata().issuer !== issuer)
    throw new Error('expected the metadata of the issuer that was named, got another')
  return config
}

/** As the provider takes it (RFC 8414 §2); by a header where it does not say. */
const authenticate = (secret: string): client.ClientAuth => {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)]
  return (provider, ...rest) => {
    const methods = provider.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (methods.includes('client_secret_basic') ? basic : post)(provider, ...rest)
  }
}

const fetchBy =
  (exchange: Exchange, issuer: URL): client.CustomFetch =>
  async (address, { method, headers, body, signal }) => {
    const url = new URL(address)
    if (url.protocol !== 'https:' && url.origin !== issuer.origin)
      throw new Error('expected an address under https in the metadata, got another')
    const fetched = await exchange.send(
      address,
      {
        method: method === 'POST' ? 'POST' : 'GET',
        headers: lowerCased(headers),
        body: await bytesOf(body),
      },
      signal ?? new AbortController().signal,
    )
    if (fetched.kind === 'failed')
      throw new Error(`expected an answer of the provider, got ${fetched.because}`)
    const { status } = fetched
    const said = status === 204 || status === 304 ? null : new Uint8Array(fetched.body)
    return new Response(said, { status, headers: fetched.headers })
  }

const lowerCased = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const bytesOf = async (body: client.FetchBody): Promise<Uint8Array | null> =>
  body === undefined || body === null ? null : new Uint8Array(await new Response(body).arrayBuffer())
