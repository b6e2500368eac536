// The comments of a register.yaml that was written for a person to go on from. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const draftComments = Object.freeze({
  header: both(
    'En fortegnelse at gå videre fra. Ret, hvad der er forkert; godkend hver post med status: accepted og\naccepted: {by, at}. Formen står i docs/reference/register.md.',
    'A register to go on from. Correct what is wrong; accept each entry with status: accepted and\naccepted: {by, at}. docs/reference/register.md says how it is written.',
  ),
  controller: both('Hvem der er dataansvarlig.', 'Who the controller is.'),
  notices: both(
    'Den politik, der er skrevet ud fra fortegnelsen.',
    'The notice that was written from the register.',
  ),
  activities: both(
    'Hvad der behandles, om hvem, hvorfor og hvor længe (artikel 30).',
    'What is processed, about whom, why and for how long (Art. 30).',
  ),
  recipients: both('Hvem oplysninger går til, og i hvilken rolle.', 'Who data goes to, and in which role.'),
  systems: both('Systemerne, og hvem der driver dem.', 'The systems, and who runs them.'),
  sites: both('Hjemmesider, og hvem der hoster dem.', 'Websites, and who hosts them.'),
  rights: both('De rettigheder, politikken fortæller om.', 'The rights the notice tells of.'),
  pledges: both(
    'Hvert løfte, som en sætning er bundet til, med navnene på alle dets dele.',
    'Each pledge that a sentence is bound to, with the names of all its parts.',
  ),
  sentences: both(
    'Hver sætning i politikken og det løfte, den er bundet til. Når intet har efterprøvet et løfte, kan en person\nlade det stå med declaredUnproven: {by, at}.',
    'Each sentence of the notice and the pledge it is bound to. Where nothing has checked a pledge, a person may\nlet it stand with declaredUnproven: {by, at}.',
  ),
})
