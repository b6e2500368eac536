// What GDPR Art. 13 wants told, as data: a rule is satisfied by one sentence that holds all its patterns. A word that is
// there may still be used wrongly; that is for a reader. Proven by lint.test.ts.

import type { PledgeId } from '../../pledge/pledge.ts'
import { beside, denied, type Page, type Patterns, type Rule, sentenceSays, spots } from './rule.ts'

interface Told extends Omit<Rule, 'find'> {
  readonly mentioned: readonly Patterns[]
  readonly beside: readonly PledgeId[]
  /** Where no pledge is bound: the first sentence with these words. */
  readonly near?: Patterns
  /** Only where a sentence speaks of this and does not deny it. */
  readonly where?: Patterns
}

const rights: Patterns = { da: /\bret(?:ten)? til\b|rettigheder/i, en: /\brights?\b/i }
const consent: Patterns = { da: /samtykke/i, en: /\bconsent/i }
const marketing: Patterns = {
  da: /(?:markedsføring|nyhedsbrev)/i,
  en: /(?:direct |e-?mail |for )?marketing|newsletter/i,
}
const objecting: Patterns = { da: /indsigelse/i, en: /\bobject(?:ion)?\b/i }

const seen = 'always-missing'

const told: readonly Told[] = [
  {
    id: 'legal-bases',
    provision: 'purpose',
    grade: seen,
    looksFor: 'no sentence names a legal basis or Article 6',
    mentioned: [
      {
        da: /retsgrundlag|behandlingsgrundlag|hjemmel|juridisk grundlag|art(?:ikel|\.)\s*6\b/i,
        en: /legal (?:bas[ei]s|ground)|lawful bas[ei]s|art(?:icle|\.)\s*6\b/i,
      },
    ],
    beside: ['purpose', 'partners.purposes'],
    near: { da: /formål/i, en: /purpose/i },
  },
  {
    id: 'periods',
    provision: 'periods',
    grade: seen,
    looksFor: 'no sentence both speaks of keeping or deleting and gives a time or what decides it',
    mentioned: [
      { da: /gem|opbevar|slet|behold/i, en: /keep|kept|stor|retain|retention|delet|eras/i },
      {
        da: /slettefrist|opbevaringsperiode|så længe|indtil|(?:\d+|en|et|to|tre|fem|seks|tolv)\s*(?:dag|døgn|uge|måned|år)/i,
        en: /retention period|as long as|until|(?:\d+|one|two|three|five|six|twelve)\s*(?:day|week|month|year)/i,
      },
    ],
    beside: ['open'],
    near: { da: /behandler|gemmer/i, en: /process|keep/i },
  },
  {
    id: 'access',
    provision: 'access',
    grade: seen,
    looksFor: 'no sentence tells the right of access',
    mentioned: [
      { da: /indsigt/i, en: /\baccess\b[^.]*\b(?:data|information)|right of access|copy of (?:the|your)/i },
    ],
    beside: ['rights.reachable'],
    near: rights,
  },
  {
    id: 'rectification',
    provision: 'rectification',
    grade: seen,
    looksFor: 'no sentence tells the right to rectification',
    mentioned: [
      { da: /\brette[ts]?\b|rettelse|berigtig/i, en: /rectif|\bcorrect(?:ed|ion| (?:or|it|them|your))\b/i },
    ],
    beside: ['rights.reachable'],
    near: rights,
  },
  {
    id: 'erasure',
    provision: 'erasure',
    grade: seen,
    looksFor: 'no sentence tells a right to have data erased',
    mentioned: [
      { da: /slet/i, en: /eras|delet/i },
      { da: /\bret\b|(?:^|\s)få\s|\bbede\b|kræve|anmode/i, en: /\bright|\bask\b|request|\bhave\b/i },
    ],
    beside: ['rights.rectify-erase', 'rights.reachable'],
    near: rights,
  },
  {
    id: 'restriction',
    provision: 'restriction',
    grade: seen,
    looksFor: 'no sentence speaks of restricting processing',
    mentioned: [
      { da: /begræns/i, en: /restrict/i },
      { da: /behandling/i, en: /process/i },
    ],
    beside: ['rights.rectify-erase', 'rights.reachable'],
    near: rights,
  },
  {
    id: 'portability',
    provision: 'portability',
    grade: seen,
    looksFor: 'no sentence tells of portability, a structured format, or transmission to another',
    mentioned: [
      {
        da: /dataportabilitet|struktureret|maskinlæsbar|overført? til en anden/i,
        en: /portab|structured|machine-readable/i,
      },
    ],
    beside: ['rights.access', 'rights.reachable'],
    near: rights,
  },
  {
    id: 'objection',
    provision: 'objection',
    grade: seen,
    looksFor: 'no sentence tells the right to object',
    mentioned: [objecting],
    beside: ['rights.reachable'],
    near: rights,
  },
  {
    id: 'complaint',
    provision: 'complaint',
    grade: seen,
    looksFor: 'no sentence names complaining and an authority',
    mentioned: [
      { da: /klag/i, en: /complain|complaint/i },
      { da: /datatilsyn|tilsynsmyndighed/i, en: /authority|datatilsyn|commissioner/i },
    ],
    beside: ['rights.reachable'],
    near: rights,
  },
  {
    id: 'contact',
    provision: 'controller',
    grade: seen,
    looksFor: 'neither an e-mail address nor a phone number',
    mentioned: [{ da: /\S@\S|(?:\d{2} ?){4}|\+\d[\d ]{6,}/, en: /\S@\S|(?:\d{2} ?){4}|\+\d[\d ]{6,}/ }],
    beside: ['rights.reachable', 'controller.identity'],
    near: { da: /dataansvarlig|kontakt/i, en: /controller|contact/i },
  },
  {
    id: 'obligation-to-give',
    provision: 'obligation',
    grade: seen,
    looksFor: 'no sentence says whether data must be given, or what follows if it is not',
    mentioned: [
      {
        da: /hvis du ikke (?:vil )?(?:giver?|opgiver?|oplyser?)|(?:pligt\w*|forpligtet|frivilligt?|nødvendigt)(?: til)? at (?:give|opgive|afgive|oplyse)|uden (?:dem|disse|oplysningerne)\b/i,
        en: /if you (?:do not|don't) (?:provide|give)|(?:required|obliged|obligation|voluntary|have|need)(?: for you)? to (?:provide|give|supply)|without (?:it|them|this data)\b/i,
      },
    ],
    beside: ['partners.categories', 'open'],
    near: { da: /oplysninger/i, en: /\bdata\b|information/i },
  },
  {
    id: 'withdrawal-any-time',
    provision: 'withdrawal',
    grade: seen,
    looksFor: 'consent is mentioned, but no sentence says that it can be withdrawn at any time',
    where: consent,
    mentioned: [
      { da: /samtykke|tilbage/i, en: /consent|withdraw/i },
      { da: /når som helst|til enhver tid|altid/i, en: /any time|always/i },
    ],
    beside: ['rights.withdraw'],
    near: consent,
  },
  {
    id: 'withdrawal-effect',
    provision: 'withdrawal',
    grade: seen,
    looksFor: 'consent is mentioned, but not that what was done before its withdrawal stays lawful',
    where: consent,
    mentioned: [
      {
        da: /lovlighed|(?:før|inden)\b[^.]*(?:tilbage|trak)/i,
        en: /lawfulness|before\b[^.]*withdr/i,
      },
    ],
    beside: ['rights.withdraw'],
    near: consent,
  },
  {
    id: 'marketing-objection',
    provision: 'marketing',
    grade: seen,
    looksFor: 'marketing or a newsletter is mentioned, but no sentence tells the right to object to it',
    where: marketing,
    mentioned: [
      { da: /indsigelse|afmeld|framelde|sige nej/i, en: /\bobject(?:ion)?\b|unsubscribe|opt out/i },
      marketing,
    ],
    beside: [],
    near: marketing,
  },
  {
    id: 'automated-decisions',
    provision: 'automated',
    grade: 'cannot-know',
    looksFor: 'no sentence speaks of automated decisions or profiling',
    mentioned: [{ da: /automatisk|profilering/i, en: /automated|profiling/i }],
    beside: ['open'],
    near: rights,
  },
]

const isSilent = (page: Page, { mentioned, where }: Told): boolean =>
  (where === undefined || spots(page, where, denied).length > 0) && !sentenceSays(page, ...mentioned)

export const toldRules: readonly Rule[] = told.map(rule => ({
  id: rule.id,
  provision: rule.provision,
  grade: rule.grade,
  looksFor: rule.looksFor,
  find: page => (isSilent(page, rule) ? [beside(page, rule.beside, rule.near)] : []),
}))
