// The words of one's own account: ways in, sessions, and what is logged about oneself. Danish is the source.

import type { Words } from '../core/language.ts'
import type { Role } from '../core/roles.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const roleWords: Readonly<Record<Role, Words>> = Object.freeze({
  owner: both('ejer', 'owner'),
  staff: both('medarbejder', 'staff'),
  tester: both('tester', 'tester'),
  bookkeeper: both('bogholder', 'bookkeeper'),
  auditor: both('auditor', 'auditor'),
  customer: both('kunde', 'customer'),
  person: both('den, en sag handler om', 'the person a case is about'),
  accountant: both('revisor', 'accountant'),
})

type Means = 'first-run' | 'passkey' | 'openid' | 'totp' | 'link' | 'command'

export const accountWords = Object.freeze({
  title: both('Din konto', 'Your account'),
  menu: both('Din konto', 'Your account'),
  who: (name: string, mail: string, role: Words): Words =>
    both(`${name}, ${mail}. Din rolle: ${role.da}.`, `${name}, ${mail}. Your role: ${role.en}.`),
  guest: (role: Words): Words =>
    both(
      `Du er her med et link, uden konto. Din rolle: ${role.da}.`,
      `You are here by a link, without an account. Your role: ${role.en}.`,
    ),
  asked: both(
    'Du er her med et link, uden konto, for at sige ja eller nej til én ting.',
    'You are here by a link, without an account, to say yes or no to one thing.',
  ),
  first: {
    title: both('Gør det nu', 'Do this now'),
    says: both(
      'Du har ingen vej ind endnu: når du logger ud, eller efter en halv time uden brug, kommer du ikke ind igen. Lav en adgangsnøgle, eller vælg koder fra en app.',
      'You have no way in yet: once you sign out, or after half an hour without use, you cannot come back. Make a passkey, or choose codes from an app.',
    ),
  },
  one: {
    title: both('Lav en vej ind mere', 'Make one more way in'),
    says: both(
      'Du har én vej ind. Mister du den, skal en anden lukke dig ind igen.',
      'You have one way in. If you lose it, somebody else has to let you in again.',
    ),
  },
  means: {
    title: both('Dine veje ind', 'Your ways in'),
    none: both('Her kommer dine adgangsnøgler og koder.', 'Your passkeys and codes will stand here.'),
    kinds: Object.freeze({
      passkey: both('adgangsnøgle', 'passkey'),
      totp: both('koder fra en app', 'codes from an app'),
      openid: both('virksomhedens eget login', 'the company’s own sign-in'),
    }),
    used: (moment: string): Words => both(`sidst brugt ${moment}`, `last used ${moment}`),
    unused: both('ikke brugt endnu', 'not used yet'),
    remove: both('Fjern', 'Remove'),
    removeWhich: (label: string): Words => both(`Fjern ${label}`, `Remove ${label}`),
    last: both(
      'Den sidste vej ind kan ikke fjernes. Lav en anden først.',
      'The last way in cannot be removed. Make another one first.',
    ),
    gone: both('Den er der ikke længere.', 'It is no longer there.'),
  },
  passkey: {
    title: both('Ny adgangsnøgle', 'New passkey'),
    says: both(
      'Browseren beder dig låse op. Nøglen bliver på din enhed, eller hvor din enhed gemmer adgangsnøgler; vi får kun den halvdel, der kan kontrollere den.',
      'The browser asks you to unlock. The key stays on your device, or where your device keeps passkeys; we get only the half that can check it.',
    ),
    label: both('Hvad skal den hedde?', 'What shall it be called?'),
    /** Where nobody gave it a name. */
    plain: both('Adgangsnøgle', 'Passkey'),
    unsupported: both(
      'Denne browser kan ikke lave adgangsnøgler. Vælg koder fra en app i stedet.',
      'This browser cannot make passkeys. Choose codes from an app instead.',
    ),
    cancelled: both(
      'Der blev ingen adgangsnøgle lavet. Prøv igen, eller vælg koder fra en app.',
      'No passkey was made. Try again, or choose codes from an app.',
    ),
    labelHint: both('Så du kan kende den igen, fx Telefonen', 'So that you know it again, such as The phone'),
    button: both('Lav en adgangsnøgle', 'Make a passkey'),
    refused: both(
      'Adgangsnøglen blev ikke gemt. Måske har siden stået åben for længe, eller enheden bad ikke om finger, ansigt eller pinkode. Prøv igen.',
      'The passkey was not kept. Perhaps the page was open for too long, or the device did not ask for finger, face or PIN. Try again.',
    ),
    needsScript: both(
      'Browseren kan kun lave adgangsnøgler, når JavaScript er slået til. Vælg koder fra en app i stedet.',
      'A browser can make passkeys only where JavaScript is on. Choose codes from an app instead.',
    ),
  },
  code: {
    title: both('Koder fra en app', 'Codes from an app'),
    says: both(
      'En app på telefonen viser en ny kode hvert halve minut. Brug den, hvor du ikke har en adgangsnøgle.',
      'An app on your phone shows a new code every half minute. Use it where you have no passkey.',
    ),
    start: both('Vælg koder fra en app', 'Choose codes from an app'),
    scan: both('Læs firkanten med appen', 'Scan the square with the app'),
    picture: both('QR-kode med hemmeligheden', 'QR code with the secret'),
    letters: both('Eller skriv disse bogstaver og tal i den', 'Or type these letters and digits into it'),
    write: both('Skriv koden, appen viser', 'Write the code the app shows'),
    keep: both(
      'Vis hverken firkanten eller bogstaverne til andre: med dem kan man lave dine koder.',
      'Show neither the square nor the letters to anybody: with them one can make your codes.',
    ),
    code: both('Koden', 'The code'),
    codeHint: both('Seks tal', 'Six digits'),
    button: both('Gem', 'Save'),
    back: both('Tilbage til din konto', 'Back to your account'),
    wrong: both(
      'Koden passer ikke. Se efter, at telefonens ur går rigtigt, og skriv den kode, appen viser nu.',
      'The code does not fit. See that the clock of the phone is right, and write the code the app shows now.',
    ),
    refused: both(
      'Det blev ikke gemt: du har koder i forvejen, eller siden har stået åben for længe.',
      'It was not kept: you have codes already, or the page was open for too long.',
    ),
    label: both('App', 'App'),
  },
  labelFault: both('Højst 80 tegn.', 'At most 80 characters.'),
  sessions: {
    title: both('Hvor du er logget ind', 'Where you are signed in'),
    says: both(
      'Vi ved hverken fra hvilken adresse eller hvilken browser. Kender du ikke en af dem, så afslut den, og fjern den vej ind, der blev brugt.',
      'We know neither from which address nor from which browser. If you do not know one of them, end it, and remove the way in that was used.',
    ),
    means: Object.freeze<Record<Means, Words>>({
      'first-run': both('Med engangsnøglen ved start', 'With the one-time key at the start'),
      passkey: both('Med adgangsnøgle', 'With a passkey'),
      openid: both('Med virksomhedens eget login', 'With the company’s own sign-in'),
      totp: both('Med en kode', 'With a code'),
      link: both('Med et link', 'With a link'),
      command: both('Med et link fra kommandoen', 'With a link from the command'),
    }),
    began: (moment: string): Words => both(`begyndt ${moment}`, `began ${moment}`),
    seen: (moment: string): Words => both(`sidst brugt ${moment}`, `last used ${moment}`),
    ends: (moment: string): Words => both(`slutter senest ${moment}`, `ends ${moment} at the latest`),
    this: both('denne', 'this one'),
    gone: both('Den er allerede slut.', 'It has ended already.'),
    end: both('Afslut', 'End'),
    endWhich: (which: string): Words => both(`Afslut den ${which}`, `End the one ${which}`),
  },
  out: {
    title: both('Log ud', 'Sign out'),
    here: both('Log ud her', 'Sign out here'),
    everywhere: both('Log ud alle steder', 'Sign out everywhere'),
  },
  logged: {
    title: both('Det gemmer vi om din brug', 'What we keep about your use'),
    says: both(
      'Når du læser eller ændrer oplysninger om personer, skriver programmet det ned: hvem, hvad, hvornår, til hvilket formål og i hvilken sag. Sådan står det i virksomhedens fortegnelse:',
      'When you read or change data about people, the program writes it down: who, what, when, for which purpose and in which case. This is how the company’s record has it:',
    ),
    kept: (what: string, period: string, from: string): Words =>
      both(`${what}: gemmes ${period}, ${from}.`, `${what}: kept for ${period}, ${from}.`),
    none: both(
      'Virksomhedens fortegnelse siger endnu ikke, hvor længe det gemmes. Den, der passer fortegnelsen, skal skrive det: behandlingsaktiviteten access-log.',
      'The company’s record does not yet say for how long it is kept. Whoever looks after the record has to write it: the activity access-log.',
    ),
  },
})
