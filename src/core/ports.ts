// What rooms need of the world, as narrow ports. Grounds implement them (net, keyring, store), app.ts hands them over,
// tests implement them as honest programs; one contract suite runs over every implementation (test/contracts).

/** An answer of the web, or why there is none. A failure to look is data, never a thrown error. */
export type Fetched =
  | {
      readonly kind: 'answered'
      readonly url: string
      readonly status: number
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>
      readonly body: Uint8Array
    }
  | { readonly kind: 'failed'; readonly url: string; readonly because: LookFailure; readonly detail: string }

/** Why something could not be looked at. */
export type LookFailure = 'off' | 'refused' | 'timeout' | 'unreachable' | 'limit' | 'not-found' | 'malformed'

export interface Fetch {
  get(url: string, signal: AbortSignal): Promise<Fetched>
}

/** One request as it stands. */
export interface Request {
  readonly method: 'GET' | 'POST'
  /** Lower-case names. Host, length, coding and who we are stand in the request already. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
}

/** One request and its answer; a redirect is an answer like any other, and nobody follows it. */
export interface Exchange {
  send(url: string, request: Request, signal: AbortSignal): Promise<Fetched>
}

/** What came of sending something: a status, or why there was none. What the receiver wrote is nobody's to keep. */
export type Sent =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly because: LookFailure; readonly detail: string }

/** A message to an address somebody named. */
export interface Message {
  readonly url: string
  /** Lower-case names, as in Request. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface Send {
  post(message: Message, signal: AbortSignal): Promise<Sent>
}

/** Records of one name in the domain name system; `not-found` is an answer (no such name or no such record). */
export type Resolved<T> =
  | { readonly kind: 'answered'; readonly name: string; readonly records: readonly T[] }
  | { readonly kind: 'failed'; readonly name: string; readonly because: LookFailure; readonly detail: string }

export interface Resolve {
  mx(
    name: string,
    signal: AbortSignal,
  ): Promise<Resolved<{ readonly exchange: string; readonly priority: number }>>
  /** Each record with its strings joined (RFC 7208 §3.3). */
  txt(name: string, signal: AbortSignal): Promise<Resolved<string>>
  /** The name this one is an alias of. */
  cname(name: string, signal: AbortSignal): Promise<Resolved<string>>
  /** Addresses of both families, IPv4 first. */
  addresses(name: string, signal: AbortSignal): Promise<Resolved<string>>
  /** The name servers of a zone. */
  nameServers(zone: string, signal: AbortSignal): Promise<Resolved<string>>
  /** The names an address is said to have; `name` of the answer is the address. */
  reverse(address: string, signal: AbortSignal): Promise<Resolved<string>>
}

/** The closed functions over keys that leave the keyring; key bytes never do. */
export interface Keys {
  /** HMAC-SHA-256 under a named key of this installation, 32 bytes. The key is made at first use. */
  mac(key: string, message: Uint8Array): Promise<Uint8Array>
  /** Ed25519 signature (64 bytes) under a named key of this installation. */
  sign(key: string, message: Uint8Array): Promise<Uint8Array>
  /** The 32-byte Ed25519 public key of a named key, made at first use. */
  publicKey(key: string): Promise<Uint8Array>
  /** Encrypts under a named key (age-like envelope of our own: see docs/reference/keyring.md). */
  seal(key: string, plaintext: Uint8Array): Promise<Uint8Array>
  open(key: string, sealed: Uint8Array): Promise<Uint8Array>
  /**
   * Masks network addresses of 16 bytes each (IPv4 as ::ffff:a.b.c.d): the same one gives the same, and two that share a
   * network share one behind the mask. ipcrypt-pfx of draft-denis-ipcrypt; at most `limits.addressesAtOnce`.
   */
  maskAddresses(key: string, addresses: Uint8Array): Promise<Uint8Array>
  /** Refuses with `key-destroyed` once the key is gone: then nobody learns them any more. */
  openAddresses(key: string, masked: Uint8Array): Promise<Uint8Array>
  /** Overwrites the key in place and reads back; whatever it sealed is unreadable from then on. */
  destroy(key: string): Promise<void>
}
