// What GDPR Art. 13 wants told, as data: a rule is satisfied by one sentence that holds all its patterns. A word that is
// there may still be used wrongly; that is for a reader. Automated decisions stand in given. Proven by lint.test.ts.

import type { PledgeId } from '../../pledge/pledge.ts'
import { basesOf, contactOf, keptOf, provisionOf } from './fill.ts'
import {
  asking,
  beside,
  denied,
  type Filled,
  type Page,
  type Patterns,
  type Rule,
  sentenceSays,
  spots,
} from './rule.ts'

interface Told extends Omit<Rule, 'find'> {
  readonly mentioned: readonly Patterns[]
  readonly beside: readonly PledgeId[]
  /** Where no pledge is bound: the first sentence with these words. */
  readonly near?: Patterns
  /** Only where a sentence speaks of this and does not deny it. */
  readonly where?: Patterns
  /** What the register knows of the suggestion. */
  readonly fill?: (page: Page) => Filled | undefined
}

const rights: Patterns = { da: /\bret(?:ten)? til\b|rettigheder/i, en: /\brights?\b/i }
const consent: Patterns = { da: /samtykke/i, en: /\bconsent/i }
const marketing: Patterns = {
  da: /(?:markedsføring|nyhedsbrev)/i,
  en: /(?:direct |e-?mail |for )?marketing|newsletter/i,
}
const objecting: Patterns = { da: /indsigelse/i, en: /\bobject(?:ion)?\b/i }

const withdrawing: Patterns = {
  da: /tilbagekald|tr[æu]k[^.]{0,200}tilbage|kaldes? tilbage|framelde|afmelde|fortryde/i,
  en: /withdr|revoke|unsubscribe|change your mind/i,
}
// The eight digits of a CVR number look like a Danish phone number.
const reachable =
  /\S@\S|(?<![\dA-Z-])(?<!(?:CVR|SE|VAT)\b\D{0,12})(?:\d{2} ?){4}(?!\d)|\+\d[\d ]{6,}|\p{L} \d{1,3}\b[^.]{0,40}\b\d{4} \p{Lu}/u

const seen = 'always-missing'

