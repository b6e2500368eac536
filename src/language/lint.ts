// What the lint says of a notice: per rule what was seen, a wording to start from, and the question where the text cannot
// tell. `{what}` and `{plain}` are filled with the words found, `{filled}` from the register; square brackets are for the
// company to fill. No finding is a verdict and
// none says that a right does not exist. Held by src/register/lint/lint.test.ts.

import type { Words } from '../core/language.ts'
import { both, finding, question, type RuleWords } from './finding.ts'
import { givenWords } from './lint-given.ts'
import { toldWords } from './lint-told.ts'

export const gradeWords = Object.freeze({
  'always-missing': both('ses af teksten', 'seen in the text'),
  'missing-given-register': both('følger af fortegnelsen', 'follows from the register'),
  'cannot-know': both('spørgsmål', 'question'),
})

export const lintSummary = (count: number): Words =>
  count === 0
    ? both(
        'Reglerne fandt intet. Det er ikke juridisk rådgivning og ikke en godkendelse.',
        'The rules found nothing. That is no legal advice and no approval.',
      )
    : both(
        `${count} lovfund. De er ikke resultater af en kontrol, og de er ikke juridisk rådgivning.`,
        `${count} law findings. They are no verdicts, and no legal advice.`,
      )

export const suggestionLabel = both('Forslag', 'Suggestion')

