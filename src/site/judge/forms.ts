// Forms: every field asks for something the register gives a reason for. A field that cannot be understood is told as that, and
// a register that says nothing about forms leaves the part open. Proven by judge.test.ts.

import { fieldWords } from '../../language/site-page.ts'
import type { SiteFinding } from '../finding.ts'
import type { FieldSeen, FormSeen } from '../sighting.ts'
import { found } from './draft.ts'
import { asksNothing, kindOf } from './fields.ts'
import type { View } from './view.ts'

export const judgeForms = (view: View): readonly SiteFinding[] =>
  view.audit.sightings.flatMap(one =>
    one.kind === 'form'
      ? one.fields.filter(field => !asksNothing(field)).flatMap(field => judgeField(view, one, field))
      : [],
  )

function judgeField(view: View, form: FormSeen, field: FieldSeen): readonly SiteFinding[] {
  const { fields: declared } = view.declared
  const seen = view.whereOf(form)
  // Fields of no form are sent by a script, nobody knows where: they are told of by their page.
  const action = withoutQuery(form.action || seen.page)
  const called = field.name || field.label || field.type
  const where = [{ ...seen, place: field.place ?? form.place }]
  const kind = kindOf(field)
  const fills = { action, field: called, kind: kind === null ? '' : fieldWords[kind] }
  if (kind === null) return [found('forms/unmapped', `${called} (${action})`, fills, where)]
  if (declared === null) return [found('forms/unsaid', `${kind} (${action})`, fills, where)]
  return declared.includes(kind)
    ? []
    : [found('forms/undeclared', `${kind}: ${called} (${action})`, fills, where)]
}

const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '')
