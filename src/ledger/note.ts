// Signed notes with Ed25519 (c2sp.org/signed-note): sign and open, and verifier keys as text. The private key stays
// behind a function. Proven by note.test.ts and the standard's worked example in test/vectors/ledger.test.ts.

import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { concatBytes, equalBytes, fromBase64, fromHex, sha256, toBase64, toHex, utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'

const ed25519 = 0x01
const idBytes = 4
const publicKeyBytes = 32

export interface VerifierKey {
  readonly name: string
  /** 4 bytes. */
  readonly id: Uint8Array
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

/** Signs under a key nobody here sees; the keyring's `sign` fits. */
export interface Signer {
  readonly key: VerifierKey
  /** 64 bytes of Ed25519 over the message. */
  sign(message: Uint8Array): Promise<Uint8Array>
}

export interface NoteSignature {
  readonly name: string
  readonly id: Uint8Array
  readonly signature: Uint8Array
}

export interface Note {
  /** Ends in a newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export type Opened =
  | {
      readonly kind: 'opened'
      readonly text: string
      readonly by: readonly VerifierKey[]
      /** Names on signatures nobody here can check. */
      readonly unknown: readonly string[]
    }
  | { readonly kind: 'bad-signature'; readonly name: string }
  | { readonly kind: 'not-signed'; readonly unknown: readonly string[] }

/** A verifier key from its parts; refuses a name with spaces or `+`. */
export function verifierKey(name: string, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name))
    throw malformed(`expected a key name without spaces or +, got ${JSON.stringify(name)}`)
  if (publicKey.length !== publicKeyBytes)
    throw malformed(`expected a 32-byte public key, got ${publicKey.length}`)
  const id = sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(ed25519), publicKey)).subarray(0, idBytes)
  return Object.freeze({ name, id, publicKey })
}

/** `name+<id in hexadecimal>+<base64 of type and public key>`. */
export const formatVerifierKey = ({ name, id, publicKey }: VerifierKey): string =>
  `${name}+${toHex(id)}+${toBase64(concatBytes(Uint8Array.of(ed25519), publicKey))}`

export function parseVerifierKey(text: string): VerifierKey {
  const [name = '', idText = '', ...rest] = text.split('+')
  // Base64 may hold plus signs of its own.
  const typed = fromBase64(rest.join('+'))
  if (typed === null || typed[0] !== ed25519)
    throw malformed(`expected a verifier key (name+id+base64 of an Ed25519 key), got ${JSON.stringify(text)}`)
  const key = verifierKey(name, typed.subarray(1))
  const id = fromHex(idText)
  if (id === null || !equalBytes(id, key.id))
    throw malformed(`expected key id ${toHex(key.id)} for ${name}, got ${JSON.stringify(idText)}`)
  return key
}

/** Signs a text of whole lines, once per signer. */
export async function signNote(text: string, signers: readonly Signer[]): Promise<string> {
  if (!isNoteText(text)) throw malformed('expected a note text of whole lines without control characters')
  const signatures = signers.map(async ({ key, sign }) => ({ ...key, signature: await sign(utf8(text)) }))
  return formatNote({ text, signatures: await Promise.all(signatures) })
}

export function formatNote({ text, signatures }: Note): string {
  const lines = signatures.map(
    ({ name, id, signature }) => `— ${name} ${toBase64(concatBytes(id, signature))}\n`,
  )
  return `${text}\n${lines.join('')}`
}

/** The parts of a note, nothing verified. Refuses with `proof-invalid` whatever formatNote cannot have written. */
export function parseNote(note: string): Note {
  if (utf8(note).length > limits.noteBytes)
    throw malformed(`expected a note of at most ${limits.noteBytes} bytes`)
  const cut = note.lastIndexOf('\n\n')
  const text = note.slice(0, cut + 1)
  const lines = note.slice(cut + 2).split('\n')
  if (cut < 0 || !isNoteText(text) || lines.pop() !== '')
    throw malformed('expected a note: whole lines of text, an empty line, signature lines')
  if (lines.length < 1 || lines.length > limits.noteSignatures)
    throw malformed(`expected 1 to ${limits.noteSignatures} signatures, got ${lines.length}`)
  return { text, signatures: lines.map(parseSignature) }
}

function parseSignature(line: string): NoteSignature {
  const [dash, name = '', base64 = '', ...rest] = line.split(' ')
  const bytes = fromBase64(base64)
  if (dash !== '—' || !isKeyName(name) || bytes === null || bytes.length <= idBytes || rest.length > 0)
    throw malformed(`expected a signature line (— name base64), got ${JSON.stringify(line)}`)
  return { name, id: bytes.subarray(0, idBytes), signature: bytes.subarray(idBytes) }
}

/**
 * Verifies a note against the keys known. Signatures by other keys are ignored but named; one bad signature by a known
 * key rejects the whole note, whatever the others say. So does a second one by the same key: it would say nothing, in
 * bytes that nothing covers.
 */
export function openNote(note: string, known: readonly VerifierKey[]): Opened {
  const { text, signatures } = parseNote(note)
  const by: VerifierKey[] = []
  const unknown: string[] = []
  for (const { name, id, signature } of signatures) {
    const key = known.find(candidate => candidate.name === name && equalBytes(candidate.id, id))
    if (key === undefined) unknown.push(name)
    else if (by.includes(key)) throw malformed(`expected one signature by ${name}, got two`)
    else if (verify(null, utf8(text), keyObject(key), signature)) by.push(key)
    else return { kind: 'bad-signature', name }
  }
  return by.length > 0 ? { kind: 'opened', text, by, unknown } : { kind: 'not-signed', unknown }
}

function keyObject({ publicKey }: VerifierKey): KeyObject {
  const x = Buffer.from(publicKey).toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

// Any white space of Unicode counts as a space, as in the standard's own implementation.
const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !/[\s+\u0000-\u001f\u0085]/u.test(name)

const isNoteText = (text: string): boolean =>
  text.endsWith('\n') && text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text)

const malformed = (message: string): Refusal => new Refusal('proof-invalid', message)
