// Each thing a site should not do, once: what it puts into the page, its script and style, and what hosts it needs, with ids made up
// here. What has to be found of each is in tracked-findings.ts; the site that does them all is in tracked-site.ts.

import type { DatagramPorts } from './datagrams.ts'
import type { DnsNames } from './dns.ts'
import type { HostAnswer, Hosts } from './hosts.ts'

/** Values the site hands out or sends: none may stand in an audit. */
export const secrets = {
  wire: 'd41d8cd98f00b204e9800998ecf8427e',
  redirect: '7c9e6679f4a24b0c9f3ad1e5b27c4410',
  third: 'b7e23ec29af22b0b4e41da31e868d572',
  framed: '5b1d7c90e2f34a688c0be1d2f7a95c33',
  written: 'GA1.1.918273645.1790000001',
  local: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  session: '0123456789abcdeffedcba9876543210',
  body: 'b0d1e5f70a2b4c6d8e9fa1b2c3d4e5f6',
  query: 'c3f1a9d27b604e58a1d9e0c47f25b836',
  etag: 'e7a91b3c5d7f90a1b2c3d4e5f60718293',
} as const

/** What one thing puts where. */
export interface Thing {
  readonly head?: string
  readonly body?: string
  /** Of the script and the style sheet of the site. */
  readonly script?: string
  readonly style?: string
  readonly cookie?: string
  /** Files of the site's own. */
  readonly files?: Readonly<Record<string, HostAnswer>>
  readonly hosts?: Hosts
  /** Where its names lead, where that is not simply the practice web. */
  readonly names?: DnsNames
}

