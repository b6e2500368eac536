// The tables of docs/reference/detect.md: the kinds, how sure a hit is, and why something was not read.

import { confidences, hitKinds } from '../../src/detect/hit.ts'
import { unreadReasons } from '../../src/detect/source.ts'
import { confidenceWords, kindWords, unreadWords } from '../../src/language/detect.ts'
import { formatTable } from './documents.ts'

export const formatKinds = (): string =>
  formatTable(
    ['kind', 'Danish', 'English'],
    hitKinds.map(kind => [`\`${kind}\``, kindWords[kind].da, kindWords[kind].en]),
  )

export const formatConfidences = (): string =>
  formatTable(
    ['confidence', 'Danish', 'English'],
    confidences.toReversed().map(each => [`\`${each}\``, confidenceWords[each].da, confidenceWords[each].en]),
  )

export const formatUnread = (): string =>
  formatTable(
    ['reason', 'Danish', 'English'],
    unreadReasons.map(reason => [`\`${reason}\``, unreadWords[reason].da, unreadWords[reason].en]),
  )
