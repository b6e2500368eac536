// What was not seen is not in order: a page that was not looked at whole, or a browser's log that could not be read, leaves open
// every part it could have spoken to. Proven by judge.test.ts.

import { pageFailureWords } from '../../language/site-page.ts'
import type { SiteFinding } from '../finding.ts'
import { found } from './draft.ts'
import type { RuleId } from './rules.ts'
import { failureOf, type View } from './view.ts'

const ofPages = [
  'page-unseen/trackers',
  'page-unseen/declared',
  'page-unseen/pinned',
  'page-unseen/up-to-date',
  'page-unseen/forms',
] as const satisfies readonly RuleId[]

// Integrity and forms are read from the document; the log knows of hosts.
const ofLog = [
  'log-unread/trackers',
  'log-unread/declared',
  'log-unread/up-to-date',
] as const satisfies readonly RuleId[]

export function judgeUnseen({ audit }: View): readonly SiteFinding[] {
  const tell = (url: string, because: keyof typeof pageFailureWords) =>
    ofPages.map(rule =>
      found(rule, url, { url, because: pageFailureWords[because] }, [{ page: url, place: null, chain: [] }]),
    )
  const pages = audit.pages.flatMap(page => {
    const because = failureOf(page, audit.url)
    return because === null ? [] : tell(page.url, because)
  })
  const none = audit.pages.length === 0 ? tell(audit.url, 'none') : []
  const log = audit.netLogRead ? [] : ofLog.map(rule => found(rule, audit.url, {}, []))
  return [...pages, ...none, ...log]
}
