// A practice site that does all a site should not: each kind of tracking once, with ids made up here. What is planted is listed
// beside it, so that a test can ask for each. No host of it is ever reached but the practice web's.

import type { Hosts } from './hosts.ts'

const site = 'www.firma.test'

/** Values the site hands out: none may stand in an audit. */
export const secrets = {
  wire: 'd41d8cd98f00b204e9800998ecf8427e',
  redirect: '7c9e6679f4a24b0c9f3ad1e5b27c4410',
  third: 'b7e23ec29af22b0b4e41da31e868d572',
  written: 'GA1.1.918273645.1790000001',
  local: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  session: '0123456789abcdeffedcba9876543210',
  body: 'b0d1e5f70a2b4c6d8e9fa1b2c3d4e5f6',
  etag: 'e7a91b3c5d7f90a1b2c3d4e5f60718293',
} as const

const head = `<title>Practice firm</title><link rel="icon" href="data:,">
<link rel="preconnect" href="https://pre.tracker.test"><link rel="dns-prefetch" href="//dns.tracker.test">
<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Inter">
<link rel="stylesheet" href="/own.css">
<script type="speculationrules">{"prefetch":[{"source":"list","urls":["https://spec.tracker.test/next"],"eagerness":"immediate"}]}</script>
<script async src="https://www.googletagmanager.com/gtag/js?id=G-PRACTICE01"></script>
<script async src="https://www.googletagmanager.com/gtm.js?id=GTM-PRACT1"></script>
<script async src="https://connect.facebook.net/signals/config/123456789012345"></script>
<script async src="https://static.hotjar.com/c/hotjar-3141592.js?sv=6"></script>
<script async src="https://www.clarity.ms/tag/practice12"></script>
<script src="https://cdn.jsdelivr.net/npm/left@1.0.0/left.js"></script>
<script src="https://cdnjs.cloudflare.com/ajax/libs/right/1.0.0/right.js"></script>
<script src="/own.js"></script>`

const body = `<h1>Practice firm</h1><a href="/two">two</a>
<a id="ping" href="#there" ping="https://ping.tracker.test/p">there</a>
<img src="https://www.facebook.com/tr?id=123456789012345&ev=PageView" alt="">
<img src="https://svg.tracker.test/a.svg" alt=""><img src="/tiny.gif" alt="">
<img src="https://hop.tracker.test/go" alt=""><img src="https://set.tracker.test/pixel" alt="">
<iframe src="https://www.youtube.com/embed/practice"></iframe>`

const script = `
document.cookie = '_ga=${secrets.written}; path=/; max-age=34560000'
localStorage.setItem('visitor', '${secrets.local}')
sessionStorage.tab = '${secrets.session}'
indexedDB.open('tracking-base')
caches.open('tracking-cache')
navigator.serviceWorker.register('/service.js')
new SharedWorker('/shared.js')
new Worker('/worker.js')
new WebSocket('wss://ws.hotjar.com/socket')
new EventSource('https://events.tracker.test/stream')
navigator.sendBeacon('https://beacon.tracker.test/b', 'visitor_id=${secrets.body}')
fetch('/g/collect?v=2&tid=G-PRACTICE01&cid=918273645.1790000002', { method: 'POST', body: 'en=page_view' })
fetch('https://www.google-analytics.com/g/collect?v=2&tid=G-PRACTICE01', { method: 'POST', mode: 'no-cors' })
const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:stun.tracker.test:3478' }] })
peer.createDataChannel('x')
peer.createOffer().then(offer => peer.setLocalDescription(offer))
const transport = new WebTransport('https://wt.tracker.test/x')
transport.ready.catch(() => {})
transport.closed.catch(() => {})
const canvas = document.createElement('canvas')
canvas.getContext('2d').fillText('practice', 2, 10)
canvas.toDataURL()
const gl = document.createElement('canvas').getContext('webgl')
if (gl) gl.getParameter(37446)
new OfflineAudioContext(1, 100, 44100).startRendering()
const pen = document.createElement('canvas').getContext('2d')
for (let n = 0; n < 60; n += 1) { pen.font = '12px "Face ' + n + '"'; pen.measureText('mmm') }
const strange = Object.getOwnPropertyNames(globalThis).filter(name => /watch|tell/.test(name))
if (strange.length > 0) document.title = strange.join(' ')
addEventListener('load', () => document.getElementById('ping').click())
`

const text = { type: 'text/javascript' }
const quietly = (url: string) => `fetch('${url}', { mode: 'no-cors' }).catch(() => {})`

export const trackedUrl = `https://${site}/`

export const trackedSite: Hosts = {
  [site]: {
    '/': {
      headers: {
        'set-cookie': [`sid=${secrets.wire}; Path=/; HttpOnly; Secure; SameSite=Lax`, 'lang=da; Path=/'],
      },
      body: `<!doctype html><html lang="da"><head>${head}</head><body>${body}</body></html>`,
    },
    '/two': { body: '<!doctype html><title>Practice page two</title><h1>Two</h1>' },
    '/own.css': {
      type: 'text/css',
      body: '@import "https://import.tracker.test/i.css"; h1{background:url(https://cssimg.tracker.test/b.svg)}',
    },
    '/own.js': { ...text, body: script },
    '/service.js': {
      ...text,
      body: `self.addEventListener('install', e => e.waitUntil(${quietly('https://px.ads.linkedin.com/collect?pid=271828&fmt=gif')}))`,
    },
    '/shared.js': { ...text, body: quietly('https://shared.tracker.test/s') },
    '/worker.js': {
      ...text,
      body: `${quietly('https://worker.tracker.test/w')}; try { const t = new WebTransport('https://wtworker.tracker.test/x'); t.ready.catch(() => {}); t.closed.catch(() => {}) } catch {}`,
    },
    '/g/collect': { status: 204 },
    '/tiny.gif': {
      type: 'image/svg+xml',
      headers: { etag: `"${secrets.etag}"`, 'cache-control': 'private, max-age=31536000' },
      body: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    },
  },
  'hop.tracker.test': {
    '/go': {
      status: 302,
      headers: {
        location: 'https://land.tracker.test/pixel',
        'set-cookie': `hop=${secrets.redirect}; Path=/; Secure; SameSite=None; Max-Age=31536000`,
      },
    },
  },
  'set.tracker.test': {
    '/pixel': {
      type: 'image/svg+xml',
      headers: { 'set-cookie': `uid=${secrets.third}; Path=/; Secure; SameSite=None; Max-Age=31536000` },
      body: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    },
  },
}
