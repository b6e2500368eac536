// What GDPR Art. 13 asks of a notice besides what it promises, where the text alone shows that it is missing or told too
// narrowly. Counted apart, never a verdict, and never a word that a right does not exist. Only what can be seen from
// words is looked for; a word that is there may still be used wrongly. Proven by law-findings.test.ts.

import type { Words } from '../core/language.ts'
import { lawWords } from '../language/register.ts'
import type { LawFinding } from '../pledge/board.ts'
import type { PledgeId } from '../pledge/pledge.ts'
import type { BoundNotice } from './bind.ts'
import type { Edition } from './gate.ts'

interface MissingRule {
  readonly article: string
  readonly says: Words
  /** Any of these words anywhere in the notice, and the rule is satisfied. */
  readonly mentioned: RegExp
  /** The first sentence bound to it is where the finding is shown. */
  readonly beside: PledgeId
}

const missing: readonly MissingRule[] = [
  {
    article: 'GDPR 13(1)(c)',
    says: lawWords.legalBases,
    mentioned:
      /retsgrundlag|behandlingsgrundlag|hjemmel|art(?:ikel|\.)\s*6|legal bas[ei]s|lawful basis|article 6/i,
    beside: 'purpose',
  },
  {
    article: 'GDPR 13(2)(a)',
    says: lawWords.periods,
    mentioned:
      /slettefrist|opbevaringsperiode|så længe|\d+\s*(?:dag|døgn|uge|måned|år)|retention|as long as|\d+\s*(?:day|week|month|year)/i,
    beside: 'open',
  },
  {
    article: 'GDPR 13(2)(b), 18',
    says: lawWords.restriction,
    mentioned: /begræns\w*|restrict\w*/i,
    beside: 'rights.rectify-erase',
  },
  {
    article: 'GDPR 13(2)(b), 20',
    says: lawWords.portability,
    mentioned: /dataportabilitet|portab\w*|struktureret|overføre\w*\s.*til en anden|structured/i,
    beside: 'rights.access',
  },
]

interface SentenceRule {
  readonly article: string
  readonly says: Words
  readonly about: readonly PledgeId[]
  readonly found: (sentence: string, whole: string) => boolean
}

const narrow: readonly SentenceRule[] = [
  {
    article: 'GDPR 17, 16',
    says: lawWords.narrowErasure,
    about: ['rights.rectify-erase'],
    found: sentence =>
      /slet|eras|delet/i.test(sentence) && /urigtig|forkert|incorrect|inaccurate|wrong/i.test(sentence),
  },
  {
    article: 'GDPR 13(2)(c)',
    says: lawWords.withdrawal,
    about: ['rights.withdraw'],
    found: (_, whole) =>
      !/lovlighed\w*|lawfulness|(?:før|inden|before) .{0,40}(?:tilbage|withdr)/i.test(whole),
  },
  {
    article: 'GDPR 13(1)(e)',
    says: lawWords.openRecipients,
    about: ['partners.systems', 'partners.disclosures', 'site.third-parties'],
    found: sentence =>
      /\b(?:bl\.\s?a\.|blandt andet|fx|f\.eks\.|forskellige|among others|e\.g\.|such as|various)/i.test(
        sentence,
      ),
  },
]

/** Findings on the notice the company itself has published: the first that is no unofficial translation. */
export function lawFindingsOf(edition: Edition): readonly LawFinding[] {
  const unofficial = new Set(
    edition.file.register.notices.filter(notice => notice.unofficial).map(({ language }) => language),
  )
  const bound = edition.notices.find(({ language }) => !unofficial.has(language))
  return bound === undefined ? [] : [...missingIn(bound, edition), ...narrowIn(bound, edition)]
}

function missingIn(bound: BoundNotice, edition: Edition): readonly LawFinding[] {
  return missing
    .filter(({ mentioned }) => !mentioned.test(bound.notice.text))
    .map(({ article, says, beside }) => {
      const sentence = boundTo(bound, edition, [beside])[0]?.id ?? null
      return Object.freeze({ article, sentence, says })
    })
}

function narrowIn(bound: BoundNotice, edition: Edition): readonly LawFinding[] {
  return narrow.flatMap(({ article, says, about, found }) =>
    boundTo(bound, edition, about)
      .filter(({ start, end }) => found(bound.notice.text.slice(start, end), bound.notice.text))
      .map(({ id }) => Object.freeze({ article, sentence: id, says })),
  )
}

function boundTo(
  bound: BoundNotice,
  edition: Edition,
  pledges: readonly PledgeId[],
): BoundNotice['bindings'] {
  const ids = new Set(
    edition.file.register.sentences
      .filter(({ pledge }) => pledge !== undefined && pledges.includes(pledge))
      .map(({ id }) => id),
  )
  return bound.bindings.filter(({ id }) => ids.has(id))
}
