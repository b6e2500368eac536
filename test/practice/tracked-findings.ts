// What has to be found of the practice site that tracks, and nothing beside it: for each thing it does, the rule, what it is about,
// and the name it is called by. Written by hand from what the site is made to do, not from what was found.

import type { RuleId } from '../../src/site/judge/rules.ts'
import type { ThingName } from './tracked-things.ts'

/** `named` stands in the sentence of the finding. */
type Row = readonly [rule: RuleId, about: string, named: string]

const site = 'www.firma.test'

const undeclared = (host: string, called: string = host): Row => [
  'parties/undeclared',
  host,
  called === host ? `contact ${host}, which` : `${host} (${called})`,
]
const service = (name: string, category: string, hosts: string): Row => [
  'trackers/host',
  name,
  `${name} is in use: ${category}. Seen at ${hosts}.`,
]
/** A script or a style of others that is held to nothing. */
const loose = (url: string): readonly Row[] => [
  ['pinned/no-integrity', url, url],
  ['pinned/no-version', url, url],
]
const tracker = (name: string): Row => undeclared(`${name}.tracker.test`)
const fingerprint = (api: string): Row => [
  'trackers/fingerprint',
  `${api} (${site})`,
  `A script from ${site} reads characteristics of the browser (${api})`,
]

