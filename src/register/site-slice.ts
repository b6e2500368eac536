// The slice of the register an audit of websites is judged by: each site with what its host is known by, whom it may load from
// and what it may keep and ask for, names in place of ids. Plain data in the shape the room has (src/site/declared.ts), which
// app.ts hands over. Proven by test/site-slice.test.ts, which judges by it.

import type { Language, Words } from '../core/language.ts'
import type { Recipient, Register, Sentence, Site } from './schema.ts'

export interface SiteSlice {
  readonly id: string
  readonly url: string
  /** Other names it answers to. */
  readonly names: readonly string[]
  /** Every name that some site of the register answers to. */
  readonly covered: readonly string[]
  /** The company's domains. */
  readonly domains: readonly string[]
  /** Null where the register has no such recipient. */
  readonly host: HostSlice | null
  readonly parties: readonly PartySlice[]
  readonly stored: readonly string[]
  /** Null where the register says nothing about forms. */
  readonly fields: readonly string[] | null
  readonly saysSeveralCdns: boolean
  /** True where nobody has accepted the entry, or something that is stored or asked for. */
  readonly proposed: boolean
}

interface HostSlice extends Pick<Site, 'networks' | 'nameServers' | 'reverseNames' | 'aliases' | 'systems'> {
  readonly name: string
}

interface PartySlice {
  readonly host: string
  readonly operator: string | null
  /** Of the third party; else where its operator is established, as in the record of Art. 30. */
  readonly country: string | null
  readonly purpose: Words | null
  readonly proposed: boolean
}

export function siteSlice(register: Register): readonly SiteSlice[] {
  const recipients = new Map(register.recipients.map(recipient => [recipient.id, recipient]))
  const covered = register.sites.flatMap(({ url, names }) => [new URL(url).hostname, ...names])
  const domains = register.domains.map(({ name }) => name)
  return Object.freeze(
    register.sites.map(site => ({
      ...{ id: site.id, url: site.url, names: site.names, covered, domains },
      host: hostOf(site, recipients.get(site.host)),
      parties: site.thirdParties.map(party => partyOf(party, recipients.get(party.operator ?? ''))),
      stored: site.stored.map(({ name }) => name),
      fields: site.fields?.map(({ kind }) => kind) ?? null,
      saysSeveralCdns: saysSeveral(register, site),
      proposed: [site, ...site.stored, ...(site.fields ?? [])].some(({ status }) => status === 'proposed'),
    })),
  )
}

function hostOf(site: Site, recipient: Recipient | undefined): HostSlice | null {
  if (recipient === undefined) return null
  const { networks, nameServers, reverseNames, aliases, systems } = site
  return { name: recipient.name, networks, nameServers, reverseNames, aliases, systems }
}

const partyOf = (party: Site['thirdParties'][number], operator: Recipient | undefined): PartySlice => ({
  host: party.host,
  operator: operator?.name ?? null,
  country: party.country ?? operator?.country ?? null,
  purpose: party.purpose ?? null,
  proposed: party.status === 'proposed',
})

// Only where the two words belong together: »flere leverandører og et CDN« is one CDN.
const severalCdns: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(?:forskellige|flere|adskillige|diverse|mange)\s+(?:(?:forskellige|eksterne|andre|offentlige)\s+)*(?:CDN|content[ -]delivery)/iu,
  en: /\b(?:various|several|different|multiple|many)\s+(?:(?:different|external|other|public|third-party)\s+)*(?:CDN|content[ -]delivery)/i,
}
const denied: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(?:ikke|ingen|aldrig)(?!\p{L})/iu,
  en: /\b(?:not?|never|none)\b/i,
}

/** Whether a sentence about third parties says so, in a notice the company has published; a translation of others says nothing. */
function saysSeveral({ notices, sentences }: Register, site: Site): boolean {
  const official = notices.filter(({ unofficial }) => !unofficial).map(({ language }) => language)
  const speaks = ({ id, pledge }: Sentence): boolean =>
    pledge === 'site.third-parties' && (site.sentences.length === 0 || site.sentences.includes(id))
  return sentences.filter(speaks).some(sentence =>
    official.some(language => {
      const words = sentence[language]?.exact ?? ''
      return severalCdns[language].test(words) && !denied[language].test(words)
    }),
  )
}
