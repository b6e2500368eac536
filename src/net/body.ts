// The body of an answer, never longer than the limit: as it comes over the wire, and again as it unpacks.
// Proven by test/contracts/net.test.ts (endless body, gzip bomb, body cut short).

import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { concatBytes } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import { Failure } from './failure.ts'

const unpack = promisify(gunzip)

export async function readBody(response: IncomingMessage): Promise<Uint8Array> {
  const packed = await readWhole(response)
  const coding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (coding === 'identity') return packed
  // Only gzip was offered; a second coding on top of it is how bombs are nested.
  if (coding !== 'gzip' && coding !== 'x-gzip')
    throw new Failure('malformed', 'expected gzip or no content coding')
  return new Uint8Array(await unpack(packed, { maxOutputLength: limits.responseBytes }))
}

async function readWhole(response: IncomingMessage): Promise<Uint8Array> {
  try {
    return await readWithin(response)
  } catch (error) {
    // The peer hung up before the length it had announced.
    if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET')
      throw new Failure('malformed', 'expected the whole body, got a part of it')
    throw error
  }
}

async function readWithin(response: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response) {
    size += chunk.length
    if (size > limits.responseBytes)
      throw new Failure('limit', `expected at most ${limits.responseBytes} bytes, got more`)
    chunks.push(chunk)
  }
  return concatBytes(...chunks)
}
