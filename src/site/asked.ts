// What is asked beside the visits, once for an audit: who serves the site's name, what is said behind its addresses, and which
// other names of the company lead anywhere. Nothing asked here is visited. Who does not answer leaves a null, never an empty
// list; that there is nothing is an answer. Proven by test/contracts/site-asked.test.ts.

import { limits } from '../core/limits.ts'
import type { AskOptions } from './ask/asking.ts'
import { askHost } from './ask/host.ts'
import { askNames } from './ask/names.ts'
import type { Audit } from './audit.ts'

export type Asked = Pick<Audit, 'host' | 'namesFound' | 'namesUnseen'>

/** Never rejects: what fails is part of the answer. */
export async function askOfHost(options: AskOptions): Promise<Asked> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(limits.siteAskMs)])
  const [host, names] = await Promise.all([askHost({ ...options, signal }), askNames({ ...options, signal })])
  return { host, ...names }
}
