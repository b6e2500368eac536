// What only the whole register shows of its traffic: ids nobody declared, a log with neither files nor an address to listen on, a
// door to the internet without TLS, a sentence that promises nothing. Proven by traffic-entry.test.ts.

import type { Fault } from '../core/refusal.ts'
import { addressKind } from '../net/address.ts'
import { dangling, type Named, type Places, type Pointer, twice } from './references.ts'
import type { Register } from './schema.ts'
import type { Path } from './yaml.ts'

type Traffic = NonNullable<Register['traffic']>
export type Source = Traffic['sources'][number]
type Listen = NonNullable<Source['listen']>

export function trafficFaults(register: Register, places: Places): readonly Fault[] {
  const { traffic } = register
  const sources = traffic?.sources ?? []
  return [
    ...sources.flatMap((source, at) => sourceFaults(source, ['traffic', 'sources', at], places)),
    ...namesOf(sources).flatMap(({ noun, entries }) => twice(entries, places, noun)),
    ...pointers(register).flatMap(({ known, ...pointer }) => dangling(pointer, known, places)),
    ...(traffic === undefined ? [] : sentenceFault(register, traffic, places)),
    ...rawLogFaults(register, places),
  ]
}

interface Says {
  readonly wrong: boolean
  readonly key: string
  readonly message: string
  readonly hint?: string
}

function sourceFaults(source: Source, path: Path, places: Places): readonly Fault[] {
  const { kind, path: files, listen, format, custom } = source
  const name = `source "${source.id}"`
  const said: readonly Says[] = [
    {
      wrong: kind === 'files' && files === undefined,
      key: 'kind',
      message: 'expected path beside kind: files, got nothing',
    },
    {
      wrong: kind === 'files' && listen !== undefined,
      key: 'listen',
      message: 'expected listen only of kind: syslog',
    },
    {
      wrong: kind === 'syslog' && listen === undefined,
      key: 'kind',
      message: 'expected listen beside kind: syslog, got nothing',
    },
    {
      wrong: kind === 'syslog' && files !== undefined,
      key: 'path',
      message: 'expected path only of kind: files',
    },
    {
      wrong: kind === 'syslog' && custom !== undefined,
      key: 'custom',
      message: 'expected custom only of kind: files',
    },
    {
      wrong: format !== undefined && custom !== undefined,
      key: 'custom',
      message: 'expected format or custom, got both',
    },
    ...(listen === undefined ? [] : listenFaults(listen)),
  ]
  return said
    .filter(({ wrong }) => wrong)
    .map(({ key, message, hint }) => ({
      message: `${name}: ${message}`,
      place: places.place([...path, ...key.split('.')]),
      ...(hint === undefined ? {} : { hint }),
    }))
}

/** Lines that come over a network hold addresses and names: in the clear only from this machine and the company's own network. */
function listenFaults({ protocol, address, certificate, key }: Listen): readonly Says[] {
  const isTls = protocol === 'tls'
  const isOwn = ['loopback', 'private'].includes(addressKind(address))
  return [
    {
      wrong: !isTls && !isOwn,
      key: 'listen.protocol',
      message: `expected tls on ${address}, which others can reach, got ${protocol}`,
      hint: 'lines hold addresses and user names: listen on 127.0.0.1, on an address of your own network, or with tls',
    },
    {
      wrong: isTls && (certificate === undefined || key === undefined),
      key: 'listen.protocol',
      message: 'expected certificate and key beside protocol: tls, got nothing',
    },
    {
      wrong: !isTls && (certificate !== undefined || key !== undefined),
      key: certificate === undefined ? 'listen.key' : 'listen.certificate',
      message: `expected certificate and key only of protocol: tls, got ${protocol}`,
    },
  ]
}

function namesOf(
  sources: readonly Source[],
): readonly { readonly noun: string; readonly entries: readonly Named[] }[] {
  const each = (key: keyof Source, nameOf: (source: Source) => string | undefined): readonly Named[] =>
    sources.flatMap((source, at) => {
      const id = nameOf(source)
      return id === undefined ? [] : [{ id, path: ['traffic', 'sources', at, key] }]
    })
  // UDP and TCP have ports of their own; TLS is TCP.
  const door = ({ listen }: Source): string | undefined =>
    listen && `${listen.protocol === 'udp' ? 'udp' : 'tcp'} ${listen.address} ${listen.port}`
  return [
    { noun: 'id', entries: each('id', ({ id }) => id) },
    { noun: 'path', entries: each('path', ({ path }) => path) },
    { noun: 'address and port', entries: each('listen', door) },
  ]
}

type Known = Pointer & { readonly known: ReadonlySet<string> }

function pointers({ traffic, recipients, activities, sentences }: Register): readonly Known[] {
  if (traffic === undefined) return []
  const { sources, window, statistics } = traffic
  const ids = (entries: readonly { readonly id: string }[]) => new Set(entries.map(({ id }) => id))
  const purposes = ids(activities.flatMap(activity => activity.purposes))
  const hosts = sources.flatMap(({ host }, at): readonly Known[] =>
    host === undefined
      ? []
      : [{ id: host, to: 'recipients', path: ['traffic', 'sources', at, 'host'], known: ids(recipients) }],
  )
  const of = (
    group: 'window' | 'statistics',
    key: string,
    id: string | undefined,
    to: Pointer['to'],
    known: ReadonlySet<string>,
  ): readonly Known[] => (id === undefined ? [] : [{ id, to, path: ['traffic', group, key], known }])
  const activity = activities.find(each => each.purposes.some(({ id }) => id === window?.purpose))
  return [
    ...hosts,
    ...of('window', 'purpose', window?.purpose, 'purposes', purposes),
    // Of a purpose nobody declared there is no activity whose periods could be looked at.
    ...(activity === undefined
      ? []
      : of('window', 'retention', window?.retention, 'retention', ids(activity.retention))),
    ...of('statistics', 'purpose', statistics?.purpose, 'purposes', purposes),
    ...of('statistics', 'sentence', statistics?.sentence, 'sentences', ids(sentences)),
  ]
}

function sentenceFault({ sentences }: Register, { statistics }: Traffic, places: Places): readonly Fault[] {
  const sentence = sentences.find(({ id }) => id === statistics?.sentence)
  if (sentence === undefined || sentence.pledge !== undefined) return []
  return [
    {
      message: `expected a sentence that is bound to a pledge, got "${sentence.id}", which promises nothing`,
      place: places.place(['traffic', 'statistics', 'sentence']),
    },
  ]
}

function rawLogFaults({ recipients, sites, traffic }: Register, places: Places): readonly Fault[] {
  const hosts = new Set([
    ...sites.map(({ host }) => host),
    ...(traffic?.sources ?? []).flatMap(({ host }) => host ?? []),
  ])
  return recipients.flatMap(({ id, rawLog }, at) =>
    rawLog === undefined || hosts.has(id)
      ? []
      : [
          {
            message: `recipient "${id}": expected rawLog only of who hosts a website or a log`,
            place: places.place(['recipients', at, 'rawLog']),
            hint: 'name it as host of a site, or of a source under traffic',
          },
        ],
  )
}
