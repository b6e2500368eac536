// The words of what one person may not do alone. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

type ActKind = 'mass-erasure' | 'vault-restore' | 'destruction-beyond-engagement'
type ActStanding = 'asked' | 'delayed' | 'agreed' | 'done' | 'cancelled' | 'expired'

export const actKindWords: Readonly<Record<ActKind, Words>> = Object.freeze({
  'mass-erasure': both('Slet mange sager på én gang', 'Erase many cases at once'),
  'vault-restore': both('Gendan et opgaverum', 'Restore a vault'),
  'destruction-beyond-engagement': both(
    'Destruér mere end én opgaves data',
    'Destroy more than one engagement’s data',
  ),
})

export const actStateWords: Readonly<Record<ActStanding, (when: string) => Words>> = Object.freeze({
  asked: (when: string) =>
    both(`venter på et ja til ${when}, så falder det bort`, `waits for a yes until ${when}, then it lapses`),
  delayed: (when: string) =>
    both(
      `kan gøres ${when}; indtil da kan det kaldes tilbage`,
      `can be done ${when}; until then it can be called off`,
    ),
  agreed: (when: string) => both(`må gøres indtil ${when}`, `may be done until ${when}`),
  done: (when: string) => both(`gjort ${when}`, `done ${when}`),
  cancelled: (when: string) => both(`kaldt tilbage ${when}`, `called off ${when}`),
  expired: (when: string) => both(`faldt bort ${when}`, `lapsed ${when}`),
})

export const actWords = Object.freeze({
  menu: both('To personer', 'Two people'),
  title: both('Det, to skal sige ja til', 'What two have to agree to'),
  lead: both(
    'Noget kan gøre så stor skade, at én person ikke må gøre det alene. Den ene beder om det, en anden siger ja, og så gøres det én gang.',
    'Some things can do so much harm that one person may not do them alone. One asks, another says yes, and then it is done once.',
  ),
  empty: both(
    'Intet venter på et ja. Beder en kollega om at slette mange sager på én gang, gendanne et opgaverum eller destruere mere end én opgaves data, står det her, og du kan sige ja eller kalde det tilbage. De rum er ikke bygget endnu.',
    'Nothing waits for a yes. When a colleague asks to erase many cases at once, to restore a vault or to destroy more than one engagement’s data, it stands here, and you can agree or call it off. Those rooms are not built yet.',
  ),
  alone: both(
    'Er du alene om firmaet, kan du bede en uden for det om at sige ja, eller vente et døgn i stedet. I det døgn kan det kaldes tilbage.',
    'Where you are the firm by yourself you can ask somebody outside it to agree, or wait a day instead. During that day it can be called off.',
  ),
  outsideTitle: both('Bed en udenfor om at sige ja', 'Ask somebody outside to agree'),
  outsideLead: both(
    'De får et brev med et link, der virker én gang og kun viser dette. Det skal være en anden end dig, fx din revisor eller advokat. Programmet kan ikke se, hvem der åbner linket, kun at adressen ikke er din: at det er en anden, står du selv inde for, og det skrives ned.',
    'They get a letter with a link that works once and shows only this. It has to be another person than you, your accountant or lawyer for example. The program cannot see who opens the link, only that the address is not yours: that it is another person is on your word, and that is written down.',
  ),
  outsideMail: both('Deres e-mail', 'Their mail address'),
  outsideButton: both('Send linket', 'Send the link'),
  outsideOwn: both(
    'Det er din egen adresse. Det skal være en anden person.',
    'That is your own address. It has to be another person.',
  ),
  outsideAsked: (mail: string, when: string): Words =>
    both(`${mail} er spurgt ${when}`, `${mail} was asked ${when}`),
  agreedBy: (who: string, when: string): Words => both(`${who} sagde ja ${when}`, `${who} agreed ${when}`),
  outsider: (mail: string): Words => both(`En udenfor (${mail})`, `Somebody outside (${mail})`),
  by: (who: string, when: string): Words => both(`${who} bad om det ${when}`, `${who} asked for it ${when}`),
  you: both('Du', 'You'),
  somebody: both('En, der ikke er her længere', 'Somebody who is no longer here'),
  subject: both('Det gælder', 'It is about'),
  agree: both('Sig ja', 'Agree'),
  cancel: both('Kald tilbage', 'Call off'),
  delay: both('Vent et døgn i stedet', 'Wait a day instead'),
  yours: both(
    'Du bad selv om det: en anden skal sige ja.',
    'You asked for it yourself: another has to say yes.',
  ),
  said: Object.freeze({
    agree: both('Du har sagt ja.', 'You have agreed.'),
    cancel: both('Det er kaldt tilbage.', 'It is called off.'),
    'ask-delay': both('Døgnet er begyndt.', 'The day has begun.'),
    'ask-outside': both('Brevet med linket er lagt i køen.', 'The letter with the link is in the queue.'),
  }),
  refused: both(
    'Det kunne ikke gøres: en anden nåede det først, tiden er gået, eller det er ikke dig, der må.',
    'It could not be done: somebody else was first, the time has passed, or it is not for you to do.',
  ),
})