const told: readonly Told[] = [
  {
    id: 'legal-bases',
    provision: 'purpose',
    grade: seen,
    looksFor: 'no sentence names a legal basis, by its name or as Article 6',
    mentioned: [
      {
        da: /retsgrundlag|behandlingsgrundlag|hjemmel|(?:juridisk|lovligt) grundlag|art(?:ikel|\.)\s*6\b|retlig forpligtelse|legitime? interesse/i,
        en: /legal (?:bas[ei]s|ground)|lawful bas[ei]s|art(?:icle|\.)\s*6\b|legal obligation|legitimate interest/i,
      },
    ],
    fill: basesOf,
    beside: ['purpose', 'partners.purposes'],
    near: { da: /formål/i, en: /purpose/i },
  },
  {
    id: 'periods',
    provision: 'periods',
    grade: seen,
    looksFor: 'no sentence both speaks of keeping or deleting and gives a time or what decides it',
    mentioned: [
      {
        da: /\b(?:gem|opbevar|slet(?!tet\b)|behold)/i,
        en: /\b(?:keep|kept|stor(?:ed?|age|ing)\b|retain|retention|delet|eras)/i,
      },
      {
        da: /slettefrist|opbevaringsperiode|så længe|indtil|(?:\d|\b(?:et?|to|tre|fire|fem|seks|tolv))\s*(?:dage?|døgn|uger?|måned|år)/i,
        en: /retention period|as long as|until|(?:\d|\b(?:one|two|three|four|five|six|twelve))\s*(?:day|week|month|year)/i,
      },
    ],
    fill: keptOf,
    beside: ['open'],
    near: { da: /behandler|gemmer/i, en: /process|keep/i },
  },
  {
    id: 'access',
    provision: 'access',
    grade: seen,
    looksFor: 'no sentence tells the right of access',
    mentioned: [
      {
        da: /indsigt|at vide,? (?:hvilke|hvad|om)|kopi af/i,
        en: /\baccess\b|copy of|(?:told|know|learn|see|find out) (?:what|which|whether)/i,
      },
      asking,
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
      {
        da: /\brette[ts]?\b(?! mod)|rettelse|berigtig/i,
        en: /rectif|\bcorrect(?:ed|ion| (?:or|it|them|your))\b|put right/i,
      },
      asking,
    ],
    beside: ['rights.reachable'],
    near: rights,
  },
  {
    id: 'erasure',
    provision: 'erasure',
    grade: seen,
    looksFor: 'no sentence tells a right to have data erased',
    mentioned: [{ da: /\bslet/i, en: /\beras|\bdelet/i }, asking],
    beside: ['rights.rectify-erase', 'rights.reachable'],
    near: rights,
  },
  {
    id: 'restriction',
    provision: 'restriction',
    grade: seen,
    looksFor: 'no sentence tells a right to have processing restricted',
    mentioned: [{ da: /begræns/i, en: /restrict/i }, { da: /behandling/i, en: /process/i }, asking],
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
        da: /dataportabilitet|(?:struktureret|almindeligt|gængst)[^.]{0,200}format|maskinlæsbar|overført? til en anden/i,
        en: /portab|(?:structured|common\w*)[^.]{0,200}format|machine-readable/i,
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
    looksFor:
      'neither an e-mail address, a phone number nor a street with a postcode; a CVR number is no phone number',
    mentioned: [{ da: reachable, en: reachable }],
    fill: contactOf,
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
        da: /hvis du ikke (?:vil )?(?:giver?|opgiver?|oplyser?)|(?:\bdu\b|oplysning)[^.]{0,200}(?:pligt\w*|forpligtet|frivilligt?|nødvendigt|påkrævet)[^.]{0,200} at (?:give|opgive|afgive|oplyse)|frivilligt? at (?:give|oplyse)|kræver,? at du (?:giver|oplyser)|oplysningerne er nødvendige for at|uden (?:dem|disse|oplysningerne)\b/i,
        en: /if you (?:do not|don't) (?:provide|give)|\b(?:you|voluntary|required|requires you)\b[^.]{0,200} to (?:provide|give|supply)\b|data is necessary to|without (?:it|them|this data|the data)\b/i,
      },
    ],
    fill: provisionOf,
    beside: ['partners.categories', 'open'],
    near: { da: /oplysninger/i, en: /\bdata\b|information/i },
  },
  {
    id: 'withdrawal-any-time',
    provision: 'withdrawal',
    grade: seen,
    looksFor: 'consent is mentioned, but no sentence says that it can be withdrawn at any time',
    where: consent,
    mentioned: [withdrawing, { da: /når som helst|til enhver tid|altid/i, en: /any time|always/i }],
    beside: ['rights.withdraw'],
    near: consent,
  },
  {
    id: 'withdrawal-effect',
    provision: 'withdrawal',
    grade: seen,
    looksFor:
      'consent is mentioned, but not that its withdrawal leaves the lawfulness of what was before untouched',
    where: consent,
    mentioned: [
      {
        da: /(?:påvirke|berøre|ændre)r?\b[^.]{0,200}(?:lovlig|allerede|\bfør\b|\binden\b)|(?:\bfør|\binden(?! for))\b[^.]{0,200}(?:tilbage|trak)/i,
        en: /\b(?:affect|change)s?\b[^.]{0,200}(?:lawful|\bbefore\b|already)|\bbefore\b[^.]{0,200}withdr/i,
      },
    ],
    beside: ['rights.withdraw'],
    near: consent,
  },
  {
    id: 'marketing-objection',
    provision: 'marketing',
    grade: seen,
    looksFor: 'marketing or a newsletter is mentioned, but no sentence tells how to object to it',
    where: marketing,
    mentioned: [
      {
        da: /afmeld|framelde|sige (?:nej|fra)|indsigelse[^.]{0,200}(?:markedsføring|nyhedsbrev)|(?:markedsføring|nyhedsbrev)[^.]{0,200}indsigelse/i,
        en: /unsubscribe|opt out|\bobject(?:ion)?\b[^.]{0,200}(?:marketing|newsletter)|(?:marketing|newsletter)[^.]{0,200}\bobject/i,
      },
    ],
    beside: [],
    near: marketing,
  },
]

const isSilent = (page: Page, { mentioned, where }: Told): boolean =>
  (where === undefined || spots(page, where, denied).length > 0) && !sentenceSays(page, ...mentioned)

export const toldRules: readonly Rule[] = told.map(rule => ({
  id: rule.id,
  provision: rule.provision,
  grade: rule.grade,
  looksFor: rule.looksFor,
  find: page =>
    isSilent(page, rule) ? [{ ...beside(page, rule.beside, rule.near), filled: rule.fill?.(page) }] : [],
}))
