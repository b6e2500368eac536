// The words of what is handed to a supervisory authority: names of its files, what each is, how to check it, what is
// missing. Danish is the source. Held to the forbidden words by words.test.ts.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** Names of files and folders within the zip: small letters, so that every program can open them. */
export const authorityFiles = Object.freeze({
  readMe: both('laes-mig.pdf', 'read-me.pdf'),
  tables: both('laes-mig.xlsx', 'read-me.xlsx'),
  contents: both('indhold.json', 'contents.json'),
  register: both('fortegnelse/register.yaml', 'register/register.yaml'),
  record: (ending: string): Words =>
    both(`fortegnelse/artikel-30.${ending}`, `register/article-30.${ending}`),
  edition: (number: number, file: string): Words =>
    both(`udgaver/${number}/${file}`, `editions/${number}/${file}`),
  board: both('loefter/loefter.json', 'pledges/pledges.json'),
  lawFindings: both('loefter/lovfund.json', 'pledges/law-findings.json'),
  ledger: both('kontrollog/bundle.zip', 'ledger/bundle.zip'),
  verifier: both('kontrollog/verify.html', 'ledger/verify.html'),
})

export const authorityWords = Object.freeze({
  title: both('Materiale til tilsynsmyndigheden', 'Material for the supervisory authority'),
  subtitle: (controller: string, day: string, edition: number): Words =>
    both(`${controller} · ${day} · udgave ${edition}`, `${controller} · ${day} · edition ${edition}`),
  footer: (controller: string): Words =>
    both(
      `${controller} · Materiale til tilsynsmyndigheden`,
      `${controller} · Material for the supervisory authority`,
    ),
  what: both('Hvad det er', 'What this is'),
  about: (controller: string, moment: string): Words =>
    both(
      `Her er samlet, hvad ${controller} har skrevet ned om sin behandling af personoplysninger, og hvad der blev set, da løfterne i privatlivspolitikken sidst blev kontrolleret. Alt er taget ud den ${moment} af den udgave, der da var offentliggjort.`,
      `This gathers what ${controller} has written down about its processing of personal data, and what was seen when the promises of its privacy policy were last checked. Everything was taken on ${moment} from the edition published at that time.`,
    ),
  claims: both(
    'Et løfte er her et udsagn i politikken. Kontrollen viser, hvad der blev set på et bestemt tidspunkt. Den er ikke juridisk rådgivning og ikke en godkendelse fra en tilsynsmyndighed.',
    'A promise is here a statement of the policy. A check shows what was seen at a certain time. It is no legal advice and no approval by a supervisory authority.',
  ),
  proposed: (count: number): Words =>
    both(
      `${plural(count, 'svar i fortegnelsen er et forslag', 'svar i fortegnelsen er forslag')}, som ingen person har godkendt. Hvert er mærket »forslag, ikke godkendt«, her og i filerne.`,
      `${plural(count, 'answer in the register is a proposal', 'answers in the register are proposals')} that no person has accepted. Each is marked “proposed, not accepted”, here and in the files.`,
    ),
  practice: (count: number): Words =>
    both(
      `${plural(count, 'resultat er nået', 'resultater er nået')} på øvelsessystemer og er mærket »øvelse«.`,
      `${plural(count, 'verdict was reached', 'verdicts were reached')} on practice systems and is marked “practice”.`,
    ),
  missing: both('Det mangler', 'What is missing'),
  missingLead: (count: number): Words =>
    both(
      `${plural(count, 'ting', 'ting')} mangler i det, der udleveres. Listen er taget ud af de samme data som resten; intet er rettet til lejligheden.`,
      `${plural(count, 'thing', 'things')} are missing from what is handed over. The list is taken from the same data as the rest; nothing was touched up for the occasion.`,
    ),
  missingCaption: both('Hvad der mangler, og hvad der kræver det', 'What is missing, and what asks for it'),
  provision: both('Krav', 'Asked by'),
  lacks: both('Hvad der mangler', 'What is missing'),
  key: both('I register.yaml', 'In register.yaml'),
  noKey: both('–', '–'),
  contents: both('Indhold', 'Contents'),
  contentsLead: (name: string): Words =>
    both(
      `Alle filer i zip-filen. ${name} har størrelse og SHA-256 af hver.`,
      `All files in the zip. ${name} has the size and SHA-256 of each.`,
    ),
  file: both('Fil', 'File'),
  is: both('Hvad den er', 'What it is'),
  files: Object.freeze({
    readMe: both('Dette dokument', 'This document'),
    tables: both('Tabellerne i dette dokument som regneark', 'The tables of this document as a spreadsheet'),
    contents: both(
      'Alle filer med størrelse og SHA-256, og listen over, hvad der mangler, til programmer',
      'All files with size and SHA-256, and the list of what is missing, for programs',
    ),
    register: both(
      'Fortegnelsen, som den er offentliggjort: den kilde, alt andet om behandlingen er taget fra',
      'The register as published: the source of all else on the processing',
    ),
    record: Object.freeze({
      pdf: both(
        'Fortegnelsen efter artikel 30: hver behandlingsaktivitet, overførsler, konsekvensanalyser, databehandlere og tilsyn',
        'The record of Article 30: each processing activity, transfers, impact assessments, processors and their supervision',
      ),
      xlsx: both(
        'Det samme som regneark, et ark for hvert spørgsmål',
        'The same as a spreadsheet, one sheet for each question',
      ),
      json: both('Det samme til programmer', 'The same for programs'),
    }),
    edition: (number: number): Words =>
      both(`Udgave ${number}, som den blev offentliggjort`, `Edition ${number} as it was published`),
    board: both(
      'Hvert løfte med dele, resultater og grunde, til programmer',
      'Each promise with its parts, verdicts and reasons, for programs',
    ),
    lawFindings: both(
      'Hvad loven beder om ud over løfterne, med sted og forslag, til programmer',
      'What the law asks besides the promises, with place and suggestion, for programs',
    ),
    ledger: both(
      'Kontrolloggen med dokumentation for hver kontrol',
      'The log of checks with the evidence of each',
    ),
    verifier: both(
      'Et program i én fil, der efterregner kontrolloggen i en browser uden netværk',
      'A program in one file that recomputes the log in a browser without a network',
    ),
  }),
  verify: both('Sådan efterprøves det', 'How to check it'),
  verifySteps: (verifier: string, ledger: string): readonly Words[] => [
    both(
      `Åbn ${verifier} i en browser, og vælg ${ledger}. Intet sendes fra maskinen.`,
      `Open ${verifier} in a browser, and choose ${ledger}. Nothing leaves the machine.`,
    ),
    both(
      `Eller på en kommandolinje: ordholden verify ${ledger} --key »nøglen«.`,
      `Or on a command line: ordholden verify ${ledger} --key “the key”.`,
    ),
    both(
      'Få nøglen ad en anden vej end denne fil, for eksempel fra virksomhedens hjemmeside eller revisor: den, der kunne ændre filen, kunne også ændre nøglen i den.',
      'Get the key by another way than this file, for instance from the company’s website or accountant: whoever could change the file could change the key in it.',
    ),
  ],
  verifierKey: both('Nøglen, som virksomheden oplyser: ', 'The key as the company states it: '),
  pledges: both('Løfterne', 'The promises'),
  counts: (kept: number, broken: number, unknown: number): Words =>
    both(
      `${kept} overholdt, ${broken} brudt, ${unknown} uafklaret. Uafklaret betyder, at der ikke er set nok til at sige det.`,
      `${kept} kept, ${broken} broken, ${unknown} unknown. Unknown means that not enough was seen to say.`,
    ),
  pledgesCaption: both('Hvert løfte ved den seneste kontrol', 'Each promise at its latest check'),
  pledge: both('Løfte', 'Promise'),
  verdict: both('Resultat', 'Verdict'),
  looked: both('Dele undersøgt', 'Parts looked at'),
  lookedOf: (looked: number, parts: number): Words => both(`${looked} af ${parts}`, `${looked} of ${parts}`),
  lastLook: both('Senest kontrolleret', 'Last checked'),
  neverLooked: both('aldrig', 'never'),
  editions: both('Udgaver', 'Editions'),
  editionsLead: both(
    'Hver offentliggjort udgave af privatlivspolitik og fortegnelse, som den stod, med tidspunkt og SHA-256.',
    'Each published edition of notice and register as it stood, with its time and SHA-256.',
  ),
  edition: both('Udgave', 'Edition'),
  published: both('Offentliggjort', 'Published'),
  hash: both('SHA-256', 'SHA-256'),
  procedures: both('Procedurer', 'Procedures'),
  proceduresLead: both(
    'Procedurerne selv ligger hos virksomheden; her står hvor. En procedure, der ikke er skrevet ned, står som mangler.',
    'The procedures themselves lie with the company; this says where. One that is not in writing stands as missing.',
  ),
  procedure: both('Procedure', 'Procedure'),
  kept: both('Opbevares', 'Kept'),
  reviewed: both('Sidst gennemgået', 'Last reviewed'),
  notReviewed: both('mangler', 'missing'),
  absent: both('mangler', 'missing'),
  asked: Object.freeze({
    requests: both('Anmodninger om rettigheder', 'Requests about rights'),
    breaches: both('Brud på persondatasikkerheden', 'Personal data breaches'),
    deletion: both('Sletning, også i sikkerhedskopier', 'Deletion, in backups too'),
    supervision: both('Tilsyn med databehandlere', 'Supervision of processors'),
  }),
  noProcedure: (name: Words): Words =>
    both(`Ingen skriftlig procedure for: ${name.da}.`, `No written procedure for: ${name.en}.`),
  procedureNotReviewed: (name: Words): Words =>
    both(
      `Proceduren »${name.da}« siger ikke, hvornår den sidst er gennemgået.`,
      `The procedure “${name.en}” does not say when it was last reviewed.`,
    ),
  notBuilt: (parts: number, of: number): Words =>
    both(
      `${parts} af løfternes ${of} dele har ingen kontrol endnu og er derfor uafklarede.`,
      `${parts} of the ${of} parts of the promises have no check yet and are therefore unknown.`,
    ),
  noCases: both(
    'Sager om rettigheder med datoer og afgørelser: denne udgave af programmet fører dem ikke.',
    'Cases about rights with dates and decisions: this version of the program does not keep them.',
  ),
  noDeletions: both(
    'En log over sletninger: denne udgave af programmet fører den ikke.',
    'A log of deletions: this version of the program does not keep one.',
  ),
  noHolder: both(
    'Ingen uden for virksomheden har et kontrolpunkt af kontrolloggen.',
    'Nobody outside the company holds a checkpoint of the log.',
  ),
  lawFindings: both('Lovfund', 'Law findings'),
  lawFindingsLead: both(
    'Hvad loven beder teksten om ud over løfterne. Et lovfund er ikke et resultat af en kontrol.',
    'What the law asks of the notice besides its promises. A law finding is no verdict.',
  ),
  finding: both('Fund', 'Finding'),
  grade: both('Hvorfra', 'From what'),
  place: both('Sted', 'Place'),
  nothing: both('Ingen.', 'None.'),
})
