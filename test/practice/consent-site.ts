// A practice site that keeps quiet until its visitor agrees: banners as pages have them, each of which brings a tracker of its own
// in, and ways to say no beside them, which must never be pressed: each of those brings a host in that nobody may see.

import type { Hosts } from './hosts.ts'

const site = 'www.samtykke.test'
const banners = 'banner.cmp.test'

export const consentUrl = `https://${site}/`

/** By path: who comes in when that page's banner is agreed to. */
export const bringsIn: Readonly<Record<string, string>> = {
  '/': 'front.tracker.test',
  '/own-frame': 'own-frame.tracker.test',
  '/foreign-frame': 'foreign-frame.tracker.test',
  '/link': 'link.tracker.test',
  '/late': 'late.tracker.test',
}
/** Two pages where there is nothing to agree to. */
export const nothingAskedUrl = `https://${site}/only-no`

/** Comes in where something was pressed that is no agreement. */
export const neverHost = 'never.tracker.test'

const page = (title: string, rest: string): string =>
  `<!doctype html><html lang="da"><head><title>${title}</title><link rel="icon" href="data:,"></head><body>${rest}</body></html>`
const load = (host: string): string => `new Image().src = 'https://${host}/tr?id=1'`
const never = load(neverHost)

/** Every way to say no, or to say nothing, that looks like a yes. */
const refusals = [
  ...['Accepter ikke', 'Accepter kun nødvendige', 'Accepter alle nødvendige', 'Afvis alle', 'OK', 'Luk'],
  ...['Do not accept', 'Accept all except marketing', 'I do not agree', 'Reject all', 'Manage cookies'],
]
  .map(name => `<button onclick="${never}">${name}</button>`)
  .join('')

// One that is not there, and one that is there and takes no room.
const hidden = ['display: none', 'width: 0; height: 0; padding: 0; border: 0; overflow: hidden']
  .map(style => `<button style="${style}" onclick="${never}">Accept all</button>`)
  .join('')
const agreeing = (act: string, name = 'Accepter alle'): string =>
  `<div role="dialog">${refusals}${hidden}<button onclick="${act}; this.parentNode.remove()">${name}</button></div>`

/** Written a moment after the yes. */
const late = '_ga=GA1.1.918273645.1790000001; max-age=34560000'
const brought = (path: string): string => load(bringsIn[path] ?? neverHost)

// The frame tells the page, which takes the frame away at once.
const frameOf = (host: string): string => `<iframe src="https://${host}/banner"></iframe>`
const listening = (path: string): string =>
  `<script>onmessage = () => { document.querySelector('iframe').remove(); ${brought(path)} }</script>`
const banner = { body: page('Banner', agreeing(`parent.postMessage('yes', '*')`, ' ACCEPT  all ')) }

export const consentSite: Hosts = {
  [site]: {
    '/': {
      body: page(
        'Samtykke',
        agreeing(`setTimeout(() => { document.cookie = '${late}' }, 200); ${brought('/')}`) +
          Object.keys(bringsIn)
            .map(path => `<a href="${path}">${path}</a>`)
            .join(' '),
      ),
    },
    '/own-frame': { body: page('Own frame', frameOf(site) + listening('/own-frame')) },
    '/foreign-frame': { body: page('Foreign frame', frameOf(banners) + listening('/foreign-frame')) },
    '/banner': banner,
    '/link': { body: page('Link', `${refusals}<a href="#" onclick="${brought('/link')}">✓ Tillad alle</a>`) },
    '/late': {
      body: page(
        'Late',
        `<script>setTimeout(() => { document.body.innerHTML = '<button id="b">I agree</button>'
document.getElementById('b').onclick = () => { ${brought('/late')} } }, 150)</script>`,
      ),
    },
    '/only-no': { body: page('Only no', `${refusals + hidden}<a href="/none">/none</a>`) },
    '/none': { body: page('None', '<h1>None</h1>') },
  },
  [banners]: { '/': { body: '' }, '/banner': banner },
}
