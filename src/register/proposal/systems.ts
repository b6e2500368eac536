// Well-known systems that small European companies name, as of 2026-11-01: how they are written, who runs them, where
// that operator sits, and the role they normally have. A country stands only where it is generally known; every entry
// becomes a proposal a person accepts. Proven by test/proposal.test.ts.

export interface KnownSystem {
  readonly id: string
  readonly name: string
  readonly words: RegExp
  readonly country?: string
  readonly role: 'processor' | 'controller'
}

const system = (
  name: string,
  country: string | null,
  role: KnownSystem['role'] = 'processor',
): KnownSystem => ({
  id: name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, ''),
  name,
  words: new RegExp(`(?<![\\p{L}\\d])${name.replace(/[.]/g, '\\.')}(?![\\p{L}\\d])`, 'iu'),
  ...(country === null ? {} : { country }),
  role,
})

export const asOf = '2026-11-01'

export const knownSystems: readonly KnownSystem[] = Object.freeze([
  system('Salary.dk', 'DK'),
  system('Billy.dk', 'DK'),
  system('Dinero', 'DK'),
  system('e-conomic', 'DK'),
  system('NETS', 'DK'),
  system('MobilePay', 'DK', 'controller'),
  system('Danske Bank', 'DK', 'controller'),
  system('Nordea', 'FI', 'controller'),
  system('Jyske Bank', 'DK', 'controller'),
  system('One.com', 'DK'),
  system('Simply.com', 'DK'),
  system('JT-COM', null),
  system('EG Clinea', 'DK'),
  system('Microsoft Office 365', 'US'),
  system('Microsoft 365', 'US'),
  system('Google Workspace', 'US'),
  system('Google Analytics', 'US'),
  system('Slack', 'US'),
  system('Xero', 'NZ'),
  system('Stripe', null),
  system('Mailchimp', 'US'),
  system('HubSpot', 'US'),
  system('Zendesk', 'US'),
  system('Dropbox', 'US'),
  system('Amazon Web Services', 'US'),
  system('Netlify', 'US'),
  system('Cloudflare', 'US'),
])

/** The systems a text names, each once, in the order of the list. */
export const systemsIn = (text: string): readonly KnownSystem[] =>
  knownSystems.filter(({ words }) => words.test(text))