export const lintWords = Object.freeze({
  ...toldWords,
  ...givenWords,
  'recipients-open': finding(
    both(
      'Listen over modtagere er åben (»{what}«). Modtagerne eller kategorierne af dem skal oplyses.',
      'The list of recipients is open (“{what}”). The recipients, or the categories of them, must be told.',
    ),
    both(
      'Vi overlader eller videregiver oplysninger til: [hver modtager eller kategori].',
      'We pass data to: [each recipient or category].',
    ),
    both('{filled}', '{filled}'),
  ),
  'recipients-unnamed': question(
    both(
      'Teksten nævner en kategori af modtagere (»{what}«), men ikke hvem de er. Loven tillader kategorier; navne siger læseren mere.',
      'The text names a category of recipients (“{what}”), but not who they are. The law allows categories; names tell the reader more.',
    ),
    both('Hvem er de, og i hvilke lande?', 'Who are they, and in which countries?'),
    both('{what}: [navn og land for hver].', '{what}: [name and country of each].'),
    both('{what}: {filled}.', '{what}: {filled}.'),
  ),
  'purposes-open': question(
    both('Formålet er beskrevet med eksempler (»{what}«).', 'The purpose is told with examples (“{what}”).'),
    both(
      'Er der formål, eksemplerne ikke dækker? De skal i så fald oplyses.',
      'Are there purposes the examples do not cover? If so, they must be told.',
    ),
    both(
      'Vi behandler oplysningerne for at [hvert formål].',
      'We process the data in order to [each purpose].',
    ),
  ),
  'statistics-heading': question(
    both(
      'Overskriften nævner statistik, men ingen sætning under den gør statistik til et formål.',
      'The heading names statistics, but no sentence beneath it makes statistics a purpose.',
    ),
    both('Føres der statistik over personer?', 'Are statistics kept about people?'),
    both(
      '[Ja:] Vi fører statistik over [hvad] for at [formål]. [Nej:] en overskrift, der ikke nævner statistik.',
      '[Yes:] We keep statistics on [what] in order to [purpose]. [No:] a heading that does not name statistics.',
    ),
  ),
  'accountants-purpose': question(
    both(
      'Teksten nævner revisor, men siger ikke, at det gælder regnskab, revision eller bogføring.',
      'The text names accountants, but does not say that it is about accounts, audit or bookkeeping.',
    ),
    both(
      'Får revisoren oplysninger til andet, end teksten siger? Det formål skal i så fald oplyses.',
      'Do accountants get data for anything else than the text says? If so, that purpose must be told.',
    ),
    both(
      'Vores revisor får regnskabsmateriale for at [gennemgå regnskabet]. [Advokat:] Vores advokat får oplysninger, når det er nødvendigt, for at retskrav kan fastlægges, gøres gældende eller forsvares.',
      'Our accountant gets accounting material in order to [audit the accounts]. [Lawyer:] Our lawyer gets data where that is necessary for the establishment, exercise or defence of legal claims.',
    ),
  ),
  'payroll-without-employees': question(
    both(
      'Teksten nævner et lønsystem ({what}), men ikke medarbejdere.',
      'The text names a payroll system ({what}), but no employees.',
    ),
    both(
      'Har virksomheden medarbejdere, og får de deres oplysninger et andet sted?',
      'Does the company have employees, and are they told elsewhere?',
    ),
    both(
      'Om vores medarbejdere behandler vi [oplysninger] for at [udbetale løn og indberette til Skatteforvaltningen].',
      'About our employees we process [data] in order to [pay wages and report to the tax authority].',
    ),
  ),
  'end-of-engagement': question(
    both(
      'Teksten siger ikke, hvad der sker med kundens almindelige data, når en opgave slutter.',
      "The text does not say what happens to the customer's ordinary data when an engagement ends.",
    ),
    both(
      'Slettes eller udleveres de efter aftalen, og hvornår?',
      'Is it deleted or returned under the agreement, and when?',
    ),
    both(
      'Når opgaven er afsluttet, sletter vi kundens data eller leverer dem tilbage, alt efter hvad kunden vælger, senest [antal dage] efter. Data, som loven kræver gemt, gemmer vi så længe.',
      "When the engagement has ended, we delete the customer's data or return it, as the customer chooses, within [number of days]. Data the law requires to be kept we keep that long.",
    ),
  ),
  'vat-form': finding(
    both(
      '»{what}« er skrevet som et momsnummer. CVR-nummeret er de otte cifre uden DK.',
      '“{what}” is written as a VAT number. The CVR number is the eight digits without DK.',
    ),
    both('CVR-nr. {plain}', 'CVR no. {plain}'),
  ),
  'category-open': question(
    both(
      'Slagsen »{what}« siger ikke, hvilke oplysninger det er.',
      'The kind “{what}” does not say which data it is.',
    ),
    both('Hvilke oplysninger er det?', 'Which data is it?'),
    both('{what}, nemlig [hvilke]', '{what}, namely [which]'),
  ),
  'narrow-erasure': finding(
    both(
      'Teksten taler kun om at få urigtige oplysninger slettet. Efter artikel 17 kan man i en række tilfælde få oplysninger slettet, også når de er rigtige, og efter artikel 16 få ufuldstændige oplysninger suppleret.',
      'The text speaks only of having incorrect data erased. Under Article 17 one can in a number of cases have data erased also when it is correct, and under Article 16 have incomplete data completed.',
    ),
    both(
      'Du har ret til at få urigtige oplysninger rettet og ufuldstændige oplysninger suppleret. Du har desuden i en række tilfælde ret til at få oplysninger om dig slettet, før vi ellers ville slette dem.',
      'You have the right to have incorrect data rectified and incomplete data completed. In a number of cases you also have the right to have data about you erased before we would otherwise erase it.',
    ),
  ),
  'right-denied': finding(
    both(
      'Sætningen siger »{what}« uden at nævne en grund. Rettighederne følger af loven; en tekst kan ikke tage dem bort.',
      'The sentence says “{what}” and names no ground. The rights follow from the law; a text cannot take them away.',
    ),
    both(
      'Der kan være tilfælde, hvor vi efter loven ikke skal følge din anmodning. Så får du et svar med grunden.',
      'There may be cases where the law lets us not follow your request. You then get an answer with the reason.',
    ),
  ),
  'identity-always': finding(
    both(
      'Teksten kræver legitimation (»{what}«). Yderligere legitimation må kun kræves, når der er rimelig tvivl om, hvem der spørger.',
      'The text demands proof of identity (“{what}”). More proof may be asked for only where there is reasonable doubt about who is asking.',
    ),
    both(
      'Er vi i tvivl om, hvem du er, beder vi om det, der er nødvendigt for at vide det.',
      'If we are in doubt about who you are, we ask for what is necessary to know it.',
    ),
  ),
  fee: finding(
    both(
      'Teksten taler om et gebyr (»{what}«). Svar er gratis, medmindre en anmodning er åbenbart grundløs eller overdreven; for yderligere kopier kan der tages et rimeligt gebyr (artikel 15, stk. 3).',
      'The text speaks of a fee (“{what}”). Answers are free unless a request is manifestly unfounded or excessive; for further copies a reasonable fee may be charged (Article 15(3)).',
    ),
    both('Det er gratis at bruge dine rettigheder.', 'Using your rights is free of charge.'),
  ),
  'answer-late': finding(
    both(
      'Teksten lover svar inden for »{what}«. Loven giver højst en måned. Er det nødvendigt, kan den forlænges med to måneder, hvis personen får det at vide med en begrundelse inden for den første.',
      'The text promises an answer within “{what}”. The law gives at most one month. Where necessary it can be extended by two, if the person is told so with reasons within the first.',
    ),
    both(
      'Vi svarer hurtigst muligt og senest en måned efter, at vi har fået din anmodning.',
      'We answer as soon as we can, at the latest one month after receiving your request.',
    ),
  ),
  'says-both': question(
    both(
      'Én sætning siger nej og en anden ja om det samme: {what}.',
      'One sentence says no and another yes of the same thing: {what}.',
    ),
    both('Hvad gælder?', 'Which holds?'),
    null,
  ),
  'instruction-or-deletion': question(
    both(
      'Én sætning siger, at der kun handles efter instruks, og en anden, at data slettes straks (»{what}«), uden at sige efter hvilken instruks.',
      'One sentence says that nothing is done but on instruction, another that data is deleted at once (“{what}”), without saying under which instruction.',
    ),
    both(
      'Har kunden på forhånd givet instruks om at slette?',
      'Has the customer given the instruction to delete in advance?',
    ),
    both(
      'Sletningen sker efter en stående instruks i aftalen med kunden, og kunden får besked samtidig.',
      'The deletion follows a standing instruction in the agreement with the customer, who is told at the same time.',
    ),
  ),
  'sites-number': question(
    both(
      'Teksten taler både om flere hjemmesider (»{what}«) og om én.',
      'The text speaks both of several websites (“{what}”) and of one.',
    ),
    both('Hvilke hjemmesider gælder teksten for?', 'Which websites does the text cover?'),
    both('Teksten gælder for [hver adresse].', 'This text covers [each address].'),
  ),
  'who-decides': question(
    both(
      '»{what}« siger ikke, hvem der afgør det, eller efter hvad.',
      '“{what}” does not say who decides, or by what.',
    ),
    both('Hvem vurderer det, og hvornår?', 'Who judges it, and when?'),
    both(
      '[Rolle] vurderer det senest [frist] efter, at data er fundet.',
      '[Role] judges it within [time] of finding the data.',
    ),
  ),
  'rarely-only': question(
    both(
      'Sætningen kan læses på to måder: at noget sjældent gemmes, og da kun sådan, eller at det kun sjældent gemmes sådan.',
      'The sentence can be read in two ways: that data is rarely kept, and then only so, or that it is only rarely kept so.',
    ),
    both('Hvad er meningen?', 'Which is meant?'),
    both(
      'Vi gemmer som hovedregel ikke data fra opgaven. Gør vi det undtagelsesvis, sker det kun i [form].',
      'As a rule we keep no data from the engagement. Where we do so by exception, it is only in [form].',
    ),
  ),
  'not-such-that': question(
    both(
      'Sætningen kan læses på to måder: at intet af slagsen bruges, eller at intet bruges, »{what}«, men gerne noget, der ikke gør det.',
      'The sentence can be read in two ways: that nothing of the kind is used, or that nothing is used “{what}”, but perhaps something that does not.',
    ),
    both('Bruges noget af slagsen, som ikke gør det?', 'Is anything of the kind used that does not do so?'),
    both(
      'Vi bruger hverken [navn] eller andre [slags værktøj].',
      'We use neither [name] nor any other [kind of tool].',
    ),
  ),
  'period-vague': question(
    both(
      '»{what}« siger ikke, hvad der afgør, hvor længe det er.',
      '“{what}” does not say what decides how long that is.',
    ),
    both('Hvilken begivenhed eller frist afgør det?', 'Which event or period decides it?'),
    both(
      'Vi gemmer oplysningerne i [antal år] fra [begivenhed].',
      'We keep the data for [number of years] from [event].',
    ),
  ),
  'may-disclose': question(
    both('»{what}« siger ikke, om det sker.', '“{what}” does not say whether it happens.'),
    both('Sker det, hvornår og til hvem?', 'Does it happen, when and to whom?'),
    both(
      'Vi videregiver [oplysninger] til [modtager], når [hvornår].',
      'We pass [data] to [recipient] when [when].',
    ),
  ),
  'reading-level': question(
    both(
      'Læsbarhedstallet LIX er {what}; fra 45 regnes en tekst som svær. Det er en tommelfingerregel.',
      'The readability figure LIX is {what}; from 45 on a text counts as hard. That is a rule of thumb.',
    ),
    both(
      'Kan de mennesker, teksten er til, læse den uden hjælp?',
      'Can those the text is for read it without help?',
    ),
    null,
  ),
} satisfies Readonly<Record<string, RuleWords>>)

export type LintRuleId = keyof typeof lintWords
