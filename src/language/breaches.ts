// The words around a break of a pledge and the question it asks: is it also a breach of personal data security? The meaning of
// the term, and what the law asks next, are told from the regulation's own text. Danish is the source.

import type { BreachAnswer } from '../core/breach.ts'
import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const breachAnswerWords: Readonly<Record<BreachAnswer, Words>> = Object.freeze({
  yes: both('Ja', 'Yes'),
  told: both('Ja, og det er anmeldt til Datatilsynet', 'Yes, and the supervisory authority was notified'),
  'no-risk': both(
    'Ja, men det skal ikke anmeldes: det er usandsynligt, at det indebærer en risiko for de berørte',
    'Yes, but it need not be notified: it is unlikely to result in a risk to those concerned',
  ),
  no: both('Nej', 'No'),
  'cannot-say': both('Det kan ikke siges endnu', 'It cannot be said yet'),
})

export const breachWords = Object.freeze({
  title: both('Et brudt løfte', 'A broken pledge'),
  list: both('Brudte løfter', 'Broken pledges'),
  listLead: both(
    'Hver gang en del af et løfte bliver brudt, spørger vi, om det også er et brud på persondatasikkerheden. Svarene bliver stående; et nyt svar lægges til det gamle.',
    'Each time a part of a pledge becomes broken we ask whether it is also a breach of personal data security. The answers stay; a new answer is added to the old.',
  ),
  none: both(
    'Intet løfte har været brudt, siden vi begyndte at se efter. Når et bliver det, står det her med spørgsmålet.',
    'No pledge has been broken since we began to look. When one is, it stands here with the question.',
  ),
  /** Which part it was: what it claims, which did not hold. */
  notHeld: (claims: Words): Words => both(`Passede ikke: »${claims.da}«`, `Did not hold: “${claims.en}”`),
  question: both('Er det et brud på persondatasikkerheden?', 'Is it a breach of personal data security?'),
  meaning: both(
    'Det er det, når sikkerheden er brudt, så personoplysninger hændeligt eller ulovligt er tilintetgjort, tabt, ændret, videregivet til eller set af nogen, der ikke måtte (GDPR artikel 4, nr. 12). Et brudt løfte er det ikke altid.',
    'It is one where security was breached so that personal data were accidentally or unlawfully destroyed, lost, altered, disclosed to or seen by somebody who may not (GDPR Article 4(12)). A broken pledge is not always one.',
  ),
  answer: both('Svar', 'Answer'),
  reason: both('Hvorfor', 'Why'),
  reasonHint: both(
    'En sætning eller to. Nævn ingen personer ved navn, hvis det kan undgås.',
    'A sentence or two. Name no people where it can be avoided.',
  ),
  aware: both('Ved ja: hvornår blev I klar over det?', 'If yes: when did you become aware of it?'),
  awareHint: both(
    'De 72 timer regnes herfra. Som 2026-11-23 14:30; står feltet tomt, regnes der fra det, der er svaret før, ellers fra nu.',
    'The 72 hours are counted from here. Such as 2026-11-23 14:30; left empty, they are counted from what was answered before, else from now.',
  ),
  button: both('Gem svaret', 'Keep the answer'),
  changeButton: both('Gem et nyt svar', 'Keep a new answer'),
  noAnswer: both('Vælg et svar.', 'Choose an answer.'),
  noReason: both(
    'Skriv hvorfor: det er det, I skal kunne vise bagefter.',
    'Write why: that is what you have to be able to show afterwards.',
  ),
  longReason: both('Begrundelsen er for lang.', 'The reason is too long.'),
  badAware: both(
    'Skriv et tidspunkt, der ikke ligger i fremtiden, som 2026-11-23 14:30.',
    'Write a moment that is not in the future, such as 2026-11-23 14:30.',
  ),
  asked: both('Ikke besvaret endnu', 'Not answered yet'),
  answered: (answer: string): Words => both(`Svaret: ${answer}`, `Answered: ${answer}`),
  before: both('Svarene', 'The answers'),
  by: (who: string, when: string): Words => both(`${who}, ${when}`, `${who}, ${when}`),
  somebody: both('En, der ikke er her længere', 'Somebody who is no longer here'),
  reasonGone: both(
    'Begrundelsen er slettet, da sagens nøgle blev destrueret.',
    'The reason went when the key of the case was destroyed.',
  ),
  seenFirst: both('Først set brudt', 'First seen broken'),
  mended: both('Set overholdt igen', 'Seen kept again'),
  notMended: both('Endnu ikke set overholdt igen', 'Not seen kept again yet'),
  caseNumber: both('Sagsnummer', 'Case number'),
  read: both('Læs hele sagen', 'Read the whole case'),
  kept: both('Svaret er gemt.', 'The answer is kept.'),
  mayNot: both(
    'Det er ejeren eller en medarbejder, der svarer.',
    'It is the owner or a member of staff who answers.',
  ),
  lawTitle: both('Det beder loven om nu', 'What the law asks for now'),
  notify: (before: string): Words =>
    both(
      `Anmeld det til Datatilsynet uden unødig forsinkelse og om muligt senest ${before}, 72 timer efter at I blev klar over det, medmindre det er usandsynligt, at bruddet indebærer en risiko for de berørte (GDPR artikel 33, stk. 1).`,
      `Notify the supervisory authority without undue delay and, where feasible, at the latest ${before}, 72 hours after you became aware of it, unless the breach is unlikely to result in a risk to those concerned (GDPR Article 33(1)).`,
    ),
  late: both(
    'De 72 timer er gået. Anmeld det alligevel, og skriv hvorfor det blev senere (GDPR artikel 33, stk. 1).',
    'The 72 hours have passed. Notify it all the same, and say why it is later (GDPR Article 33(1)).',
  ),
  toController: both(
    'Behandler I oplysningerne for en kunde, så underret kunden uden unødig forsinkelse (GDPR artikel 33, stk. 2).',
    'Where you process the data for a customer, tell the customer without undue delay (GDPR Article 33(2)).',
  ),
  toPeople: both(
    'Indebærer bruddet sandsynligvis en høj risiko for de berørte, så underret også dem uden unødig forsinkelse (GDPR artikel 34, stk. 1).',
    'Where the breach is likely to result in a high risk to those concerned, tell them too without undue delay (GDPR Article 34(1)).',
  ),
  written: both(
    'Skriv ned, hvad der skete, hvad det førte til, og hvad I gjorde, også hvis I ikke anmelder (GDPR artikel 33, stk. 5).',
    'Write down what happened, its effects and what you did, also if you do not notify (GDPR Article 33(5)).',
  ),
})
