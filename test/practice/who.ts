// PRACTICE: stands in for whoever knows the sessions and the programs. It knows one token for each role, and each role has one
// thing of its own. A program that sends a role's token may do whatever any scope lets it; for one scope alone there is a
// token too.

import { sha256, toBase64, utf8 } from '../../src/core/bytes.ts'
import { nobody, type Role, roles, type Scope, scopes, type Visitor, type Who } from '../../src/core/roles.ts'

const tokenOf = (name: string): string =>
  toBase64(sha256(utf8(`practice ${name}`)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')
export const practiceToken = (role: Role): string => tokenOf(role)
/** Of a program that a role made, for one scope. */
export const practiceProgram = (role: Role, scope: Scope): string => tokenOf(`${role} ${scope}`)
/** The id of the one thing a role calls its own. */
export const practiceOwn = (role: Role): string => `of-${role}`

const practiceVisitor = (role: Role, given: { readonly scopes?: readonly Scope[] } = {}): Visitor => ({
  kind: 'somebody',
  account: `account.${role}`,
  session: `session.${role}`,
  role,
  own: [practiceOwn(role)],
  ...given,
})

const programs: ReadonlyMap<string, Visitor> = new Map(
  roles.flatMap((role): [string, Visitor][] => [
    [practiceToken(role), practiceVisitor(role, { scopes })],
    ...scopes.map((scope): [string, Visitor] => [
      practiceProgram(role, scope),
      practiceVisitor(role, { scopes: [scope] }),
    ]),
  ]),
)

export interface PracticeWho extends Who {
  readonly asked: string[]
}

/** Remembers every token it was asked about. */
export function openPracticeWho(): PracticeWho {
  const asked: string[] = []
  const visitorOf = async (token: string): Promise<Visitor> => {
    asked.push(token)
    const role = roles.find(one => practiceToken(one) === token)
    return role === undefined ? nobody : practiceVisitor(role)
  }
  const programOf = async (token: string): Promise<Visitor> => {
    asked.push(token)
    return programs.get(token) ?? nobody
  }
  return { asked, visitorOf, programOf }
}
