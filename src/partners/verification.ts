// Products that ask for a text record at a domain before they serve it. Such a record is a trace, not proof of use: it
// stays when the product is left, and some are needed once only. It is told, and breaks nothing.
// Dated data: each row with where its form was read and when. What is not here is told by its key alone.

import { matches } from './declared.ts'

export interface Verification {
  readonly product: string
  /** As in declared.ts: `*` stands for any characters. */
  readonly pattern: string
  readonly source: string
}

export const verificationsReadAt = '2026-11-22'

// "zone of webflow.com": the form as published in that domain's own text records.
export const verifications: readonly Verification[] = Object.freeze([
  {
    product: 'Microsoft 365',
    pattern: 'MS=*',
    source: 'learn.microsoft.com, Microsoft 365 and Entra ID domain verification',
  },
  {
    product: 'Google',
    pattern: 'google-site-verification=*',
    source: 'zone of webflow.com; IETF dnsop, domain verification techniques',
  },
  {
    product: 'Meta',
    pattern: 'facebook-domain-verification=*',
    source: 'zone of webflow.com; developers.facebook.com, Domain Verification',
  },
  {
    product: 'Adobe',
    pattern: 'adobe-idp-site-verification=*',
    source: 'helpx.adobe.com, Verify ownership of a domain',
  },
  {
    product: 'Brevo',
    pattern: 'brevo-code:*',
    source: 'developers.brevo.com, Domain authentication and validation',
  },
  { product: 'Apple', pattern: 'apple-domain-verification=*', source: 'zone of webflow.com' },
  { product: 'Atlassian', pattern: 'atlassian-domain-verification=*', source: 'zone of webflow.com' },
  { product: 'DocuSign', pattern: 'docusign=*', source: 'zone of webflow.com' },
  { product: 'Dropbox', pattern: 'dropbox-domain-verification=*', source: 'zone of webflow.com' },
  { product: 'HubSpot', pattern: 'hubspot-developer-verification=*', source: 'zone of webflow.com' },
  { product: 'Miro', pattern: 'miro-verification=*', source: 'zone of webflow.com' },
  { product: 'OneTrust', pattern: 'onetrust-domain-verification=*', source: 'zone of webflow.com' },
  { product: 'OpenAI', pattern: 'openai-domain-verification=*', source: 'zone of webflow.com' },
  { product: 'Postman', pattern: 'postman-domain-verification=*', source: 'zone of webflow.com' },
  { product: 'Stripe', pattern: 'stripe-verification=*', source: 'zone of webflow.com' },
])

/** The product a text record was made for; null where we do not know it. */
export const productOf = (text: string): string | null =>
  verifications.find(({ pattern }) => matches(pattern, text))?.product ?? null
