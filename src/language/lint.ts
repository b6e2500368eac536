// What the lint says of a notice: per rule what was seen, a wording to start from, and the question where the text cannot
// tell. `{what}` and `{plain}` are filled with the words found; square brackets are for the company to fill. No finding is a verdict and
// none says that a right does not exist. Held by src/register/lint/lint.test.ts.

import type { Words } from '../core/language.ts'
import { both, finding, question, type RuleWords } from './finding.ts'
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
  'recipients-open': finding(
    both(
      'Listen over modtagere er åben («{what}»). Modtagerne eller kategorierne af dem skal oplyses.',
      'The list of recipients is open (“{what}”). The recipients, or the categories of them, must be told.',
    ),
    both(
      'Vi overlader eller videregiver oplysninger til: [hver modtager eller kategori, og til hvad].',
      'We pass data to: [each recipient or category, and for what].',
    ),
  ),
  'purposes-open': finding(
    both(
      'Formålet er kun beskrevet ved eksempler («{what}»). Formålene skal oplyses.',
      'The purpose is told by examples only (“{what}”). The purposes must be told.',
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
      '[Ja:] Vi fører statistik over [hvad] for at [formål]. [Nej:] Overskriften «Drift og sikkerhed».',
      '[Yes:] We keep statistics on [what] in order to [purpose]. [No:] The heading “Operations and security”.',
    ),
  ),
  'accountants-purpose': finding(
    both(
      'Teksten nævner revisor, men ikke et formål, en revisor får oplysninger til (regnskab, revision, bogføring).',
      'The text names accountants, but no purpose for which accountants get data (accounts, audit, bookkeeping).',
    ),
    both(
      'Vores revisor får regnskabsmateriale for at [gennemgå regnskabet], og vores advokat får oplysninger, når det er nødvendigt for at [fastlægge eller forsvare et retskrav].',
      'Our accountant gets accounting material in order to [audit the accounts], and our lawyer gets data where that is necessary to [establish or defend a legal claim].',
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
      'Når opgaven er afsluttet, sletter vi kundens data eller leverer dem tilbage, som kunden har valgt, senest [antal dage] efter.',
      "When the engagement has ended, we delete the customer's data or return it, as the customer has chosen, within [number of days].",
    ),
  ),
  'vat-form': finding(
    both(
      '«{what}» er momsformen. CVR-nummeret er de otte cifre uden DK.',
      '“{what}” is the VAT form. The CVR number is the eight digits without DK.',
    ),
    both('CVR-nr. {plain}', 'CVR no. {plain}'),
  ),
  'category-open': question(
    both(
      'Slagsen «{what}» siger ikke, hvilke oplysninger det er.',
      'The kind “{what}” does not say which data it is.',
    ),
    both('Hvilke oplysninger er det?', 'Which data is it?'),
    both('[dokumentation for], nemlig [liste]', '[documentation of], namely [list]'),
  ),
  'narrow-erasure': finding(
    both(
      'Teksten taler kun om at få urigtige oplysninger slettet. Efter artikel 17 kan du i en række tilfælde få oplysninger slettet, også når de er rigtige, og efter artikel 16 få mangelfulde oplysninger suppleret.',
      'The text speaks only of having incorrect data erased. Under Article 17 you can in a number of cases have data erased also when it is correct, and under Article 16 have incomplete data completed.',
    ),
    both(
      'Du har ret til at få urigtige oplysninger rettet og ufuldstændige oplysninger suppleret. Du har desuden i en række tilfælde ret til at få oplysninger om dig slettet, før vi ellers ville slette dem.',
      'You have the right to have incorrect data rectified and incomplete data completed. In a number of cases you also have the right to have data about you erased before we would otherwise erase it.',
    ),
  ),
  'right-denied': finding(
    both(
      'Sætningen siger «{what}». Rettighederne følger af loven; en tekst kan ikke tage dem bort.',
      'The sentence says “{what}”. The rights follow from the law; a text cannot take them away.',
    ),
    both(
      'Der kan være tilfælde, hvor vi efter loven ikke skal følge din anmodning. Så får du et svar med grunden.',
      'There may be cases where the law lets us not follow your request. You then get an answer with the reason.',
    ),
  ),
  'identity-always': finding(
    both(
      'Teksten kræver legitimation («{what}»). Yderligere legitimation må kun kræves, når der er rimelig tvivl om, hvem der spørger.',
      'The text demands proof of identity (“{what}”). More proof may be asked for only where there is reasonable doubt about who is asking.',
    ),
    both(
      'Er vi i tvivl om, hvem du er, beder vi om det, der er nødvendigt for at vide det.',
      'If we are in doubt about who you are, we ask for what is necessary to know it.',
    ),
  ),
  fee: finding(
    both(
      'Teksten taler om et gebyr («{what}»). Svar er gratis, medmindre en anmodning er åbenbart grundløs eller overdreven.',
      'The text speaks of a fee (“{what}”). Answers are free unless a request is manifestly unfounded or excessive.',
    ),
    both('Det er gratis at bruge dine rettigheder.', 'Using your rights is free of charge.'),
  ),
  'answer-late': finding(
    both(
      'Teksten lover svar inden for «{what}». Loven giver højst en måned, som kun kan forlænges med en begrundelse inden for måneden.',
      'The text promises an answer within “{what}”. The law gives at most one month, to be extended only with reasons within that month.',
    ),
    both(
      'Vi svarer hurtigst muligt og senest en måned efter, at vi har fået din anmodning.',
      'We answer as soon as we can, at the latest one month after receiving your request.',
    ),
  ),
  transfers: finding(
    both(
      'Fortegnelsen nævner overførsel til et tredjeland ({what}), men teksten siger det ikke. Land og grundlag skal oplyses.',
      'The register names a transfer to a third country ({what}), but the text does not say so. Country and safeguard must be told.',
    ),
    both(
      'Oplysninger overføres til [land] på grundlag af [afgørelse om beskyttelsesniveau eller standardkontrakt]; du kan få en kopi hos os.',
      'Data is transferred to [country] on the basis of [adequacy decision or standard clauses]; you can get a copy from us.',
    ),
  ),
  'transfers-unknown': question(
    both(
      'Hverken teksten eller fortegnelsen siger, om oplysninger forlader EU/EØS.',
      'Neither the text nor the register says whether data leaves the EU/EEA.',
    ),
    both(
      'Forlader oplysninger EU/EØS hos en af modtagerne ({what})?',
      'Does data leave the EU/EEA at one of the recipients ({what})?',
    ),
    both(
      '[Hvis det passer:] Oplysningerne bliver i EU/EØS.',
      '[If it is so:] The data stays within the EU/EEA.',
    ),
  ),
  'legitimate-interests': finding(
    both(
      'Fortegnelsen bygger på legitime interesser ({what}), men teksten nævner dem ikke. Interesserne skal oplyses.',
      'The register rests on legitimate interests ({what}), but the text does not name them. The interests must be told.',
    ),
    both(
      'Vores legitime interesse er at [interesse], jf. artikel 6, stk. 1, litra f.',
      'Our legitimate interest is to [interest], see Article 6(1)(f).',
    ),
  ),
  'withdrawal-not-told': finding(
    both(
      'Fortegnelsen bygger på samtykke ({what}), men teksten siger ikke, at det kan trækkes tilbage. Retten gælder alligevel, og den skal oplyses.',
      'The register rests on consent ({what}), but the text does not say that it can be withdrawn. The right applies all the same and must be told.',
    ),
    both(
      'Du kan når som helst trække dit samtykke tilbage. Det påvirker ikke lovligheden af det, der skete før.',
      'You can withdraw your consent at any time. That does not affect the lawfulness of what was done before.',
    ),
  ),
  officer: finding(
    both(
      'Fortegnelsen har en databeskyttelsesrådgiver, men teksten nævner ingen. Kontaktoplysningerne skal oplyses.',
      'The register has a data protection officer, but the text names none. The contact details must be told.',
    ),
    both(
      'Vores databeskyttelsesrådgiver kan kontaktes på [e-mail].',
      'Our data protection officer can be contacted at [e-mail].',
    ),
  ),
  source: finding(
    both(
      'Fortegnelsen har en bank, betalings- eller løntjeneste ({what}); fra sådanne kommer der også oplysninger ind. Teksten siger ikke, hvor oplysninger kommer fra, når personen ikke selv har givet dem.',
      'The register has a bank, payment or payroll service ({what}); from such, data also comes in. The text does not say where data comes from when the person did not give it.',
    ),
    both(
      'Nogle oplysninger får vi fra andre end dig: [hvilke, fra hvem].',
      'Some data we get from others than you: [which, from whom].',
    ),
  ),
  'source-unknown': question(
    both(
      'Teksten siger ikke, om alle oplysninger kommer fra personen selv.',
      'The text does not say whether all data comes from the person.',
    ),
    both(
      'Kommer nogen af oplysningerne fra andre, fx et offentligt register eller en arbejdsgiver?',
      'Does any of the data come from others, such as a public register or an employer?',
    ),
    both(
      '[Hvis det passer:] Vi får alle oplysninger fra dig selv.',
      '[If it is so:] We get all data from you yourself.',
    ),
  ),
  'recipient-not-told': finding(
    both(
      'Fortegnelsen har modtagere, som teksten ikke nævner: {what}.',
      'The register has recipients that the text does not name: {what}.',
    ),
    both(
      'Oplysninger gives også til {plain}, for at [formål].',
      'Data is also passed to {plain}, in order to [purpose].',
    ),
  ),
  'purpose-not-told': finding(
    both(
      'Fortegnelsen har formål, som teksten ikke nævner: {what}.',
      'The register has purposes that the text does not name: {what}.',
    ),
    both(
      'Vi behandler også oplysninger med dette formål: {plain}.',
      'We also process data for this purpose: {plain}.',
    ),
  ),
  'period-not-in-register': question(
    both(
      'Teksten nævner perioden «{what}», men fortegnelsen har ingen slettefrist af den længde.',
      'The text names the period “{what}”, but the register has no retention period of that length.',
    ),
    both('Hvilken af dem gælder?', 'Which of them holds?'),
    null,
  ),
  'says-both': question(
    both(
      'Én sætning siger nej og en anden ja om det samme: {what}.',
      'One sentence says no and another yes of the same thing: {what}.',
    ),
    both('Hvad gælder?', 'Which holds?'),
    null,
  ),
  'sites-number': question(
    both(
      'Teksten taler både om flere hjemmesider («{what}») og om én.',
      'The text speaks both of several websites (“{what}”) and of one.',
    ),
    both('Hvilke hjemmesider gælder teksten for?', 'Which websites does the text cover?'),
    both('Teksten gælder for [hver adresse].', 'This text covers [each address].'),
  ),
  'who-decides': question(
    both(
      '«{what}» siger ikke, hvem der afgør det, eller efter hvad.',
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
      'Sætningen kan læses på to måder: at intet af slagsen bruges, eller kun at intet bruges, «{what}».',
      'The sentence can be read in two ways: that nothing of the kind is used, or only that nothing is used “{what}”.',
    ),
    both('Bruges noget af slagsen, som ikke gør det?', 'Is anything of the kind used that does not do so?'),
    both(
      'Vi bruger hverken [navn] eller andre [slags værktøj].',
      'We use neither [name] nor any other [kind of tool].',
    ),
  ),
  'period-vague': question(
    both(
      '«{what}» siger ikke, hvad der afgør, hvor længe det er.',
      '“{what}” does not say what decides how long that is.',
    ),
    both('Hvilken begivenhed eller frist afgør det?', 'Which event or period decides it?'),
    both(
      'Vi gemmer oplysningerne i [antal år] fra [begivenhed].',
      'We keep the data for [number of years] from [event].',
    ),
  ),
  'may-disclose': question(
    both('«{what}» siger ikke, om det sker.', '“{what}” does not say whether it happens.'),
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
    both('Kan dem, teksten er til, læse den uden hjælp?', 'Can those the text is for read it without help?'),
    null,
  ),
} satisfies Readonly<Record<string, RuleWords>>)

export type LintRuleId = keyof typeof lintWords
