// What hostile pages do with the machine, by floods of small things, and by lying to whoever looks; each once, and what an audit is
// to say of it. Scripts run in the visited browser only, and what grows without end is stopped by us, not by them.
// Read by test/hostile/site.test.ts; the servers are in hostile-site.ts.

import { bytes, connections, endings, windows } from './hostile-answers.ts'
import { type HostilePage, next, page, rows, script, withParts } from './hostile-page.ts'

const machine: readonly HostilePage[] = rows(
  [
    'loop',
    'computes for ever',
    'timeout',
    /load|looked/,
    page('<form><input name="email"></form><script>document.cookie = "before=loop"; for (;;);</script>'),
  ],
  [
    'loop-later',
    'computes for ever once it has loaded',
    'timeout',
    /looked/,
    script('onload = () => setTimeout(() => { for (;;); }, 100)'),
  ],
  [
    'memory-objects',
    'takes memory for objects without end',
    ['crashed', 'timeout'],
    /^/,
    script('const all = []; for (;;) all.push(Array.from({ length: 1000 }, (_, n) => ({ n })))'),
  ],
  [
    'memory-buffers',
    'takes memory for buffers without end',
    ['crashed', 'timeout'],
    /^/,
    script(
      'const all = []; setInterval(() => { try { all.push(new Uint8Array(1e8).fill(1)) } catch {} }, 1)',
    ),
  ],
  [
    'memory-workers',
    'lets workers take memory',
    ['crashed', 'timeout', null],
    /^/,
    script(`
    for (let n = 0; n < 8; n++) new Worker(URL.createObjectURL(new Blob(['const all = []; setInterval(() => { try { all.push(new Uint8Array(5e7).fill(1)) } catch {} }, 1)'])))`),
  ],
  [
    'memory-blobs',
    'makes blobs without end',
    ['crashed', 'timeout', null],
    /^/,
    script(
      'const all = []; setInterval(() => { for (let n = 0; n < 4; n++) all.push(new Blob([new Uint8Array(5e7).fill(n)])) }, 1)',
    ),
  ],
  [
    'workers',
    'starts two hundred workers that compute for ever',
    [null, 'timeout', 'limit'],
    /^/,
    script(`
    const loop = URL.createObjectURL(new Blob(['for (;;);'])); for (let n = 0; n < 200; n++) new Worker(loop)`),
  ],
  [
    'nodes',
    'has a million elements',
    ['limit', 'timeout', 'crashed'],
    /not read|load|looked|process/,
    script(
      'for (let n = 0; n < 1000; n++) { const part = document.createElement("p"); part.innerHTML = "<i>x</i>".repeat(1000); document.body.append(part) }',
    ),
  ],
  [
    'deep',
    'nests its elements a hundred thousand deep',
    [null, 'limit', 'timeout'],
    /^/,
    page('<b>'.repeat(100_000)),
  ],
  [
    'frames',
    'holds itself in frames without end',
    ['limit', 'timeout'],
    /not read|load|requests/,
    asked =>
      page(
        `<iframe src="/frames/${next(asked) || 1}"></iframe><iframe src="/frames/${next(asked) || 1}b"></iframe>`,
      )(asked),
  ],
  [
    'writes',
    'writes itself anew for ever',
    ['timeout', 'limit', null],
    /^/,
    script(
      'setInterval(() => { document.open(); document.write("<script>setInterval(() => document.write(1), 1)</" + "script>") }, 1)',
    ),
  ],
  [
    'console',
    'writes megabytes to the console for ever',
    [null, 'timeout', 'limit'],
    /^/,
    script(
      'const text = "x".repeat(1e6); setInterval(() => { for (let n = 0; n < 20; n++) console.log(text + n, { text }) }, 1)',
    ),
  ],
  [
    'pattern',
    'tries a pattern that never ends',
    'timeout',
    /load|looked/,
    script('/^(a+)+$/.test("a".repeat(60) + "b")'),
  ],
)

