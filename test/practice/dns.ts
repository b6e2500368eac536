// A DNS server of our own (RFC 1035 over UDP and TCP on one port of 127.0.0.1), with the faults real ones have.
// Answers follow aliases within its own names, as a recursive server's do. Packets by npm's dns-packet.

import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, isIPv4, type Server, type Socket } from 'node:net'
import packet from 'dns-packet'

export type DnsFault =
  | 'servfail'
  | 'refused'
  | 'silent'
  /** Truncated over UDP, whole over TCP. */
  | 'truncated'
  | 'garbage'
  /** The right answer under another question's id. */
  | 'wrong-id'

export interface DnsName {
  readonly mx?: readonly { readonly exchange: string; readonly preference: number }[]
  /** Each record as its strings. */
  readonly txt?: readonly (readonly string[])[]
  readonly cname?: string
  /** Addresses of both families. */
  readonly a?: readonly string[]
  readonly ns?: readonly string[]
  /** Of a name under in-addr.arpa or ip6.arpa. */
  readonly ptr?: readonly string[]
  readonly fault?: DnsFault
}

/** By lower-case name without the dot of the root. A name that is not in it does not exist (NXDOMAIN), unless all others are given. */
export type DnsNames = Readonly<Record<string, DnsName>>

type EntryOf = (name: string) => DnsName | undefined
type Question = { readonly name: string; readonly type: string }
type Transport = 'udp' | 'tcp' | 'https'

export class PracticeDns {
  /** What was asked, in order: `MX example.dk udp`. */
  readonly asked: string[] = []
  readonly #udp: UdpSocket
  readonly #tcp: Server
  readonly #open = new Set<Socket>()
  readonly #names: EntryOf

  private constructor(names: EntryOf, udp: UdpSocket, tcp: Server) {
    this.#names = names
    this.#udp = udp
    this.#tcp = tcp
    udp.on('message', (message, from) => {
      const answer = this.answerTo(message, 'udp')
      if (answer !== null) udp.send(answer, from.port, from.address)
    })
    tcp.on('connection', socket => this.#serve(socket))
  }

  static async start(names: DnsNames, others?: DnsName): Promise<PracticeDns> {
    const entryOf: EntryOf = name => names[name] ?? others
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const udp = createSocket('udp4')
      udp.bind(0, '127.0.0.1')
      await once(udp, 'listening')
      const tcp = createServer().listen(udp.address().port, '127.0.0.1')
      const free = await once(tcp, 'listening').then(
        () => true,
        () => false,
      )
      if (free) return new PracticeDns(entryOf, udp, tcp)
      udp.close()
    }
    throw new Error('expected a port free for both UDP and TCP')
  }

  /** Names that were asked for, each once, in order of name. */
  get names(): readonly string[] {
    return [...new Set(this.asked.map(question => question.split(' ')[1] ?? ''))].toSorted()
  }

  /** `127.0.0.1:port` */
  get server(): string {
    return `127.0.0.1:${(this.#tcp.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy()
    await Promise.all([
      new Promise<void>(done => this.#udp.close(() => done())),
      new Promise<void>(done => this.#tcp.close(() => done())),
    ])
  }

  // Each message over TCP has its length before it (RFC 1035 §4.2.2).
  #serve(socket: Socket): void {
    this.#open.add(socket)
    let waiting = Buffer.alloc(0)
    socket.on('close', () => this.#open.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.on('data', data => {
      waiting = Buffer.concat([waiting, data])
      if (waiting.length < 2 || waiting.length < 2 + waiting.readUInt16BE(0)) return
      const answer = this.answerTo(waiting.subarray(2), 'tcp')
      waiting = Buffer.alloc(0)
      if (answer === null) return
      const length = Buffer.alloc(2)
      length.writeUInt16BE(answer.length)
      socket.write(Buffer.concat([length, answer]))
    })
  }

  /** One message answered, whichever way it came; null where silence is the answer. */
  answerTo(message: Buffer, transport: Transport): Buffer | null {
    const query = packet.decode(message)
    const question = query.questions?.[0]
    if (question === undefined) return null
    this.asked.push(`${question.type} ${question.name} ${transport}`)
    const entry = this.#names(question.name.toLowerCase())
    const fault = entry?.fault
    if (fault === 'silent') return null
    if (fault === 'garbage') return garbageFor(message)
    const id = ((query.id ?? 0) + (fault === 'wrong-id' ? 1 : 0)) & 0xffff
    if (entry === undefined) return reply(id, question, 3)
    if (fault === 'servfail') return reply(id, question, 2)
    if (fault === 'refused') return reply(id, question, 5)
    const answers = answersTo(this.#names, question)
    const whole = reply(id, question, 0, answers)
    const cut = transport === 'udp' && (fault === 'truncated' || whole.length > 512)
    return cut ? reply(id, question, 0, [], packet.TRUNCATED_RESPONSE) : whole
  }
}

const aliasesAtMost = 8

function answersTo(entryOf: EntryOf, { name, type }: Question): packet.Answer[] {
  const answers: packet.Answer[] = []
  let at = name.toLowerCase()
  for (let step = 0; step < aliasesAtMost; step += 1) {
    const entry = entryOf(at)
    if (entry?.cname === undefined) return [...answers, ...recordsOf(at, entry, type)]
    answers.push({ type: 'CNAME', name: at, ttl: 1, data: entry.cname })
    if (type === 'CNAME') return answers
    at = entry.cname.toLowerCase()
  }
  return answers
}

function recordsOf(name: string, entry: DnsName | undefined, type: string): packet.Answer[] {
  if (type === 'MX') return (entry?.mx ?? []).map(data => ({ type: 'MX', name, ttl: 1, data: { ...data } }))
  if (type === 'A' || type === 'AAAA')
    return (entry?.a ?? [])
      .filter(address => isIPv4(address) === (type === 'A'))
      .map(data => ({ type, name, ttl: 1, data }))
  if (type === 'NS') return (entry?.ns ?? []).map(data => ({ type: 'NS', name, ttl: 1, data }))
  if (type === 'PTR') return (entry?.ptr ?? []).map(data => ({ type: 'PTR', name, ttl: 1, data }))
  if (type === 'TXT') return (entry?.txt ?? []).map(data => ({ type: 'TXT', name, ttl: 1, data: [...data] }))
  return []
}

function reply(
  id: number,
  question: Question,
  code: number,
  answers: packet.Answer[] = [],
  flags = 0,
): Buffer {
  const base = packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE
  const questions = [question as packet.Question]
  return packet.encode({ type: 'response', id, flags: base | flags | code, questions, answers })
}

// The right id, then a header that promises records which are not there.
function garbageFor(message: Buffer): Buffer {
  const garbage = Buffer.alloc(64, 0xff)
  message.copy(garbage, 0, 0, 2)
  garbage[2] = 0x81
  garbage[3] = 0x80
  return garbage
}
