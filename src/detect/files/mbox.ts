// A mailbox as one file (mbox, RFC 4155): a line `From`, sender and time after an empty one begins a message. It is cut as it streams
// by, one message at a time is held, and each is looked into as a mail called by its number. Proven by mail.test.ts.

import { limits } from '../../core/limits.ts'
import type { Inside, Source, Text, Unread } from '../source.ts'
import { piecesOf } from './bytes.ts'

export async function* readMbox(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  let number = 0
  for await (const message of messagesOf(source)) {
    number++
    const over = inside.over()
    if (over !== null) {
      yield over
      return
    }
    if (message === null)
      yield inside.unread(
        'too-large',
        `at most ${limits.detectWholeBytes} bytes a message, got more`,
        `${number}`,
      )
    else yield* messageOf(message, number, inside)
  }
}

/** Its first line is the envelope's: who sent it, as the server that stored it was told. */
async function* messageOf(message: Buffer, number: number, inside: Inside): AsyncGenerator<Text | Unread> {
  const end = message.indexOf(10) + 1 || message.length
  yield {
    kind: 'text',
    path: inside.path,
    part: 'headers',
    pieces: [message.subarray(0, end)],
    places: { kind: 'marks', marks: [{ at: 0, label: `message ${number}` }] },
  }
  yield* inside.open(`${number}.eml`, message.subarray(end))
}

/** Null stands for one that is larger than what is held. */
async function* messagesOf(source: Source): AsyncGenerator<Buffer | null> {
  let message = new Held()
  let tail: Buffer = Buffer.alloc(0)
  for await (const piece of piecesOf(source)) {
    let rest: Buffer = Buffer.concat([tail, piece])
    for (let start = nextStart(rest); start > 0; start = nextStart(rest)) {
      message.add(rest.subarray(0, start))
      yield message.whole()
      message = new Held()
      rest = rest.subarray(start)
    }
    // What may be half of a beginning waits for its other half.
    tail = rest.subarray(-longestBeginning)
    message.add(rest.subarray(0, -longestBeginning))
  }
  message.add(tail)
  if (message.bytes > 0) yield message.whole()
}

class Held {
  bytes = 0
  #pieces: Buffer[] = []

  add(piece: Buffer): void {
    this.bytes += piece.length
    if (this.bytes > limits.detectWholeBytes) this.#pieces = []
    else this.#pieces.push(piece)
  }

  whole(): Buffer | null {
    return this.bytes > limits.detectWholeBytes ? null : Buffer.concat(this.#pieces)
  }
}

/** The line ends within so many bytes, and an empty one stands before it. */
const longestBeginning = 512

/** Where the next message begins; 0 where none does. "From" begins sentences too: a time of day tells it from them. */
function nextStart(bytes: Buffer): number {
  for (let at = bytes.indexOf('\nFrom '); at >= 0; at = bytes.indexOf('\nFrom ', at + 1)) {
    const before = bytes[at - 1] === 13 ? at - 2 : at - 1
    const line = bytes.toString('latin1', at + 1, at + longestBeginning)
    if (bytes[before] === 10 && /^From \S+ [^\n]*\d\d:\d\d[^\n]*\n/.test(line)) return at + 1
  }
  return 0
}
