// The words of the first page behind sign-in: what broke, what nobody knows yet, what is due, what happens by itself, and what
// to do next. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const todayWords = Object.freeze({
  title: both('I dag', 'Today'),
  lead: (broken: number, unknown: number, kept: number): Words =>
    both(
      `${plural(kept, 'løfte', 'løfter')} overholdt, ${broken} brudt, ${unknown} uafklaret ved seneste kontrol.`,
      `${plural(kept, 'pledge', 'pledges')} kept, ${broken} broken, ${unknown} unknown at the latest check.`,
    ),
  next: both('Det næste at gøre', 'The next thing to do'),
  after: both('Derefter', 'After that'),
  nothingNext: both(
    'Lige nu er der ikke noget, du skal gøre. Kontrollerne kører videre af sig selv, og det, de finder, står her.',
    'There is nothing for you to do right now. The checks go on by themselves, and what they find stands here.',
  ),
  broken: both('Hvad der er brudt', 'What is broken'),
  nothingBroken: both(
    'Intet er brudt. Når en kontrol finder et løfte brudt, står det her med siden hvornår, hvorfor og hvad du kan gøre.',
    'Nothing is broken. When a check finds a pledge broken it stands here with since when, why, and what you can do.',
  ),
  since: both('Brudt siden', 'Broken since'),
  todo: both('Gør dette', 'Do this'),
  unknown: both('Hvad ingen ved endnu', 'What nobody knows yet'),
  nothingUnknown: both(
    'Alt, hvad der kan kontrolleres her, er kontrolleret.',
    'Everything that can be checked here has been checked.',
  ),
  look: both('Kontrollér det nu', 'Check it now'),
  lookLead: both(
    'Det tager op til et minut. Siden kommer igen, når der er set efter.',
    'It takes up to a minute. The page comes back when it has been looked at.',
  ),
  looked: both(
    'Der er set efter nu; det, der blev fundet, står her.',
    'It has been looked at now; what was found stands here.',
  ),
  notBuilt: (count: number): Words =>
    both(
      `Om yderligere ${plural(count, 'løfte', 'løfter')} kan ingen vide noget, før kontrollen er bygget.`,
      `About ${plural(count, 'more pledge', 'more pledges')} nobody can know until the check is built.`,
    ),
  due: both('Hvad der venter på nogen', 'What waits for somebody'),
  nothingDue: both(
    'Ingen frister inden for 30 dage, og intet venter på en afgørelse.',
    'Nothing is due within 30 days, and nothing waits for a decision.',
  ),
  supervision: (name: string, day: string): Words =>
    both(`Tilsyn med ${name} senest ${day}`, `Supervision of ${name} at the latest ${day}`),
  supervisionLate: (name: string, day: string): Words =>
    both(
      `Tilsyn med ${name} skulle have været ført ${day}`,
      `Supervision of ${name} should have been done ${day}`,
    ),
  supervisionNever: (name: string): Words =>
    both(`Der er endnu ikke ført tilsyn med ${name}`, `${name} has not been supervised yet`),
  edit: both(
    'Mappen med politikken er ændret, og ændringen er ikke offentliggjort',
    'The folder with the policy was changed, and the change is not published',
  ),
  proposed: (count: number): Words =>
    both(
      `${plural(count, 'svar', 'svar')} i fortegnelsen er forslag, som ingen har godkendt`,
      `${plural(count, 'answer', 'answers')} in the register ${count === 1 ? 'is a proposal' : 'are proposals'} nobody has accepted`,
    ),
  stale: (count: number): Words =>
    both(
      `${plural(count, 'løfte er', 'løfter er')} ikke kontrolleret til tiden:`,
      `${plural(count, 'pledge was', 'pledges were')} not checked in time:`,
    ),
  byItself: both('Det næste døgn', 'The next twenty-four hours'),
  byItselfLead: both('Det sker af sig selv:', 'This happens by itself:'),
  checks: (count: number): Words =>
    both(
      `${plural(count, 'kontrol', 'kontroller')} er planlagt`,
      `${plural(count, 'check is', 'checks are')} planned`,
    ),
  firstCheck: (name: string, when: string): Words =>
    both(`, den næste af »${name}« ${when}`, `, the next of “${name}” ${when}`),
  noChecks: both(
    'Ingen kontrol er planlagt: politikken giver ingen løfter, som noget ser på endnu.',
    'No check is planned: the policy makes no pledge that anything looks at yet.',
  ),
  recompute: both(
    'Hele kontrolloggen regnes efter én gang i timen.',
    'The whole log of checks is recomputed once an hour.',
  ),
  week: both('Ugen', 'The week'),
  weekLead: both(
    'Hvert løfte ved slutningen af hver af de seneste syv dage. Ubrudt streg er overholdt, dobbelt er brudt, prikket er uafklaret; en hårfin streg: ikke undersøgt den dag.',
    'Each pledge at the end of each of the last seven days. A solid line is kept, a double one broken, a dotted one unknown; a hair line: not looked at that day.',
  ),
  emptyWeek: both(
    'Endnu er intet undersøgt i de seneste syv dage. Den første kontrol kommer inden for et minut, efter at programmet er startet.',
    'Nothing has been looked at in the last seven days yet. The first check comes within a minute after the program was started.',
  ),
  restOfWeek: (count: number): Words =>
    both(
      `Yderligere ${plural(count, 'løfte', 'løfter')} er der ikke set på i de syv dage.`,
      `${plural(count, 'more pledge', 'more pledges')} ${count === 1 ? 'was' : 'were'} not looked at in the seven days.`,
    ),
  weekOf: (name: string, told: string): Words => both(`${name}: ${told}`, `${name}: ${told}`),
  weekNumbers: both('Ugen som tabel', 'The week as a table'),
  notLooked: both('ikke undersøgt', 'not looked at'),
  dayTold: (day: string, verdict: string): Words => both(`${day} ${verdict}`, `${day} ${verdict}`),
  pledge: both('Løfte', 'Pledge'),
  askedToo: both('Det samme spørges der om her', 'The same is asked about these'),
})

