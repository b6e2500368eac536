// The words of the page Beskeder: who is told what, the targets of webhooks, deliveries, letters. Danish is the source.

import type { Words } from '../core/language.ts'
import { reasons as letterReasons } from './mail.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })
const count = (many: number, one: string, more: string): string => `${many} ${many === 1 ? one : more}`

export const notificationWords = Object.freeze({
  menu: both('Beskeder', 'Notifications'),
  title: both('Beskeder', 'Notifications'),
  lead: both(
    'Ordholden siger til, når et løfte brydes, er overholdt igen eller ikke har kunnet kontrolleres i mere end et døgn, når kontrolloggen ikke stemmer, og når et brev er opgivet. Hver ting siges én gang.',
    'Ordholden tells when a pledge is broken, is kept again or could not be checked for more than a day, when the log does not add up, and when a letter was given up. Each thing is told once.',
  ),
  letters: {
    title: both('Breve', 'Letters'),
    who: both(
      'Ejerne får et brev på deres eget sprog, når noget sker, og mandag morgen ét om hele ugen.',
      'The owners get a letter in their own language when something happens, and on Monday morning one about the whole week.',
    ),
    next: (at: Words): Words =>
      both(`Det næste mandagsbrev skrives ${at.da}.`, `The next Monday mail is written ${at.en}.`),
    preview: both('Se mandagsbrevet, som det ville være nu', 'See the Monday mail as it would be now'),
    noServer: both('Der sendes ingen breve endnu', 'No letters are sent yet'),
    noServerNext: both(
      'Der er ikke angivet en mailserver, så brevene venter. Start programmet med ORDHOLDEN_SMTP (serveren), ORDHOLDEN_MAIL_FROM (afsenderen) og om nødvendigt ORDHOLDEN_SMTP_PASSWORD_FILE. Det, der sker, står også her på siden.',
      'No mail server is named, so letters wait. Start the program with ORDHOLDEN_SMTP (the server), ORDHOLDEN_MAIL_FROM (the sender) and, where needed, ORDHOLDEN_SMTP_PASSWORD_FILE. What happens also stands on this page.',
    ),
    withServer: both('når en mailserver er angivet', 'once a mail server is named'),
    waiting: both('Breve, der venter eller er opgivet', 'Letters that wait or were given up'),
    none: both(
      'Ingen breve venter. Et brev står her, fra det er skrevet, til mailserveren har taget imod det; modtageren vises ikke.',
      'No letter waits. A letter stands here from when it is written until the mail server has taken it; whom it is for is not shown.',
    ),
    kind: both('Brev', 'Letter'),
    kinds: {
      event: both('Besked om noget, der er sket', 'Notification of something that happened'),
      monday: both('Mandagsbrevet', 'The Monday mail'),
      link: both('Engangslink', 'One-time link'),
      invite: both('Invitation', 'Invitation'),
      outside: both('Spørgsmål til en udenfor', 'Question to somebody outside'),
    } as Readonly<Record<string, Words>>,
    otherKind: both('Andet brev', 'Other letter'),
  },
  targets: {
    title: both('Webhooks', 'Webhooks'),
    says: both(
      'En webhook sender den samme besked til et andet program, underskrevet, så modtageren kan se, at den er vores og uændret (Standard Webhooks). Den nævner løftet, delen og tidspunktet og ingen personer.',
      'A webhook sends the same message to another program, signed, so that the receiver can see that it is ours and unchanged (Standard Webhooks). It names the pledge, the part and the moment, and no person.',
    ),
    none: both(
      'Ingen webhooks endnu. Skriv en modtagers adresse nedenfor; så får du en hemmelighed, som modtageren kontrollerer underskriften med, og kan sende en prøve.',
      'No webhooks yet. Write the address of a receiver below; you then get a secret the receiver checks the signature with, and can send a test.',
    ),
    added: (at: Words): Words => both(`Tilføjet ${at.da}.`, `Added ${at.en}.`),
    inside: (decision: string): Words =>
      both(
        `Ligger på vores eget net. Besluttet: ${decision}`,
        `Lies in our own network. Decided: ${decision}`,
      ),
    rotating: (until: Words): Words =>
      both(`Begge hemmeligheder gælder indtil ${until.da}.`, `Both secrets hold until ${until.en}.`),
    off: (since: Words): Words =>
      both(
        `Slået fra ${since.da}: modtageren svarede, at den ikke findes mere (410).`,
        `Turned off ${since.en}: the receiver answered that it is gone (410).`,
      ),
    test: both('Send en prøve', 'Send a test'),
    rotate: both('Ny hemmelighed', 'New secret'),
    remove: both('Fjern', 'Remove'),
    turnOn: both('Slå til igen', 'Turn on again'),
    since: both('Send igen alt siden', 'Send again everything since'),
    send: both('Send igen', 'Send again'),
    of: (action: Words, host: string): Words => both(`${action.da}: ${host}`, `${action.en}: ${host}`),
    address: both('Modtagerens adresse', 'Address of the receiver'),
    addressHint: both(
      'Begynder med https://. På eget net kun det, der er angivet i ORDHOLDEN_WEBHOOK_INSIDE.',
      'Begins with https://. In your own network only what ORDHOLDEN_WEBHOOK_INSIDE names.',
    ),
    add: both('Tilføj webhook', 'Add webhook'),
    newTitle: both('Tilføj en modtager', 'Add a receiver'),
  },
  secret: {
    title: both('Hemmeligheden vises kun nu', 'The secret is shown only now'),
    says: both(
      'Giv den til den, der passer modtageren, så underskrifter kan kontrolleres. Bagefter kan ingen se den her; en ny kan laves.',
      'Give it to whoever looks after the receiver, so that signatures can be checked. After this nobody can see it here; a new one can be made.',
    ),
    both: both(
      'Den gamle hemmelighed gælder også i et døgn: hver besked er underskrevet med begge.',
      'The old secret holds for a day as well: each message is signed with both.',
    ),
    back: both('Jeg har gemt den', 'I have kept it'),
  },
  deliveries: {
    title: both('Leveringer', 'Deliveries'),
    none: both(
      'Intet er leveret endnu. Her står hver besked til hver webhook med det sidste svar, og hvornår den prøves igen.',
      'Nothing has been delivered yet. Each message to each webhook stands here with the last answer and when it is tried again.',
    ),
    what: both('Besked', 'Message'),
    to: both('Til', 'To'),
    state: both('Tilstand', 'State'),
    answer: both('Sidste svar', 'Last answer'),
    next: both('Næste forsøg', 'Next try'),
    act: both('Gør', 'Do'),
    again: both('Send igen', 'Send again'),
    now: both('Prøv nu', 'Try now'),
    states: {
      sent: both('leveret', 'delivered'),
      waiting: both('venter', 'waiting'),
      failed: both('opgivet', 'given up'),
    },
    tried: (tries: number): Words =>
      both(`${count(tries, 'forsøg', 'forsøg')}`, `${count(tries, 'try', 'tries')}`),
  },
  letter: {
    state: both('Tilstand', 'State'),
    answer: both('Sidste svar', 'Last answer'),
    next: both('Næste forsøg', 'Next try'),
    act: both('Gør', 'Do'),
    again: both('Prøv igen', 'Try again'),
  },
  events: {
    title: both('Sket for nylig', 'Happened lately'),
    none: both(
      'Der er ikke sket noget endnu. Her står de seneste ting, der er sagt til om.',
      'Nothing has happened yet. The latest things told of stand here.',
    ),
  },
  done: {
    test: both(
      'Prøven er sendt af sted. Se svaret under Leveringer.',
      'The test is on its way. See the answer under Deliveries.',
    ),
    removed: both(
      'Webhooken er fjernet, og det, der var på vej til den, også.',
      'The webhook is removed, and what was on its way to it.',
    ),
    on: both('Webhooken får beskeder igen.', 'The webhook gets messages again.'),
    again: both('Leveringen prøves nu.', 'The delivery is tried now.'),
    letter: both('Brevet prøves nu.', 'The letter is tried now.'),
    since: both('Beskederne sendes igen, de ældste først.', 'The messages are sent again, the oldest first.'),
  },
  faults: {
    'no-url': both(
      'Skriv en hel adresse, der begynder med https://.',
      'Write a whole address that begins with https://.',
    ),
    long: both('Adressen er for lang.', 'The address is too long.'),
    user: both(
      'Adressen må ikke have brugernavn eller adgangskode i sig; underskriften viser, hvem beskeden er fra.',
      'The address may not have a user name or password in it; the signature shows whom the message is from.',
    ),
    plain: both(
      'Adressen skal begynde med https://, så ingen kan læse med undervejs.',
      'The address has to begin with https://, so that nobody can read along on the way.',
    ),
    inside: both(
      'Adressen ligger på denne maskine eller et lukket net. Skal den bruges, angives den i ORDHOLDEN_WEBHOOK_INSIDE med hvem, hvornår og hvorfor.',
      'The address lies on this machine or in a closed network. To be used, it is named in ORDHOLDEN_WEBHOOK_INSIDE with who, when and why.',
    ),
    taken: both('Den adresse er her allerede.', 'That address is here already.'),
    full: both(
      'Der er ikke plads til flere webhooks. Fjern en først.',
      'There is no room for more webhooks. Remove one first.',
    ),
    often: both(
      'Der er sendt mange prøver på kort tid. Se svarene under Leveringer, og vent højst ti minutter, før du sender en til.',
      'Many tests were sent in a short time. See the answers under Deliveries, and wait at most ten minutes before you send another.',
    ),
    'no-time': both('Vælg en dag.', 'Choose a day.'),
  },
})

