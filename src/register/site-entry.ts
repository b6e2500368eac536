// A website in the register: what it answers to, what its host is known by, whom its pages load from, what they keep with a
// visitor and what its forms ask for. An audit holds the site to this (src/site). Proven by site-entry.test.ts.

import { z } from 'zod'

import { fieldKinds } from '../core/field-kinds.ts'
import { limits } from '../core/limits.ts'
import { isNetwork } from '../net/network.ts'
import { country, id, list, provenance, text, words } from './entry.ts'

const label = '(?!-)[a-z0-9_-]{1,63}'
const name = `(?=.{1,253}$)${label}(?:\\.${label})*`

/** As the browser asks for it: small letters, without scheme, port and path. */
const hostName = z
  .string()
  .regex(new RegExp(`^${name}$`), 'expected a name of a server in small letters such as www.example.net')

// `*.net` would stand for half the internet.
export const hostPattern = z
  .string()
  .regex(
    new RegExp(`^(?:${name}|\\*\\.(?=[^.]+\\.)${name})$`),
    'expected a name of a server in small letters such as cdn.example.net, or *.example.net',
  )

const network = z
  .string()
  .refine(isNetwork, 'expected a network such as 192.0.2.0/24 or 2001:db8::/32')
  .describe('A network as CIDR: 192.0.2.0/24.')

const autonomousSystem = z
  .string()
  .regex(/^AS[1-9]\d{0,9}$/, 'expected the number of an autonomous system such as AS65000')

const thirdParty = z.strictObject({
  host: hostPattern.describe('cdn.example.net, or *.example.net for every name below it.'),
  operator: id.optional(),
  country: country.optional(),
  purpose: words.optional().describe('What the site gets from it, and for what.'),
  ground: words.optional(),
  ...provenance,
})

const stored = z.strictObject({
  name: text
    .regex(/[^*]/, 'expected a name with more than *')
    .describe('The name of the cookie or stored key; * stands for any letters.'),
  because: words,
  ...provenance,
})

const field = z.strictObject({
  kind: z.enum(fieldKinds).describe('What is asked for.'),
  because: words,
  ...provenance,
})

export const site = z.strictObject({
  id,
  url: z.url({ protocol: /^https?$/ }),
  names: list(hostName).describe('Other names the same site answers to: www.example.net.'),
  host: id.describe('The recipient that hosts it.'),
  networks: list(network).describe('Networks of the host: 192.0.2.0/24.'),
  nameServers: list(hostPattern).describe('Name servers of the host: ns1.example.net, or *.example.net.'),
  reverseNames: list(hostPattern).describe("Names the host's addresses lead back to: *.example.net."),
  aliases: list(hostPattern).describe("Names of the host that the site's own name leads to (CNAME)."),
  systems: list(autonomousSystem).describe('Autonomous systems of the host: AS65000.'),
  thirdParties: list(thirdParty).describe('Servers of others that the pages load from.'),
  stored: list(stored).describe(
    'Cookies and other things the site keeps in the browser, each with its reason.',
  ),
  fields: z
    .array(field)
    .max(limits.activities)
    .optional()
    .describe('What the forms may ask for; absent where the register says nothing about forms.'),
  sentences: list(id).describe('Sentences that speak of this site; none means all that speak of websites.'),
  ...provenance,
})