export const trackedFindings: Readonly<Record<ThingName | 'the site itself', readonly Row[]>> = {
  'Google Analytics': [
    undeclared('www.google-analytics.com', 'Google Analytics'),
    service(
      'Google Analytics',
      'statistics of visitors',
      'www.google-analytics.com, www.googletagmanager.com',
    ),
    ...loose('https://www.googletagmanager.com/gtag/js?id='),
    ['trackers/cookie', `_ga (${site})`, `The cookie “_ga” is set for ${site}`],
  ],
  'Google Tag Manager': [
    undeclared('www.googletagmanager.com', 'Google Tag Manager'),
    service('Google Tag Manager', 'loading of measuring services', 'www.googletagmanager.com'),
    ...loose('https://www.googletagmanager.com/gtm.js?id='),
  ],
  'Meta Pixel': [
    undeclared('connect.facebook.net', 'Meta Pixel'),
    undeclared('www.facebook.com', 'Facebook'),
    service('Meta Pixel', 'advertising and its measuring', 'connect.facebook.net, www.facebook.com'),
    ...loose('https://connect.facebook.net/signals/config/123456789012345'),
  ],
  'LinkedIn by a service worker': [
    undeclared('px.ads.linkedin.com', 'LinkedIn Insight'),
    service('LinkedIn Insight', 'advertising and its measuring', 'px.ads.linkedin.com'),
  ],
  'Hotjar with a websocket': [
    undeclared('static.hotjar.com', 'Hotjar'),
    undeclared('ws.hotjar.com', 'Hotjar'),
    service('Hotjar', 'recording of visits', 'static.hotjar.com, ws.hotjar.com'),
    ...loose('https://static.hotjar.com/c/hotjar-3141592.js?sv='),
  ],
  'Microsoft Clarity': [
    undeclared('www.clarity.ms', 'Microsoft Clarity'),
    service('Microsoft Clarity', 'recording of visits', 'www.clarity.ms'),
    ...loose('https://www.clarity.ms/tag/practice12'),
  ],
  'measuring behind the own address': [
    ['trackers/product', `Google Analytics (${site})`, `Google Analytics is in use; seen at ${site}.`],
  ],
  'a name of the own that leads elsewhere': [
    ['parties/cloaked', 'maal.firma.test', 'firma.sc.omtrdc.net (Adobe Experience Cloud)'],
    service('Adobe Experience Cloud', 'statistics of visitors', 'maal.firma.test'),
  ],
  'Google Fonts': [
    undeclared('fonts.googleapis.com', 'Google Fonts'),
    undeclared('fonts.gstatic.com', 'Google Fonts'),
    ...loose('https://fonts.googleapis.com/css2?family='),
  ],
  'one CDN': [
    undeclared('cdn.jsdelivr.net', 'JSDelivr CDN'),
    ['pinned/no-integrity', 'https://cdn.jsdelivr.net/npm/left@1.0.0/left.js', 'left.js is loaded without'],
  ],
  'another CDN': [
    undeclared('cdnjs.cloudflare.com', 'Cloudflare CDN'),
    [
      'pinned/no-integrity',
      'https://cdnjs.cloudflare.com/ajax/libs/right/1.0.0/right.js',
      'right.js is loaded without',
    ],
  ],
  'a film from YouTube': [undeclared('www.youtube.com', 'YouTube')],
  'a style of a style': [tracker('import'), ...loose('https://import.tracker.test/i.css')],
  'a picture of a style': [tracker('cssimg')],
  'an SVG picture': [tracker('svg')],
  preconnect: [tracker('pre')],
  'preconnect that a script puts there and takes away': [tracker('prescript')],
  'preconnect in the header of a style': [tracker('prepart')],
  'dns-prefetch': [tracker('dns')],
  'speculation rules': [tracker('spec')],
  'a beacon': [
    tracker('beacon'),
    [
      'trackers/identifier',
      'visitor_id (beacon.tracker.test)',
      '“visitor_id” is sent to beacon.tracker.test',
    ],
  ],
  'a beacon on leaving': [tracker('leaving')],
  'what an empty frame has': [
    tracker('wtframe'),
    ['trackers/cookie', `_framed (${site})`, `The cookie “_framed” is set for ${site}`],
  ],
  'a frame that is taken away': [tracker('frame'), tracker('prehead')],
  'a ping': [tracker('ping')],
  'an EventSource': [tracker('events')],
  'a query': [
    tracker('query'),
    ['trackers/identifier', 'uid (query.tracker.test)', '“uid” is sent to query.tracker.test'],
  ],
  'a SharedWorker': [tracker('shared')],
  'a worker': [tracker('worker')],
  'WebTransport of a worker': [tracker('wtworker')],
  WebTransport: [tracker('wt')],
  STUN: [tracker('stun')],
  'STUN and WebTransport of this machine': [undeclared('127.0.0.1')],
  'a session of the own': [['trackers/own-session', `sid (${site})`, `“sid” is set for ${site}`]],
  'a language of the own': [['headers/cookie-flags', `lang (${site})`, 'without Secure, SameSite']],
  'a cookie set on the way': [
    tracker('hop'),
    tracker('land'),
    ['trackers/redirect-cookie', 'hop (hop.tracker.test)', 'by an answer that only redirects'],
  ],
  'a cookie of others': [
    tracker('set'),
    ['trackers/cookie', 'uid (set.tracker.test)', 'The cookie “uid” is set for set.tracker.test'],
  ],
  'an ETag': [['trackers/etag', site, `${site} gives each visitor an ETag of their own`]],
  localStorage: [['trackers/storage', `visitor (local, ${site})`, `local storage for ${site}`]],
  sessionStorage: [['trackers/own-session', `tab (session, ${site})`, `“tab” is set for ${site}`]],
  // Of these two only names are known, and a name tells nobody from anybody.
  IndexedDB: [],
  caches: [],
  'a canvas': [fingerprint('canvas')],
  'the sound': [fingerprint('audio')],
  'the graphics card': [fingerprint('webgl')],
  'the fonts': [fingerprint('fonts')],
  'the site itself': [
    ['headers/csp', site, 'Content-Security-Policy'],
    ['headers/hsts', site, 'Strict-Transport-Security'],
    ['headers/nosniff', site, 'X-Content-Type-Options'],
    ['headers/permissions-policy', site, 'Permissions-Policy'],
    ['headers/referrer-policy', site, 'Referrer-Policy'],
  ],
}
