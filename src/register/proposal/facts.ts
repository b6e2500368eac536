// What a notice tells of the controller: name, CVR number, address, mail, phone, read from the lines around the number,
// or from the sentence it stands in. What it does not tell stays null and is asked. Proven by test/proposal.test.ts.

import { limits } from '../../core/limits.ts'
import { cvrDigits, hasRightCheckDigit } from '../cvr.ts'

export interface Facts {
  readonly name: string | null
  readonly cvr: string | null
  readonly street: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly email: string | null
  readonly phone: string | null
}

const cvrOf = /\bCVR\b\D{0,20}?((?:DK[ -]?)?\d{8})(?!\d)/iu
const companyForm = String.raw`(?:A\/S|ApS|I\/S|IVS|P\/S|K\/S|[AFS]\.?m\.?b\.?a\.?|Ltd\.?|Limited|GmbH|AB|LLC)`
const nameBefore = String.raw`(\p{Lu}[\p{L}\d&'’.-]*(?: (?:&|og|i|af|for|\p{Lu}[\p{L}\d&'’.-]*))*`
/** "Bøgelund ApS, CVR-nr. …", or whatever stands right before the number. */
const companyIn = new RegExp(`${nameBefore} ${companyForm}(?!\\p{L}))`, 'u')
const ownerIn = new RegExp(`${nameBefore})(?:,| \\()? *\\(?CVR`, 'u')
const addressIn =
  /(\p{Lu}[\p{L} .]{2,40} \d{1,4}[A-Z]?(?:, [^,\d]{1,20}\.?)?), (?:DK-)?(\d{4}) (\p{Lu}\p{L}+(?: (?:[A-ZÆØÅ]{1,2}(?!\p{L})|\p{Lu}\p{L}+))*)/u
const postOf = /(?<!\d)(\d{4}) (\p{Lu}[\p{L} .]{1,40})$/u
const phoneOf = /(?:\+45[ ]?)?(?<!\d)\d{2} ?\d{2} ?\d{2} ?\d{2}(?!\d)/
export const mailOf = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u

export function factsIn(markdown: string): Facts {
  const lines = markdown
    .split('\n')
    .map(line => line.slice(0, limits.proposalLetters).replace(/[*\\]/g, '').trim())
  const at = lines.findIndex(line => cvrOf.test(line))
  const within = sentenceFacts(lines[at] ?? '')
  const near = at === -1 ? [] : contactBlock(lines, at)
  const post = near.findIndex(line => postOf.test(line))
  const [, postcode = null, city = null] = postOf.exec(near[post] ?? '') ?? []
  const street = post < 1 || cvrOf.test(near[post - 1] ?? '') ? null : (near[post - 1] ?? null)
  const withoutNumber = near.map(line => line.replace(cvrOf, '')).join('\n')
  return {
    name: within.name ?? nameIn(near),
    cvr: rightNumber(cvrOf.exec(lines[at] ?? '')?.[1] ?? ''),
    street: within.street ?? street,
    postcode: within.postcode ?? postcode,
    city: within.city ?? city,
    email: mailOf.exec(withoutNumber)?.[0] ?? mailOf.exec(lines.join('\n'))?.[0] ?? null,
    phone: phoneOf.exec(withoutNumber)?.[0].trim() ?? null,
  }
}

/** What the sentence with the number tells by itself: "X ApS, Vej 1, 8000 Aarhus, CVR-nr. …, er dataansvarlig". */
function sentenceFacts(line: string): Pick<Facts, 'name' | 'street' | 'postcode' | 'city'> {
  const [, street = null, postcode = null, city = null] = addressIn.exec(line) ?? []
  const name = (companyIn.exec(line) ?? ownerIn.exec(line))?.[1] ?? null
  return { name, street, postcode, city }
}

/** The lines since the heading above the number, and those until the next heading. */
function contactBlock(lines: readonly string[], at: number): readonly string[] {
  const start = lines.findLastIndex((line, index) => index < at && line.startsWith('#')) + 1
  const end = lines.findIndex((line, index) => index > at && line.startsWith('#'))
  return lines.slice(start, end === -1 ? lines.length : end).filter(line => line !== '')
}

// A sentence that holds the number has no line of its own for the name.
const nameIn = ([first = '']: readonly string[]): string | null =>
  first === '' || first.length > 80 || cvrOf.test(first) ? null : first

// A number whose check digit is wrong is a slip of the pen: it is asked, never written.
function rightNumber(found: string): string | null {
  const digits = cvrDigits(found)
  return digits !== null && hasRightCheckDigit(digits) ? digits : null
}
