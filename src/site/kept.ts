// An audit as it was kept: what a check judges, and what its evidence names. The store knows it as a text; here it is read again.
// Proven by pledges.test.ts.

import { sha256, toHex, utf8 } from '../core/bytes.ts'
import type { Json } from '../core/json.ts'
import type { Audit } from './audit.ts'

export interface KeptVisit {
  readonly id: string
  readonly audit: Audit
  /** Hexadecimal SHA-256 of the audit's text, and over the files of its raw log. */
  readonly auditHash: string
  readonly rawHash: string
}

/** The text as `canonicalJson` wrote it of an audit of ours. */
export function readKept(kept: {
  readonly id: string
  readonly audit: string
  readonly rawHash: string
}): KeptVisit {
  const audit = JSON.parse(kept.audit) as Audit
  return { id: kept.id, audit, auditHash: toHex(sha256(utf8(kept.audit))), rawHash: kept.rawHash }
}

/** What the evidence of a look says of the visit it rests on. */
export const evidenceOfVisit = ({
  id,
  audit,
  auditHash,
  rawHash,
}: KeptVisit): { readonly [key: string]: Json } => ({
  visit: id,
  url: audit.url,
  from: audit.startedAt,
  to: audit.endedAt,
  browser: audit.browser,
  pages: audit.pages.length,
  unseen: audit.pages.filter(({ because }) => because !== null).length,
  routed: audit.routed.map(host => ({ ...host })),
  auditSha256: auditHash,
  rawSha256: rawHash,
})
