// What `ordholden traffic attackers` says, and the heading of the list it makes for a firewall.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'

interface Listed {
  readonly at: string
  readonly from: string
  readonly to: string
  readonly count: number
  readonly left: number
  readonly isCut: boolean
}

const latest: Words = both(
  'Der var flere, end der åbnes på én gang: kun de seneste er med.',
  'There were more than are opened at once: only the latest are here.',
)

export const attackersWords = Object.freeze({
  heading: ({ at, from, to, count, left, isCut }: Listed): Words =>
    both(
      [
        `Spærreliste, dannet ${at}. Angreb fra ${from} til ${to}.`,
        `${count} linjer: en adresse, eller for IPv6 et net på 64 bit.`,
        ...(left === 0 ? [] : [`Udeladt som egne eller reserverede net: ${left}.`]),
        ...(isCut ? [latest.da] : []),
        'Listen er personoplysninger: slet den, når den er brugt.',
      ].join('\n'),
      [
        `Blocklist, made ${at}. Attacks from ${from} to ${to}.`,
        `${count} lines: an address, or for IPv6 a network of 64 bits.`,
        ...(left === 0 ? [] : [`Left out as our own or reserved networks: ${left}.`]),
        ...(isCut ? [latest.en] : []),
        'The list is personal data: delete it when it was used.',
      ].join('\n'),
    ),
  period: (from: string, to: string): Words =>
    both(`Adresser bag angreb fra ${from} til ${to}`, `Addresses behind attacks from ${from} to ${to}`),
  none: both(
    'Der er ingen: adresser gemmes kun, når det, de har gjort, er et angreb.',
    'There are none: an address is kept only where what it did is an attack.',
  ),
  latest,
  logged: both(
    'Åbningen og dens begrundelse står i kontrolloggen.',
    'That they were opened, and why, stands in the log.',
  ),
  columns: {
    address: both('adresse', 'address'),
    times: both('forsøg', 'attempts'),
    what: both('hvad', 'what'),
    first: both('første time', 'first hour'),
    last: both('sidste time', 'last hour'),
  },
})
