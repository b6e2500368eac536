// The words around the record of processing: headings, columns and leads of its page and its papers. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const recordWords = Object.freeze({
  title: both('Fortegnelse over behandling af personoplysninger', 'Record of processing activities'),
  menu: both('Fortegnelsen', 'The record'),
  lead: both(
    'Det, artikel 30 kræver nedskrevet, læst ud af fortegnelsen. Hvert svar siger, hvor det kommer fra, og det, ingen har skrevet, står som mangler.',
    'What Article 30 asks to be in writing, read out of the register. Each answer says where it comes from, and what nobody has written stands as missing.',
  ),
  internal: both(
    'Internt dokument. Det vises kun for dem i virksomheden, der er logget ind, og for den, der reviderer den, og udleveres til Datatilsynet, når de beder om det (artikel 30, stk. 4).',
    'An internal document. It is shown only to those of the company who are signed in and to whoever audits it, and handed to the supervisory authority on request (Article 30(4)).',
  ),
  paperLead: both(
    'Internt dokument, som udleveres til Datatilsynet, når de beder om det (artikel 30, stk. 4). Det siger, hvad artikel 30 kræver nedskrevet, læst ud af fortegnelsen, og hvad der mangler. Et forslag er et svar, som ingen har godkendt.',
    'An internal document, handed to the supervisory authority on request (Article 30(4)). It says what Article 30 asks to be in writing, read out of the register, and what is missing. A proposal is an answer nobody has accepted.',
  ),
  asOf: (day: string): Words => both(`Opgjort ${day}`, `As of ${day}`),
  missing: both('Det mangler', 'What is missing'),
  lacking: both('Mangler', 'Missing'),
  missingCount: (count: number): Words =>
    both(
      count === 0 ? 'Intet spørgsmål står uden svar.' : `${plural(count, 'svar', 'svar')} mangler.`,
      count === 0
        ? 'No question is without an answer.'
        : `${plural(count, 'answer is', 'answers are')} missing.`,
    ),
  proposedCount: (count: number): Words =>
    both(
      `${plural(count, 'svar er et forslag', 'svar er forslag')}, som ingen har godkendt.`,
      `${plural(count, 'answer is a proposal', 'answers are proposals')} nobody has accepted.`,
    ),
  place: both('I register.yaml', 'In register.yaml'),
  organisation: both('Virksomheden', 'The company'),
  activities: both('Behandlingsaktiviteter', 'Processing activities'),
  activity: both('Aktivitet', 'Activity'),
  noActivities: both(
    'Fortegnelsen har ingen behandlingsaktiviteter endnu. Skriv dem under activities i register.yaml: hvem, hvad, hvorfor, hvem der får det, og hvor længe.',
    'The register has no processing activities yet. Write them under activities in register.yaml: who, what, why, who gets it, and for how long.',
  ),
  controller: both('Vi er dataansvarlige (artikel 30, stk. 1)', 'We are the controller (Article 30(1))'),
  processor: both(
    'Vi er databehandler for en anden (artikel 30, stk. 2)',
    'We process for another controller (Article 30(2))',
  ),
  seeAbove: both('Se Virksomheden øverst.', 'See The company above.'),
  matrix: (name: string): Words =>
    both(
      `Hvilke slags oplysninger hver modtager får: ${name}`,
      `Which kinds of data each recipient gets: ${name}`,
    ),
  category: both('Slags oplysninger', 'Kind of data'),
  recipient: both('Modtager', 'Recipient'),
  people: both('Om hvem', 'About whom'),
  gets: both('får', 'gets'),
  /** In a cell of the paper; the note says why. */
  getsUnsaid: both('får (slags ikke sagt)', 'gets (kind not said)'),
  getsNot: both('får ikke', 'does not get'),
  onlyAbout: (names: string): Words => both(`kun om: ${names}`, `only about: ${names}`),
  wholeNote: both(
    'alle slags, fordi fortegnelsen ikke siger hvilke',
    'all kinds, because the register does not say which',
  ),
  allPeople: both('alle i aktiviteten', 'all of the activity'),
  role: both('Rolle', 'Role'),
  status: both('Kilde', 'Source'),
  notSaid: both('ikke sagt', 'not said'),
  nothing: both('–', '–'),
  retention: both('Slettefrister', 'Retention periods'),
  period: both('Gemmes i', 'Kept for'),
  trigger: both('Fra hvornår', 'From when'),
  basis: both('Hvorfor', 'Why'),
  transfers: both('Hvor oplysningerne er', 'Where the data is'),
  transfersLead: both(
    'Ét svar for hvert system, hver modtager og hver tredjepart på hjemmesiden. Hvilke lande Kommissionen har fundet sikre, afgøres ikke her; grundlaget er det, fortegnelsen siger.',
    'One answer for each system, each recipient and each third party of the website. Which countries the Commission has found adequate is not decided here; the ground is the one the register says.',
  ),
  what: both('Hvad', 'What'),
  operator: both('Hvem', 'Who'),
  country: both('Land', 'Country'),
  countryUnknown: both('ikke sagt', 'not said'),
  ground: both('Grundlag og garanti', 'Ground and safeguard'),
  standing: Object.freeze({
    inside: both('inden for EU/EØS', 'within the EU/EEA'),
    third: both('tredjeland', 'third country'),
    unknown: both('landet mangler', 'country missing'),
  }),
  notNeeded: both('kræves ikke', 'none needed'),
  kinds: Object.freeze({
    system: both('system', 'system'),
    recipient: both('modtager', 'recipient'),
    'third-party': both('tredjepart på hjemmesiden', 'third party of the website'),
  }),
  noTransfers: both(
    'Fortegnelsen har ingen systemer eller modtagere endnu.',
    'The register has no systems or recipients yet.',
  ),
  assessments: both('Konsekvensanalyser', 'Impact assessments'),
  assessmentsLead: both(
    'En person afgør, om en konsekvensanalyse er nødvendig (artikel 35). Passer to af de ni kriterier, er den det i de fleste tilfælde (WP 248). Det, fortegnelsen selv peger på, står ved siden af som et vink.',
    'A person decides whether an impact assessment is needed (Article 35). Where two of the nine criteria fit, it is in most cases (WP 248). What the register itself points to stands beside it as a hint.',
  ),
  decision: both('Afgørelse', 'Decision'),
  because: both('Begrundelse', 'Reason'),
  criteria: both('Kriterier, der passer', 'Criteria that fit'),
  hints: both('Fortegnelsen peger på', 'The register points to'),
  none: both('ingen', 'none'),
  done: (day: string, kept: string): Words =>
    both(`lavet ${day}, ligger i ${kept}`, `made ${day}, kept in ${kept}`),
  usually: both(
    'To eller flere kriterier passer: i de fleste tilfælde skal en konsekvensanalyse laves.',
    'Two or more criteria fit: in most cases an impact assessment is needed.',
  ),
  processors: both('Databehandlere og tilsyn', 'Processors and supervision'),
  processorsLead: both(
    'Hver databehandler skal have en aftale (artikel 28), og det skal efterses, at den følges.',
    'Each processor needs an agreement (Article 28), and it must be looked at whether it is followed.',
  ),
  processorName: both('Databehandler', 'Processor'),
  agreement: both('Aftale', 'Agreement'),
  last: both('Sidste tilsyn', 'Last supervision'),
  next: both('Næste tilsyn', 'Next supervision'),
  overdue: both('overskredet', 'overdue'),
  everyMonths: (months: number): Words =>
    both(
      months === 1 ? 'hver måned' : `hver ${months}. måned`,
      months === 1 ? 'every month' : `every ${months} months`,
    ),
  noProcessors: both('Ingen modtager står som databehandler.', 'No recipient stands as a processor.'),
  provision: both('Krav', 'Asked by'),
  answer: both('Svar', 'Answer'),
  asks: both('Spørgsmål', 'Question'),
  flows: both('Hvem får hvad', 'Who gets what'),
  remark: both('Bemærkning', 'Remark'),
  kind: both('Art', 'Kind'),
  where: both('EU/EØS', 'EU/EEA'),
  iso: both('Periode (ISO 8601)', 'Period (ISO 8601)'),
})
