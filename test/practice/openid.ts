// PRACTICE: an OpenID provider on 127.0.0.1, with as many tenants as are asked for, each an issuer of Entra's form. It is
// `oidc-provider`, certified, as it stands; who signs in is said by the test, or by a button in a browser. What a lying or
// broken provider would send is made by bending what the honest one answers with: `bend`.

import { createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { Provider } from 'oidc-provider'

export type Claims = Record<string, unknown>

/** What is done to an ID token before it is handed out: other claims, another key, or no signature. */
export interface Bend {
  readonly claims?: (claims: Claims) => Claims
  /** `none` leaves it unsigned, `stranger` signs with a key the provider does not have. */
  readonly key?: 'stranger' | 'none'
  /** What is answered instead of anything at all. */
  readonly status?: number
}

export interface Tenant {
  readonly id: string
  readonly issuer: string
}

export class PracticeOpenId {
  readonly #server = createServer((request, response) => void this.#answer(request, response))
  readonly #tenants = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>()
  #keys = makeKey('first')
  /** Whom the button signs in; null asks the browser. */
  signsIn: string | null = null
  bend: Bend = {}
  readonly asked: string[] = []

  static async start(): Promise<PracticeOpenId> {
    const provider = new PracticeOpenId()
    provider.#server.listen(0, '127.0.0.1')
    await once(provider.#server, 'listening')
    return provider
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** A tenant in which `client` is registered for one address to come back to. */
  tenant(
    id: string,
    client: { readonly id: string; readonly secret: string; readonly callback: string },
  ): Tenant {
    const issuer = `${this.origin}/${id}/v2.0`
    this.#tenants.set(
      id,
      openTenant(issuer, id, this.#keys.jwk, client, () => this.signsIn),
    )
    return { id, issuer }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>(done => this.#server.close(() => done()))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '/' } = request
    this.asked.push(`${request.method} ${url.split('?')[0]}`)
    const [, tenant = '', rest = ''] = /^\/([^/]+)\/v2\.0(\/.*)$/.exec(url) ?? []
    const answer = this.#tenants.get(tenant)
    if (this.bend.status !== undefined || answer === undefined) {
      response.writeHead(this.bend.status ?? 404).end()
      return
    }
    if (rest === '/token') this.#bendTokens(response)
    Object.assign(request, { originalUrl: url, url: rest })
    answer(request, response)
  }

  #bendTokens(response: ServerResponse): void {
    const { claims, key } = this.bend
    if (claims === undefined && key === undefined) return
    const end = response.end.bind(response)
    const bent = (body: unknown) => {
      const tokens = JSON.parse(String(body))
      const [, said = ''] = String(tokens.id_token).split('.')
      const given = JSON.parse(Buffer.from(said, 'base64url').toString())
      tokens.id_token = this.#signed(claims?.(given) ?? given, key)
      const text = JSON.stringify(tokens)
      response.setHeader('content-length', Buffer.byteLength(text))
      return end(text)
    }
    Object.assign(response, { end: bent })
  }

  #signed(claims: Claims, key: Bend['key']): string {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    if (key === 'none') return `${part({ alg: 'none' })}.${part(claims)}.`
    const { jwk } = key === 'stranger' ? makeKey('first') : this.#keys
    const text = `${part({ alg: 'RS256', kid: jwk['kid'] })}.${part(claims)}`
    const signature = sign('sha256', Buffer.from(text), createPrivateKey({ key: jwk, format: 'jwk' }))
    return `${text}.${signature.toString('base64url')}`
  }
}

type Jwk = JsonWebKey & Record<string, unknown>

function makeKey(kid: string): { readonly jwk: Jwk } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { jwk: { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' } }
}

function openTenant(
  issuer: string,
  tenant: string,
  jwk: Jwk,
  client: { readonly id: string; readonly secret: string; readonly callback: string },
  signsIn: () => string | null,
) {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.callback],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['practice'] },
    pkce: { required: () => true },
    claims: { openid: ['sub', 'tid', 'oid'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `${issuer}/who/${uid}` },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => claimsOf(id, tenant) }),
    ttl: { Session: 60, Grant: 60, Interaction: 60 },
  })
  const answer = provider.callback()
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url?.startsWith('/who/') !== true) answer(request, response)
    else void interact(provider, request, response, signsIn())
  }
}

/** The same person has one name and address everywhere, and an object of their own in each tenant. */
export const claimsOf = (id: string, tenant: string): Claims => ({
  sub: id,
  tid: tenant,
  oid: `object-of-${id}`,
  name: 'Anna Andersen',
  preferred_username: 'anna@example.dk',
})

// Signs in and consents in one step: what a provider asks of a person is not what is tried here.
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  signsIn: string | null,
): Promise<void> {
  const who = signsIn ?? new URL(request.url ?? '/', 'http://here').searchParams.get('who')
  if (who === null) {
    const form = '<h1>Practice provider</h1><form><button name="who" value="anna">Anna</button></form>'
    response.writeHead(200, { 'content-type': 'text/html' }).end(form)
    return
  }
  if (who === 'nobody') {
    await provider.interactionFinished(request, response, { error: 'access_denied' })
    return
  }
  const { params } = await provider.interactionDetails(request, response)
  const grant = new provider.Grant({ accountId: who, clientId: String(params['client_id']) })
  grant.addOIDCScope('openid profile')
  const grantId = await grant.save()
  await provider.interactionFinished(request, response, { login: { accountId: who }, consent: { grantId } })
}
