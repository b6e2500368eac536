// What the store says: the look at the purpose wall (pledge `purpose`, part own-store).

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const storeWords = Object.freeze({
  method: both(
    `skriv en prøverække for hvert formål, gennem formålets eget login
for hvert formål: læs alt, hvad databasen vil give; den må kun give formålets egen række
for hvert formål: prøv at skrive en række for et andet formål; databasen skal afvise det
læs uden formål; databasen må intet give
luk et prøveformål ind, hold forbindelsen åben, træk formålet tilbage: den åbne forbindelse skal lukkes, og et nyt login skal afvises
for hver tabel med personoplysninger: netop én fast regel, som også gælder ejeren, og adgang for ingen andre
for hver rolle: ingen særlige rettigheder, medlem af netop én gruppe`,
    `write a probe row for each purpose, through the purpose's own login
for each purpose: read all the database will give; it may give the purpose's own row only
for each purpose: try to write a row for another purpose; the database must refuse
read without a purpose; the database may give nothing
let a probe purpose in, hold its connection open, withdraw it: the open connection must be closed and a new sign-in refused
for each table with personal data: exactly one fixed rule, which binds the owner too, and access for nobody else
for each role: no special rights, member of exactly one group`,
  ),
  kept: (purposes: number, tables: number) =>
    both(
      `Databasen gav intet fra sig uden formål, for et forkert formål eller for et tilbagetrukket formål (${purposes} formål og ${tables} ${tables === 1 ? 'tabel' : 'tabeller'} prøvet).`,
      `The database gave nothing without a purpose, for a wrong one or for a withdrawn one (${purposes} ${purposes === 1 ? 'purpose' : 'purposes'} and ${tables} ${tables === 1 ? 'table' : 'tables'} tried).`,
    ),
  gave: both(
    'Databasen gav oplysninger fra sig, som hører til et andet formål, eller til et formål, der er trukket tilbage.',
    'The database gave out data that belongs to another purpose, or to a purpose that has been withdrawn.',
  ),
  openTables: (tables: readonly string[]) =>
    both(
      `Reglen, der holder formålene adskilt, mangler eller er ændret på: ${tables.join(', ')}.`,
      `The rule that keeps purposes apart is missing or changed on: ${tables.join(', ')}.`,
    ),
  strongRoles: (roles: readonly string[]) =>
    both(
      `Databaselogins har andre rettigheder, end de må have: ${roles.join(', ')}.`,
      `Database logins have other rights than they may have: ${roles.join(', ')}.`,
    ),
  repair: both(
    'Stop programmet, og find ud af, hvem der har ændret databasen. »ordholden doctor« viser, hvad der er ændret.',
    'Stop the program and find out who changed the database. “ordholden doctor” shows what was changed.',
  ),
  unsure: both(
    'Prøven kunne ikke gennemføres, så vi ved ikke, om databasen holder formålene adskilt.',
    'The probe could not be carried out, so we do not know whether the database keeps purposes apart.',
  ),
  busy: both(
    'En anden kontrol prøver databasen lige nu.',
    'Another check is probing the database at this moment.',
  ),
  again: both(
    'Prøv igen om lidt med »ordholden check purpose«. Sker det igen, så se i »ordholden doctor«.',
    'Try again in a moment with “ordholden check purpose”. If it happens again, look at “ordholden doctor”.',
  ),
  notLookedAt: both(
    'Prøven viser, hvad databasen giver fra sig. Den viser ikke, hvad vores eget program gør med oplysninger, det har fået for et formål.',
    'The probe shows what the database gives out. It does not show what our own program does with data it was given for a purpose.',
  ),
  notTried: (count: number) =>
    both(
      `${count} formål blev ikke prøvet denne gang. Prøven viser heller ikke, hvad vores eget program gør med oplysninger, det har fået for et formål.`,
      `${count} purposes were not tried this time. Nor does the probe show what our own program does with data it was given for a purpose.`,
    ),
})
