// The words of the room "register": what its checks do and say, what the law asks besides the promise, and what a
// translation says about itself. Danish is the source.

import type { Words } from '../core/language.ts'
import type { LookFailure } from '../core/ports.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const translationNote = both(
  'uofficiel oversættelse, ikke offentliggjort af virksomheden; den danske tekst gælder',
  'unofficial translation, not published by the company; the Danish text prevails',
)

const failures: Readonly<Record<LookFailure, Words>> = {
  off: both('adgang til nettet er slået fra', 'access to the internet is switched off'),
  refused: both('adressen må ikke besøges', 'the address may not be visited'),
  timeout: both('siden svarede ikke i tide', 'the page did not answer in time'),
  unreachable: both('siden kunne ikke nås', 'the page could not be reached'),
  limit: both('svaret var for stort', 'the answer was too large'),
  'not-found': both('adressen findes ikke', 'the address does not exist'),
  malformed: both('svaret kunne ikke læses', 'the answer could not be read'),
}

export const failureWords = (because: LookFailure): Words => failures[because]
export const statusWords = (status: number): Words =>
  both(`siden svarede med fejlen ${status}`, `the page answered with the error ${status}`)

export const servedWords = Object.freeze({
  method: both(
    'hent vores egen politikside på hvert sprog over en rigtig forbindelse; fjern koder og noter; find hver sætning i rækkefølge',
    'fetch our own policy page in each language over a real connection; take off tags and notes; find each sentence in order',
  ),
  shows: (sentences: number) =>
    both(
      `Siden viser alle ${sentences} sætninger i rækkefølge.`,
      `The page shows all ${sentences} sentences in order.`,
    ),
  notStarted: both(
    'Siden er ikke startet, så der er intet at hente.',
    'The page is not being served, so there is nothing to fetch.',
  ),
  start: both('Start den med »ordholden serve«.', 'Start it with “ordholden serve”.'),
})

export const elsewhereWords = Object.freeze({
  method: both(
    'hent siden på virksomhedens egen adresse; fjern koder; find hver sætning i rækkefølge',
    'fetch the page at the company’s own address; take off tags; find each sentence in order',
  ),
  shows: (host: string, sentences: number) =>
    both(
      `${host} viser alle ${sentences} sætninger i rækkefølge.`,
      `${host} shows all ${sentences} sentences in order.`,
    ),
  undeclared: both(
    'Fortegnelsen siger ikke, hvor virksomheden selv viser politikken.',
    'The register does not say where the company itself shows the policy.',
  ),
  declare: both(
    'Skriv adressen under »published« ved politikken i register.yaml.',
    'Write the address under “published” at the notice in register.yaml.',
  ),
  switchOn: both(
    'Tillad opslag uden for maskinen: start med --outside.',
    'Allow looks outside the machine: start with --outside.',
  ),
  onlyOurs: both(
    'Om siden også lover noget, der ikke står i politikken her.',
    'Whether the page also promises something that is not in the policy here.',
  ),
})

export const pageWords = Object.freeze({
  unseen: (host: string, because: Words) =>
    both(`${host} blev ikke set: ${because.da}.`, `${host} was not seen: ${because.en}.`),
  again: both('Kør kontrollen igen, når siden svarer.', 'Run the check again when the page answers.'),
  gone: (host: string, status: number) =>
    both(
      `${host} siger, at siden ikke findes (${status}).`,
      `${host} says that the page does not exist (${status}).`,
    ),
  differs: (host: string, text: string) =>
    both(`${host} viser ikke »${text}« på sin plads.`, `${host} does not show “${text}” in its place.`),
  publishAgain: both(
    'Ret siden, eller ret politikken, så de siger det samme.',
    'Correct the page, or the policy, so that they say the same.',
  ),
})

export type FindableKind = 'category' | 'purpose' | 'recipient' | 'period' | 'right'

const kinds: Readonly<Record<FindableKind, Words>> = {
  category: both('slags oplysning', 'kind of data'),
  purpose: both('formål', 'purpose'),
  recipient: both('modtager', 'recipient'),
  period: both('slettefrist', 'retention period'),
  right: both('rettighed', 'right'),
}

const named = (entries: readonly { kind: FindableKind; id: string }[], language: 'da' | 'en'): string =>
  entries
    .map(({ kind, id }) => `${kinds[kind][language]} ${language === 'da' ? `»${id}«` : `“${id}”`}`)
    .join(', ')

const entriesDa = (count: number, which = ''): string => `${count} ${which}${count === 1 ? 'post' : 'poster'}`
const entriesEn = (count: number, which = ''): string =>
  `${count} ${which}${count === 1 ? 'entry' : 'entries'}`
const adjective = (count: number): string => (count === 1 ? 'godkendt ' : 'godkendte ')

