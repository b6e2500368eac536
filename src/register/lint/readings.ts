// Sentences with two readings, a notice that contradicts itself, and how hard it is to read (GDPR Art. 5(1)(a), 12(1),
// 28(3)(a)). Proven by lint.test.ts.

import { hardFrom, lixOf } from '../../law/reading.ts'
import {
  conditional,
  denied,
  type Page,
  type Patterns,
  type Rule,
  type Spot,
  says,
  spots,
  textAt,
} from './rule.ts'

const many: Patterns = { da: /vores (?:websites|websteder|hjemmesider)\b/i, en: /our (?:websites|sites)\b/i }
const one: Patterns = {
  da: /vores (?:website|websted|hjemmeside)\b|\bhjemmesiden\b/i,
  en: /(?:our|the) website\b/i,
}

/** Things a notice must not both do and not do. */
const doings: readonly Patterns[] = [
  {
    da: /\b(?:sætter|bruger|anvender|benytter)[^.]{0,200}\bcookies/i,
    en: /\b(?:set|use)\b[^.]{0,200}\bcookies/i,
  },
  {
    da: /\b(?:videregiver|deler|sælger)[^.]{0,200}oplysninger/i,
    en: /\b(?:share|sell|disclose)\b[^.]{0,200}(?:data|information)/i,
  },
  { da: /\b(?:uden for EU|tredjeland)/i, en: /\b(?:outside the (?:EU|EEA)|third countr)/i },
  { da: /\b(?:profilering|automatiske afgørelser)/i, en: /\b(?:profiling|automated decisions)/i },
]
function contradictions(page: Page): readonly Spot[] {
  return doings.flatMap(doing => {
    const [no] = spots(page, doing, conditional).filter(spot =>
      denied[page.language].test(textAt(page, spot)),
    )
    const [yes] = spots(page, doing, denied)
    const quoted = [no, yes].map(spot => `“${page.sentences[spot?.sentence ?? -1]?.text ?? ''}”`)
    return no === undefined || yes === undefined ? [] : [{ ...yes, what: quoted.join(' / ') }]
  })
}

const judged: Patterns = {
  da: /\b(?:vurderes|skønnes)\b(?! af\b)/i,
  en: /\b(?:is|are) (?:judged|deemed|considered)\b(?! by\b)/i,
}
const rarely: Patterns = {
  da: /i (?:sjældne|enkelte|særlige|visse) tilfælde\b[^.]{0,200}\bkun\b/i,
  en: /in (?:rare|few|special|certain) cases\b[^.]{0,200}\bonly\b/i,
}
const notSuchThat: Patterns = {
  da: /(?<=\b(?:ikke|ingen)\b[^.]{0,200}eller (?:lignende|tilsvarende)\S{0,20}, )(?:der|som) [^.,]+/i,
  en: /(?<=\b(?:not|no)\b[^.]{0,200}or (?:anything )?similar )(?:that|which) [^.,]+/i,
}
const vaguePeriod: Patterns = {
  da: /så længe(?: som)? det er (?:nødvendigt|relevant)(?=\s*(?:[.;]|$))|(?:i )?en rimelig periode/i,
  en: /as long as (?:it is )?(?:necessary|relevant|needed)(?=\s*(?:[.;]|$))|a reasonable (?:period|time)/i,
}
const mayDisclose: Patterns = {
  da: /\bkan (?:vi )?(?:blive )?(?:videregive[sta]?|dele[s]?|overføre[s]?)\b/i,
  en: /\b(?:may|might|could) (?:be )?(?:shared?|disclosed?|transferred|transfer)\b/i,
}

function hardToRead(page: Page): readonly Spot[] {
  const prose = page.sentences.filter(({ text }) => !/\S@\S/.test(text)).map(({ own }) => own)
  const lix = lixOf(prose)
  return lix === null || lix < hardFrom ? [] : [{ sentence: null, offset: 0, what: String(lix) }]
}

const instructed: Patterns = {
  da: /\b(?:altid|kun|udelukkende|alene)\b[^.]{0,200}\binstruks/i,
  en: /\b(?:always|only|solely)\b[^.]{0,200}\binstruction/i,
}
const atOnce: Patterns = {
  da: /slette[sr]?\b[^.]{0,200}\b(?:straks|omgående|øjeblikkeligt)|\b(?:straks|omgående)\b[^.]{0,200}slette/i,
  en: /(?:delet|eras|destroy)[^.]{0,200}\b(?:at once|immediately)|\b(?:at once|immediately)\b[^.]{0,200}(?:delet|eras|destroy)/i,
}
const standing: Patterns = {
  da: /stående instruks|(?:instruks|aftale)[^.]{0,200}\bslette|slette[^.]{0,200}(?:efter|ifølge) (?:kundens )?(?:instruks|aftale)/i,
  en: /standing instruction|(?:instruct|agree)[^.]{0,200}\b(?:delet|eras)|(?:delet|eras)[^.]{0,200}under (?:the |that )?(?:customer's )?(?:instruct|agree)/i,
}

export const readingRules: readonly Rule[] = [
  {
    id: 'says-both',
    provision: 'fair',
    grade: 'cannot-know',
    looksFor: 'one sentence denies and another states the same: cookies, sharing, third countries, profiling',
    find: contradictions,
  },
  {
    id: 'instruction-or-deletion',
    provision: 'instructed',
    grade: 'cannot-know',
    looksFor:
      'one sentence acts only on instructions, another deletes at once, and none says under which instruction',
    find: page => (says(page, instructed) && !says(page, standing) ? spots(page, atOnce).slice(0, 1) : []),
  },
  {
    id: 'sites-number',
    provision: 'fair',
    grade: 'cannot-know',
    looksFor: 'our websites in one place, our website in another',
    find: page => (says(page, one) ? spots(page, many).slice(0, 1) : []),
  },
  {
    id: 'who-decides',
    provision: 'plain',
    grade: 'cannot-know',
    looksFor: '“is judged” without by whom',
    find: page => spots(page, judged),
  },
  {
    id: 'rarely-only',
    provision: 'plain',
    grade: 'cannot-know',
    looksFor: '“in rare cases … only”',
    find: page => spots(page, rarely),
  },
  {
    id: 'not-such-that',
    provision: 'plain',
    grade: 'cannot-know',
    looksFor: 'a denial of something “or similar” with a clause behind it that may limit what is denied',
    find: page => spots(page, notSuchThat),
  },
  {
    id: 'period-vague',
    provision: 'periods',
    grade: 'cannot-know',
    looksFor: '“as long as necessary” and nothing that decides it',
    find: page => spots(page, vaguePeriod),
  },
  {
    id: 'may-disclose',
    provision: 'plain',
    grade: 'cannot-know',
    looksFor: '“may be shared” and the like',
    find: page => spots(page, mayDisclose, denied),
  },
  {
    id: 'reading-level',
    provision: 'plain',
    grade: 'cannot-know',
    looksFor: `LIX of ${hardFrom} or more over the whole notice (a rule of thumb)`,
    find: hardToRead,
  },
]
