// What hostile pages do by how they answer: endings, windows, bytes, connections; each once, and what an audit is to say of it.
// Read by test/hostile/site.test.ts; the servers are in hostile-site.ts.

import { randomBytes } from 'node:crypto'
import {
  type Answer,
  drip,
  flood,
  type HostilePage,
  html,
  imageHead,
  next,
  packedFlood,
  page,
  rows,
  script,
  to,
  withParts,
} from './hostile-page.ts'

export const endings: readonly HostilePage[] = rows(
  [
    'redirect-server',
    'sends on to itself for ever, by 302',
    'limit',
    /redirects/,
    asked => to(`/redirect-server/${next(asked) || 1}`)(asked),
  ],
  [
    'redirect-meta',
    'sends on to itself for ever, by a meta refresh',
    'limit',
    /stays/,
    asked => page(`<meta http-equiv="refresh" content="0;url=/redirect-meta/${next(asked) || 1}">`)(asked),
  ],
  [
    'redirect-script',
    'sends on to itself for ever, by script',
    'limit',
    /stays/,
    asked => script(`location.replace('/redirect-script/${next(asked) || 1}')`)(asked),
  ],
  [
    'redirect-slow',
    'sends on to itself a moment after it was loaded, for ever',
    [null, 'limit'],
    /stays|^$/,
    asked =>
      script(`onload = () => setTimeout(() => { location.href = '/redirect-slow/${next(asked) || 1}' }, 50)`)(
        asked,
      ),
  ],
  [
    'history',
    'writes its history for ever, as if it were another page',
    null,
    /^$/,
    script(
      'let n = 0; setInterval(() => { for (let i = 0; i < 500; i++) try { history.pushState({}, "", n++ % 2 ? "/sund" : "/history/" + n) } catch {} }, 10)',
    ),
  ],
  [
    'close-itself',
    'closes its own window',
    null,
    /^$/,
    script('window.close(); onload = () => window.close()'),
  ],
  [
    'leave-by-script',
    'goes to chrome:, file:, data:, mailto:, vscode: and javascript:',
    [null, 'timeout', 'limit'],
    /load|stays|^$/,
    script(`
    for (const url of ['chrome://version', 'file:///etc/passwd', 'data:text/html,<h1>x', 'mailto:x@firma.test', 'vscode://file/etc/passwd', 'about:blank#x'])
      { try { open(url, 'frame' + Math.random()) } catch {} const frame = document.createElement('iframe'); frame.src = url; document.body.append(frame) }
    for (const url of ['chrome://version', 'file:///etc/passwd', 'data:text/html,<h1>x', 'mailto:x@firma.test', 'vscode://file/etc/passwd']) try { location.href = url } catch {}`),
  ],
  ['leave-to-file', 'sends on to file:///etc/passwd', 'unreachable', /redirect/, to('file:///etc/passwd')],
  ['leave-to-mail', 'sends on to mailto:', 'unreachable', /redirect|page/, to('mailto:x@firma.test')],
  ['leave-to-data', 'sends on to data:', 'unreachable', /redirect/, to('data:text/html,<h1>x')],
  [
    'asks-to-stay',
    'asks to stay when it is left',
    ['limit', 'timeout'],
    /stays|looked|not read/,
    script(`onbeforeunload = event => { event.preventDefault(); return 'stay' }
    setInterval(() => { location.href = '/asks-to-stay/away' }, 50)`),
  ],
)

