// Unpacks gzip (RFC 1952, several members behind each other) in pieces. What can be unpacked before an early end or a damaged
// place is handed out; node's streams throw it away when they fail, so this one is fed by hand. Of a damaged piece, what lies
// less than `trafficUnpackBytes` before the damage may be lost with it. Proven by blocks.test.ts.

import { createGunzip, type Gunzip } from 'node:zlib'
import { limits } from '../../core/limits.ts'

export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'cut-off' | 'damaged'; readonly packedAt: number }

export async function* unpack(
  packed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Unpacked> {
  const gunzip = new Fed()
  let packedAt = 0
  try {
    for await (const bytes of packed)
      for (let at = 0; at < bytes.length && !gunzip.isOver; at += limits.trafficPackedBytes) {
        const piece = bytes.subarray(at, at + limits.trafficPackedBytes)
        yield* gunzip.feed(piece)
        if (!gunzip.isOver) packedAt += piece.length
      }
    yield* gunzip.end()
    if (gunzip.fault !== null) yield { kind: gunzip.fault, packedAt }
  } finally {
    gunzip.destroy()
  }
}

class Fed {
  readonly #gunzip: Gunzip = createGunzip({ chunkSize: limits.trafficUnpackBytes })
  readonly #over: Promise<void>
  #out: Unpacked[] = []
  isOver = false
  fault: 'cut-off' | 'damaged' | null = null

  constructor() {
    this.#gunzip.on('data', (bytes: Uint8Array) => this.#out.push({ kind: 'bytes', bytes }))
    this.#over = new Promise(resolve => {
      const over = (error?: NodeJS.ErrnoException): void => {
        this.isOver = true
        if (error !== undefined) this.fault = error.code === 'Z_BUF_ERROR' ? 'cut-off' : 'damaged'
        resolve()
      }
      this.#gunzip.on('error', over)
      this.#gunzip.on('end', () => over())
    })
  }

  async *feed(piece: Uint8Array): AsyncGenerator<Unpacked> {
    await Promise.race([this.#over, new Promise(taken => this.#gunzip.write(piece, taken))])
    yield* this.#take()
  }

  async *end(): AsyncGenerator<Unpacked> {
    this.#gunzip.end()
    await this.#over
    yield* this.#take()
  }

  destroy(): void {
    this.#gunzip.destroy()
  }

  #take(): readonly Unpacked[] {
    const taken = this.#out
    this.#out = []
    return taken
  }
}
