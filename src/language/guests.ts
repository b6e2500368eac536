// The words of who is let in from outside: as what, for how long, and out again. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

/** a, b og c */
const inARow = (texts: readonly string[], and: string): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${and} ${texts.at(-1)}`

export const guestWords = Object.freeze({
  title: both('Lukket ind udefra', 'Let in from outside'),
  lead: both(
    'De har ingen konto. De kommer ind med et link i et brev til den dag, du har valgt, og du kan lukke dem ude før.',
    'They have no account. They come in by a link in a letter until the day you chose, and you can shut them out before.',
  ),
  empty: both(
    'Ingen udefra har adgang. Lukker du en auditor ind, står her hvem, til hvornår, og om de har været her.',
    'Nobody from outside has access. Once you let in an auditor, this says who, until when, and whether they have been here.',
  ),
  mail: both('E-mail', 'Mail'),
  address: both('Adressen, linket sendes til', 'The address the link goes to'),
  role: both('Som', 'As'),
  until: both('Indtil', 'Until'),
  seen: both('Sidst her', 'Last here'),
  never: both('har ikke været her endnu', 'has not been here yet'),
  end: both('Luk ude', 'Shut out'),
  endButton: both('Luk ude nu', 'Shut out now'),
  endWhich: (mail: string): Words => both(`Luk ${mail} ude nu`, `Shut ${mail} out now`),
  endLead: both(
    'Trykker du på »Luk ude nu«, er de ude i samme øjeblik, og deres links virker ikke mere. Adressen og de breve, der venter til dem, slettes her, og nøglen til det, kontrolloggen siger om dem, destrueres. Det samme sker af sig selv, når dagene er gået.',
    'If you press “Shut out now” they are out the same moment, and their links open nothing any more. The address and the letters waiting for them are erased here, and the key to what the log says of them is destroyed. The same happens by itself once the days are over.',
  ),
  formTitle: both('Luk nogen ind udefra', 'Let somebody in from outside'),
  formLead: both(
    'De får et brev med et link, der virker én gang. Linket står kun i brevet; du får det heller ikke at se. Er de ude igen, beder de selv om et nyt på siden »Log ind«, så længe dagene varer.',
    'They get a letter with a link that works once. The link stands in the letter only; you are not shown it either. When they are out again they ask for a new one themselves on the page “Sign in”, for as long as the days last.',
  ),
  noServer: both(
    'Ingen mailserver er navngivet: brevet venter, til der er en (ORDHOLDEN_SMTP). Dagene tæller fra nu.',
    'No mail server is named: the letter waits until one is (ORDHOLDEN_SMTP). The days count from now.',
  ),
  asWhat: both('Hvad de kommer som', 'What they come as'),
  /** `places` are the names of the pages their role may open. */
  may: (places: readonly Words[]): Words =>
    both(
      `læser ${inARow(
        places.map(({ da }) => `»${da}«`),
        'og',
      )} og kan tage hele kontrolloggen med; kan ikke ændre noget`,
      `reads ${inARow(
        places.map(({ en }) => `“${en}”`),
        'and',
      )}, and can take the whole log along; can change nothing`,
    ),
  notYet: (roles: readonly Words[]): Words =>
    both(
      `En ${inARow(
        roles.map(({ da }) => da),
        'eller',
      )} kan ikke vælges endnu: de ville kun se deres egen side, så linket førte ingen steder hen. De kommer med, når der er noget for dem at se.`,
      `No ${inARow(
        roles.map(({ en }) => en),
        'or',
      )} can be chosen yet: they would see only their own page, so the link would lead nowhere. They will be here once there is something for them to see.`,
    ),
  days: both('Hvor længe', 'For how long'),
  dayNames: Object.freeze({
    1: both('1 dag', '1 day'),
    7: both('7 dage', '7 days'),
    14: both('14 dage', '14 days'),
    30: both('30 dage', '30 days'),
  }),
  button: both('Send linket', 'Send the link'),
  faults: Object.freeze({
    role: both('Vælg, hvad de kommer som.', 'Choose what they come as.'),
    days: both('Vælg 1, 7, 14 eller 30 dage.', 'Choose 1, 7, 14 or 30 days.'),
    taken: both(
      'Den adresse er allerede lukket ind. Luk den ude først, eller lad dem bede om et nyt link på siden »Log ind«.',
      'This address is let in already. Shut it out first, or have them ask for a new link on the page “Sign in”.',
    ),
    full: both(
      'Der kan ikke være flere udefra på én gang. Luk en ude først.',
      'There cannot be more from outside at once. Shut somebody out first.',
    ),
    gone: both(
      'De er allerede ude: nogen har lukket dem ude, eller dagene er gået.',
      'They are out already: somebody shut them out, or the days are over.',
    ),
  }),
  said: Object.freeze({
    'let-in': both('Brevet med linket er lagt i køen.', 'The letter with the link is in the queue.'),
    'shut-out': both(
      'De er ude. Adressen er slettet her, og nøglen er destrueret.',
      'They are out. The address is erased here, and the key is destroyed.',
    ),
  }),
})
