// The thread apart.ts begins: gives a file's pieces one by one, each when it is asked for. A file of its own, because a thread begins
// with one. Whatever a library throws is damage, told without its words, for they may quote the file.

import { isMainThread, parentPort } from 'node:worker_threads'
import type { ApartFormat, Asked, Piece, PieceReader } from './apart.ts'

const readers: Readonly<Record<ApartFormat, () => Promise<PieceReader>>> = {
  pdf: async () => (await import('./pdf-pieces.ts')).pdfPieces,
  mail: async () => (await import('./mail-pieces.ts')).mailPieces,
  msg: async () => (await import('./msg-pieces.ts')).msgPieces,
}

let coming: AsyncIterator<Piece> | null = null

async function next(asked: Asked | null): Promise<Piece | null> {
  if (asked !== null) coming = (await readers[asked.format]())(asked.bytes)[Symbol.asyncIterator]()
  const step = await coming?.next()
  return step === undefined || step.done === true ? null : step.value
}

const damaged: Piece = { kind: 'unread', reason: 'damaged', detail: 'could not be read to its end' }

if (!isMainThread) {
  // Promises a library lets go of may fail later; the piece they were for has its own answer.
  process.on('unhandledRejection', () => {})
  parentPort?.on('message', async (asked: Asked | null) => {
    const piece = await next(asked).catch(() => {
      coming = null
      return damaged
    })
    parentPort?.postMessage(piece)
  })
}
