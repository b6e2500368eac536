// What `site audit` holds a website against: the site's entry in a register, read without its notices and without a database, or
// nothing at all. Proven by test/transcripts.

import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { parseRegister } from '../register/parse.ts'
import { type SiteSlice, siteSlice } from '../register/site-slice.ts'
import { type DeclaredSite, nothingDeclared } from '../site/declared.ts'
import { readSource, registerPath } from './policy.ts'

export interface SiteTarget {
  readonly url: string
  readonly declared: DeclaredSite
  /** The company's domains; empty where nobody says. */
  readonly domains: readonly string[]
}

export interface TargetsAsked {
  readonly urls: readonly string[]
  /** register.yaml or its folder; null for none. */
  readonly policy: string | null
  /** Id of the register's site the addresses are held against, whatever they are called; null to find it by its name. */
  readonly site: string | null
}

/** Throws a Refusal for an address, a site or a register that cannot be read. */
export async function readTargets({ urls, policy, site }: TargetsAsked): Promise<readonly SiteTarget[]> {
  const addresses = urls.map(readAddress)
  if (policy === null) return addresses.map(url => ({ url, declared: nothingDeclared(url), domains: [] }))
  const sites = await readSites(policy)
  if (addresses.length === 0) return sites.map(declared => targetOf(declared.url, declared))
  return addresses.map(url => targetOf(url, siteOf(url, sites, site)))
}

const targetOf = (url: string, declared: SiteSlice): SiteTarget => ({
  url,
  declared,
  domains: declared.domains,
})

function readAddress(text: string): string {
  const url = URL.parse(text) ?? URL.parse(`https://${text}`)
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '') return url.href
  throw new Refusal('usage', {
    message: `expected the address of a website, got ${JSON.stringify(text)}`,
    hint: 'ordholden site audit https://firma.dk/',
  })
}

async function readSites(policy: string): Promise<readonly SiteSlice[]> {
  const isFolder = await stat(policy).then(
    found => found.isDirectory(),
    () => false,
  )
  const [folder, file] = isFolder ? [policy, registerPath] : [dirname(policy), basename(policy)]
  const { register } = parseRegister(await readSource(folder, file, limits.registerBytes))
  return siteSlice(register)
}

function siteOf(url: string, sites: readonly SiteSlice[], id: string | null): SiteSlice {
  const named = (site: SiteSlice) => (id === null ? namesOf(site).includes(nameOf(url)) : site.id === id)
  const found = sites.find(named)
  if (found !== undefined) return found
  const known = sites.map(site => `${site.id} (${site.url})`).join(', ') || 'none'
  throw new Refusal('usage', {
    message: `expected a site of the register, got ${id ?? url}`,
    hint: `the register has ${known}; to hold another address against one of them: --site ID`,
  })
}

const nameOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '')
const namesOf = ({ url, names }: SiteSlice): readonly string[] => [
  nameOf(url),
  ...names.map(name => name.replace(/^www\./, '')),
]
