// A register that has no notice yet, and the policy folder made of it: the notice in each language, told from the
// register, and every sentence of it bound. What the register does not know is left out of the text and asked of the
// owner (questions.ts). Described in docs/reference/notice.md. Proven by draft.test.ts.

import { stringify } from 'yaml'
import type { z } from 'zod'

import type { Language } from '../../core/language.ts'
import { draftComments } from '../../language/draft-register.ts'
import { type Register, registerSchema } from '../schema.ts'
import type { Path } from '../yaml.ts'
import { plain } from './clause.ts'
import { type Acceptance, completeRegister } from './complete.ts'
import { composeNotice, toldRights } from './compose.ts'
import { type Bound, selectorsIn, sentencesOf, setNotice } from './set-notice.ts'

/** A register as a person or a program writes it (defaults may be left out), before it has a notice. */
export type Draft = Omit<z.input<typeof registerSchema>, 'notices' | 'sentences' | 'pledges' | 'retired'>

/** Notices drafted for a register, and the register's own text with all that binds them. */
export interface Drafted {
  readonly kind: 'drafted'
  /** Files by name from the folder of the register: register.yaml and each notice. */
  readonly files: ReadonlyMap<string, string>
  /** How many sentences promise something, and how many do not. */
  readonly promises: number
  readonly others: number
  /** The entries of the register that the notice tells. */
  readonly tells: readonly Path[]
}

/** The files of a policy folder by name: register.yaml, notice.da.md, notice.en.md. Throws a Refusal `limit`. */
export function draftPolicy(
  draft: Draft,
  languages: readonly Language[],
  acceptance: Acceptance | null = null,
): ReadonlyMap<string, string> {
  const notices = languages.map(language => ({ language, path: `notice.${language}.md` }))
  const [first = 'da'] = languages
  const text = formatRegister({ ...draft, notices }, first)
  return draftNotices(registerSchema.parse({ ...draft, notices }), text, acceptance).files
}

/** Drafts every notice the register names. `text` is the register as it is written, without sentences. */
export function draftNotices(register: Register, text: string, acceptance: Acceptance | null): Drafted {
  const whole = withRights(register)
  const pieces = composeNotice(whole)
  const bound = sentencesOf(pieces, register.retired)
  const name = plain(register.controller.name)
  const notices = register.notices.map(({ language, path }) => {
    const markdown = setNotice(pieces, bound, name, language)
    return { language, path, markdown, selectors: selectorsIn(markdown, path, bound, language) }
  })
  const selectors = new Map(notices.map(notice => [notice.language, notice.selectors]))
  const files = new Map(notices.map(({ path, markdown }) => [path, markdown]))
  files.set('register.yaml', completeRegister(text, { bound, selectors }, acceptance))
  const promises = bound.filter(({ line }) => line.pledge !== null).length
  return Object.freeze({
    kind: 'drafted',
    files,
    promises,
    others: bound.length - promises,
    tells: toldOnce(bound),
  })
}

// In the order the file will have them, so that a line can point at its right.
function withRights(register: Register): Register {
  const missing = toldRights.filter(id => !register.rights.some(each => each.id === id))
  return {
    ...register,
    rights: [...register.rights, ...missing.map(id => ({ id, status: 'published' as const }))],
  }
}

function toldOnce(bound: readonly Bound[]): readonly Path[] {
  const paths = bound.flatMap(({ line }) => line.tells.map(({ path }) => path))
  return [...new Map(paths.map(path => [JSON.stringify(path), path])).values()]
}

/** The register as YAML, in the order of docs/reference/register.md, with comments a person can go on from. */
function formatRegister(draft: Draft & { readonly notices: unknown }, language: Language): string {
  const comment = (text: string): string => `${text.replace(/^/gm, '# ')}\n`
  const order = [
    ...([
      'version',
      'example',
      'controller',
      'representative',
      'jointControllers',
      'dpo',
      'domains',
    ] as const),
    ...(['notices', 'activities', 'recipients', 'systems', 'agreements', 'sites', 'channels'] as const),
    ...(['procedures', 'rights', 'logHolders'] as const),
  ]
  const sections = order.flatMap(key => {
    if (draft[key] === undefined) return []
    const words = key in draftComments ? draftComments[key as keyof typeof draftComments][language] : null
    const yaml = stringify({ [key]: draft[key] }, { lineWidth: 0, aliasDuplicateObjects: false })
    return [`${words === null ? '' : comment(words)}${yaml}`]
  })
  return `${comment(draftComments.header[language])}\n${sections.join('\n')}`
}
