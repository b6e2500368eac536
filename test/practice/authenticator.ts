// PRACTICE: stands in for a device with passkeys and the browser before it (WebAuthn Level 3 §6, §7): makes one, signs with it,
// and lies about whatever a test tells it to. CBOR by hand (RFC 8949): it writes four shapes and no other.

import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'

/** What is as it should be, unless a test says otherwise. */
export interface Lies {
  /** Whether the person showed the device that it is them. */
  readonly verified?: boolean
  readonly origin?: string
  readonly rpId?: string
  readonly counter?: number
  readonly challenge?: string
  readonly type?: string
  readonly crossOrigin?: boolean
  readonly userHandle?: string
  /** Signs with a key the passkey does not have. */
  readonly otherKey?: boolean
}

/** A passkey as it can be handed to another process: the same device there. */
export interface KeptPasskey {
  readonly id: string
  /** PKCS #8, PEM. */
  readonly key: string
}

export const newPasskey = (): KeptPasskey => ({
  id: base64url(randomBytes(16)),
  key: newKey().export({ format: 'pem', type: 'pkcs8' }).toString(),
})

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

interface Options {
  readonly challenge: string
  readonly user?: { readonly id: string }
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const hash = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

export class PracticeAuthenticator {
  readonly id: Buffer
  readonly #origin: string
  readonly #key: KeyObject
  readonly #other = newKey()
  /** Whether it counts; many passkeys of today do not, and say 0. */
  readonly #counts: boolean
  #counter = 0
  #handle = ''

  constructor(origin: string, counts = true, { id, key }: KeptPasskey = newPasskey()) {
    this.id = Buffer.from(id, 'base64url')
    this.#key = createPrivateKey(key)
    this.#origin = origin
    this.#counts = counts
  }

  /** Whose it is, as it was told when it was made (WebAuthn Level 3 §5.4.3). */
  get handle(): string {
    return this.#handle
  }

  /** What the browser answers to being asked for a new passkey, as our script writes it. */
  create(asked: object, lies: Lies = {}): string {
    const options = asked as Options
    this.#handle = options.user?.id ?? ''
    const attested = Buffer.concat([
      Buffer.alloc(16),
      Buffer.of(0, this.id.length),
      this.id,
      coseOf(createPublicKey(this.#key)),
    ])
    const authData = this.#authData(lies, 0x40, attested)
    const attestationObject = Buffer.concat([
      Buffer.of(0xa3),
      ...[text('fmt'), text('none'), text('attStmt'), Buffer.of(0xa0)],
      ...[text('authData'), bytes(authData)],
    ])
    return this.#answer({
      clientDataJSON: this.#clientData('webauthn.create', options, lies),
      attestationObject,
    })
  }

  /** What it answers to being asked for one it has. */
  get(asked: object, lies: Lies = {}): string {
    const clientDataJSON = this.#clientData('webauthn.get', asked as Options, lies)
    const authenticatorData = this.#authData(lies, 0, Buffer.alloc(0))
    const privateKey = lies.otherKey === true ? this.#other : this.#key
    const signature = sign('sha256', Buffer.concat([authenticatorData, hash(clientDataJSON)]), privateKey)
    const userHandle = Buffer.from(lies.userHandle ?? this.#handle, 'base64url')
    return this.#answer({ clientDataJSON, authenticatorData, signature, userHandle })
  }

  #authData(lies: Lies, flags: number, rest: Buffer): Buffer {
    this.#counter += this.#counts ? 1 : 0
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(lies.counter ?? this.#counter)
    // User present, and user verified.
    const said = flags | 0x01 | (lies.verified === false ? 0 : 0x04)
    return Buffer.concat([hash(lies.rpId ?? new URL(this.#origin).hostname), Buffer.of(said), counter, rest])
  }

  #clientData(type: string, options: Options, lies: Lies): Buffer {
    const { challenge = options.challenge, origin = this.#origin, crossOrigin = false } = lies
    return Buffer.from(JSON.stringify({ type: lies.type ?? type, challenge, origin, crossOrigin }))
  }

  #answer(response: Readonly<Record<string, Buffer>>): string {
    const id = base64url(this.id)
    const fields = Object.entries(response).map(([name, value]) => [name, base64url(value)])
    return JSON.stringify({
      ...{ id, rawId: id, type: 'public-key' },
      ...{ response: Object.fromEntries(fields), clientExtensionResults: {} },
    })
  }
}

/** ES256 as a COSE key (RFC 9052 §7, RFC 9053 §7.1.1). */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const head = Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01)
  const [bytesX, bytesY] = [x, y].map(part => bytes(Buffer.from(part, 'base64url')))
  return Buffer.concat([head, Buffer.of(0x21), bytesX ?? Buffer.of(), Buffer.of(0x22), bytesY ?? Buffer.of()])
}

const text = (said: string): Buffer => Buffer.concat([Buffer.of(0x60 + said.length), Buffer.from(said)])
const bytes = (value: Uint8Array): Buffer =>
  Buffer.concat([
    value.length < 256
      ? Buffer.of(0x58, value.length)
      : Buffer.of(0x59, value.length >> 8, value.length & 255),
    value,
  ])
