// The slice of the register that counting traffic is held to, names and periods in place of ids. Plain data in the shape the room
// has (src/traffic/declared.ts), which app.ts hands over. Proven by test/traffic-slice.test.ts.

import type { Words } from '../core/language.ts'
import type { LogFormat } from '../core/log-formats.ts'
import { daysOf } from '../core/period.ts'
import { securityWindow } from '../law/traffic.ts'
import type { Activity, Recipient, Register } from './schema.ts'
import type { Source } from './traffic-faults.ts'

export interface TrafficSlice {
  readonly sources: readonly SourceSlice[]
  readonly k: number
  /** Null where none is declared. */
  readonly window: WindowSlice | null
  readonly hosts: readonly HostLogSlice[]
  readonly publicPage: boolean
  readonly countries: string | null
}

type SourceSlice = {
  readonly id: string
  readonly name: Words
  readonly format: LogFormat | null
  readonly custom: string | null
  readonly zone: string
  readonly host: string | null
  readonly practice: boolean
  readonly proposed: boolean
} & (
  | { readonly kind: 'files'; readonly path: string }
  | { readonly kind: 'syslog'; readonly listen: ListenSlice }
)

interface ListenSlice {
  readonly protocol: 'udp' | 'tcp' | 'tls'
  readonly address: string
  readonly port: number
  readonly certificate: string | null
  readonly key: string | null
}

interface WindowSlice {
  readonly purpose: string
  readonly period: string
  readonly days: number
  readonly isDeclared: boolean
  readonly proposed: boolean
}

interface HostLogSlice {
  readonly id: string
  readonly name: string
  readonly period: string | null
  readonly agreed: { readonly by: string; readonly at: string; readonly kept: string } | null
  /** The longest period of what this recipient gets; null where the register has none. */
  readonly longest: string | null
  readonly proposed: boolean
}

const standardZone = 'Europe/Copenhagen'
const standardK = 5

export function trafficSlice(register: Register): TrafficSlice {
  const { traffic } = register
  return Object.freeze({
    sources: (traffic?.sources ?? []).flatMap(sourceOf),
    k: traffic?.k ?? standardK,
    window: windowOf(register),
    hosts: logHostsOf(register).map(host => hostLogOf(register, host)),
    publicPage: traffic?.publicPage ?? false,
    countries: traffic?.countries ?? null,
  })
}

/** Parsing has refused a source with neither files nor a door (traffic-faults.ts). */
function sourceOf(source: Source): readonly SourceSlice[] {
  const { id, name, path, listen, practice } = source
  const all = {
    ...{ id, name, practice, format: source.format ?? null, custom: source.custom ?? null },
    ...{ zone: source.zone ?? standardZone, host: source.host ?? null },
    proposed: source.status === 'proposed',
  }
  if (source.kind === 'files') return path === undefined ? [] : [{ ...all, kind: 'files', path }]
  if (listen === undefined) return []
  const { certificate = null, key = null } = listen
  return [{ ...all, kind: 'syslog', listen: { ...listen, certificate, key } }]
}

function windowOf({ traffic, activities }: Register): WindowSlice | null {
  const window = traffic?.window
  if (window === undefined) return null
  const activity = activities.find(each => each.purposes.some(({ id }) => id === window.purpose))
  const retention = activity?.retention.find(({ id }) => id === window.retention)
  const purpose = activity?.purposes.find(({ id }) => id === window.purpose)
  const period = retention?.period ?? securityWindow.standard.period
  return {
    ...{ purpose: window.purpose, period, days: daysOf(period).least },
    isDeclared: retention !== undefined,
    proposed: [purpose?.status, retention?.status].includes('proposed'),
  }
}

/** Recipients with a log of their own: they host a website, or write a log that is counted. */
export function logHostsOf({ recipients, sites, traffic }: Register): readonly Recipient[] {
  const hosts = new Set([
    ...sites.map(({ host }) => host),
    ...(traffic?.sources ?? []).flatMap(({ host }) => host ?? []),
  ])
  return recipients.filter(({ id }) => hosts.has(id))
}

function hostLogOf({ activities }: Register, { id, name, rawLog, status }: Recipient): HostLogSlice {
  return {
    ...{ id, name, period: rawLog?.period ?? null, agreed: rawLog?.agreed ?? null },
    longest: activities.flatMap(activity => periodsFor(activity, id)).reduce<string | null>(longer, null),
    proposed: [status, rawLog?.status].includes('proposed'),
  }
}

/** Periods of what a recipient gets of an activity: of the categories that flow to it, or of all of them. */
const periodsFor = ({ recipients, retention }: Activity, host: string): readonly string[] =>
  recipients
    .filter(({ to }) => to === host)
    .flatMap(({ categories }) =>
      retention
        .filter(({ of }) => categories.length === 0 || of.some(each => categories.includes(each)))
        .map(({ period }) => period),
    )

const longer = (longest: string | null, period: string): string =>
  longest !== null && daysOf(longest) >= daysOf(period) ? longest : period