export const windows: readonly HostilePage[] = rows(
  ['alerts', 'shows alerts for ever', 'timeout', /load|looked/, script('for (;;) alert("x")')],
  [
    'dialogs',
    'shows every kind of dialog for ever',
    null,
    /^$/,
    script('setInterval(() => { alert(1); confirm(2); prompt(3); print() }, 1)'),
  ],
  [
    'popups',
    'opens two hundred windows',
    null,
    /^$/,
    script('for (let n = 0; n < 200; n++) open("/popups/" + n, "w" + n)'),
  ],
  [
    'popups-breed',
    'opens windows that open windows',
    null,
    /^$/,
    script('for (let n = 0; n < 3; n++) open("/popups-breed/" + Math.random(), "_blank")'),
  ],
  [
    'popups-clicked',
    'clicks links that open windows, for ever',
    null,
    /^$/,
    page(`<a target="_blank" href="/popups-clicked/x">x</a>
    <script>setInterval(() => document.querySelector('a').click(), 5)</script>`),
  ],
  [
    'wishes',
    'asks for every permission, fullscreen and the pointer',
    null,
    /^$/,
    page(`<body><script>
    navigator.geolocation.getCurrentPosition(() => {}); Notification.requestPermission(); navigator.mediaDevices.getUserMedia({ audio: true, video: true }).catch(() => {})
    document.documentElement.requestFullscreen().catch(() => {}); document.body.requestPointerLock(); navigator.clipboard.readText().catch(() => {})
    navigator.requestMIDIAccess?.({ sysex: true }).catch(() => {}); navigator.storage.persist(); navigator.wakeLock?.request().catch(() => {})
    navigator.usb?.requestDevice({ filters: [] }).catch(() => {}); navigator.bluetooth?.requestDevice({ acceptAllDevices: true }).catch(() => {})
    </script>`),
  ],
  [
    'basic-auth',
    'asks for a user name and a password',
    'unreachable',
    /password/,
    ({ response }) =>
      response.writeHead(401, { ...html, 'www-authenticate': 'Basic realm="x"' }).end('<title>Login</title>'),
  ],
  [
    'downloads',
    'is a file to download',
    'file',
    /download/,
    ({ response }) =>
      flood(
        response.writeHead(200, {
          'content-type': 'application/zip',
          'content-disposition': 'attachment; filename="x.zip"',
        }),
      ),
  ],
  [
    'downloads-many',
    'starts two hundred downloads',
    [null, 'limit'],
    /bytes|^$/,
    withParts(
      script(`
    for (let n = 0; n < 100; n++) { const frame = document.createElement('iframe'); frame.src = '/downloads-many/' + n; if (n < 40) document.body.append(frame)
      const link = document.createElement('a'); link.download = 'x' + n; link.href = URL.createObjectURL(new Blob([new ArrayBuffer(1e5)])); link.click() }`),
      ({ response }) =>
        flood(
          response.writeHead(200, { 'content-type': 'application/zip', 'content-disposition': 'attachment' }),
        ),
    ),
  ],
)

