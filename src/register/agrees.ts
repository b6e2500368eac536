// `controller.identity/agrees`: whether each notice says of the controller what the register says. It can only speak
// against the pledge: two texts of one company agreeing shows no more than that. Proven by pledges.test.ts.

import { agreesWords, type IdentityField } from '../language/register.ts'
import type { Check, Finding } from '../pledge/pledge.ts'
import type { BoundNotice } from './bind.ts'
import { cvrDigits } from './cvr.ts'
import type { Edition } from './gate.ts'
import { comparable } from './html.ts'
import type { Register } from './schema.ts'
import { basisOf } from './subjects.ts'

export function agreesCheck(edition: Edition, everyMs: number): Check {
  return Object.freeze<Check>({
    part: 'controller.identity/agrees',
    everyMs,
    timeoutMs: 60_000,
    canShow: ['kept', 'broken'],
    method: agreesWords.method,
    ofTexts: true,
    look: async () => agreesFinding(edition),
  })
}

function agreesFinding({ file, notices }: Edition): Finding {
  const { register } = file
  const texts = notices.map(bound => ({ path: bound.notice.path, text: identityText(register, bound) }))
  const basis = basisOf(register.controller.status)
  const base = { notLookedAt: null, basis, evidence: { notices: texts.map(({ path }) => path) } }
  if (texts.some(({ text }) => text === ''))
    return { ...base, verdict: 'unknown', reason: agreesWords.nowhere, next: agreesWords.bind, basis: [] }
  for (const { path, text } of texts) {
    const lacking = lackingFields(register.controller, text)
    if (lacking.length > 0)
      return {
        ...base,
        verdict: 'broken',
        reason: agreesWords.differ(lacking, path),
        next: agreesWords.align,
        evidence: { notice: path, differ: lacking },
      }
  }
  return { ...base, verdict: 'kept', reason: agreesWords.agree, next: null }
}

/** The words of a notice that are bound to who the controller is. */
function identityText(register: Register, { notice, bindings }: BoundNotice): string {
  const ids = new Set(
    register.sentences.filter(({ pledge }) => pledge === 'controller.identity').map(({ id }) => id),
  )
  return bindings
    .filter(({ id }) => ids.has(id))
    .map(({ start, end }) => notice.text.slice(start, end))
    .join(' ')
}

function lackingFields(controller: Register['controller'], text: string): readonly IdentityField[] {
  const { name, cvr, registration, address, email, phone } = controller
  const written = comparable(text).toLowerCase()
  const says = (...words: readonly string[]): boolean =>
    words.every(word => written.includes(comparable(word).toLowerCase()))
  const numbers = text.match(/(?:DK\s?)?\d(?:\s?\d){7}/gi)?.map(cvrDigits) ?? []
  const found: Readonly<Record<IdentityField, boolean>> = {
    name: says(name),
    cvr: cvr === undefined || numbers.includes(cvrDigits(cvr)),
    registration: registration === undefined || says(registration),
    address: says(address.street, `${address.postcode} ${address.city}`),
    email: says(email),
    phone: phone === undefined || digitsOf(text).includes(digitsOf(phone)),
  }
  return (['name', 'cvr', 'registration', 'address', 'email', 'phone'] as const).filter(
    field => !found[field],
  )
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')
