// The words of `ordholden init`: why a sentence is proposed to promise nothing, the ten questions, and the comments of
// the register it writes. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

/** What the notice may not tell: asked in this order, with what was found as the default. */
export const questionIds = [
  'name',
  'cvr',
  'street',
  'postcode',
  'city',
  'country',
  'email',
  'phone',
  'domain',
  'acceptedBy',
] as const
export type Answers = Readonly<Record<(typeof questionIds)[number], string>>

export const initWords = Object.freeze({
  none: {
    opinion: both(
      'Forslag: en holdning eller et udsagn om andre, ikke om hvad virksomheden gør.',
      'Proposal: an opinion or a statement about others, not about what the company does.',
    ),
    denied: both(
      'Forslag: sætningen benægter det, et løfte ville sige. Læs den efter.',
      'Proposal: the sentence denies what a pledge would say. Read it again.',
    ),
    'no-cue': both(
      'Forslag: ingen ord i sætningen ligner et løfte. Læs den efter.',
      'Proposal: no words of the sentence look like a promise. Read it again.',
    ),
  },
  roles: {
    processor: both(
      'Forslag: driver systemet på vores vegne. Efterse aftalen.',
      'Proposal: runs the system on our behalf. Look at the agreement.',
    ),
    controller: both(
      'Forslag: er selv dataansvarlig for sin behandling.',
      'Proposal: is a controller of its own processing.',
    ),
  },
  questions: {
    name: both('Hvad hedder virksomheden?', 'What is the company called?'),
    cvr: both('Hvad er CVR-nummeret (8 cifre)?', 'What is the CVR number (8 digits)?'),
    street: both('Vej og nummer?', 'Street and number?'),
    postcode: both('Postnummer?', 'Postcode?'),
    city: both('By?', 'City?'),
    email: both('E-mail?', 'E-mail?'),
    phone: both('Telefon?', 'Phone?'),
    country: both('Land (to store bogstaver)?', 'Country (two capital letters)?'),
    domain: both('Hvilket domænenavn har virksomheden?', 'Which domain name does the company have?'),
    acceptedBy: both(
      'Hvem godkender, at løfterne står, selv om intet har efterprøvet dem? (tomt: ingen)',
      'Who accepts that the promises stand although nothing has checked them? (empty: nobody)',
    ),
  },
  header: both(
    'Et forslag til fortegnelse, læst ud af politikken. Ret hvad der er forkert; godkend hver post med\n status: accepted og accepted: {by, at}. Formen står i docs/reference/register.md.',
    'A proposed register, read from the notice. Correct what is wrong; accept each entry with\n status: accepted and accepted: {by, at}. docs/reference/register.md says how it is written.',
  ),
  sections: {
    controller: both(
      'Hvem der er dataansvarlig. Tomme felter skal udfyldes.',
      'Who the controller is. Fill in what is empty.',
    ),
    activities: both(
      'Beskriv behandlingsaktiviteterne (artikel 30): formål, slags oplysninger, slettefrister.',
      'Describe the activities (Art. 30): purposes, kinds of data, retention.',
    ),
    systems: both(
      'Systemer, politikken nævner. Efterse hvem der driver dem.',
      'Systems the notice names. See who runs them.',
    ),
    sentences: both(
      'Hver sætning og det løfte, den foreslås bundet til. Når intet har efterprøvet et løfte, kan en person\n lade det stå med declaredUnproven: {by, at}.',
      'Each sentence and the pledge it is proposed to be bound to. Where nothing has checked a pledge, a person\n may let it stand with declaredUnproven: {by, at}.',
    ),
  },
  wrote: (folder: string, promises: number, others: number): Words =>
    both(
      `skrev ${folder}: ${promises} løfter og ${others} uden løfte, alle som forslag; se dem efter, og kør: ordholden check --policy ${folder}`,
      `wrote ${folder}: ${promises} promises and ${others} without one, all proposed; read them, then run: ordholden check --policy ${folder}`,
    ),
})