export const findableWords = Object.freeze({
  method: both(
    'for hver slags oplysning, formål, modtager, slettefrist og rettighed, som en person har godkendt: find dens ord i den offentliggjorte tekst',
    'for each kind of data, purpose, recipient, retention period and right that a person has accepted: find its words in the published text',
  ),
  all: (count: number) =>
    both(
      `Alt godkendt i fortegnelsen kan findes i politikken: ${entriesDa(count)}.`,
      `All that is accepted in the register can be found in the policy: ${entriesEn(count)}.`,
    ),
  lacking: (entries: readonly { kind: FindableKind; id: string }[], more: number) =>
    both(
      `Kan ikke findes i politikken: ${named(entries, 'da')}${more === 0 ? '' : ` og ${more} mere`}.`,
      `Cannot be found in the policy: ${named(entries, 'en')}${more === 0 ? '' : ` and ${more} more`}.`,
    ),
  write: both(
    'Skriv det i politikken, og sæt ordene under »quote« i fortegnelsen.',
    'Write it in the policy, and put the words under “quote” in the register.',
  ),
  onlyProposed: (proposed: number) =>
    both(
      `Ingen person har godkendt fortegnelsen endnu; ${entriesDa(proposed)} er forslag.`,
      `No person has accepted the register yet; ${entriesEn(proposed)} ${proposed === 1 ? 'is a proposal' : 'are proposals'}.`,
    ),
  someProposed: (accepted: number, proposed: number) =>
    both(
      `${entriesDa(accepted, adjective(accepted))} kan findes i politikken, men ${proposed} er stadig forslag.`,
      `${entriesEn(accepted, 'accepted ')} can be found in the policy, but ${proposed} ${proposed === 1 ? 'is still a proposal' : 'are still proposals'}.`,
    ),
  accept: both(
    'Gå forslagene igennem, og godkend dem i register.yaml med »accepted«.',
    'Go through the proposals and accept them in register.yaml with “accepted”.',
  ),
  fromNotice: (count: number) =>
    both(
      `Det, der er taget fra politikken selv, kan ikke efterprøve den: ${entriesDa(count)}.`,
      `What was taken from the policy itself cannot check it: ${entriesEn(count)}.`,
    ),
})

export const checkDigitWords = Object.freeze({
  method: both(
    'tag de otte cifre i CVR-nummeret; gang dem med 2 7 6 5 4 3 2 1; summen skal gå op i 11',
    'take the eight digits of the CVR number; multiply by 2 7 6 5 4 3 2 1; 11 must divide the sum',
  ),
  right: both(
    'Kontrolcifret i CVR-nummeret passer. DK foran cifrene er momsnummerets form.',
    'The check digit of the CVR number is right. DK before the digits is the form of the VAT number.',
  ),
  wrong: both(
    'Kontrolcifret i CVR-nummeret passer ikke, så nummeret er skrevet forkert.',
    'The check digit of the CVR number is not right, so the number is misspelt.',
  ),
  correct: both(
    'Ret nummeret i politikken og i fortegnelsen.',
    'Correct the number in the policy and in the register.',
  ),
  none: both(
    'Fortegnelsen har intet CVR-nummer at regne efter.',
    'The register has no CVR number to recompute.',
  ),
  give: both(
    'Skriv nummeret i register.yaml under controller, hvis virksomheden har et.',
    'Write the number in register.yaml under controller, if the company has one.',
  ),
  onlyForm: both('Om nummeret tilhører virksomheden.', 'Whether the number belongs to the company.'),
})

export type IdentityField = 'name' | 'cvr' | 'registration' | 'address' | 'email' | 'phone'

const fields: Readonly<Record<IdentityField, Words>> = {
  name: both('navn', 'name'),
  cvr: both('CVR-nummer', 'CVR number'),
  registration: both('registreringsnummer', 'registration number'),
  address: both('adresse', 'address'),
  email: both('e-mail', 'e-mail'),
  phone: both('telefon', 'phone'),
}

export const agreesWords = Object.freeze({
  method: both(
    'find navn, CVR-nummer, adresse, e-mail og telefon fra fortegnelsen i politikkens afsnit om den dataansvarlige',
    'find name, CVR number, address, e-mail and phone of the register in the policy’s section on the controller',
  ),
  agree: both(
    'Politikken og fortegnelsen siger det samme om den dataansvarlige.',
    'The policy and the register say the same about the controller.',
  ),
  differ: (lacking: readonly IdentityField[], path: string) =>
    both(
      `${path} og fortegnelsen er uenige om: ${lacking.map(field => fields[field].da).join(', ')}.`,
      `${path} and the register differ on: ${lacking.map(field => fields[field].en).join(', ')}.`,
    ),
  align: both(
    'Ret politikken eller fortegnelsen, alt efter hvad der er forkert.',
    'Correct the policy or the register, whichever is wrong.',
  ),
  nowhere: both(
    'Ingen sætning i politikken er bundet til, hvem der er dataansvarlig.',
    'No sentence of the policy is bound to who the controller is.',
  ),
  bind: both(
    'Bind afsnittet om den dataansvarlige i fortegnelsen.',
    'Bind the section on the controller in the register.',
  ),
})
