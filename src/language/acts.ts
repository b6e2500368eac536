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
    'Er du alene om firmaet, kan du vente et døgn i stedet. I det døgn kan det kaldes tilbage.',
    'Where you are the firm by yourself you can wait a day instead. During that day it can be called off.',
  ),
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
  }),
  refused: both(
    'Det kunne ikke gøres: en anden nåede det først, tiden er gået, eller det er ikke dig, der må.',
    'It could not be done: somebody else was first, the time has passed, or it is not for you to do.',
  ),
})
