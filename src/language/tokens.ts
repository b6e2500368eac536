// The page where an owner makes tokens for programs. Danish is the source.

import type { Words } from '../core/language.ts'
import type { Scope } from '../core/roles.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const tokenWords = Object.freeze({
  menu: both('Nøgler til programmer', 'Tokens for programs'),
  title: both('Nøgler til programmer', 'Tokens for programs'),
  lead: both(
    'Et andet program kan spørge på dine vegne, når det har en nøgle. En nøgle giver kun adgang til det, du vælger, kun så længe du vælger, og aldrig til mere, end du selv må.',
    'Another program can ask on your behalf once it has a token. A token gives access only to what you choose, only for as long as you choose, and never to more than you may yourself.',
  ),
  description: both('Hvad programmer kan spørge om', 'What programs can ask for'),
  problems: both('Når et program får nej', 'When a program is told no'),
  none: both(
    'Der er ingen nøgler. Den første laver du herunder; den vises én gang.',
    'There are no tokens. Make the first one below; it is shown once.',
  ),
  listTitle: both('Dine nøgler', 'Your tokens'),
  columns: {
    label: both('Navn', 'Name'),
    scopes: both('Må', 'May'),
    used: both('Sidst brugt', 'Last used'),
    ends: both('Gælder til', 'Good until'),
    act: both('Luk', 'End'),
  },
  never: both('aldrig', 'never'),
  end: both('Luk nøglen', 'End the token'),
  endWhich: (label: string) => both(`Luk nøglen ${label}`, `End the token ${label}`),
  ended: both('Nøglen er lukket og virker ikke mere.', 'The token is ended and works no more.'),
  newTitle: both('Lav en nøgle', 'Make a token'),
  label: both('Hvad skal den hedde?', 'What is it to be called?'),
  labelHint: both(
    'Så du kan kende den igen, for eksempel programmets navn.',
    'So that you know it again, such as the name of the program.',
  ),
  scopes: both('Hvad må programmet?', 'What may the program do?'),
  scopesHint: both('Vælg så lidt som muligt.', 'Choose as little as possible.'),
  days: both('Hvor længe gælder den?', 'How long is it good for?'),
  dayNames: {
    1: both('En dag', 'One day'),
    30: both('30 dage', '30 days'),
    90: both('90 dage', '90 days'),
    365: both('Et år', 'One year'),
  },
  make: both('Lav nøglen', 'Make the token'),
  faults: {
    label: both(
      'Skriv et navn, så nøglen kan kendes igen.',
      'Write a name, so that the token can be known again.',
    ),
    scopes: both('Vælg mindst én ting, programmet må.', 'Choose at least one thing the program may do.'),
    days: both('Vælg, hvor længe nøglen gælder.', 'Choose how long the token is good for.'),
    full: both(
      'Der er ikke plads til flere nøgler. Luk en, der ikke bruges mere.',
      'There is no room for more tokens. End one that is used no more.',
    ),
  },
  made: {
    title: both('Her er nøglen', 'Here is the token'),
    says: both(
      'Den vises kun nu. Kopiér den til det program, der skal bruge den. Vi gemmer kun et aftryk og kan ikke vise den igen.',
      'It is shown only now. Copy it to the program that is to use it. We keep only a mark of it and cannot show it again.',
    ),
    how: both('Programmet sender den med hver anmodning:', 'The program sends it with every request:'),
    back: both('Jeg har gemt den', 'I have kept it'),
  },
})

export const scopeWords: Readonly<Record<Scope, Words>> = Object.freeze({
  'record:read': both('Læse fortegnelsen', 'Read the record of processing'),
  'checks:run': both('Sætte kontroller i gang', 'Run checks'),
  'people:read': both('Se, hvem der har adgang', 'See who has access'),
  'people:write': both('Invitere, lukke ude og logge ud', 'Invite, shut out and sign out'),
  'webhooks:replay': both('Sende en webhook igen', 'Send a webhook again'),
  'policy:read': both('Læse sætningerne i politikken', 'Read the sentences of the policy'),
  'policy:write': both(
    'Rette sætninger i politikken, i dit navn',
    'Edit sentences of the policy, in your name',
  ),
  'register:read': both('Læse registret og dets historik', 'Read the register and its history'),
  'register:write': both(
    'Rette registret og godkende poster, i dit navn',
    'Edit the register and accept entries, in your name',
  ),
  'desk:read': both(
    'Læse I dag, slå sagsnumre op og se, hvad to skal sige ja til',
    'Read Today, look up case numbers and see what two have to agree to',
  ),
  'breaches:read': both(
    'Læse om brudte løfter, og hvad der er svaret om dem',
    'Read about broken pledges and what was answered about them',
  ),
  'breaches:write': both(
    'Svare på, om et brudt løfte er et brud på persondatasikkerheden, i dit navn',
    'Answer whether a broken pledge is a breach of personal data security, in your name',
  ),
  'sites:read': both('Læse, hvad besøg af hjemmesiden viste', 'Read what visits of the website showed'),
  'traffic:read': both(
    'Læse tal om trafik, kilderne og alarmerne',
    'Read figures of traffic, the sources and the alarms',
  ),
  'notifications:read': both(
    'Se webhooks, leveringer og breve, der venter',
    'See webhooks, deliveries and letters that wait',
  ),
  'notifications:write': both(
    'Tilføje, prøve og fjerne webhooks og prøve breve igen',
    'Add, test and remove webhooks, and try letters again',
  ),
})
