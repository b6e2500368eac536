// An address as a sighting holds it: who is asked for what, and nothing that may tell of a person. Of a query the names stay and
// what they hold goes, since sites number their visitors there; so do fragment and user name. What stands in the path stays: it
// says what is loaded. Proven by address.test.ts and test/contracts/site-collectors.test.ts.

import { shapeOf } from './collect/shape.ts'

const charactersMost = 2_048

/** The same address always gives the same, so that what is of one address still is. */
export function withoutValues(address: string): string {
  const url = URL.parse(address)
  if (url === null) return ''
  const { protocol, origin, host, pathname, search } = url
  if (protocol === 'about:') return `about:${pathname}`
  // Of what reaches no host by itself, only whose it is.
  if (!/^(?:https?|wss?):$/.test(protocol)) return `${protocol}${origin === 'null' ? '' : origin}`
  const query = search.slice(1).split('&').map(nameIn).join('&')
  return `${protocol}//${host}${pathname}${query === '' ? '' : `?${query}`}`.slice(0, charactersMost)
}

/** `page=2` → `page=`. A parameter that is nothing but a value has no name. */
function nameIn(parameter: string): string {
  const [name = ''] = parameter.split('=', 1)
  return `${shapeOf(name).identifies ? '' : name}${parameter.includes('=') ? '=' : ''}`
}
