// The letters the program writes by itself. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const letterWords = Object.freeze({
  link: {
    subject: both('Dit link', 'Your link'),
    lead: both('Her er det link, du bad om.', 'Here is the link you asked for.'),
    label: both('Åbn siden', 'Open the page'),
    once: both(
      'Linket virker én gang. Har du ikke bedt om det, kan du slette brevet; så sker der ikke noget.',
      'The link works once. If you did not ask for it, delete this letter, and nothing happens.',
    ),
  },
  outside: {
    subject: both('Vil du sige ja eller nej til noget?', 'Will you say yes or no to something?'),
    lead: (name: string): Words =>
      both(
        `${name} beder dig som en uden for virksomheden om at se på noget, én person ikke må gøre alene.`,
        `${name} asks you, as somebody outside the company, to look at something one person may not do alone.`,
      ),
    what: (kind: Words): Words =>
      both(`Det drejer sig om dette: ${kind.da}.`, `This is what it is about: ${kind.en}.`),
    label: both('Se, hvad du bliver spurgt om', 'See what you are asked'),
    once: (until: string): Words =>
      both(
        `Linket virker én gang, til og med ${until}. Det kan kun bruges til at se dette ene og svare på det.`,
        `The link works once, until ${until}. It can be used only to see this one thing and to answer it.`,
      ),
    unknown: both(
      'Kender du ikke den, der spørger, så slet brevet: uden dit svar sker der ikke noget på grund af dig.',
      'If you do not know who asks, delete this letter: without your answer nothing happens because of you.',
    ),
  },
  guest: {
    subject: (role: Words): Words => both(`Du kan komme ind som ${role.da}`, `You can come in as ${role.en}`),
    lead: (name: string, role: Words): Words =>
      both(
        `${name} lukker dig ind som ${role.da} i Ordholden, hvor virksomheden følger, om den overholder sin privatlivspolitik.`,
        `${name} lets you in as ${role.en} to Ordholden, where the company follows whether it keeps its privacy policy.`,
      ),
    label: both('Kom ind', 'Come in'),
    once: both(
      'Linket virker én gang, og du skal ikke oprette noget.',
      'The link works once, and there is nothing to sign up for.',
    ),
    again: (until: string): Words =>
      both(
        `Er du ude igen, beder du om et nyt link på siden »Log ind« med den adresse, brevet her kom til. Det kan du til og med ${until}.`,
        `When you are out again, ask for a new link on the page “Sign in” with the address this letter came to. You can until ${until}.`,
      ),
    unknown: both(
      'Kender du ikke afsenderen, kan du slette brevet; så sker der ikke noget.',
      'If you do not know the sender, delete this letter, and nothing happens.',
    ),
  },
  invite: {
    subject: both('Du er inviteret til Ordholden', 'You are invited to Ordholden'),
    greeting: (name: string): Words => both(`Hej ${name}`, `Hello ${name}`),
    lead: both(
      'Du har fået adgang til Ordholden, hvor virksomheden følger, om den overholder sin privatlivspolitik.',
      'You have been given access to Ordholden, where the company follows whether it keeps its privacy policy.',
    ),
    label: both('Tag imod invitationen', 'Accept the invitation'),
    once: (until: string): Words =>
      both(`Linket virker én gang, til og med ${until}.`, `The link works once, until ${until}.`),
    ways: both(
      'På siden vælger du, hvordan du logger ind fremover. Kender du ikke afsenderen, kan du slette brevet; så sker der ikke noget.',
      'On the page you choose how to sign in from then on. If you do not know the sender, delete this letter, and nothing happens.',
    ),
  },
})
