// The words of signing in with the company's own provider. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })
const microsoft = /(?:^|\.)(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn|windows\.net)$/

/** Who one signs in with, as people know it. */
export const providerName = (host: string): string => (microsoft.test(host) ? 'Microsoft' : host)

export const openIdWords = Object.freeze({
  title: (name: string) => both(`Med ${name}`, `With ${name}`),
  says: both(
    'Du logger ind der, hvor virksomheden ellers gør det, og kommer tilbage hertil. Din konto skal være knyttet til det på siden »Din konto«.',
    'You sign in where the company does otherwise, and come back here. Your account has to be linked to it on the page “Your account”.',
  ),
  button: (name: string) => both(`Log ind med ${name}`, `Sign in with ${name}`),
  /** Instead of `signInWords.cookie`. */
  cookie: both(
    'Siden sætter én cookie, der kun viser, at svaret kommer fra den samme browser, og én mere, mens du er hos udbyderen. Begge er væk efter ti minutter. Når du er logget ind, husker én cookie dig, til du logger ud eller lukker browseren. Andre cookies er der ikke.',
    'This page sets one cookie, which only shows that the answer comes from the same browser, and one more while you are at the provider. Both are gone after ten minutes. Once you are signed in, one cookie remembers you until you sign out or close the browser. There are no other cookies.',
  ),
  refused: both('Det lykkedes ikke at logge ind den vej', 'Signing in that way did not succeed'),
  why: both(
    'Enten svarer udbyderen ikke, eller svaret kunne ikke bruges, eller der er ingen konto her, som er knyttet til den, du loggede ind med. Prøv igen, eller brug en anden vej ind.',
    'Either the provider does not answer, or its answer could not be used, or no account here is linked to the one you signed in with. Try again, or use another way in.',
  ),
  link: {
    title: (name: string) => both(`Log ind med ${name}`, `Sign in with ${name}`),
    says: (name: string) =>
      both(
        `Knyt din konto hos ${name} til din konto her. Vi gemmer kun et aftryk, der viser, at det er den samme: hverken navn, adresse eller billede.`,
        `Link your account with ${name} to your account here. We keep only a mark that shows it is the same one: no name, address or picture.`,
      ),
    button: (name: string) => both(`Knyt ${name}`, `Link ${name}`),
    goTitle: (name: string) => both(`Fortsæt hos ${name}`, `Continue at ${name}`),
    goSays: (host: string) =>
      both(
        `Du forlader nu siden og logger ind hos ${host}. Bagefter kommer du tilbage til din konto her. Gør det inden ti minutter.`,
        `You now leave this page and sign in at ${host}. Afterwards you come back to your account here. Do so within ten minutes.`,
      ),
    go: (host: string) => both(`Fortsæt til ${host}`, `Continue to ${host}`),
    back: both('Tilbage til din konto', 'Back to your account'),
    done: both('Kontoen er knyttet', 'The account is linked'),
    doneSays: both('Næste gang kan du logge ind den vej.', 'Next time you can sign in that way.'),
    failed: both('Kontoen blev ikke knyttet', 'The account was not linked'),
    failedSays: both(
      'Enten svarer udbyderen ikke, eller svaret kunne ikke bruges, eller den konto er knyttet til nogen i forvejen. Prøv igen.',
      'Either the provider does not answer, or its answer could not be used, or that account is linked to somebody already. Try again.',
    ),
  },
  doctor: {
    ready: (issuer: string) => both(`der logges ind med ${issuer}`, `people sign in with ${issuer}`),
    none: both('ingen udbyder at logge ind med', 'no provider to sign in with'),
    wrong: (message: string) => both(`kan ikke bruges: ${message}`, `cannot be used: ${message}`),
  },
})
