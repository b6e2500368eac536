// Traffic in the register: which logs are counted, for how long addresses may be kept to look into attacks, and what the notice
// must say before visitors are counted. Counting is held to this (src/traffic). Proven by traffic-entry.test.ts.

import { z } from 'zod'

import { limits } from '../core/limits.ts'
import { logFormats } from '../core/log-formats.ts'
import { isAddress } from '../net/address.ts'
import { act, id, provenance, text, words } from './entry.ts'

// One line, and not where the program happened to be started.
const file = z
  .string()
  .regex(/^\/[^\p{Cc}]{0,1023}$/u, 'expected a path from the root such as /var/log/nginx/access.log')

const zone = z
  .string()
  .refine(isZone, 'expected a time zone such as Europe/Copenhagen')
  .describe('In which zone times are shown that the log writes as moments; Europe/Copenhagen where absent.')

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Z]/.test(name)
  } catch {
    return false
  }
}

const listen = z
  .strictObject({
    protocol: z.enum(['udp', 'tcp', 'tls']),
    address: z.string().refine(isAddress, 'expected an address of this machine such as 127.0.0.1 or ::1'),
    port: z.int().min(1).max(65_535),
    certificate: file.optional().describe('The certificate with its chain (PEM); only of tls.'),
    key: file.optional().describe('The key of the certificate (PEM); only of tls.'),
  })
  .describe('Where lines are received: on this machine alone (127.0.0.1, ::1), or on an address of it.')

export const source = z.strictObject({
  id,
  name: words,
  kind: z.enum(['files', 'syslog']).describe('Files that are read, or lines that are received.'),
  path: file
    .optional()
    .describe('The files, their rotated ones too; * stands for any letters: /var/log/nginx/access.log*'),
  listen: listen.optional(),
  format: z.enum(logFormats).optional().describe('Where it is not to be found out.'),
  custom: text
    .optional()
    .describe('A format of your own, as Apache or nginx has it: %h %l %u %t "%r" %>s %b'),
  zone: zone.optional(),
  host: id.optional().describe('The recipient whose server writes the log; absent where it is our own.'),
  practice: z.boolean().default(false).describe('A log made up to practise with.'),
  ...provenance,
})

const statistics = z
  .strictObject({
    purpose: id.describe('A purpose of the register whose quote is in the sentence.'),
    sentence: id.describe('The sentence of the notice that tells of the statistics.'),
  })
  .describe('What carries the counting of visitors. Absent, none are counted.')

const window = z
  .strictObject({
    purpose: id.describe('The purpose an address may be opened for.'),
    retention: id
      .optional()
      .describe('A retention of the same activity: its period. Absent, 14 days, which is our own choice.'),
  })
  .describe('Addresses behind attacks, kept encrypted for a while. Absent, none are kept.')

export const traffic = z
  .strictObject({
    sources: z.array(source).max(limits.trafficSources).default([]).describe('Logs that are counted.'),
    k: z
      .int()
      .min(2)
      .max(1_000)
      .default(5)
      .describe('How many visitors must share a page or another text before it is told.'),
    window: window.optional(),
    statistics: statistics.optional(),
    publicPage: z.boolean().default(false).describe('Figures of operations are shown to everyone.'),
    countries: file.optional().describe('A table of countries of your own (mmdb).'),
  })
  .describe('Which logs are counted, and what may be known of them.')

/** Beside a recipient that hosts a website, or whose server writes a log: the log it keeps itself. */
export const rawLog = z
  .strictObject({
    period: z
      .string()
      .regex(/^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/, 'expected a period such as P5Y, P6M or P14D')
      .describe('How long the host keeps it, as the host says.'),
    agreed: z
      .strictObject({ ...act.shape, kept: text.describe('Where the agreement stands.') })
      .optional()
      .describe('That this is agreed: by whom, when, and where it stands.'),
    ...provenance,
  })
  .describe("The host's own log of visitors, with their addresses: how long it keeps it.")
