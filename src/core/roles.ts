// Who asks. Roles are the product's own: the people of a small firm, and those outside it who are let in to one thing each.
// What each may do is one table (access.ts).

export const roles = [
  'owner',
  'staff',
  'tester',
  'bookkeeper',
  'auditor',
  'customer',
  'person',
  'accountant',
] as const
export type Role = (typeof roles)[number]

/** What a token lets a program do, each a list of addresses (access.ts): only what there is. */
export const scopes = [
  'record:read',
  'checks:run',
  'people:read',
  'people:write',
  'webhooks:replay',
  'policy:read',
  'policy:write',
  'register:read',
  'register:write',
  'desk:read',
  'breaches:read',
  'breaches:write',
  'sites:read',
  'traffic:read',
  'notifications:read',
  'notifications:write',
] as const
export type Scope = (typeof scopes)[number]

/** Whoever asks for a page or an answer. */
export type Visitor =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'somebody'
      /** The account; null for whoever came by a one-time link and has none. */
      readonly account: string | null
      readonly session: string
      readonly role: Role
      /** What is theirs: ids of engagements, cases or hand-overs. */
      readonly own: readonly string[]
      /** Set for a program: what its token lets it do, of what the role may. */
      readonly scopes?: readonly Scope[]
    }

export const nobody: Visitor = Object.freeze({ kind: 'nobody' })

/** Whoever knows the sessions. A token nobody has, or no longer has, is answered with `nobody`. */
export interface Who {
  visitorOf(token: string, now: Date): Promise<Visitor>
  /** The same of a token that a program sends. */
  programOf(token: string, now: Date): Promise<Visitor>
}
