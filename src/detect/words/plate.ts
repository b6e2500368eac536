// Danish licence plates: two letters and five digits from 10 000 up (bekendtgørelse nr. 866 af 19. juni 2023 om registrering af
// køretøjer). Alone they might be an article's number as well: at most possible. Beside a word that names them any spelling is one, and
// so are plates of one's own choice, two to seven letters and digits. Proven by plate.test.ts.

import { contextOf } from '../context.ts'
import type { Around, Hit, KeywordRule } from '../hit.ts'
import { shapes } from '../shapes.ts'
import { after, hitIn, windowOf } from './window.ts'

/** Units, currencies, words before a number, autonomous systems and a kind of key that look like a plate's letters. */
const notPlates =
  /^(?:NR|NO|KR|ID|PO|FB|TV|IP|PC|OR|TO|IN|IS|AT|BY|OF|ON|IF|SO|DO|GO|KM|KG|MM|CM|EU|UK|US|VS|SE|DE|PR|TF|DK|AS|ED25 ?519)/
/** A state and its ZIP code, and the same of the armed forces abroad (USPS Publication 28, appendix B). */
const states =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU AA AE AP'
const zip = new RegExp(`^(?:${states.replaceAll(' ', '|')}) [0-9]{5}$`)
const series = /^[A-Z]{2} ?[1-9]/

export function judgePlate(around: Around, start: number, end: number): Hit | null {
  const window = windowOf(around, start, end)
  const context = contextOf('licence-plate', around, start, end)
  const text = window.text.slice(window.start, window.end)
  if (!series.test(text) || context === 'other') return null
  if (context === 'bare' && (notPlates.test(text) || zip.test(text))) return null
  const confidence = context === 'named' ? 'certain' : 'possible'
  return hitIn(window, {
    kind: 'licence-plate',
    what: null,
    start: window.start,
    end: window.end,
    confidence,
    context,
  })
}

const spelled =
  /^(?<gap>["'\s:=,;|>.-]{0,8}(?:er |is |on |på )?["']?)(?<plate>[A-Za-z]{2}[ .-]?[1-9][0-9](?:[ .-]?[0-9]){3}(?![0-9A-Za-z]))/
/** A chosen one has a letter and stands alone behind its word and a colon. */
const chosen = /^(?<gap>["']?\s?[:=]\s?["']?)(?<plate>(?=[A-Z0-9]{0,6}[A-Z])[A-Z0-9]{2,7})(?=["',;.\s]|$)/

function judgeNamed(around: Around, start: number, end: number): Hit | null {
  const window = windowOf(around, start, end)
  const text = after(window)
  const match = spelled.exec(text) ?? chosen.exec(text)
  const [gap, plate] = [match?.groups?.['gap'] ?? '', match?.groups?.['plate'] ?? '']
  // What has the shape of one is judged by it, and would be told twice.
  if (plate === '' || new RegExp(`^${shapes.plate.source}`).test(plate)) return null
  const from = window.end + gap.length
  return hitIn(window, {
    kind: 'licence-plate',
    what: null,
    start: from,
    end: from + plate.length,
    confidence: 'likely',
    context: 'named',
  })
}

export const plateRules: readonly KeywordRule[] = [
  {
    id: 'licence-plate',
    words: [
      'nummerplade',
      'nummerpladen',
      'registreringsnummer',
      'indregistreringsnummer',
      'reg.nr.',
      'reg. nr.',
      'reg.nr',
      'regnr',
      'reg. no.',
      'registration number',
      'license plate',
      'licence plate',
      'licenseplate',
      'licenceplate',
      'license_plate',
      'licence_plate',
      'number plate',
      'numberplate',
      'plate number',
    ],
    as: 'word',
    judge: judgeNamed,
  },
]
