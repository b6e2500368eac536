// What follows from the register and is not in the notice, besides transfers and names: legitimate interests, consent, the
// data protection officer, sources, automated decisions (GDPR Art. 13(1)(b), (d), 13(2)(c), (f), 14(2)(b), (f)). A proposed entry counts, and is said to be one. Proven by lint.test.ts.

import { effectsMissing, fromWhom, interestIn, logicMissing, unended } from '../../language/lint-phrases.ts'
import type { Activity } from '../schema.ts'
import { sentenceStarts } from '../split.ts'
import { filling, kindsOf, ours } from './fill.ts'
import { because, marked, markOf, partners, toldIn } from './given-spots.ts'
import { beside, type Filled, type Page, type Patterns, type Rule, type Spot, says } from './rule.ts'

const basedOn = (page: Page, reference: RegExp) =>
  ours(page)
    .flatMap(({ purposes }) => purposes)
    .flatMap(({ name, legalBases }) =>
      legalBases
        .filter(basis => reference.test(basis.reference))
        .map(({ because: reason, status }) => ({ name, reason, status })),
    )

const officer: Patterns = { da: /databeskyttelsesrådgiver|\bDPO\b/i, en: /data protection officer|\bDPO\b/i }
const besideIdentity = (page: Page): Spot => beside(page, ['controller.identity', 'rights.reachable'])
function officerOf(page: Page): Filled | undefined {
  const { email, name, status } = page.register.dpo
  return email === undefined
    ? undefined
    : filling([{ text: name === undefined ? email : `${name}, ${email}`, status }])
}

const namesOf = (page: Page, based: ReturnType<typeof basedOn>): readonly string[] =>
  based.map(({ name, status }) => marked(name[page.language], status))

const firstOf = (text: string): string => text.slice(0, sentenceStarts(text)[1]).trim()

function interests(page: Page): readonly Spot[] {
  const { language } = page
  const based = basedOn(page, /^GDPR 6\(1\)\(f\)$/)
  const filled = filling(
    based.map(({ name, reason, status }) => ({
      text: interestIn(name[language], firstOf(reason[language]), language),
      status,
    })),
  )
  return because(beside(page, ['purpose']), namesOf(page, based)).map(spot => ({ ...spot, filled }))
}

const fromOthers: Patterns = {
  da: /(?:fra (?:andre|tredjepart|offentlige)|indhente[^.]{0,200} (?:fra|hos) |ikke [^.]{0,200}fra dig selv|får [^.]{0,200} fra|oplysninger fra|fra dig selv)/i,
  en: /(?:from (?:others|third parties|public)|obtain [^.]{0,200} from|not [^.]{0,200}from you|data from|from you yourself)/i,
}

function sourcesOf(page: Page): Filled | undefined {
  const { language } = page
  return filling(
    ours(page).flatMap(activity =>
      activity.sources.map(({ of, from, public: isPublic, status }) => ({
        text: fromWhom(kindsOf(activity, of, language), unended(from[language]), isPublic, language),
        status,
      })),
    ),
  )
}

function untoldSources(page: Page): readonly Spot[] {
  const { language } = page
  const names = ours(page)
    .flatMap(({ sources }) => sources)
    .filter(({ from, quote }) => !toldIn(page, [from[language], quote?.[language]]))
    .map(({ from, status }) => marked(from[language], status))
  return because(partners(page), names).map(spot => ({ ...spot, filled: sourcesOf(page) }))
}

const automated: Patterns = { da: /automatisk|profilering/i, en: /automated|profiling/i }
const besideOpen = (page: Page): Spot =>
  beside(page, ['open'], { da: /\bret(?:ten)? til\b|rettigheder/i, en: /\brights?\b/i })

type Decision = NonNullable<Activity['automatedDecisions']>

const decisionsOf = (page: Page): readonly Decision[] =>
  ours(page).flatMap(({ automatedDecisions }) => automatedDecisions ?? [])

export const decisionsMade = (page: Page): readonly Decision[] => decisionsOf(page).filter(({ used }) => used)

/** Every activity says that machines decide nothing: one that is silent leaves the question open. */
const noneMade = (page: Page): boolean =>
  ours(page).length > 0 && decisionsOf(page).length === ours(page).length && decisionsMade(page).length === 0

const marksOf = (decisions: readonly Decision[]): string => markOf(decisions.map(({ status }) => status))

function usedSpot(page: Page): Spot {
  const { language } = page
  const used = decisionsMade(page)
  const told = used.map(({ logic, effects, status }) => ({
    text: [logic?.[language] ?? logicMissing[language], effects?.[language] ?? effectsMissing[language]].join(
      ' ',
    ),
    status,
  }))
  return { ...besideOpen(page), what: marksOf(used), filled: filling(told, ' ') }
}

const fromRegister = 'missing-given-register'

export const givenRules: readonly Rule[] = [
  {
    id: 'legitimate-interests',
    provision: 'interests',
    grade: fromRegister,
    looksFor: 'a purpose of the register rests on Article 6(1)(f); the notice names no legitimate interest',
    find: page =>
      says(page, { da: /legitime? interesse/i, en: /legitimate interest/i }) ? [] : interests(page),
  },
  {
    id: 'withdrawal-not-told',
    provision: 'withdrawal',
    grade: fromRegister,
    looksFor:
      'a purpose of the register rests on consent; the notice speaks neither of consent nor of withdrawing it',
    find: page =>
      says(page, { da: /samtykke/i, en: /\bconsent/i })
        ? []
        : because(
            beside(page, ['rights.withdraw', 'rights.reachable']),
            namesOf(page, basedOn(page, /^GDPR (?:6\(1\)|9\(2\))\(a\)$/)),
          ),
  },
  {
    id: 'officer',
    provision: 'officer',
    grade: fromRegister,
    looksFor: 'the register has a data protection officer; the notice names none',
    find: page =>
      !page.register.dpo.appointed || says(page, officer)
        ? []
        : [{ ...besideIdentity(page), filled: officerOf(page) }],
  },
  {
    id: 'source',
    provision: 'source',
    grade: fromRegister,
    looksFor: 'the register has data from others; the notice names neither them nor any source',
    find: page => (says(page, fromOthers) ? [] : untoldSources(page)),
  },
  {
    id: 'source-unknown',
    provision: 'source',
    grade: 'cannot-know',
    looksFor: 'neither the notice nor the register names a source of data',
    find: page =>
      says(page, fromOthers) || ours(page).some(({ sources }) => sources.length > 0)
        ? []
        : [beside(page, ['partners.categories', 'open'], { da: /oplysninger/i, en: /\bdata\b/i })],
  },
  {
    id: 'automated-used',
    provision: 'automated',
    grade: fromRegister,
    looksFor: 'the register has decisions made by machines alone; the notice speaks of none',
    find: page => (says(page, automated) || decisionsMade(page).length === 0 ? [] : [usedSpot(page)]),
  },
  {
    id: 'automated-none',
    provision: 'automated',
    grade: fromRegister,
    looksFor: 'every activity of the register says that machines decide nothing; the notice does not say so',
    find: page =>
      says(page, automated) || !noneMade(page)
        ? []
        : [{ ...besideOpen(page), what: marksOf(decisionsOf(page)) }],
  },
  {
    id: 'automated-decisions',
    provision: 'automated',
    grade: 'cannot-know',
    looksFor: 'neither the notice nor every activity of the register says whether machines decide',
    find: page =>
      says(page, automated) || noneMade(page) || decisionsMade(page).length > 0 ? [] : [besideOpen(page)],
  },
]
