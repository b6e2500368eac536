// What the lint says where the register has what the notice does not: the wordings of the rules of transfers, given,
// untold, periods and otherwise in src/register/lint. Held by src/register/lint/lint.test.ts.

import { both, finding, question, type RuleWords } from './finding.ts'

export const givenWords = Object.freeze({
  transfers: finding(
    both(
      'Fortegnelsen har en overførsel til et tredjeland ({what}), men teksten siger det ikke. Overførslen, og hvad den bygger på, skal oplyses.',
      'The register has a transfer to a third country ({what}), but the text does not say so. The transfer, and what it rests on, must be told.',
    ),
    both(
      'Oplysninger overføres til [land] på grundlag af [afgørelse eller garantier].',
      'Data is transferred to [country] on the basis of [decision or safeguards].',
    ),
    both('Oplysninger overføres til {filled}.', 'Data is transferred to {filled}.'),
  ),
  'recipient-abroad': question(
    both(
      'Fortegnelsen har en modtager i et tredjeland ({what}), men ingen overførsel dertil, og teksten nævner ingen.',
      'The register has a recipient in a third country ({what}), but no transfer to it, and the text names none.',
    ),
    both(
      'Får modtageren oplysninger dér? I så fald skal overførslen, og hvad den bygger på, oplyses.',
      'Does the recipient get data there? If so, the transfer, and what it rests on, must be told.',
    ),
    both(
      '[Hvis det passer:] Oplysninger overføres til {what} på grundlag af [afgørelse eller garantier].',
      '[If it is so:] Data is transferred to {what} on the basis of [decision or safeguards].',
    ),
  ),
  'transfers-unknown': question(
    both(
      'Hverken teksten eller fortegnelsen siger, om oplysninger forlader EU/EØS hos {what}.',
      'Neither the text nor the register says whether data leaves the EU/EEA at {what}.',
    ),
    both(
      'Forlader oplysninger EU/EØS hos nogen af dem? I så fald skal overførslen, og hvad den bygger på, oplyses.',
      'Does data leave the EU/EEA at any of them? If so, the transfer, and what it rests on, must be told.',
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
      'Vores legitime interesse er [interesse], jf. artikel 6, stk. 1, litra f.',
      'Our legitimate interest is [interest], see Article 6(1)(f).',
    ),
    both(
      'Vores legitime interesser, jf. artikel 6, stk. 1, litra f, er for hvert formål: {filled}.',
      'Our legitimate interests under Article 6(1)(f) are, for each purpose: {filled}.',
    ),
  ),
  'withdrawal-not-told': finding(
    both(
      'Fortegnelsen bygger på samtykke ({what}), men teksten nævner hverken samtykke, eller at det kan trækkes tilbage. Retten gælder alligevel, og den skal oplyses.',
      'The register rests on consent ({what}), but the text mentions neither consent nor that it can be withdrawn. The right applies all the same and must be told.',
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
    both(
      'Vores databeskyttelsesrådgiver kan kontaktes på {filled}.',
      'Our data protection officer can be contacted at {filled}.',
    ),
  ),
  source: finding(
    both(
      'Fortegnelsen har oplysninger, som andre end personen giver ({what}), men teksten siger ikke, hvor de kommer fra. Kilden skal oplyses, medmindre artikel 14, stk. 5, undtager det.',
      'The register has data that others than the person give ({what}), but the text does not say where it comes from. The source must be told unless Article 14(5) excepts it.',
    ),
    both(
      'Nogle oplysninger får vi fra andre end dig: [hvilke, fra hvem].',
      'Some data we get from others than you: [which, from whom].',
    ),
    both(
      'Nogle oplysninger får vi fra andre end dig: {filled}.',
      'Some data we get from others than you: {filled}.',
    ),
  ),
  'source-unknown': question(
    both(
      'Hverken teksten eller fortegnelsen siger, om alle oplysninger kommer fra personen selv.',
      'Neither the text nor the register says whether all data comes from the person.',
    ),
    both(
      'Kommer nogen af oplysningerne fra andre, fx en bank, en arbejdsgiver eller et offentligt register?',
      'Does any of the data come from others, such as a bank, an employer or a public register?',
    ),
    both(
      '[Hvis det passer:] Vi får alle oplysninger fra dig selv.',
      '[If it is so:] We get all data from you yourself.',
    ),
  ),
  'automated-used': finding(
    both(
      'Fortegnelsen har afgørelser, der alene bygger på automatisk behandling{what}, men teksten nævner dem ikke. De, logikken bag og følgerne skal oplyses.',
      'The register has decisions based on automated processing alone{what}, but the text does not mention them. They, the logic behind them and their effects must be told.',
    ),
    both(
      'Vi træffer afgørelser, der alene bygger på automatisk behandling: [logikken bag, og hvad det betyder for personen].',
      'We make decisions based on automated processing alone: [the logic behind them, and what they mean for the person].',
    ),
    both(
      'Vi træffer afgørelser, der alene bygger på automatisk behandling. {filled}',
      'We make decisions based on automated processing alone. {filled}',
    ),
  ),
  'automated-none': finding(
    both(
      'Efter fortegnelsen{what} træffes ingen afgørelser alene ved automatisk behandling. Teksten siger det ikke; loven kræver det kun sagt, hvor sådanne afgørelser træffes.',
      'According to the register{what}, no decisions are made by automated processing alone. The text does not say so; the law asks for it only where such decisions are made.',
    ),
    both(
      'Vi træffer ikke afgørelser om dig, der alene bygger på automatisk behandling, herunder profilering.',
      'We make no decisions about you based on automated processing alone, including profiling.',
    ),
  ),
  'automated-decisions': question(
    both(
      'Hverken teksten eller fortegnelsen siger, om der træffes automatiske afgørelser.',
      'Neither the text nor the register says whether automated decisions are made.',
    ),
    both(
      'Træffes der afgørelser om personer alene ved automatisk behandling? Hvis ja, skal de, logikken bag og følgerne oplyses.',
      'Are decisions about people made by automated processing alone? If so, they, the logic behind them and their effects must be told.',
    ),
    both(
      '[Hvis det passer:] Vi træffer ikke afgørelser om dig, der alene bygger på automatisk behandling, herunder profilering.',
      '[If it is so:] We make no decisions about you based on automated processing alone, including profiling.',
    ),
  ),
  'controller-not-told': finding(
    both(
      'Fortegnelsen har en dataansvarlig, en fælles dataansvarlig eller en repræsentant, som teksten ikke nævner: {what}. Den dataansvarlige og dennes eventuelle repræsentant skal oplyses.',
      'The register has a controller, a joint controller or a representative that the text does not name: {what}. The controller, and any representative, must be told.',
    ),
    both(
      'Dataansvarlig er {plain}, [adresse, e-mail, telefon].',
      'The controller is {plain}, [address, e-mail, phone].',
    ),
  ),
  'recipient-not-told': finding(
    both(
      'Fortegnelsen har modtagere, som teksten ikke nævner: {what}. Modtagerne eller kategorierne af dem skal oplyses.',
      'The register has recipients that the text does not name: {what}. The recipients, or the categories of them, must be told.',
    ),
    both('Oplysninger gives også til {plain}.', 'Data is also passed to {plain}.'),
  ),
  'purpose-not-told': finding(
    both(
      'Fortegnelsen har formål, som teksten ikke nævner: {what}. Formålene skal oplyses.',
      'The register has purposes that the text does not name: {what}. The purposes must be told.',
    ),
    both(
      'Vi behandler også oplysninger med disse formål: {plain}.',
      'We also process data for these purposes: {plain}.',
    ),
  ),
  'category-not-told': finding(
    both(
      'Fortegnelsen har slags af oplysninger fra andre end personen, som teksten ikke nævner: {what}. De skal oplyses, medmindre artikel 14, stk. 5, undtager det.',
      'The register has kinds of data from others than the person that the text does not name: {what}. They must be told unless Article 14(5) excepts it.',
    ),
    both('Vi behandler også: {plain}.', 'We also process: {plain}.'),
  ),
  'period-not-told': finding(
    both(
      'Fortegnelsen har slettefrister, som teksten ikke nævner: {what}. Hvor længe oplysninger gemmes, eller hvad der afgør det, skal oplyses.',
      'The register has retention periods that the text does not name: {what}. How long data is kept, or what decides it, must be told.',
    ),
    both('Vi gemmer også {plain}.', 'We also keep {plain}.'),
  ),
  'people-not-told': question(
    both(
      'Fortegnelsen har grupper af personer, som teksten ikke nævner: {what}.',
      'The register has groups of people that the text does not name: {what}.',
    ),
    both(
      'Er de ment med, eller får de deres oplysninger et andet sted?',
      'Are they meant too, or are they told elsewhere?',
    ),
    both('Teksten gælder også for: {plain}.', 'This text also covers: {plain}.'),
  ),
  'period-not-in-register': question(
    both(
      'Teksten nævner perioden »{what}«, men fortegnelsen har ingen slettefrist af den længde.',
      'The text names the period “{what}”, but the register has no retention period of that length.',
    ),
    both('Hvilken af dem gælder?', 'Which of them holds?'),
    null,
  ),
  'register-says-otherwise': finding(
    both(
      'Teksten og fortegnelsen siger hver sit: {what}. En af dem skal rettes.',
      'The text and the register say different things: {what}. One of them must be put right.',
    ),
    null,
  ),
} satisfies Readonly<Record<string, RuleWords>>)
