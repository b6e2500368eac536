// PRACTICE: stands in for whoever knows the sessions. It knows one token for each role, and each role has one thing of its own.

import { sha256, toBase64, utf8 } from '../../src/core/bytes.ts'
import { nobody, type Role, roles, type Visitor, type Who } from '../../src/core/roles.ts'

export const practiceToken = (role: Role): string =>
  toBase64(sha256(utf8(`practice ${role}`)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')
/** The id of the one thing a role calls its own. */
export const practiceOwn = (role: Role): string => `of-${role}`

const practiceVisitor = (role: Role): Visitor => ({
  kind: 'somebody',
  account: `account.${role}`,
  session: `session.${role}`,
  role,
  own: [practiceOwn(role)],
})

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
  return { asked, visitorOf }
}
