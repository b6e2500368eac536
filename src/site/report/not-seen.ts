// What one visit did not look at, in words: said in every report, because what was not seen is not in order.
// Proven by html.test.ts and json.test.ts.

import type { Words } from '../../core/language.ts'
import { pageFailureWords } from '../../language/site-page.ts'
import { leftOutWords, limitWords, unseenPageWords } from '../../language/site-report-page.ts'
import type { Audit, LeftOut, PageSeen, VisitFailure } from '../audit.ts'
import { failureOf } from '../judge/view.ts'

type Because = LeftOut['because']
const reasons: readonly Because[] = ['limit', 'robots', 'other-site']

export interface PageUnseen {
  readonly page: PageSeen
  readonly failure: VisitFailure | 'error'
  readonly because: Words
}

export const unseenPages = ({ pages, url }: Audit): readonly PageUnseen[] =>
  pages.flatMap(page => {
    const failure = failureOf(page, url)
    return failure === null ? [] : [{ page, failure, because: pageFailureWords[failure] }]
  })

/** How many pages were not visited, by why. */
export const leftOutCounts = ({
  leftOut,
}: Audit): readonly { readonly because: Because; readonly n: number }[] =>
  reasons
    .map(because => ({ because, n: leftOut.filter(one => one.because === because).length }))
    .filter(({ n }) => n > 0)

export function limitsOf(audit: Audit): readonly Words[] {
  const { consent, netLogRead, routed, ownRequests, host } = audit
  const isAsked = host.nameServers !== null && host.reverseNames !== null
  return [
    limitWords.oneVisit,
    limitWords[consent],
    limitWords.acts,
    ...unseenPages(audit).map(({ page, because }) => unseenPageWords(page.url, because)),
    ...leftOutCounts(audit).map(({ because, n }) => leftOutWords[because](n)),
    ...(netLogRead ? [] : [limitWords.log]),
    ...(isAsked ? [] : [limitWords.hostNotAsked]),
    ...(routed.length === 0
      ? []
      : [limitWords.routed(routed.map(({ host, at }) => `${host} → ${at}`).join(', '))]),
    ...(ownRequests.length === 0 ? [] : [limitWords.ownRequests(ownRequests.length)]),
  ]
}
