// The report of `ordholden import`: what of another company's document did not fit in a register, and why. Danish is the
// source. The words of a fault stand where it is thrown.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const importWords = Object.freeze({
  kinds: {
    lost: both('kom ikke med', 'lost'),
    changed: both('ændret', 'changed'),
    added: both('tilføjet', 'added'),
  },
  wrote: (folder: string, activities: number): Words =>
    both(
      `Skrev et forslag til fortegnelse i ${folder} med ${activities} ${activities === 1 ? 'behandlingsaktivitet' : 'behandlingsaktiviteter'}. Alt i det er et forslag, indtil nogen i virksomheden godkender det.`,
      `Wrote a proposed register in ${folder} with ${activities} ${activities === 1 ? 'activity' : 'activities'}. Everything in it is a proposal until somebody in the company accepts it.`,
    ),
  unfit: (count: number): Words =>
    count === 0
      ? both('Alt i filen passede i fortegnelsen.', 'Everything in the file fitted in the register.')
      : both(
          `${count} ${count === 1 ? 'sted' : 'steder'} i filen passede ikke i fortegnelsen:`,
          `${count} ${count === 1 ? 'place' : 'places'} of the file did not fit in the register:`,
        ),
  more: (count: number): Words =>
    both(`… og ${count} til; --json viser dem alle`, `… and ${count} more; --json shows them all`),
})

/** Why something of a TILT document is not in the register as it stood. */
export const tiltWhy = Object.freeze({
  meta: both(
    'hver udgave får sit eget nummer, sin egen dato og adresse',
    'each edition gets its own number, date and address',
  ),
  id: both('hver post får vores egen id', 'each entry gets an id of our own'),
  language: both(
    'filen er på ét sprog; dens ord står uændret i begge sprog, til nogen oversætter dem',
    'the file is in one language; its words stand as they are in both until somebody translates them',
  ),
  division: both('fortegnelsen har ikke plads til en afdeling', 'the register has no place for a division'),
  officer: both(
    'om databeskyttelsesrådgiveren holder fortegnelsen navn og e-mail',
    'of the data protection officer the register keeps name and e-mail',
  ),
  description: both(
    'formålene i en behandlingsaktivitet beskrives med dens navn',
    'the purposes of an activity are described by its name',
  ),
  right: both(
    'udkastet til politik fortæller om rettigheden med sine egne ord',
    'the drafted notice tells of the right in words of its own',
  ),
  basis: both(
    'det er ikke et retsgrundlag efter databeskyttelsesforordningens artikel 6, 9 eller 10',
    'it is no legal basis of Article 6, 9 or 10 of the GDPR',
  ),
  interest: both(
    'en legitim interesse står i fortegnelsen ved retsgrundlaget artikel 6, stk. 1, litra f, med dets begrundelse',
    'a legitimate interest stands in the register with the basis Article 6(1)(f), in its words',
  ),
  recipient: both(
    'om en modtager holder fortegnelsen navn, land og rolle',
    'of a recipient the register keeps name, country and role',
  ),
  role: both(
    'TILT har en slags modtager, fortegnelsen en rolle; slagsen står som grund til en foreslået rolle, som nogen skal afgøre',
    'TILT has a kind of recipient, the register a role; the kind stands as the reason of a proposed role that somebody must decide',
  ),
  nameless: both(
    'modtageren har intet navn i filen; dens slags står som navn',
    'the recipient has no name in the file; its kind stands as its name',
  ),
  period: both(
    'fortegnelsen holder slettefrister i hele år, måneder og dage fra en hændelse',
    'the register keeps periods of whole years, months and days from an event',
  ),
  condition: both(
    'en frist uden periode har ingen plads i fortegnelsen',
    'a condition without a period has no place in the register',
  ),
  aggregation: both(
    'fortegnelsen lader den længste frist afgøre',
    'in the register the longest period decides',
  ),
  provision: both(
    'fortegnelsen siger ét: loven, aftalen, for at indgå en aftale, eller nej',
    'the register says one: the law, the agreement, to enter an agreement, or no',
  ),
  transfer: both(
    'en overførsel i fortegnelsen hviler på ét grundlag',
    'a transfer in the register rests on one ground',
  ),
  never: both('en rettighed siges aldrig ikke at være der', 'a right is never said not to be there'),
  reach: both(
    'adressen står som kontaktvej, uden at være knyttet til en rettighed',
    'the address stands as a channel, without being tied to a right',
  ),
  identity: both(
    'legitimation kræves kun ved rimelig tvivl i den enkelte sag',
    'proof of identity is only asked for on reasonable doubt in a case',
  ),
  access: both(
    'indsigt og dataportabilitet beskrives med ordene for de to rettigheder',
    'access and portability are told in the words of the two rights',
  ),
  free: both(
    'en anmodning er som udgangspunkt gratis (artikel 12, stk. 5)',
    'a request is in principle free (Article 12(5))',
  ),
  authority: both(
    'tilsynsmyndigheden følger af virksomhedens land',
    'the supervisory authority follows from the country of the company',
  ),
  source: both(
    'en kilde hører i fortegnelsen til en kategori, filen også nævner; en adresse til den har ingen plads',
    'a source belongs to a category that the file names too; its address has no place in the register',
  ),
  decisions: both(
    'fortegnelsen siger det ved hver behandlingsaktivitet',
    'the register says it of each activity',
  ),
  later: both(
    'en ændring står i fortegnelsen, når den gælder',
    'a change stands in the register once it is in force',
  ),
  demanded: both(
    'TILT eller fortegnelsen kræver et ord, som filen ikke har',
    'TILT or the register demands a word that the file does not have',
  ),
  none: both('fortegnelsen har ingen plads til det', 'the register has no place for it'),
})

/** Why something of a fides data map is not in the register. */
export const fidesWhy = Object.freeze({
  dataset: both(
    'fortegnelsen nævner systemer og kategorier, ikke tabeller og felter',
    'the register names systems and categories, not tables and fields',
  ),
  policy: both(
    'regler for, hvad der må kombineres, har ingen plads i fortegnelsen',
    'rules of what may be combined have no place in the register',
  ),
  taxonomy: both(
    'af et begreb holder fortegnelsen navnet, hvor det bruges',
    'of a term the register keeps the name, where it is used',
  ),
  flow: both(
    'fortegnelsen siger, hvem der modtager oplysninger, ikke hvordan systemer hænger sammen',
    'the register says who receives data, not how systems are joined',
  ),
  transfer: both(
    'en overførsel i fortegnelsen går til en navngiven modtager, som filen ikke nævner',
    'a transfer in the register goes to a named recipient, which the file does not name',
  ),
  basis: both(
    'det er ikke et af de retsgrundlag, fides har ord for',
    'it is none of the legal bases fides has words for',
  ),
  period: both(
    'fortegnelsen holder slettefrister i hele år, måneder og dage',
    'the register keeps periods of whole years, months and days',
  ),
  shared: both(
    'kategorien deles, men erklæringen behandler den ikke, eller nævner ingen modtager',
    'the category is shared, but the declaration does not process it, or names no recipient',
  ),
  own: both('det er fides’ egen nøgle', 'it is a key of fides’ own'),
  cookies: both('cookies efterprøves på hjemmesiden', 'cookies are checked on the website'),
  demanded: both(
    'fortegnelsen kræver det, og filen siger det ikke; det står som en pladsholder, der skal erstattes',
    'the register demands it, and the file does not say; a placeholder stands there and must be replaced',
  ),
  none: both('fortegnelsen har ingen plads til det', 'the register has no place for it'),
})
