// Numbers of passports, beside a word that names them: nine digits in Denmark, six to nine letters and digits elsewhere. They have no
// check digit outside of the machine readable zone (mrz.ts), so that none is told without its word. Proven by passport.test.ts.

import type { Around, Hit, KeywordRule } from '../hit.ts'
import { dateLength } from './dates.ts'
import { judgeZone } from './mrz.ts'
import { after, hitIn, overBytes, windowOf } from './window.ts'

/** Words may stand between (`er`, `number is`), but nothing that tells of something else. */
const gap =
  '(?<gap>(?:["\'`\\s:=,;|>)(\\[\\].#_-]|nr|no|number|nummer|numbers|er|is|was|num|id|dansk|danish|<[^<>]{0,40}>){0,24}?)'
const number = '(?<number>(?=[A-Z0-9]{0,8}[0-9])[A-Z0-9]{6,9})(?![A-Za-z0-9]|[- ]?[0-9]{4})'
const numberAfter = overBytes(`^${gap}(?<![A-Za-z0-9])${number}`, '')
const digitsIn = (text: string): number => text.replace(/[^0-9]/g, '').length

function judgePassport(around: Around, start: number, end: number): Hit | null {
  const window = windowOf(around, start, end)
  const match = numberAfter.exec(after(window))
  const [space, found] = [match?.groups?.['gap'] ?? '', match?.groups?.['number'] ?? '']
  if (digitsIn(found) < 5 || dateLength(found, 0) === found.length) return null
  const from = window.end + space.length
  return hitIn(window, {
    kind: 'passport',
    what: null,
    start: from,
    end: from + found.length,
    confidence: /^[0-9]{9}$/.test(found) ? 'certain' : 'likely',
    context: 'named',
  })
}

export const passportRules: readonly KeywordRule[] = [
  {
    id: 'passport',
    words: [
      'passport',
      'passportnumber',
      'passportno',
      'pas',
      'pasnr',
      'pasnummer',
      'passets nummer',
      'pasnummeret',
      'rejsepas',
    ],
    as: 'word',
    judge: judgePassport,
  },
  { id: 'passport.mrz', words: ['<<'], as: 'part', judge: judgeZone },
]