/** What a receiver's last answer means, by the word it is kept as; a status stands for itself. */
const reasons: Readonly<Record<string, Words>> = {
  timeout: both('svarede ikke i tide', 'did not answer in time'),
  unreachable: both('kunne ikke nås', 'could not be reached'),
  refused: both(
    'ikke sendt: adressen fører ind på et lukket net eller er ikke https',
    'not sent: the address leads into a closed network or is not https',
  ),
  'not-found': both('navnet findes ikke', 'there is no such name'),
  limit: both('svarede uden ende', 'answered without end'),
  malformed: both('svarede noget, vi ikke forstår', 'answered what we do not understand'),
  interrupted: both('programmet blev afbrudt', 'the program was interrupted'),
}

export function answerWords(said: string | null): Words {
  if (said === null) return both('endnu intet', 'nothing yet')
  const status = Number(said)
  if (status >= 300 && status < 400)
    return both(
      `${said}, en viderestilling, som vi ikke følger`,
      `${said}, a redirect, which we do not follow`,
    )
  return reasons[said] ?? both(said, said)
}

export function letterAnswerWords(said: string | null): Words {
  if (said === null) return both('endnu intet', 'nothing yet')
  const [word = '', code] = said.split(' ')
  const reason = letterReasons[word] ?? both(word, word)
  return code === undefined ? reason : both(`${reason.da} (${code})`, `${reason.en} (${code})`)
}