/** What each next step says; where it leads is the page's to know. */
export const stepWords = Object.freeze({
  answer: (pledge: string): Words =>
    both(
      `Svar på, om »${pledge}« også er et brud på persondatasikkerheden`,
      `Say whether “${pledge}” is also a breach of personal data security`,
    ),
  mend: (pledge: string): Words => both(`»${pledge}« er brudt`, `“${pledge}” is broken`),
  accept: (count: number): Words =>
    both(
      `Læs ${plural(count, 'forslag', 'forslag')} i fortegnelsen igennem, og godkend dem, der passer`,
      `Read through ${plural(count, 'proposal', 'proposals')} in the register, and accept those that fit`,
    ),
  fill: (count: number): Words =>
    both(
      `Skriv det, fortegnelsen mangler: ${plural(count, 'svar', 'svar')}`,
      `Write what the record is missing: ${plural(count, 'answer', 'answers')}`,
    ),
  outside: both(
    'Lad kontrollerne se udefra: start programmet med --outside. Indtil da er alt, der kræver nettet, uafklaret',
    'Let the checks look from outside: start the program with --outside. Until then all that needs the network is unknown',
  ),
  holder: both(
    'Vælg en uden for virksomheden, der får kontrolpunkter af loggen (logHolders i fortegnelsen). Uden en beskytter loggen mod fejl, ikke mod os selv',
    'Choose somebody outside the company who is handed checkpoints of the log (logHolders in the register). Without one the log protects against mistakes, not against ourselves',
  ),
  mail: both(
    'Angiv en mailserver (ORDHOLDEN_SMTP), så invitationer og påmindelser kan sendes',
    'Name a mail server (ORDHOLDEN_SMTP), so that invitations and reminders can be sent',
  ),
})