const text = { type: 'text/javascript' }
const picture = (headers: HostAnswer['headers'] = {}): HostAnswer => ({
  ...{ type: 'image/svg+xml', headers, body: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
})
const quietly = (url: string) => `fetch('${url}', { mode: 'no-cors' }).catch(() => {})`
const transport = (url: string) => `{
  const transport = new WebTransport('${url}')
  transport.ready.catch(() => {})
  transport.closed.catch(() => {})
}`
const peer = (url: string) => `{
  const peer = new RTCPeerConnection({ iceServers: [{ urls: '${url}' }] })
  peer.createDataChannel('x')
  peer.createOffer().then(offer => peer.setLocalDescription(offer))
}`

const products = {
  'Google Analytics': {
    head: '<script async src="https://www.googletagmanager.com/gtag/js?id=G-PRACTICE01"></script>',
    script: `fetch('https://www.google-analytics.com/g/collect?v=2&tid=G-PRACTICE01', { method: 'POST', mode: 'no-cors' })
document.cookie = '_ga=${secrets.written}; path=/; max-age=34560000'`,
  },
  'Google Tag Manager': {
    head: '<script async src="https://www.googletagmanager.com/gtm.js?id=GTM-PRACT1"></script>',
  },
  'Meta Pixel': {
    head: '<script async src="https://connect.facebook.net/signals/config/123456789012345"></script>',
    body: '<img src="https://www.facebook.com/tr?id=123456789012345&ev=PageView" alt="">',
  },
  'LinkedIn by a service worker': {
    script: "navigator.serviceWorker.register('/service.js')",
    files: {
      '/service.js': {
        ...text,
        body: `self.addEventListener('install', e => e.waitUntil(${quietly('https://px.ads.linkedin.com/collect?pid=271828&fmt=gif')}))`,
      },
    },
  },
  'Hotjar with a websocket': {
    head: '<script async src="https://static.hotjar.com/c/hotjar-3141592.js?sv=6"></script>',
    script: "new WebSocket('wss://ws.hotjar.com/socket')",
  },
  'Microsoft Clarity': {
    head: '<script async src="https://www.clarity.ms/tag/practice12"></script>',
  },
  'measuring behind the own address': {
    script:
      "fetch('/g/collect?v=2&tid=G-PRACTICE01&cid=918273645.1790000002', { method: 'POST', body: 'en=page_view' })",
    files: { '/g/collect': { status: 204 } },
  },
  'a name of the own that leads elsewhere': {
    body: '<img src="https://maal.firma.test/b/ss/1" alt="">',
    names: { 'maal.firma.test': { cname: 'firma.sc.omtrdc.net' } },
  },
} as const satisfies Readonly<Record<string, Thing>>

const parts = {
  'Google Fonts': {
    head: '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Inter">',
    hosts: {
      'fonts.googleapis.com': {
        '/css2': {
          type: 'text/css',
          body: '@font-face{font-family:Inter;src:url(https://fonts.gstatic.com/s/inter/v18/a.woff2)} h1{font-family:Inter}',
        },
      },
    },
  },
  'one CDN': { head: '<script src="https://cdn.jsdelivr.net/npm/left@1.0.0/left.js"></script>' },
  'another CDN': {
    head: '<script src="https://cdnjs.cloudflare.com/ajax/libs/right/1.0.0/right.js"></script>',
  },
  'a film from YouTube': { body: '<iframe src="https://www.youtube.com/embed/practice"></iframe>' },
  'a style of a style': { style: '@import "https://import.tracker.test/i.css";' },
  'a picture of a style': { style: 'h1{background:url(https://cssimg.tracker.test/b.svg)}' },
  'an SVG picture': { body: '<img src="https://svg.tracker.test/a.svg" alt="">' },
} as const satisfies Readonly<Record<string, Thing>>

const ahead = {
  preconnect: { head: '<link rel="preconnect" href="https://pre.tracker.test">' },
  'preconnect that a script puts there and takes away': {
    script: `{
  const link = document.createElement('link')
  link.rel = 'preconnect'
  link.href = 'https://prescript.tracker.test'
  document.head.append(link)
  link.remove()
}`,
  },
  'preconnect in the header of a style': {
    head: '<link rel="stylesheet" href="/part.css">',
    files: {
      '/part.css': {
        ...{ type: 'text/css', headers: { link: '<https://prepart.tracker.test>; rel=preconnect' } },
        body: 'p{}',
      },
    },
  },
  'dns-prefetch': { head: '<link rel="dns-prefetch" href="//dns.tracker.test">' },
  'speculation rules': {
    head: '<script type="speculationrules">{"prefetch":[{"source":"list","urls":["https://spec.tracker.test/next"],"eagerness":"immediate"}]}</script>',
  },
} as const satisfies Readonly<Record<string, Thing>>

const channels = (ports: DatagramPorts) =>
  ({
    'a beacon': {
      script: `navigator.sendBeacon('https://beacon.tracker.test/b', 'visitor_id=${secrets.body}')`,
    },
    'a beacon on leaving': {
      script:
        "addEventListener('pagehide', () => navigator.sendBeacon('https://leaving.tracker.test/l', 'x'))",
    },
    // So that whoever watches the page's own is gone round.
    'what an empty frame has': {
      script: `{
  const frame = document.body.appendChild(document.createElement('iframe'))
  frame.contentDocument.cookie = '_framed=${secrets.framed}; path=/; max-age=34560000'
  const carrier = new frame.contentWindow.WebTransport('https://wtframe.tracker.test:${ports['wtframe.tracker.test']}/x')
  carrier.ready.catch(() => {})
  carrier.closed.catch(() => {})
}`,
    },
    'a frame that is taken away': {
      script: `{
  const frame = document.createElement('iframe')
  frame.src = 'https://frame.tracker.test/f'
  frame.onload = () => frame.remove()
  document.body.append(frame)
}`,
      hosts: {
        'frame.tracker.test': {
          '/f': {
            headers: { link: '<https://prehead.tracker.test>; rel=preconnect' },
            body: '<!doctype html>',
          },
        },
      },
    },
    'a ping': {
      body: '<a id="ping" href="#there" ping="https://ping.tracker.test/p">there</a>',
      script: "addEventListener('load', () => document.getElementById('ping').click())",
    },
    'an EventSource': { script: "new EventSource('https://events.tracker.test/stream')" },
    'a query': {
      script: quietly(`https://query.tracker.test/q?uid=${secrets.query}&page=1`),
    },
    'a SharedWorker': {
      script: "new SharedWorker('/shared.js')",
      files: { '/shared.js': { ...text, body: quietly('https://shared.tracker.test/s') } },
    },
    'a worker': {
      script: "new Worker('/worker.js')",
      files: { '/worker.js': { ...text, body: quietly('https://worker.tracker.test/w') } },
    },
    'WebTransport of a worker': {
      script: "new Worker('/carrier.js')",
      files: {
        '/carrier.js': {
          ...text,
          body: transport(`https://wtworker.tracker.test:${ports['wtworker.tracker.test']}/x`),
        },
      },
    },
    WebTransport: { script: transport(`https://wt.tracker.test:${ports['wt.tracker.test']}/x`) },
    STUN: { script: peer(`stun:stun.tracker.test:${ports['stun.tracker.test']}`) },
    // Of these no name has to be looked up: only that there is no way out keeps them in.
    'STUN and WebTransport of this machine': {
      script: `${peer(`stun:127.0.0.1:${ports['127.0.0.1']}`)}\n${transport(`https://127.0.0.1:${ports['127.0.0.1']}/x`)}`,
    },
  }) as const satisfies Readonly<Record<string, Thing>>

const kept = {
  'a session of the own': { cookie: `sid=${secrets.wire}; Path=/; HttpOnly; Secure; SameSite=Lax` },
  'a language of the own': { cookie: 'lang=da; Path=/' },
  'a cookie set on the way': {
    body: '<img src="https://hop.tracker.test/go" alt="">',
    hosts: {
      'hop.tracker.test': {
        '/go': {
          status: 302,
          headers: {
            location: 'https://land.tracker.test/pixel',
            'set-cookie': `hop=${secrets.redirect}; Path=/; Secure; SameSite=None; Max-Age=31536000`,
          },
        },
      },
    },
  },
  'a cookie of others': {
    body: '<img src="https://set.tracker.test/pixel" alt="">',
    hosts: {
      'set.tracker.test': {
        '/pixel': picture({
          'set-cookie': `uid=${secrets.third}; Path=/; Secure; SameSite=None; Max-Age=31536000`,
        }),
      },
    },
  },
  'an ETag': {
    // Beside it one whose tag is made of its content, which is everybody's.
    body: '<img src="/tiny.gif" alt=""><img src="/hashed.gif" alt="">',
    files: {
      '/tiny.gif': { ...picture({ 'cache-control': 'private, max-age=31536000' }), tags: true },
      '/hashed.gif': picture({ etag: `"${secrets.etag}"` }),
    },
  },
  localStorage: { script: `localStorage.setItem('visitor', '${secrets.local}')` },
  sessionStorage: { script: `sessionStorage.tab = '${secrets.session}'` },
  IndexedDB: { script: "indexedDB.open('tracking-base')" },
  caches: { script: "caches.open('tracking-cache')" },
} as const satisfies Readonly<Record<string, Thing>>

const fingerprints = {
  'a canvas': {
    script: `{
  const canvas = document.createElement('canvas')
  canvas.getContext('2d').fillText('practice', 2, 10)
  canvas.toDataURL()
}`,
  },
  'the sound': { script: 'new OfflineAudioContext(1, 100, 44100).startRendering()' },
  // Where there is no WebGL it is asked all the same.
  'the graphics card': {
    script: `{
  const gl = document.createElement('canvas').getContext('webgl')
  try { WebGLRenderingContext.prototype.getParameter.call(gl, 37446) } catch {}
}`,
  },
  'the fonts': {
    script: `{
  const pen = document.createElement('canvas').getContext('2d')
  for (let n = 0; n < 60; n += 1) { pen.font = '12px "Face ' + n + '"'; pen.measureText('mmm') }
}`,
  },
} as const satisfies Readonly<Record<string, Thing>>

export const thingsOf = (ports: DatagramPorts) =>
  ({ ...products, ...parts, ...ahead, ...channels(ports), ...kept, ...fingerprints }) as const

export type ThingName = keyof ReturnType<typeof thingsOf>
