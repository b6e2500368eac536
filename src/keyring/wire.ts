// What keeper and clients say to each other: one JSON object a line, every line limited, never a key.
// Spec: docs/reference/keyring.md, "Socket". Proven by wire.test.ts (round trips, hostile lines).

import type { Socket } from 'node:net'
import { fromBase64, toBase64 } from '../core/bytes.ts'
import type { Json } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { type Fault, Refusal, type RefusalCode, refusalCodes } from '../core/refusal.ts'

export interface Request {
  readonly id: number
  readonly do: keyof Keys
  readonly key: string
  readonly bytes: Uint8Array
}

export type Answer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly error: Error }

const verbs: readonly string[] = [
  'mac',
  'sign',
  'publicKey',
  'seal',
  'open',
  'maskAddresses',
  'openAddresses',
  'destroy',
] satisfies (keyof Keys)[]
const isVerb = (text: unknown): text is keyof Keys => typeof text === 'string' && verbs.includes(text)

/** The lines of a socket; ends when it does, throws a Refusal at a line that is too long. */
export async function* lines(socket: Socket): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of socket.setEncoding('utf8')) {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
    if (rest.length > limits.keeperMessageBytes)
      throw new Refusal('limit', `expected a line of at most ${limits.keeperMessageBytes} bytes, got more`)
  }
}

/** Resolves when the line has left, or never will: who sends without reading is waited for, not stored up. */
export function say(socket: Socket, message: Json): Promise<void> {
  if (socket.destroyed) return Promise.resolve()
  return new Promise(resolve => {
    socket.write(`${JSON.stringify(message)}\n`, () => resolve())
  })
}

/** A JSON object's members; null for anything else. */
function parseMembers(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

export const formatRequest = (request: Request): Json => ({ ...request, bytes: toBase64(request.bytes) })

export function parseRequest(line: string): Request | null {
  const { id, do: verb, key, bytes } = parseMembers(line) ?? {}
  const decoded = typeof bytes === 'string' ? fromBase64(bytes) : null
  if (typeof id !== 'number' || !isVerb(verb) || typeof key !== 'string' || decoded === null) return null
  return { id, do: verb, key, bytes: decoded }
}

export function formatAnswer(answer: Answer): Json {
  if ('bytes' in answer) return { id: answer.id, bytes: toBase64(answer.bytes) }
  const { id, error } = answer
  if (!(error instanceof Refusal)) return { id, error: error.message }
  const faults = error.faults.map(({ message, hint }) => ({
    message,
    ...(hint === undefined ? {} : { hint }),
  }))
  return { id, refusal: { code: error.code, faults } }
}

export function parseAnswer(line: string): Answer | null {
  const { id, bytes, refusal, error } = parseMembers(line) ?? {}
  if (typeof id !== 'number') return null
  const decoded = typeof bytes === 'string' ? fromBase64(bytes) : null
  if (decoded !== null) return { id, bytes: decoded }
  if (typeof error === 'string') return { id, error: new Error(error) }
  const refused = parseRefusal(refusal)
  return refused === null ? null : { id, error: refused }
}

function parseRefusal(value: unknown): Refusal | null {
  if (typeof value !== 'object' || value === null || !('code' in value) || !('faults' in value)) return null
  const code = refusalCodes.find((known): known is RefusalCode => known === value.code)
  const [first, ...more] = Array.isArray(value.faults) ? value.faults.filter(isFault) : []
  return code === undefined || first === undefined ? null : new Refusal(code, first, ...more)
}

const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string'