/** What somebody outside is shown. */
export const outsideWords = Object.freeze({
  menu: both('Det, du er spurgt om', 'What you are asked'),
  title: both('Vil du sige ja til dette?', 'Do you agree to this?'),
  lead: (name: string, when: string): Words =>
    both(
      `${name} vil gøre noget, én person ikke må gøre alene, og bad om det ${when}. Der er ikke andre i virksomheden, der kan sige ja, så du er spurgt.`,
      `${name} wants to do something one person may not do alone, and asked for it ${when}. Nobody else at the company can agree, so you are asked.`,
    ),
  what: both('Hvad der vil blive gjort', 'What would be done'),
  subject: both('Det gælder', 'It is about'),
  stands: both('Sådan står det', 'How it stands'),
  why: both(
    'Det kan ikke gøres om. Sig kun ja, hvis du har talt med den, der spørger, og forstår, hvorfor det skal gøres. Er du i tvivl, så sig nej; det kan altid spørges om igen.',
    'It cannot be undone. Agree only if you have talked to whoever asks and understand why it is to be done. If in doubt, say no; it can always be asked again.',
  ),
  another: both(
    'Du skal være en anden end den, der bad om det. Programmet kan ikke efterprøve, hvem du er: Det ved kun, at linket blev sendt til en anden adresse. Er du den, der bad om det, så sig ikke ja.',
    'You have to be another person than whoever asked for it. The program cannot check who you are: it knows only that the link was sent to another address. If it was you who asked, do not agree.',
  ),
  kept: both(
    'Dit svar, tidspunktet og din mailadresse skrives ned i sagen og slettes igen efter fristen i virksomhedens fortegnelse.',
    'Your answer, its time and your mail address are written down in the case, and erased after the period in the company’s record.',
  ),
  yes: both('Ja, det må gøres', 'Yes, it may be done'),
  no: both('Nej', 'No'),
  until: both(
    'Til det er gjort, kan du trække dit ja tilbage.',
    'Until it is done you can take your yes back.',
  ),
  withdraw: both('Træk mit ja tilbage', 'Take my yes back'),
  over: both('Der er ikke mere at svare på.', 'There is nothing more to answer.'),
  nothing: both('Der er ikke noget, du er spurgt om her.', 'There is nothing here that you are asked about.'),
  said: Object.freeze({
    yes: both('Du har sagt ja. Du kan lukke siden.', 'You have agreed. You can close the page.'),
    no: both(
      'Du har sagt nej: det bliver ikke gjort. Du kan lukke siden.',
      'You have said no: it is not done. You can close the page.',
    ),
  }),
  refused: both(
    'Det kunne ikke gøres: tiden er gået, det er kaldt tilbage, eller der er svaret.',
    'It could not be done: the time has passed, it was called off, or it was answered.',
  ),
})
