// A certificate for a practice server, made when a test asks for it: no key lies in the repository.
// X.509 version 3 (RFC 5280), self-signed, Ed25519 (RFC 8410) or P-256 (RFC 5480), in DER by hand: a dozen lines against a dependency.

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

export interface Certificate {
  readonly key: string
  readonly cert: string
}

export interface TrustedCertificate extends Certificate {
  /** Base64 SHA-256 of the public key, as Chromium takes it in `--ignore-certificate-errors-spki-list`. */
  readonly trustedKey: string
}

/** Valid from yesterday until tomorrow, for one DNS name. */
export function selfSigned(name: string, now: Date): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return certificate([name], now, { privateKey, publicKey, algorithm: ed25519, digest: null })
}

/** The same for several names with a key on P-256 (RFC 5758): Chromium takes no Ed25519. */
export function selfSignedFor(names: readonly string[], now: Date): TrustedCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const keys = { privateKey, publicKey, algorithm: ecdsaWithSha256, digest: 'sha256' }
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const trustedKey = createHash('sha256').update(spki).digest('base64')
  return { ...certificate(names, now, keys), trustedKey }
}

interface Signer {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  readonly algorithm: Buffer
  readonly digest: string | null
}

function certificate(names: readonly string[], now: Date, signer: Signer): Certificate {
  const { privateKey, publicKey, algorithm, digest } = signer
  const [first = 'localhost'] = names
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    named(first),
    der(0x30, time(now, -1), time(now, 1)),
    named(first),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, alternativeNames(names))),
  )
  const signature = Buffer.concat([Buffer.from([0]), sign(digest, body, privateKey)])
  const bytes = der(0x30, body, algorithm, der(0x03, signature))
  // A line of its own at the end would be a blank one where the last is full: no PEM.
  const lines = (bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}

function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(content)
  const { length } = bytes
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), bytes])
}

const oid = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes))
const ed25519 = der(0x30, oid(0x2b, 101, 112))
const ecdsaWithSha256 = der(0x30, oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2))

const named = (name: string): Buffer =>
  der(0x30, der(0x31, der(0x30, oid(0x55, 4, 3), der(0x0c, Buffer.from(name)))))

const alternativeNames = (names: readonly string[]): Buffer =>
  der(0x30, oid(0x55, 29, 17), der(0x04, der(0x30, ...names.map(name => der(0x82, Buffer.from(name))))))

function time(now: Date, days: number): Buffer {
  const at = new Date(now.getTime() + days * 86_400_000).toISOString()
  return der(0x17, Buffer.from(`${at.replace(/[-:T]/g, '').slice(2, 14)}Z`))
}