export const bytes: readonly HostilePage[] = rows(
  [
    'large-page',
    'is one gibibyte long',
    ['limit', 'timeout', 'crashed'],
    /bytes|end|memory/,
    ({ response }) => flood(response.writeHead(200, html)),
  ],
  [
    'large-image',
    'shows an image of one gibibyte',
    'limit',
    /bytes/,
    withParts(page('<img src="/large-image/x">'), ({ response }) => {
      response.writeHead(200, { 'content-type': 'image/png' }).write(imageHead())
      flood(response)
    }),
  ],
  [
    'large-fetched',
    'fetches one gibibyte, again and again',
    'limit',
    /bytes/,
    withParts(
      script(`
    (async () => { for (;;) await fetch('/large-fetched/x', { cache: 'no-store' }).then(answer => answer.arrayBuffer()).catch(() => {}) })()`),
      ({ response }) =>
        flood(
          response.writeHead(200, { 'content-type': 'application/octet-stream' }),
          randomBytes(64 * 1024),
        ),
    ),
  ],
  [
    'packed-page',
    'is one gibibyte long, packed to one mebibyte',
    ['limit', 'timeout', 'crashed'],
    /^/,
    ({ response }) => packedFlood(response.writeHead(200, { ...html, 'content-encoding': 'gzip' })),
  ],
  [
    'packed-image',
    'shows an image of one gibibyte, packed',
    [null, 'limit', 'timeout', 'crashed'],
    /^/,
    withParts(page('<img src="/packed-image/x">'), ({ response }) =>
      packedFlood(
        response.writeHead(200, { 'content-type': 'image/png', 'content-encoding': 'gzip' }),
        imageHead(),
      ),
    ),
  ],
  [
    'drip-headers',
    'sends its headers byte by byte',
    'timeout',
    /answer/,
    ({ response }) => {
      response.socket?.write('HTTP/1.1 200 OK\r\nx: ')
      drip(text => response.socket?.write(text), response)
    },
  ],
  [
    'drip-page',
    'sends its text byte by byte',
    'timeout',
    /load/,
    ({ response }) => {
      response
        .writeHead(200, html)
        .write('<!doctype html><title>Dryp</title><form><input name="email"></form>')
      drip(text => response.write(text), response)
    },
  ],
  [
    'drip-image',
    'has an image that never ends',
    'timeout',
    /load/,
    withParts(page('<img src="/drip-image/x">'), ({ response }) => {
      response.writeHead(200, { 'content-type': 'image/png' }).write(imageHead())
      drip(text => response.write(text), response)
    }),
  ],
  [
    'large-header',
    'has a header of two mebibytes',
    'unreachable',
    /headers/,
    ({ response }) => response.writeHead(200, { ...html, 'x-large': 'x'.repeat(2 * 1024 * 1024) }).end('x'),
  ],
  [
    'cut-short',
    'ends before the length it said',
    'timeout',
    /load/,
    ({ response }) => {
      response.writeHead(200, { ...html, 'content-length': '1000000' }).write('<title>Halv</title>')
      setTimeout(() => response.destroy(), 50)
    },
  ],
  [
    'no-answer',
    'has no page to show (204)',
    'unreachable',
    /without one/,
    ({ response }) => response.writeHead(204).end(),
  ],
  [
    'charset',
    'is written in no known letters',
    null,
    /^$/,
    ({ response }) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-7; charset=x-none; boundary="' })
        .end(
          Buffer.concat([
            Buffer.from('+ADw-script+AD4-alert(1)+ADw-/script+AD4- <title>\x00\xff'),
            randomBytes(50_000),
          ]),
        ),
  ],
  [
    'title',
    'has a title of ten megabytes',
    [null, 'timeout'],
    /^$|load/,
    ({ response }) => response.writeHead(200, html).end(`<title>${'T'.repeat(10_000_000)}</title>`),
  ],
)

const broken = (host: string): Answer => to(`https://${host}/`)

export const connections: readonly HostilePage[] = rows(
  [
    'tls-self-signed',
    'leads to a certificate that signs itself',
    'unreachable',
    /certificate.*AUTHORITY/,
    broken('self-signed.test'),
  ],
  // Nobody signed them either, and that is what Chromium says first.
  [
    'tls-expired',
    'leads to a certificate that is over',
    'unreachable',
    /certificate/,
    broken('expired.test'),
  ],
  [
    'tls-wrong-name',
    'leads to a certificate of somebody else',
    'unreachable',
    /certificate/,
    broken('wrong-name.test'),
  ],
  [
    'tls-client',
    'wants a certificate of the visitor',
    'unreachable',
    /client certificate|end of the connection/,
    broken('client-cert.test'),
  ],
  ['tls-garbage', 'answers TLS with garbage', 'unreachable', /TLS/, broken('garbage.test')],
  ['tls-silent', 'never answers TLS', 'timeout', /answer/, broken('silent.test')],
  ['tls-hung-up', 'hangs up on TLS', 'unreachable', /connection/, broken('hung-up.test')],
  ['http2', 'breaks the rules of HTTP/2', 'unreachable', /HTTP/, broken('http2.test')],
  // Chromium takes what is no HTTP for HTTP/0.9, which is all text.
  ['no-http', 'speaks no HTTP', [null, 'unreachable'], /HTTP|connection|^$/, broken('no-http.test')],
  [
    'inner-four',
    'sends on to 127.0.0.1',
    'refused',
    /127\.0\.0\.1:\d+: expected a public address, got a loopback one/,
    asked => to(`http://127.0.0.1:${asked.inner}/`)(asked),
  ],
  [
    'inner-six',
    'sends on to [::1]',
    'refused',
    /\[::1\]:\d+: expected a public address, got a loopback one/,
    asked => to(`http://[::1]:${asked.inner}/`)(asked),
  ],
  [
    'inner-spelled',
    'sends on to 127.0.0.1, spelled as a number',
    'refused',
    /loopback/,
    asked => to(`http://2130706433:${asked.inner}/`)(asked),
  ],
  [
    'inner-name',
    'sends on to a name that leads to 127.0.0.1',
    'refused',
    /loopback/,
    asked => to(`http://inner.test:${asked.inner}/`)(asked),
  ],
  [
    'inner-both',
    'sends on to a name that leads outside and to 127.0.0.1',
    'refused',
    /loopback/,
    asked => to(`http://both-inner.test:${asked.inner}/`)(asked),
  ],
  [
    'inner-cloud',
    'sends on to 169.254.169.254',
    'refused',
    /reserved/,
    to('http://169.254.169.254/latest/meta-data/'),
  ],
  [
    'inner-parts',
    'loads 127.0.0.1, [::1], 169.254.169.254 and localhost in every way',
    [null, 'timeout'],
    /load|^$/,
    asked => script(innerParts(asked.inner))(asked),
  ],
  [
    'inner-turned',
    'has a name that leads elsewhere when asked again (rebinding)',
    null,
    /^$/,
    asked =>
      script(`
    (async () => { await fetch('https://turncoat.test/turned/a', { mode: 'no-cors' }).catch(() => {})
      for (let n = 0; n < 5; n++) for (const at of ['http://turncoat.test:${asked.inner}/', 'https://turncoat.test:${asked.inner}/x'])
        await fetch(at, { mode: 'no-cors' }).catch(() => {}) })()
    for (let n = 0; n < 5; n++) { const frame = document.createElement('iframe'); frame.src = 'http://turncoat.test:${asked.inner}/f' + n; document.body.append(frame) }`)(
        asked,
      ),
  ],
  [
    'inner-peer',
    'makes peer connections to 127.0.0.1 over TCP and UDP',
    null,
    /^$/,
    asked => script(innerPeer(asked.inner))(asked),
  ],
)

