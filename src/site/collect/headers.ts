// What the site's own documents were answered with: of the page and of frames from the same site. A redirect brings no document,
// so what it lacks guards nothing. Of a cookie only its name and its flags. Names are lower-case; several of a name are joined
// by line breaks.
// Proven by headers.test.ts and test/contracts/site-document.test.ts.

import type { Response } from 'playwright-core'
import { limits } from '../../core/limits.ts'
import { within } from '../browser.ts'
import { type Collector, nothing } from '../collector.ts'
import { addressOf, isOfSite } from '../documents.ts'
import type { HeadersSeen } from '../sighting.ts'

export function collectHeaders(): Collector {
  const answers: Response[] = []
  return {
    id: 'headers',
    start: async ({ tab }) => {
      tab.on('response', response => {
        const isRedirect = response.status() >= 300 && response.status() < 400
        if (!response.request().isNavigationRequest() || isRedirect) return
        if (answers.length < limits.siteFrames) answers.push(response)
      })
    },
    page: async ({ page, url }) => {
      const own = answers.filter(answer => isOfSite(answer.url(), url))
      const seen = await Promise.all(
        own.map(answer => within(headersOf(page, answer), limits.siteCollectMs / 2)),
      )
      return seen.filter(one => one !== null)
    },
    finish: nothing,
  }
}

async function headersOf(page: number, answer: Response): Promise<HeadersSeen> {
  const url = addressOf(answer.url(), answer.url()) ?? ''
  return { kind: 'headers', page, url, headers: joinHeaders(await answer.headersArray()) }
}

interface Header {
  readonly name: string
  readonly value: string
}

export function joinHeaders(headers: readonly Header[]): Readonly<Record<string, string>> {
  const joined = new Map<string, string>()
  for (const { name: written, value } of headers) {
    const name = written.toLowerCase()
    const told = (name === 'set-cookie' ? value.split('\n').map(withoutValue).join('\n') : value).slice(
      0,
      valueMost,
    )
    const before = joined.get(name)
    joined.set(name, before === undefined ? told : `${before}\n${told}`)
  }
  return Object.fromEntries(joined)
}

const valueMost = 10_000

// `id=123; Secure` → `id=; Secure`. What has no name is all value.
const withoutValue = (cookie: string): string => cookie.replace(/^([^=;]*=)?[^;]*/, (_, name = '=') => name)