const floods: readonly HostilePage[] = rows(
  [
    'links',
    'has ten thousand links',
    null,
    /^$/,
    page(Array.from({ length: 10_000 }, (_, n) => `<a href="/linked/${n}">${n}</a>`).join('')),
  ],
  [
    'addresses',
    'has addresses of one megabyte, its own among them',
    [null, 'limit', 'timeout', 'crashed'],
    /^/,
    page(`<a href="/${'a'.repeat(1_000_000)}">x</a><img src="/${'b'.repeat(1_000_000)}">
    <script>history.replaceState({}, '', '/addresses/' + 'c'.repeat(1_000_000)); for (let n = 0; n < 30; n++) fetch('/addresses/' + n + 'd'.repeat(1_000_000)).catch(() => {})</script>`),
  ],
  [
    'requests',
    'makes ten thousand requests',
    ['limit', 'timeout'],
    /requests|looked|load/,
    withParts(
      script('for (let n = 0; n < 10000; n++) fetch("/requests/" + n).catch(() => {})'),
      ({ response }) => response.writeHead(204).end(),
    ),
  ],
  [
    'sockets',
    'opens ten thousand websockets',
    ['limit', null, 'timeout'],
    /^/,
    script(
      'for (let n = 0; n < 10000; n++) try { new WebSocket("wss://w" + (n % 40) + ".firma.test/sockets/" + n) } catch {}',
    ),
  ],
  [
    'hosts',
    'asks ten thousand hosts',
    ['limit', 'timeout'],
    /requests|connections|looked|load/,
    script(
      'for (let n = 0; n < 10000; n++) fetch("https://h" + n + ".flood.test/", { mode: "no-cors" }).catch(() => {})',
    ),
  ],
  [
    'cookies',
    'sets ten thousand cookies',
    ['limit', 'timeout'],
    /cookies|looked/,
    withParts(
      script(
        'for (let n = 0; n < 10000; n++) document.cookie = "script" + n + "=" + "x".repeat(4000); for (let n = 0; n < 40; n++) fetch("/cookies/" + n)',
      ),
      ({ response, rest }) =>
        response
          .writeHead(200, {
            'set-cookie': Array.from({ length: 200 }, (_, n) => `wire${rest}-${n}=${'y'.repeat(50)}`),
          })
          .end(),
    ),
  ],
  [
    'stores',
    'fills every store there is',
    [null, 'limit', 'timeout', 'crashed'],
    /^/,
    script(`
    try { for (let n = 0; n < 10000; n++) localStorage.setItem('l' + n, 'x'.repeat(500)) } catch {}
    try { for (let n = 0; n < 10000; n++) sessionStorage.setItem('s' + n, 'x'.repeat(500)) } catch {}
    for (let n = 0; n < 500; n++) indexedDB.open('base' + n)
    indexedDB.open('large').onupgradeneeded = ({ target }) => { const store = target.result.createObjectStore('x'); let n = 0; const more = () => { store.put(new Uint8Array(1e7), n++).onsuccess = more }; more() }
    caches.open('large').then(async cache => { for (let n = 0; ; n++) await cache.put('/c' + n, new Response(new Uint8Array(1e7))) }).catch(() => {})`),
  ],
  [
    'service',
    'lets a service worker answer for everything',
    null,
    /^$/,
    asked =>
      asked.rest === '/worker.js'
        ? asked.response
            .writeHead(200, { 'content-type': 'text/javascript', 'service-worker-allowed': '/' })
            .end(`
        addEventListener('install', () => skipWaiting()); addEventListener('activate', event => event.waitUntil(clients.claim()))
        addEventListener('fetch', event => event.respondWith(new Response('<title>Svar</title>', { headers: { 'content-type': 'text/html' } })))`)
        : script(
            `navigator.serviceWorker.register('/service/worker.js', { scope: '/' }).then(() => navigator.serviceWorker.ready).then(() => setInterval(() => fetch('/sund?' + Math.random()), 20))`,
          )(asked),
  ],
  [
    'styles',
    'imports styles without end',
    [null, 'timeout', 'limit'],
    /^/,
    withParts(page('<style>@import "/styles/1"</style>'), asked =>
      asked.response.writeHead(200, { 'content-type': 'text/css' }).end(`@import "/styles/${next(asked)}";`),
    ),
  ],
)

