// Connections a page wished for that no request and no gate tell of: WebRTC's servers and WebTransport go over UDP, which has no
// way out of a visit, so a script in every frame hears of the wish. Of workers the browser's own log tells; it does not say of
// which page of a site, so it is told of the pages that started a worker.
// Proven by test/contracts/site-collectors.test.ts.

import type { Collector } from '../collector.ts'
import type { NetLogEvent } from '../netlog.ts'
import type { ContactSeen } from '../sighting.ts'
import { watch } from './watch.ts'

const script = `
  const wish = by => (_nothing, [first]) => {
    const urls = by === 'webtransport' ? [first] : (first?.iceServers ?? []).flatMap(({ urls, url }) => urls ?? url ?? [])
    for (const url of urls) tell({ by, url: String(url).slice(0, 2048) })
  }
  onNew('RTCPeerConnection', wish('webrtc'))
  onCall('RTCPeerConnection', 'setConfiguration', wish('webrtc'))
  onNew('WebTransport', wish('webtransport'))
  for (const name of ['Worker', 'SharedWorker']) onNew(name, () => tell({ by: 'worker' }))
  onCall('ServiceWorkerContainer', 'register', () => tell({ by: 'worker' }))
`

export function collectWishes(): Collector {
  const wishes = new Map<string, ContactSeen>()
  const asked = new Set<string>()
  let hasWorkers = false
  return {
    id: 'wishes',
    start: async visit => {
      visit.context.on('request', request => {
        const host = URL.parse(request.url())?.hostname
        if (host !== undefined && asked.size < 1_000) asked.add(host)
      })
      await watch(visit, 'wishes', script, ({ by, url, stack }) => {
        if (by === 'worker') hasWorkers = true
        const wish = endOf(String(url))
        if (wish === null || (by !== 'webrtc' && by !== 'webtransport')) return
        const { page } = visit
        const key = `${by} ${wish.host}:${wish.port}`
        if (!wishes.has(key))
          wishes.set(key, { ...{ kind: 'contact', page, ...wish, by }, reached: false, chain: stack })
      })
    },
    page: async () => [],
    finish: async ({ page, url }, { everyGate, netlog }) => {
      const told = [...wishes.values()]
      if (!hasWorkers) return told
      const known = new Set([...asked, ...[...everyGate, ...told].map(({ host }) => host)])
      const more = inLog(netlog, url).filter(({ host }) => !known.has(host))
      return [...told, ...more.map(end => ({ ...unreached, page, ...end }))]
    },
  }
}

const unreached = { kind: 'contact', by: 'netlog', reached: false, chain: [] } as const

interface End {
  readonly host: string
  readonly port: number
}

const usualPorts: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80, 'wss:': 443, 'ws:': 80 }

/** Of `https://host/…` or, RFC 7064 and 7065, of `stun:host:port`. Null where it names none. */
function endOf(address: string): End | null {
  const ice = /^(stun|turn)(s?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?/i.exec(address)
  if (ice !== null) {
    const [, , secure, host = '', port] = ice
    return {
      host: host.toLowerCase(),
      port: port === undefined ? (secure === '' ? 3478 : 5349) : Number(port),
    }
  }
  const url = URL.parse(address)
  const usual = usualPorts[url?.protocol ?? '']
  return url === null || usual === undefined ? null : { host: url.hostname, port: Number(url.port) || usual }
}

function inLog(netlog: readonly NetLogEvent[], url: string): readonly End[] {
  const ends = netlog
    .filter(({ params }) =>
      isOfSite(params['network_isolation_key'] ?? params['network_anonymization_key'], url),
    )
    .filter(({ sourceType }) => sourceType === 'WEB_TRANSPORT_CLIENT' || sourceType === 'URL_REQUEST')
    .flatMap(({ params }) => endOf(String(params['url'])) ?? [])
  return [...new Map(ends.map(end => [end.host, end])).values()]
}

/** The key begins with the site of the page, scheme and registrable domain: `https://firma.test same_site`. */
function isOfSite(key: unknown, url: string): boolean {
  if (typeof key !== 'string') return false
  const site = URL.parse(key.split(' ')[0] ?? '')?.hostname
  const { hostname } = new URL(url)
  return site !== undefined && site !== '' && (hostname === site || hostname.endsWith(`.${site}`))
}