const innerParts = (port: number) => `
  for (const host of ['127.0.0.1', '[::1]', '169.254.169.254', 'localhost', '0.0.0.0', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', 'x.localhost', 'inner.test'])
    for (const at of [host + ':${port}', host]) {
      for (const tag of ['img', 'iframe', 'script', 'video', 'embed']) { const part = document.createElement(tag); part.src = 'http://' + at + '/' + tag; document.body.append(part) }
      fetch('http://' + at + '/fetch', { mode: 'no-cors' }).catch(() => {}); fetch('https://' + at + '/fetch', { mode: 'no-cors', targetAddressSpace: 'local' }).catch(() => {})
      for (const scheme of ['ws://', 'wss://']) try { new WebSocket(scheme + at + '/') } catch {}
      try { new EventSource('http://' + at + '/events') } catch {}
      try { new WebTransport('https://' + at + '/').ready.catch(() => {}) } catch {}
      navigator.sendBeacon('http://' + at + '/beacon', 'x')
      const link = document.createElement('link'); link.rel = 'preconnect'; link.href = 'http://' + at; document.head.append(link)
      new Worker(URL.createObjectURL(new Blob(["fetch('http://" + at + "/worker', { mode: 'no-cors' }).catch(() => {}); try { new WebSocket('ws://" + at + "/worker') } catch {}"])))
    }`

const innerPeer = (port: number) => `
  const peer = new RTCPeerConnection({ iceServers: [{ urls: ['turn:127.0.0.1:${port}?transport=tcp', 'turns:127.0.0.1:${port}?transport=tcp', 'turn:inner.test:${port}?transport=tcp', 'stun:127.0.0.1:${port}'], username: 'x', credential: 'x' }] })
  peer.createDataChannel('x')
  peer.createOffer().then(async offer => {
    await peer.setLocalDescription(offer)
    const other = new RTCPeerConnection(); await other.setRemoteDescription(offer); const answer = await other.createAnswer(); await peer.setRemoteDescription(answer)
    for (const [proto, kind] of [['tcp', ' tcptype passive'], ['udp', '']])
      await peer.addIceCandidate({ candidate: 'candidate:1 1 ' + proto + ' 2105458943 127.0.0.1 ${port} typ host' + kind, sdpMid: '0', sdpMLineIndex: 0 }).catch(() => {})
  })`
