// What every drafted notice says of a person's rights, in the words of the law made plain (GDPR Art. 7(3), 12-22, 77). None
// of it depends on the register, and none of it says that a right does not exist. Danish is the source.
// Proven by src/register/draft/draft.test.ts.

import type { Words } from '../core/language.ts'
import type { PledgeId } from '../pledge/pledge.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export type RightId =
  | 'access'
  | 'rectification'
  | 'erasure'
  | 'restriction'
  | 'portability'
  | 'objection'
  | 'withdrawal'

/** One right: its sentences, then the cases of its lead-in where the law counts them, then what is added. */
export interface RightTold {
  readonly right: RightId
  readonly pledge: PledgeId
  readonly says: readonly Words[]
  readonly cases?: { readonly lead: Words; readonly when: readonly Words[] }
  readonly adds?: readonly Words[]
}

export const rightsHeading = both('Dine rettigheder', 'Your rights')
export const objectionHeading = both('Ret til at gøre indsigelse', 'Right to object')
export const complaintHeading = both('Hvis du vil klage', 'If you want to complain')

/** In a section of its own: Art. 21(4). */
export const objectionTold: RightTold = {
  right: 'objection',
  pledge: 'rights.object',
  says: [
    both(
      'Du har ret til at gøre indsigelse mod vores behandling, når grunden ligger i din særlige situation.',
      'You have the right to object to our processing on grounds relating to your particular situation.',
    ),
    both(
      'Det kan du, når vi bygger på en legitim interesse eller en opgave i samfundets interesse (artikel 6, stk. 1, litra e og f).',
      'You can do so where we rely on a legitimate interest or on a task in the public interest (Article 6(1)(e) and (f)).',
    ),
    both(
      'Så må vi ikke bruge oplysningerne mere, medmindre vi har en vægtig og legitim grund, eller et retskrav kræver det.',
      'Then we may no longer use the data, unless we have a compelling legitimate ground, or a legal claim requires it.',
    ),
    both(
      'Du kan altid gøre indsigelse mod, at vi bruger dine oplysninger til direkte markedsføring.',
      'You can always object to our using your data for direct marketing.',
    ),
    both('Så holder vi op med det.', 'Then we stop doing so.'),
  ],
}

export const rightsTold: readonly RightTold[] = [
  {
    right: 'access',
    pledge: 'rights.access',
    says: [
      both(
        'Du har ret til indsigt i de oplysninger, vi har om dig, og til en kopi af dem.',
        'You have the right of access to the data we hold about you, and to a copy of it.',
      ),
      both(
        'Har vi fået dem fra andre end dig, kan du få at vide, hvor de kommer fra.',
        'Where we obtained the data from others than you, you can be told where it came from.',
      ),
    ],
  },
  {
    right: 'rectification',
    pledge: 'rights.rectify-erase',
    says: [
      both(
        'Du har ret til at få forkerte oplysninger om dig rettet.',
        'You have the right to have incorrect data about you rectified.',
      ),
      both(
        'Mangler der noget, har du ret til at få det føjet til.',
        'If something is missing, you have the right to have it completed.',
      ),
    ],
  },
  {
    right: 'erasure',
    pledge: 'rights.rectify-erase',
    says: [],
    cases: {
      lead: both(
        'Du har ret til at få oplysninger om dig slettet, når:',
        'You have the right to have data about you erased when:',
      ),
      when: [
        both('formålet ikke længere kræver dem', 'the purpose no longer requires it'),
        both(
          'du trækker dit samtykke tilbage, og loven ikke giver en anden grund',
          'you withdraw your consent, and the law gives no other ground',
        ),
        both(
          'du gør indsigelse, og vi ikke har en vægtigere grund',
          'you object, and we have no overriding ground',
        ),
        both('du siger nej til direkte markedsføring', 'you say no to direct marketing'),
        both('vi har brugt dem i strid med loven', 'we have used it against the law'),
        both('en lov siger, at de skal slettes', 'a law says that it must be erased'),
        both(
          'vi fik dem, da du var barn og brugte en tjeneste på nettet',
          'we got it when you were a child and used a service on the internet',
        ),
      ],
    },
    adds: [
      both(
        'Loven har nogle undtagelser (artikel 17, stk. 3).',
        'The law has some exceptions (Article 17(3)).',
      ),
    ],
  },
  {
    right: 'restriction',
    pledge: 'rights.rectify-erase',
    says: [],
    cases: {
      lead: both(
        'Du har ret til at få behandlingen af oplysninger om dig begrænset, når:',
        'You have the right to have the processing of data about you restricted when:',
      ),
      when: [
        both(
          'du mener, at de er forkerte, og vi undersøger det',
          'you think it is incorrect, and we look into that',
        ),
        both(
          'vi bruger dem i strid med loven, og du ikke vil have dem slettet',
          'we use it against the law, and you do not want it erased',
        ),
        both(
          'vi ikke skal bruge dem mere, men du skal bruge dem til et retskrav',
          'we no longer need it, but you need it for a legal claim',
        ),
        both(
          'du har gjort indsigelse, og vi tager stilling til den',
          'you have objected, and we are deciding on it',
        ),
      ],
    },
    adds: [both('Imens må vi som regel kun gemme dem.', 'In the meantime we may as a rule only store it.')],
  },
  {
    right: 'portability',
    pledge: 'rights.access',
    says: [
      both(
        'Du har ret til at få de oplysninger, du selv har givet os, i et struktureret, almindeligt anvendt og maskinlæsbart format.',
        'You have the right to get the data you gave us in a structured, commonly used and machine-readable format.',
      ),
      both(
        'Du kan også få dem sendt direkte til en anden, hvis det kan lade sig gøre teknisk.',
        'You can also have it sent directly to someone else, where that is technically feasible.',
      ),
      both(
        'Det gælder, når vi bygger på dit samtykke eller en aftale med dig, og oplysningerne ligger i et it-system.',
        'This applies where we rely on your consent or on a contract with you, and the data is in a computer system.',
      ),
    ],
  },
  {
    right: 'withdrawal',
    pledge: 'rights.withdraw',
    says: [
      both(
        'Har du givet samtykke, kan du når som helst trække det tilbage.',
        'If you have given consent, you can withdraw it at any time.',
      ),
      both('Det skal være lige så let som at give det.', 'That must be as easy as giving it.'),
      both(
        'Det, vi gjorde, før du trak samtykket tilbage, er stadig lige så lovligt.',
        'The lawfulness of what we did before you withdrew the consent stays the same.',
      ),
    ],
  },
]
