// The words of signing in: the first run, the ways in, one-time links, and one's own account. Danish is the source.
// A refusal has one text whatever was wrong: which of them it was is told to nobody.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const signInWords = Object.freeze({
  title: both('Log ind', 'Sign in'),
  lead: both(
    'Her logger virksomhedens egne folk ind, og de, der har fået adgang til én sag eller opgave.',
    'This is where the company’s own people sign in, and those who were let in to one case or engagement.',
  ),
  refused: both('Det lykkedes ikke at logge ind', 'Signing in did not succeed'),
  why: both(
    'Adgangsnøglen, adressen eller koden passede ikke, koden er brugt, eller siden har stået åben for længe. Prøv igen.',
    'The passkey, the address or the code did not fit, the code has been used, or the page was open for too long. Try again.',
  ),
  cookie: both(
    'Siden sætter én cookie, der kun viser, at svaret kommer fra den samme browser. Går du over til virksomhedens udbyder for at logge ind, sættes én mere til vejen tilbage. Begge er væk efter ti minutter. Når du er logget ind, husker én cookie dig, til du logger ud eller lukker browseren. Andre cookies er der ikke.',
    'This page sets one cookie, which only shows that the answer comes from the same browser. If you go over to the company’s provider to sign in, one more is set for the way back. Both are gone after ten minutes. Once you are signed in, one cookie remembers you until you sign out or close the browser. There are no other cookies.',
  ),
  passkey: {
    title: both('Med adgangsnøgle', 'With a passkey'),
    says: both(
      'Du låser op med finger, ansigt eller pinkode på din egen telefon eller computer. Der er ingen adgangskode at huske eller miste.',
      'You unlock with finger, face or PIN on your own phone or computer. There is no password to remember or lose.',
    ),
    button: both('Log ind med adgangsnøgle', 'Sign in with a passkey'),
  },
  needsScript: both(
    'Browseren kan kun spørge efter adgangsnøgler, når JavaScript er slået til. Brug en kode i stedet.',
    'A browser can ask for passkeys only where JavaScript is on. Use a code instead.',
  ),
  unsupported: both(
    'Denne browser kan ikke bruge adgangsnøgler. Brug en kode i stedet.',
    'This browser cannot use passkeys. Use a code instead.',
  ),
  cancelled: both(
    'Der kom ingen adgangsnøgle. Prøv igen, eller brug en anden vej ind.',
    'No passkey came. Try again, or use another way in.',
  ),
  code: {
    title: both('Med en kode fra en app', 'With a code from an app'),
    mail: both('Din mailadresse', 'Your mail address'),
    code: both('Koden', 'The code'),
    codeHint: both('Seks tal, som appen viser lige nu', 'Six digits the app shows right now'),
    button: both('Log ind med kode', 'Sign in with a code'),
  },
  ask: {
    title: both('Med et link', 'With a link'),
    says: both(
      'For dig uden for virksomheden, der har fået adgang med et link: kunde, auditor, revisor eller den person, en sag handler om. Skriv den adresse, linket kom til.',
      'For you outside the company who were let in by a link: a customer, an auditor, an accountant, or the person a case is about. Write the address the link came to.',
    ),
    mail: both('Adressen, linket kom til', 'The address the link came to'),
    button: both('Send mig et nyt link', 'Send me a new link'),
    asked: both('Tak, det er noteret', 'Thank you, it is noted'),
    askedSays: both(
      'Har adressen adgang, er der et brev på vej til den om lidt. Af hensyn til andre siger vi ikke her, om den har.',
      'If the address has access, a letter is on its way to it shortly. For the sake of others we do not say here whether it has.',
    ),
  },
  lost: {
    title: both('Har du mistet din vej ind?', 'Have you lost your way in?'),
    says: both(
      'Virksomhedens ejer kan sende dig en ny invitation. Ejeren selv får et nyt link med denne kommando på maskinen, hvor programmet kører:',
      'The owner of the company can send you a new invitation. The owner gets a new link by this command on the machine the program runs on:',
    ),
  },
  out: both('Du er logget ud', 'You are signed out'),
  outSays: both(
    'Cookien er væk, og det, den åbnede, er lukket.',
    'The cookie is gone, and what it opened is closed.',
  ),
})

export const startWords = Object.freeze({
  title: both('Velkommen til Ordholden', 'Welcome to Ordholden'),
  lead: both(
    'Ingen har en konto endnu. Du laver den første, ejerens, og bagefter vælger du, hvordan du logger ind.',
    'Nobody has an account yet. You make the first one, the owner’s, and then choose how to sign in.',
  ),
  token: both('Engangsnøglen', 'The one-time key'),
  tokenHint: both(
    'De 43 tegn efter # i adressen, som programmet skrev, da det startede',
    'The 43 characters after # in the address the program printed when it started',
  ),
  tokenFilled: both('Engangsnøglen er læst fra adressen.', 'The one-time key was read from the address.'),
  tokenFault: both(
    'Nøglen passer ikke, er brugt eller er mere end et døgn gammel. Start programmet igen for at få en ny.',
    'The key does not fit, has been used, or is more than a day old. Start the program again for a new one.',
  ),
  name: both('Dit navn', 'Your name'),
  nameFault: both('Skriv dit navn, højst 80 tegn.', 'Write your name, at most 80 characters.'),
  mail: both('Din mailadresse', 'Your mail address'),
  mailHint: both(
    'Bruges til breve fra programmet, og når du logger ind med en kode',
    'Used for letters from the program, and when you sign in with a code',
  ),
  mailFault: both('Skriv en mailadresse, fx anna@firma.dk.', 'Write a mail address, such as anna@firma.dk.'),
  language: both('Sprog', 'Language'),
  /** Each in itself. */
  names: Object.freeze({ da: 'Dansk', en: 'English' }),
  button: both('Lav ejerens konto', 'Make the owner’s account'),
})

export const linkWords = Object.freeze({
  title: both('Brug dit link', 'Use your link'),
  lead: both(
    'Linket virker én gang. Du er inde, når du trykker på knappen.',
    'The link works once. You are in when you press the button.',
  ),
  token: both('Koden fra linket', 'The code from the link'),
  tokenHint: both('De 43 tegn efter # i linket', 'The 43 characters after # in the link'),
  tokenFilled: both('Koden er læst fra linket.', 'The code was read from the link.'),
  button: both('Fortsæt', 'Continue'),
  refused: both('Linket kan ikke bruges', 'The link cannot be used'),
  why: both(
    'Det er brugt, udløbet eller ikke kopieret rigtigt. Bed om et nyt.',
    'It has been used, has run out, or was not copied correctly. Ask for a new one.',
  ),
  askNew: both('Bed om et nyt link', 'Ask for a new link'),
})

/** What can be wrong in a form, said at its top. */
export const formWords = Object.freeze({
  summary: both('Det her mangler eller er ikke rigtigt', 'This is missing or not right'),
})
