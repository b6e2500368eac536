// What `ordholden detect` says: the kinds of personal data, how sure a hit is, and why something was not read.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'

/** Typed by the lists of src/detect where they are used: a kind without its words does not compile. */
export const kindWords = Object.freeze({
  cpr: both('CPR-nummer', 'CPR number'),
  cvr: both('CVR-nummer', 'CVR number'),
  ean: both('EAN-nummer', 'EAN number'),
  phone: both('telefonnummer', 'phone number'),
  email: both('e-mailadresse', 'e-mail address'),
  iban: both('IBAN', 'IBAN'),
  'bank-account': both('kontonummer', 'bank account'),
  card: both('kortnummer', 'card number'),
  ip: both('IP-adresse', 'IP address'),
  mac: both('MAC-adresse', 'MAC address'),
  coordinates: both('koordinater', 'coordinates'),
  'birth-date': both('fødselsdato', 'date of birth'),
  address: both('adresse', 'address'),
  'licence-plate': both('nummerplade', 'licence plate'),
  passport: both('pasnummer', 'passport number'),
  'special-category': both('følsom oplysning', 'special category'),
  secret: both('hemmelighed', 'secret'),
  person: both('personnavn', 'name of a person'),
})

/** Categories of Articles 9(1) and 10. */
export const categoryWords = Object.freeze({
  health: both('helbred', 'health'),
  'ethnic-origin': both('race eller etnisk oprindelse', 'racial or ethnic origin'),
  politics: both('politisk overbevisning', 'political opinions'),
  belief: both('religion eller overbevisning', 'religious or philosophical beliefs'),
  'trade-union': both('fagforening', 'trade union'),
  genetic: both('genetiske data', 'genetic data'),
  biometric: both('biometriske data', 'biometric data'),
  'sex-life': both('seksuelle forhold', 'sex life'),
  criminal: both('strafbare forhold', 'criminal convictions'),
})

export const confidenceWords = Object.freeze({
  certain: both('sikker', 'certain'),
  likely: both('sandsynlig', 'likely'),
  possible: both('mulig', 'possible'),
})

export const unreadWords = Object.freeze({
  'unknown-format': both('formatet kendes ikke', 'the format is not known'),
  encrypted: both('krypteret eller låst med kodeord', 'encrypted or locked with a password'),
  damaged: both('beskadiget eller afkortet', 'damaged or cut short'),
  'too-deep': both('for mange arkiver inden i hinanden', 'too many archives inside each other'),
  'too-large': both('for stor til at læse hel', 'too large to be read whole'),
  'too-many': both('for mange filer i arkivet', 'too many files in the archive'),
  'too-inflated': both('fylder unormalt meget pakket ud', 'unpacks to an abnormal size'),
  'too-slow': both('tog for lang tid', 'took too long'),
  'no-text': both('ingen tekst at læse', 'no text to read'),
  'tool-missing': both('det, der skulle læse den, mangler', 'what would read it is missing'),
  'not-permitted': both('ingen ret til at læse den', 'no right to read it'),
  'not-a-file': both('ingen almindelig fil', 'no ordinary file'),
})

export const partWords = Object.freeze({
  whole: both('', ''),
  page: both('', ''),
  sheet: both('', ''),
  slide: both('slide', 'slide'),
  table: both('tabel', 'table'),
  headers: both('brevhoved', 'headers'),
  body: both('brevtekst', 'body'),
  comment: both('kommentar', 'comment'),
  note: both('note', 'note'),
  properties: both('filens egenskaber', 'properties of the file'),
  removed: both('slettet tekst, der stadig er der', 'deleted text that is still there'),
  hidden: both('skjult', 'hidden'),
  names: both('filnavne', 'names of files'),
  picture: both('læst i billede', 'read in a picture'),
})

/** What a mark says of a place; names of sheets, cells, tables and files stand in no list, and stay as they are. */
const placeNames: Readonly<Record<string, Words>> = {
  page: both('side', 'page'),
  picture: both('billede', 'picture'),
  message: both('brev', 'message'),
  slide: both('slide', 'slide'),
  paragraph: both('afsnit', 'paragraph'),
  headers: both('brevhoved', 'headers'),
  body: both('brevtekst', 'body'),
  properties: both('egenskaber', 'properties'),
  header: both('sidehoved', 'header'),
  footer: both('sidefod', 'footer'),
  note: both('note', 'note'),
  comment: both('kommentar', 'comment'),
  name: both('navn', 'name'),
  text: both('tekst', 'text'),
}
const places = new RegExp(`^(?:(?:${Object.keys(placeNames).join('|')})(?: \\d+)?(?: |$))+$`)

/** A number alone is that of a paragraph. */
export function placeWords(mark: string): Words {
  const label = /^\d+$/.test(mark) ? `paragraph ${mark}` : mark
  if (!places.test(label)) return both(label, label)
  const said = label.split(' ').map(word => placeNames[word] ?? both(word, word))
  return both(said.map(({ da }) => da).join(' '), said.map(({ en }) => en).join(' '))
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`

export const detectWords = Object.freeze({
  line: (line: number): Words => both(`linje ${line}`, `line ${line}`),
  byte: (at: number): Words => both(`byte ${at}`, `byte ${at}`),
  progress: (path: string, percent: number | null, bytes: number): Words => {
    const share = percent === null ? '' : `${Math.min(100, Math.round(percent))} %  `
    return both(`${share}${megabytes(bytes)}  ${path}`, `${share}${megabytes(bytes)}  ${path}`)
  },
  unread: (path: string, reason: Words): Words =>
    both(`ikke læst: ${path} (${reason.da})`, `not read: ${path} (${reason.en})`),
  nothing: both(
    'Ingen af de slags, der ledes efter, blev fundet.',
    'None of the kinds looked for was found.',
  ),
  found: (hits: number, files: number): Words =>
    both(
      `${hits} fund i ${files} ${files === 1 ? 'fil' : 'filer'}:`,
      `${hits} ${hits === 1 ? 'hit' : 'hits'} in ${files} ${files === 1 ? 'file' : 'files'}:`,
    ),
  onlyPossible: both('Intet sikkert eller sandsynligt fund.', 'No hit that is certain or likely.'),
  more: (possible: number): Words =>
    both(
      `${possible} ${possible === 1 ? 'muligt' : 'mulige'} fund vises ikke; se med --all.`,
      `${possible} possible ${possible === 1 ? 'hit is' : 'hits are'} not shown; see with --all.`,
    ),
  unreadCount: (unread: number): Words =>
    both(
      `${unread} ${unread === 1 ? 'sted' : 'steder'} kunne ikke læses: om der er personoplysninger dér, vides ikke.`,
      `${unread} ${unread === 1 ? 'place' : 'places'} could not be read: whether there is personal data in them is not known.`,
    ),
  noNames: both(
    'Danske navne blev ikke ledt efter: vægtene i weights/da-names mangler.',
    'Danish names were not looked for: the weights in weights/da-names are missing.',
  ),
  notConverted: (rules: number, first: string): Words =>
    both(
      `${rules} regler i filen kunne ikke bruges: ${first}`,
      `${rules} rules of the file could not be used: ${first}`,
    ),
})
