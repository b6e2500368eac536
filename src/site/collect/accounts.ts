// How measuring products name the account they measure for, in the addresses and bodies they send: one line for each.
// Where a number alone would fit too much, the host or the path says whose it is. Proven by accounts.test.ts.

interface Product {
  readonly product: string
  /** Name of the field that holds the account; null where it stands in the path. */
  readonly field: RegExp | null
  /** What the account looks like; for the path, the whole of it. */
  readonly account: RegExp
  /** Host and path, where the account alone says too little. */
  readonly at?: RegExp
}

const products: readonly Product[] = [
  { product: 'Google Analytics', field: /./, account: /^G-[A-Z0-9]{6,12}$/ },
  { product: 'Google Analytics', field: /./, account: /^UA-\d{4,10}-\d{1,4}$/ },
  { product: 'Google Tag Manager', field: /./, account: /^GTM-[A-Z0-9]{4,9}$/ },
  { product: 'Google Ads', field: /./, account: /^AW-\d{8,12}/ },
  { product: 'Meta Pixel', field: /^id$/, account: /^\d{14,17}$/, at: /\/tr\/?$/ },
  { product: 'Meta Pixel', field: null, account: /\/signals\/config\/\d{14,17}$/ },
  { product: 'LinkedIn Insight', field: /^pid$/, account: /^\d{4,}/, at: /linkedin|licdn|\/collect\/?$/ },
  { product: 'Hotjar', field: /^hjid$/, account: /^\d{4,}$/ },
  { product: 'Hotjar', field: null, account: /\/hotjar-\d{4,}\.js$/ },
  { product: 'Microsoft Clarity', field: null, account: /clarity\.ms\/tag\/\w{8,}$/ },
  { product: 'Matomo', field: /^idsite$/, account: /^\d+$/ },
  {
    product: 'Plausible',
    field: /^(d|domain)$/,
    account: /^[\w-]+(\.[\w-]+)+/,
    at: /plausible|\/api\/event$/,
  },
  { product: 'TikTok Pixel', field: /^sdkid$/, account: /^[A-Z0-9]{16,24}$/ },
]

export interface Account {
  readonly where: 'query' | 'body' | 'path'
  readonly name: string
  readonly product: string
}

type Fields = ReadonlyMap<string, string>

export function accountsIn(url: URL, query: Fields, body: Fields): readonly Account[] {
  const place = `${url.hostname}${url.pathname}`
  return products.flatMap(({ product, field, account, at }): readonly Account[] => {
    if (at !== undefined && !at.test(place)) return []
    if (field === null) return account.test(place) ? [{ where: 'path', name: product, product }] : []
    const held = (fields: Fields) =>
      [...fields].some(([name, value]) => field.test(name) && account.test(value))
    const wheres = [held(query) ? 'query' : null, held(body) ? 'body' : null] as const
    return wheres.flatMap(where => (where === null ? [] : [{ where, name: product, product }]))
  })
}

// Names under which visitors are numbered; whether the value can tell them apart is asked of the value.
const visitorNames =
  /^(_?ga|_?id|c?uid|cid|vid|fb[pc]|_fb[pc]|_gcl_\w+|[gf]bclid|gclid|ttclid|msclkid|li_fat_id|(client|visitor|user|device|anonymous|session|distinct|tracking|browser)[-_]?id|uuid|guid|fingerprint)$/i

export const isNamedAsVisitor = (name: string): boolean => visitorNames.test(name)