// What a page can lay hands on before anybody looks at it.
const fooling = `
  const never = () => { throw new Error('nothing to see') }
  for (const name of ['querySelectorAll', 'querySelector', 'getElementsByTagName', 'getElementById']) document[name] = () => []
  Object.defineProperty(document, 'forms', { value: [] }); Object.defineProperty(document, 'title', { value: {} }); Object.defineProperty(document, 'cookie', { get: () => '' })
  window.fetch = never; JSON.parse = () => ({}); JSON.stringify = () => '{}'; window.Promise = never; window.Map = never; window.Proxy = never
  for (const name of ['map', 'filter', 'forEach', 'push', 'slice', 'flat', 'join', 'includes']) Array.prototype[name] = () => 'nothing'
  for (const name of ['length', 'name', 'key', 'area', 'shape', 'then', 'kind', 'url', 'chain', 'toJSON']) Object.defineProperty(Object.prototype, name, { get: () => undefined, set() {}, configurable: true })
  String.prototype.replace = String.prototype.match = String.prototype.split = () => 'nothing'; Function.prototype.toString = () => 'nothing'
  Object.keys = Object.entries = Object.getOwnPropertyNames = Reflect.ownKeys = () => []; Reflect.apply = never
  Error.prepareStackTrace = () => 'nothing'; Error.stackTraceLimit = 0; window.console = null; window.setTimeout = () => 0
  for (const name of ['key', 'getItem']) Storage.prototype[name] = () => null; IDBFactory.prototype.databases = async () => []; CacheStorage.prototype.keys = async () => []
  for (const name of Object.getOwnPropertyNames(window)) if (/watch|tell|playwright|binding/i.test(name)) try { window[name]('nothing'); window[name]('{"shape":null}') } catch {}
  for (const name of ['cookies', 'storage', 'fingerprints', 'wishes']) try { window['__watch_' + name]('{"area":1}') } catch {}
`

const lies: readonly HostilePage[] = rows([
  'fooling',
  'takes away what scripts ask with, and then tracks',
  null,
  /^$/,
  page(`<body>
    <a href="/fooling-linked">x</a><form action="/send"><input name="cpr"></form>
    <script>const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie'), put = Storage.prototype.setItem; ${fooling}
    cookie.set.call(document, 'hidden=4f1d9c2e7ab3; path=/'); put.call(localStorage, 'hidden-key', '4f1d9c2e7ab3'); indexedDB.open('hidden-base')
    const canvas = document.createElement('canvas'); canvas.getContext('2d').fillText('x', 1, 1); canvas.toDataURL()
    const image = document.createElement('img'); image.src = 'https://pixel.tracker.test/p.gif?uid=4f1d9c2e7ab3d8'; document.body.append(image)</script>`),
])

/** By what they misuse. */
export const hostilePages: Readonly<Record<string, readonly HostilePage[]>> = {
  endings,
  windows,
  bytes,
  connections,
  machine,
  floods,
  lies,
}

/** Variants of others that take long: visited where all are asked for. */
export const variants: ReadonlySet<string> = new Set([
  ...[
    'redirect-slow',
    'leave-by-script',
    'asks-to-stay',
    'drip-image',
    'large-fetched',
    'large-page',
    'cut-short',
  ],
  ...[
    'packed-image',
    'loop-later',
    'memory-objects',
    'memory-workers',
    'memory-blobs',
    'workers',
    'deep',
    'frames',
  ],
  ...[
    'writes',
    'console',
    'pattern',
    'addresses',
    'sockets',
    'hosts',
    'stores',
    'styles',
    'tls-silent',
    'nodes',
  ],
])
