// Well-known systems that small European companies name, as of 2026-11-01: how they are written, and the role their
// operator normally has. Where an operator sits is not said: a register that states a country needs a source for it.
// Every entry becomes a proposal a person accepts. Proven by test/proposal.test.ts.

export interface KnownSystem {
  readonly id: string
  readonly name: string
  readonly words: RegExp
  readonly role: 'processor' | 'controller'
}

const system = (name: string, role: KnownSystem['role'] = 'processor'): KnownSystem => ({
  id: name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, ''),
  name,
  words: new RegExp(`(?<![\\p{L}\\d])${name.replace(/[.]/g, '\\.')}(?:['’]?s)?(?![\\p{L}\\d])`, 'iu'),
  role,
})

export const asOf = '2026-11-01'

export const knownSystems: readonly KnownSystem[] = Object.freeze([
  system('Salary.dk'),
  system('Billy.dk'),
  system('Dinero'),
  system('e-conomic'),
  system('NETS'),
  system('MobilePay', 'controller'),
  system('Danske Bank', 'controller'),
  system('Nordea', 'controller'),
  system('Jyske Bank', 'controller'),
  system('One.com'),
  system('Simply.com'),
  system('EG Clinea'),
  system('Microsoft Office 365'),
  system('Microsoft 365'),
  system('Google Workspace'),
  system('Google Analytics'),
  system('Slack'),
  system('Xero'),
  system('Stripe'),
  system('Mailchimp'),
  system('HubSpot'),
  system('Zendesk'),
  system('Dropbox'),
  system('Amazon Web Services'),
  system('Netlify'),
  system('Cloudflare'),
  system('Danløn'),
  system('Zenegy'),
  system('Conventus'),
  system('Shopify'),
  system('WordPress'),
  system('QuickPay'),
  system('PayPal', 'controller'),
  system('PostNord', 'controller'),
  system('Brevo'),
  system('Calendly'),
  system('Hetzner'),
  system('Curanet'),
  system('Betalingsservice'),
  system('YouTube'),
  system('Matomo'),
  system('Plausible'),
])

/** The systems a text names, each once, in the order of the list. */
export const systemsIn = (text: string): readonly KnownSystem[] =>
  knownSystems.filter(({ words }) => words.test(text))
