// Words around letters: the small print of each, the labels of a preview, and what doctor says of the way out.

import type { Language, Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const mailWords = Object.freeze({
  /** Below every letter. */
  closing: (controller: string): Words =>
    both(
      `Brevet er skrevet automatisk på vegne af ${controller}.`,
      `This letter was written automatically on behalf of ${controller}.`,
    ),
  preview: {
    from: both('Fra', 'From'),
    to: both('Til', 'To'),
    subject: both('Emne', 'Subject'),
  },
  notSetUp: both(
    'Der kan ikke sendes breve: ingen mailserver er angivet.',
    'No letters can be sent: no mail server is named.',
  ),
  ready: (host: string): Words =>
    both(`Breve sendes gennem ${host}. Ingen er fejlet.`, `Letters go through ${host}. None has failed.`),
  plain: (risk: string): Words =>
    both(
      `Breve må sendes ukrypteret, hvis serveren ikke kan andet. Besluttet: ${risk}`,
      `Letters may go unencrypted where the server can do no other. Decided: ${risk}`,
    ),
  plainNext: both(
    'Brug en server med TLS, og fjern ORDHOLDEN_SMTP_PLAIN.',
    'Use a server with TLS, and remove ORDHOLDEN_SMTP_PLAIN.',
  ),
  failing: (since: Words, { failed, waiting, said }: Failing): Words =>
    both(
      `Breve er ikke kommet af sted siden ${since.da}: ${failed} opgivet, ${waiting} prøves igen. Senest: ${saidWords(said, 'da')}.`,
      `Letters have not gone out since ${since.en}: ${failed} given up, ${waiting} to be tried again. Last: ${saidWords(said, 'en')}.`,
    ),
  wrong: (fault: string): Words =>
    both(`Mailserveren er angivet forkert: ${fault}`, `The mail server is named wrongly: ${fault}`),
  failingNext: both(
    'Se efter i mailserverens egen log, og ret ORDHOLDEN_SMTP eller adgangskoden. Brevene er gemt.',
    'Look into the mail server’s own log, and correct ORDHOLDEN_SMTP or the password. The letters are kept.',
  ),
})

interface Failing {
  readonly failed: number
  readonly waiting: number
  readonly said: string | null
}

/** By the word a delivery is stored as; its code follows. */
export const reasons: Readonly<Record<string, Words>> = {
  busy: both('serveren bad om at vente', 'the server asked to wait'),
  timeout: both('serveren svarede ikke i tide', 'the server did not answer in time'),
  unreachable: both('serveren kunne ikke nås', 'the server could not be reached'),
  letter: both('serveren afviste brevet eller adressen', 'the server refused the letter or its address'),
  server: both('serveren afviste os', 'the server refused us'),
  login: both('serveren afviste brugernavn eller adgangskode', 'the server refused user or password'),
  'no-tls': both('serveren tilbød ingen kryptering', 'the server offered no encryption'),
  certificate: both(
    'serverens certifikat kunne ikke godkendes',
    'the server’s certificate could not be accepted',
  ),
  interrupted: both('programmet blev afbrudt', 'the program was interrupted'),
}

function saidWords(said: string | null, language: Language): string {
  const [word = '', code] = (said ?? '').split(' ')
  const reason = reasons[word]?.[language] ?? both('intet svar endnu', 'no answer yet')[language]
  return code === undefined ? reason : `${reason} (${code})`
}
