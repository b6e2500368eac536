// The words of who has access: the roles, inviting, changing, standing in, and leaving. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

/** What each role of the company may do, said where one is chosen. */
export const roleMay: Readonly<Record<'owner' | 'staff' | 'tester' | 'bookkeeper', Words>> = Object.freeze({
  owner: both('svarer for alt og lukker andre ind', 'answers for everything and lets others in'),
  staff: both('arbejder med fortegnelsen og sagerne', 'works with the register and the cases'),
  tester: both(
    'ser de kundeopgaver, der nævner dem; det rum er ikke bygget endnu',
    'sees the engagements that name them; that room is not built yet',
  ),
  bookkeeper: both(
    'ser bilagene; det rum er ikke bygget endnu',
    'sees the vouchers; that room is not built yet',
  ),
})

export const peopleWords = Object.freeze({
  menu: both('Personer', 'People'),
  title: both('Hvem der har adgang', 'Who has access'),
  lead: both(
    'De, der kan logge ind, og hvad de må. Den, der stopper, mister adgangen i samme øjeblik.',
    'Those who can sign in, and what they may do. Whoever leaves loses access the same moment.',
  ),
  name: both('Navn', 'Name'),
  mail: both('E-mail', 'Mail'),
  role: both('Rolle', 'Role'),
  language: both('Sprog i breve og på siderne', 'Language of letters and pages'),
  danish: both('Dansk', 'Danish'),
  english: both('Engelsk', 'English'),
  state: both('Tilstand', 'State'),
  seen: both('Sidst set', 'Last seen'),
  notSeen: both('ikke logget ind nu', 'not signed in now'),
  states: Object.freeze({
    invited: both('inviteret, endnu ikke kommet', 'invited, has not come yet'),
    active: both('har adgang', 'has access'),
    left: both('er stoppet', 'has left'),
  }),
  /** The same of one person, with when. */
  since: Object.freeze({
    invited: (when: string): Words =>
      both(`inviteret ${when}, endnu ikke kommet`, `invited ${when}, has not come yet`),
    active: (when: string): Words => both(`har adgang siden ${when}`, `has access since ${when}`),
    left: (when: string): Words => both(`stoppede ${when}`, `left ${when}`),
  }),
  deputy: both('stedfortræder', 'deputy'),
  alone: both(
    'Du er den eneste. Invitér en mere: så kan to sige ja til det, én ikke må gøre alene, og en anden få påmindelserne, når du er væk.',
    'You are the only one. Invite somebody: then two can agree to what one may not do alone, and somebody else gets the reminders when you are away.',
  ),
  inviteTitle: both('Invitér en til', 'Invite somebody'),
  inviteLead: both(
    'De får et brev med et link, der virker én gang. Linket står kun i brevet. Er der ikke angivet en mailserver, venter brevet, til der er.',
    'They get a letter with a link that works once. The link stands in the letter only. Where no mail server is named the letter waits until one is.',
  ),
  inviteButton: both('Send invitationen', 'Send the invitation'),
  noName: both('Skriv et navn.', 'Write a name.'),
  noMail: both('Skriv en e-mailadresse, som anna@firma.dk.', 'Write a mail address, such as anna@firm.dk.'),
  noRole: both('Vælg en rolle.', 'Choose a role.'),
  taken: both(
    'En, der har adgang, har allerede den adresse.',
    'Somebody with access has this address already.',
  ),
  caseNumber: both('Sagsnummer', 'Case number'),
  againTitle: both('Ny invitation', 'New invitation'),
  againLead: both(
    'Til den, der ikke nåede at bruge sit link eller har mistet sin vej ind. Brevet går til adressen ovenfor; links, der er sendt før, virker ikke længere.',
    'For whoever did not use the link in time, or has lost their way in. The letter goes to the address above; links sent before open nothing any more.',
  ),
  againButton: both('Send en ny invitation', 'Send a new invitation'),
  hasLeft: both('Personen er stoppet: invitér på ny.', 'The person has left: invite them anew.'),
  roleTitle: both('Skift rolle', 'Change the role'),
  roleLead: both(
    'Er personen logget ind, ender det i samme øjeblik; næste gang gælder den nye rolle.',
    'If the person is signed in, that ends the same moment; the next time the new role holds.',
  ),
  roleButton: both('Skift rolle', 'Change the role'),
  deputyTitle: both('Stedfortræder', 'Deputy'),
  deputyLead: both(
    'Stedfortræderen får også påmindelserne om frister. Der er højst én.',
    'The deputy gets the reminders of what is due too. There is one at most.',
  ),
  deputyButton: both('Gør til stedfortræder', 'Make deputy'),
  deputyEnd: both('Ikke stedfortræder længere', 'No longer deputy'),
  leaveTitle: both('Personen stopper', 'The person leaves'),
  leaveLead: both(
    'Adgangen ender, når du trykker: alle steder, personen er logget ind, og alt, der kan logges ind med. Rækken med navn og adresse bliver, til fristen i fortegnelsen er gået, så det kan ses, hvem der gjorde hvad; så slettes den hos os. Det kan ikke gøres om: kommer personen tilbage, inviteres de på ny.',
    'Access ends when you press: everywhere the person is signed in, and everything that signs them in. The row with name and address stays until the period in the register has passed, so that it can be seen who did what; then it is erased here. It cannot be undone: should the person come back, they are invited anew.',
  ),
  leaveButton: (name: string): Words => both(`Luk ${name} ude nu`, `Shut ${name} out now`),
  lastOwner: both(
    'Der skal være en ejer. Gør en anden til ejer først.',
    'There has to be an owner. Make somebody else the owner first.',
  ),
  notActive: both(
    'Det kan kun gøres, når personen har taget imod invitationen og ikke er stoppet.',
    'This can be done only once the person has accepted the invitation and has not left.',
  ),
  notYet: both(
    'Rolle og stedfortræder kan vælges, når personen har taget imod invitationen.',
    'The role and the deputy can be chosen once the person has accepted the invitation.',
  ),
  back: both('Alle, der har adgang', 'Everybody with access'),
  said: Object.freeze({
    invited: both('Invitationen er lagt i køen.', 'The invitation is in the queue.'),
    again: both('En ny invitation er lagt i køen.', 'A new invitation is in the queue.'),
    role: both('Rollen er skiftet.', 'The role is changed.'),
    deputy: both('Stedfortræderen er valgt.', 'The deputy is chosen.'),
    'no-deputy': both('Der er ingen stedfortræder nu.', 'There is no deputy now.'),
    left: both(
      'Adgangen er lukket: sessioner, loginmidler og links er væk.',
      'Access is shut: sessions, means of signing in and links are gone.',
    ),
  }),
})
