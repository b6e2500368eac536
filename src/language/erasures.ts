// What is said of rows that were erased: that the disk is rid of them, what it waits for, or that they are destroyed by key.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

const rowsInWords = (rows: number): Words =>
  rows === 1 ? both('1 række', '1 row') : both(`${rows} rækker`, `${rows} rows`)

/** Who holds erased rows back, by what PostgreSQL calls them. */
const holders: Readonly<Record<'session' | 'prepared-transaction' | 'replication-slot' | 'lock', Words>> = {
  session: both('databasens session', 'the database’s session'),
  'prepared-transaction': both('den forberedte transaktion', 'the prepared transaction'),
  'replication-slot': both('kopien (replication slot)', 'the replica (replication slot)'),
  lock: both('låsen på tabellen', 'the lock on the table'),
}

export const erasureWords = Object.freeze({
  none: both('Intet er slettet hos os endnu.', 'Nothing has been erased here yet.'),
  scrubbed: (at: Words): Words =>
    both(
      `Det, der er slettet hos os, er også væk fra disken: gennemsøgt ${at.da}.`,
      `What was erased here is gone from the disk too: looked through ${at.en}.`,
    ),
  waits: (rows: number, since: Words, names: Words | null): Words => {
    const said = both(
      `${rowsInWords(rows).da} er slettet hos os siden ${since.da}, men disken er endnu ikke renset for ${rows === 1 ? 'den' : 'dem'}.`,
      `${rowsInWords(rows).en} erased here since ${since.en}, not yet scrubbed from the disk.`,
    )
    if (names === null) return said
    return both(`${said.da} Der ventes på ${names.da}.`, `${said.en} Waits for ${names.en}.`)
  },
  holder: (kind: keyof typeof holders, name: string): Words =>
    both(`${holders[kind].da} ${name}`, `${holders[kind].en} ${name}`),
  waitsNext: both(
    'Afslut det, der ventes på. »ordholden serve« prøver igen af sig selv.',
    'End what is waited for. “ordholden serve” tries again by itself.',
  ),
  slot: both(
    'En kopi af databasen kan ikke renses herfra. Det, rækkerne sagde om personer, bliver dér destrueret ved nøgle: Det er krypteret, og nøglerne er kun her.',
    'A replica of the database cannot be scrubbed from here. What the rows said of people is destroyed by key there: it is encrypted, and the keys are only here.',
  ),
  byKey: (rows: number, since: Words): Words =>
    both(
      `${rowsInWords(rows).da} er slettet siden ${since.da} på en server, som andre driver. Kopier dér kan ikke renses herfra. Det, rækkerne sagde om personer, bliver destrueret ved nøgle: Det er krypteret, nøglerne er kun her, og nøglen til en sag ødelægges, når dens frist er gået.`,
      `${rowsInWords(rows).en} erased since ${since.en} on a server somebody else runs. Copies there cannot be scrubbed from here. What the rows said of people is destroyed by key: it is encrypted, the keys are only here, and the key of a case is destroyed when its period has passed.`,
    ),
})
