// What a drafted notice asks of the owner: each is something GDPR Art. 13 or 14 wants told and the register does not say.
// Danish is the source. Proven by src/register/draft/draft.test.ts.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const draftQuestions = Object.freeze({
  activities: both(
    'Hvilke personoplysninger behandler virksomheden? Fortegnelsen har ingen aktiviteter.',
    'Which personal data does the company process? The register has no activities.',
  ),
  people: both('Hvem handler oplysningerne om?', 'Who is the data about?'),
  categories: both('Hvilke slags oplysninger er det?', 'Which kinds of data are they?'),
  purposes: both('Hvad er formålet?', 'What is the purpose?'),
  legalBasis: both(
    'Hvilket retsgrundlag har formålet (artikel 6, og artikel 9 eller 10, hvis oplysningerne kræver det)?',
    'Which legal basis has the purpose (Article 6, and Article 9 or 10 where the data demands it)?',
  ),
  retention: both(
    'Hvor længe gemmes disse oplysninger, eller hvad afgør det?',
    'How long is this data kept, or what decides it?',
  ),
  recipients: both(
    'Hvem får oplysningerne? Skriv noRecipients, hvis ingen gør.',
    'Who gets the data? Write noRecipients if nobody does.',
  ),
  sources: both(
    'Kommer nogle af oplysningerne fra andre end personen selv, og fra hvem?',
    'Does some of the data come from others than the person, and from whom?',
  ),
  provision: both(
    'Skal man give oplysningerne, og hvad sker der, hvis man ikke gør?',
    'Must people give the data, and what happens if they do not?',
  ),
  automated: both(
    'Træffer en maskine alene afgørelser, der betyder noget for personen?',
    'Does a machine alone make decisions that matter to the person?',
  ),
  logic: both(
    'Hvordan træffes afgørelsen, og hvad betyder den for personen?',
    'How is the decision made, and what does it mean for the person?',
  ),
  country: both('I hvilket land er modtageren?', 'In which country is the recipient?'),
  transfer: both(
    'Modtageren er uden for EU og EØS. Hvilket grundlag og hvilke garantier hviler overførslen på?',
    'The recipient is outside the EU and EEA. On which ground and safeguards does the transfer rest?',
  ),
  accountant: both(
    'Hvad får revisoren oplysninger til? Ingen af formålene nævner regnskab.',
    'What does the accountant get data for? None of the purposes speaks of accounts.',
  ),
  officer: both(
    'Hvordan kontakter man databeskyttelsesrådgiveren?',
    'How does one reach the data protection officer?',
  ),
  authority: both(
    'Hvilken myndighed klager man til, og hvad er dens adresse? Teksten siger kun »tilsynsmyndigheden«.',
    'Which authority does one complain to, and what is its address? The text only says “the supervisory authority”.',
  ),
})
