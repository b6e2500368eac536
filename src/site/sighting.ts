// What a visit saw, as plain data: one sighting for each thing, with where it stood and who brought it about. No sighting holds
// a value that may tell of a person: of cookies, storage and bodies only names, lengths and what shape the value has.
// Which collector answers what is in collectors.ts. Proven by test/contracts/site-collectors.test.ts.

/** A place in the markup as it was served: line and column count from 1. */
export interface MarkupPlace {
  readonly url: string
  readonly line: number
  readonly column: number
  /** The line itself, shortened. */
  readonly markup: string
}

/** Who brought something about, nearest first: a script, then what loaded it, at last the markup of the page. */
export interface Step {
  readonly kind: 'script' | 'markup' | 'style' | 'redirect' | 'worker' | 'preload'
  readonly url: string
  readonly line: number | null
  readonly column: number | null
}

/** What a value looks like, without the value. */
export interface ValueShape {
  readonly length: number
  /** Long and random enough to tell one visitor from all others. */
  readonly identifies: boolean
}

interface Base {
  /** Number of the visited page, from 0. */
  readonly page: number
}

export interface RequestSeen extends Base {
  readonly kind: 'request'
  /** As every address here: without what its parameters hold (address.ts). */
  readonly url: string
  readonly method: string
  /** As Chromium calls it: `script`, `image`, `websocket`, `ping`, … */
  readonly type: string
  readonly by: 'page' | 'service-worker' | 'worker'
  readonly chain: readonly Step[]
  readonly status: number | null
  /** The address before it, where this one was redirected to. */
  readonly redirectedFrom: string | null
}

/** A connection, or the wish for one, that no request event told of. */
export interface ContactSeen extends Base {
  readonly kind: 'contact'
  readonly host: string
  readonly port: number
  readonly by: 'gate' | 'netlog' | 'webrtc' | 'webtransport'
  /** False where it was refused, or nothing but a wish. */
  readonly reached: boolean
  readonly chain: readonly Step[]
}

/** A host the document or its headers name for later: nothing may have been sent yet, in another browser it is. */
export interface HintSeen extends Base {
  readonly kind: 'hint'
  readonly url: string
  readonly by:
    | 'preconnect'
    | 'dns-prefetch'
    | 'prefetch'
    | 'preload'
    | 'modulepreload'
    | 'prerender'
    | 'speculation'
    | 'report'
    | 'form'
    | 'ping'
  /** Null where a header said it, or a script put it there. */
  readonly place: MarkupPlace | null
  readonly header: string | null
}

export interface CookieSeen extends Base {
  readonly kind: 'cookie'
  readonly name: string
  /** Host that set it, and the domain it is for. */
  readonly host: string
  readonly domain: string
  readonly by: 'wire' | 'script' | 'jar'
  /** Whole days it is to live; null for a session cookie. */
  readonly days: number | null
  readonly shape: ValueShape
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: 'strict' | 'lax' | 'none' | null
  /** Set by an answer that only sends on (redirect tracking). */
  readonly onRedirect: boolean
  readonly chain: readonly Step[]
}

export interface StorageSeen extends Base {
  readonly kind: 'storage'
  readonly area: 'local' | 'session' | 'indexeddb' | 'cache'
  readonly origin: string
  readonly key: string
  readonly shape: ValueShape
  readonly chain: readonly Step[]
}

export interface FingerprintSeen extends Base {
  readonly kind: 'fingerprint'
  readonly api: 'canvas' | 'audio' | 'webgl' | 'fonts' | 'devices' | 'battery'
  readonly calls: number
  readonly chain: readonly Step[]
}

/** Something in an address, a body or an answer that tells one visitor or one measuring account from others. */
export interface IdentifierSeen extends Base {
  readonly kind: 'identifier'
  readonly where: 'query' | 'body' | 'path' | 'etag'
  readonly url: string
  /** Name of the parameter, or of the product whose account number it is (`Google Analytics`). */
  readonly name: string
  readonly product: string | null
  readonly chain: readonly Step[]
}

/** A script, style or other part the document loads from somewhere, and how it is held to one version. */
export interface ElementSeen extends Base {
  readonly kind: 'element'
  readonly tag: 'script' | 'style' | 'iframe' | 'image' | 'media' | 'font' | 'object'
  readonly url: string
  readonly integrity: string | null
  readonly crossOrigin: boolean
  readonly sandbox: boolean
  readonly place: MarkupPlace | null
}

export interface FormSeen extends Base {
  readonly kind: 'form'
  readonly action: string
  readonly method: string
  readonly place: MarkupPlace | null
  readonly fields: readonly FieldSeen[]
}

export interface FieldSeen {
  readonly type: string
  readonly name: string
  readonly label: string
  readonly autocomplete: string
  readonly required: boolean
  readonly place: MarkupPlace | null
}

/** The answer of a page of the site itself. */
export interface HeadersSeen extends Base {
  readonly kind: 'headers'
  readonly url: string
  /** Lower-case names; several of a name are joined with a line break. */
  readonly headers: Readonly<Record<string, string>>
}

/** What a name resolved to, and what was connected to. */
export interface NameSeen extends Base {
  readonly kind: 'name'
  readonly host: string
  /** Where it leads by CNAME, in order; empty for none. */
  readonly aliases: readonly string[]
  readonly addresses: readonly string[]
}

export type Sighting =
  | RequestSeen
  | ContactSeen
  | HintSeen
  | CookieSeen
  | StorageSeen
  | FingerprintSeen
  | IdentifierSeen
  | ElementSeen
  | FormSeen
  | HeadersSeen
  | NameSeen
