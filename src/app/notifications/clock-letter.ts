// The letter that reminds of what is due: what, at the latest when, how long there is left, and what ends it; with a link for
// whoever may open the case. Proven by test/contracts/clocks.test.ts.

import { mayUse } from '../../core/access.ts'
import type { Language } from '../../core/language.ts'
import type { Role } from '../../core/roles.ts'
import { clockWords } from '../../language/clocks.ts'
import { momentInFull } from '../../language/dates.ts'
import type { LetterBlock } from '../../mail/letter.ts'
import type { DueClock } from '../clocks.ts'
import type { Unclosed } from '../mailbag.ts'
import { type Addressed, linkTo } from './letters.ts'

interface AddressedAs extends Addressed {
  readonly role: Role
}

export function clockLetter(due: readonly DueClock[], now: Date, addressed: AddressedAs): Unclosed {
  const { language, mail } = addressed.to
  const [first] = due
  const subject =
    due.length === 1 && first !== undefined ? first.title[language] : clockWords.several(due.length)[language]
  return {
    ...{ to: mail, language, subject },
    blocks: due.flatMap(clock => blocksOf(clock, now, addressed)),
  }
}

function blocksOf(
  clock: DueClock,
  now: Date,
  { to, origin, zone, role }: AddressedAs,
): readonly LetterBlock[] {
  const { language } = to
  const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const
  const who = { kind: 'somebody', account: to.account, session: '', role, own: [] } as const
  const open = mayUse(who, clock.row)
    ? linkTo(origin, clockWords.open[language], clock.page[language])
    : [paragraph(clockWords.noAccess[language])]
  return [...saidOf(clock, now, language, zone).map(paragraph), paragraph(clock.ends[language]), ...open]
}

function saidOf(
  { title, late, due }: DueClock,
  now: Date,
  language: Language,
  zone: string,
): readonly string[] {
  const before = momentInFull(due.toISOString(), language, zone)
  const leftMs = due.getTime() - now.getTime()
  return leftMs > 0
    ? [`${clockWords.running(title[language], before, leftMs)[language]}.`]
    : [`${clockWords.over(title[language], before)[language]}.`, `${late[language]}.`]
}
