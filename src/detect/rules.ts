// Everything a scan looks for: the kinds that have a form of their own, and those that are found by words.

import type { ScanRules } from './hit.ts'
import { kindKeywords, kinds } from './kinds/kinds.ts'
import { keywordRules, keywordShapes } from './words/words.ts'

export const allRules: ScanRules = Object.freeze({
  shapes: { ...kinds, ...keywordShapes },
  keywords: [...kindKeywords, ...keywordRules],
})
