// Every word of the public pages: the policy, the board, one pledge, how this works, and the pages that say no.
// Danish is the source. Held against the forbidden words by words.test.ts, and read by a person.

import type { Words } from '../core/language.ts'

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const siteWords = {
  skip: { da: 'Gå til indholdet', en: 'Skip to the content' },
  menu: { da: 'Sider', en: 'Pages' },
  policy: { da: 'Politikken', en: 'The policy' },
  board: { da: 'Løfterne', en: 'The pledges' },
  how: { da: 'Sådan virker det', en: 'How this works' },
  traffic: { da: 'Trafik i tal', en: 'Traffic in figures' },
  otherLanguage: { da: 'In English', en: 'På dansk' },
  asData: { da: 'Som data', en: 'As data' },
  thisPage: { da: 'Denne side (JSON)', en: 'This page (JSON)' },
  description: { da: 'Beskrivelse af data (OpenAPI)', en: 'Description of the data (OpenAPI)' },
  bundle: { da: 'Hele loggen (zip)', en: 'The whole log (zip)' },
  signIn: { da: 'Log ind', en: 'Sign in' },
  nothingElse: {
    da: 'Siden sætter ingen cookies og henter intet fra andre.',
    en: 'This page sets no cookies and loads nothing from anyone else.',
  },
} as const satisfies Record<string, Words>

/** How to read the lines under sentences, and the parts of a pledge. */
export const legendWords = {
  title: { da: 'Sådan læses stregerne', en: 'How to read the lines' },
  kept: { da: 'overholdt ved seneste kontrol', en: 'kept at the latest check' },
  broken: { da: 'brudt: kontrollen så noget andet', en: 'broken: the check saw otherwise' },
  unknown: { da: 'uafklaret: vi kunne ikke se det', en: 'unknown: we could not see' },
  declared: { da: 'oplyst, ikke efterprøvet', en: 'declared, not checked' },
  plain: {
    da: 'Tekst uden streg lover ikke noget.',
    en: 'Text without a line promises nothing.',
  },
} as const satisfies Record<string, Words>

export const policyWords = {
  lead: {
    da: 'Hver sætning, der lover noget, er understreget. Noten ved den siger, hvornår den sidst blev efterprøvet, og hvad der blev set.',
    en: 'Each sentence that promises something is underlined. The note beside it says when it was last checked and what was seen.',
  },
  tally: (kept: number, broken: number, unknown: number): Words => ({
    da: `Lige nu er ${kept} løfter overholdt, ${broken} brudt og ${unknown} ${unknown === 1 ? 'uafklaret' : 'uafklarede'}.`,
    en: `Right now ${kept} pledges are kept, ${broken} broken and ${unknown} unknown.`,
  }),
  otherLanguage: {
    da: 'Politikken er kun skrevet på engelsk. Noterne er på dansk.',
    en: 'The policy is written in Danish only. The notes are in English.',
  },
  all: { da: 'Se dem alle', en: 'See them all' },
  note: (number: number, name: string, mark: string): Words => ({
    da: `Note ${number}: ${name}, ${mark}`,
    en: `Note ${number}: ${name}, ${mark}`,
  }),
  notes: { da: 'Noter', en: 'Notes' },
  lawFinding: { da: 'Loven kræver mere', en: 'The law asks for more' },
  unfold: { da: 'vis note', en: 'show note' },
} as const

/** What a note and a line of the board say about a pledge. */
export const standWords = {
  /** Nobody may have looked for a while in between: it is said of the looks, not of the days. */
  since: (day: string): Words => ({ da: `ved hver kontrol siden ${day}`, en: `at every check since ${day}` }),
  lastSeen: { da: 'Sidst set', en: 'Last seen' },
  neverLooked: { da: 'Endnu ikke undersøgt', en: 'Not looked at yet' },
  looked: (lookedAt: number, parts: number, broken: number): Words => ({
    da: `${lookedAt} af ${parts} undersøgt${lookedAt === 0 ? '' : `, ${broken === 0 ? 'ingen brudt' : plural(broken, 'brudt', 'brudte')}`}`,
    en: `${lookedAt} of ${parts} looked at${lookedAt === 0 ? '' : `, ${broken === 0 ? 'none' : broken} broken`}`,
  }),
  next: { da: 'Gør nu', en: 'Do next' },
} as const

export const boardWords = {
  title: { da: 'Løfterne', en: 'The pledges' },
  lead: (total: number): Words => ({
    da: `Politikken giver ${total} løfter. Sådan står de ved seneste kontrol.`,
    en: `The policy makes ${total} pledges. This is how they stand at the latest check.`,
  }),
  at: (moment: string): Words => ({ da: `Opgjort ${moment}`, en: `As of ${moment}` }),
  first: { da: 'Det første, der skal gøres', en: 'The first thing to do' },
  nothing: { da: 'Intet er brudt.', en: 'Nothing is broken.' },
  apart: { da: 'Tælles for sig', en: 'Counted apart' },
  practice: (count: number): Words => ({
    da: `${plural(count, 'resultat', 'resultater')} bygger på øvelsessystemer`,
    en: `${plural(count, 'verdict rests', 'verdicts rest')} on practice systems`,
  }),
  proposed: (count: number): Words => ({
    da: `${plural(count, 'resultat', 'resultater')} bygger på forslag, ingen har godkendt`,
    en: `${plural(count, 'verdict rests', 'verdicts rest')} on proposals nobody has accepted`,
  }),
  lawFindings: (count: number): Words => ({
    da: `${count} steder kræver loven mere end teksten siger`,
    en: `${plural(count, 'place', 'places')} where the law asks for more than the text says`,
  }),
  list: { da: 'Løfte for løfte', en: 'Pledge by pledge' },
  numbers: { da: 'Tallene som tabel', en: 'The numbers as a table' },
  pledge: { da: 'Løfte', en: 'Pledge' },
  notBuilt: { da: 'heraf ikke bygget', en: 'of these not built' },
  all: { da: 'I alt', en: 'In all' },
  partsPicture: (kept: number, broken: number, unknown: number): Words => ({
    da: `Dele: ${kept} overholdt, ${broken} brudt, ${unknown} uafklaret`,
    en: `Parts: ${kept} kept, ${broken} broken, ${unknown} unknown`,
  }),
  log: { da: 'Kontrolloggen', en: 'The log of checks' },
  alarm: { da: 'Alarm', en: 'Alarm' },
  logHeld: (who: string, when: string): Words => ({
    da: `Loggen kan ikke ændres, uden at det opdages af den, der har et tidligere kontrolpunkt. Sidste kontrolpunkt hos en anden: ${who}, ${when}.`,
    en: `The log cannot be changed without whoever holds an earlier checkpoint noticing. Last checkpoint with somebody else: ${who}, ${when}.`,
  }),
  logUnheld: {
    da: 'Endnu ingen uden for virksomheden har et kontrolpunkt. Loggen beskytter mod fejl, ikke mod os selv.',
    en: 'Nobody outside the company holds a checkpoint yet. The log protects against mistakes, not against ourselves.',
  },
  logNames: {
    da: 'Loggen indeholder ingen navne. Så længe vi har den tilhørende nøgle, regner vi aftrykkene for personoplysninger.',
    en: 'The log holds no names. As long as we have the key that belongs to it, we treat the imprints as personal data.',
  },
  logSize: (size: number, waiting: number): Words => ({
    da: `${plural(size, 'logpost', 'logposter')} under det offentliggjorte kontrolpunkt${waiting === 0 ? '' : `, ${waiting} på vej`}.`,
    en: `${plural(size, 'entry', 'entries')} under the published checkpoint${waiting === 0 ? '' : `, ${waiting} on the way`}.`,
  }),
  logEmpty: {
    da: 'Intet kontrolpunkt er offentliggjort endnu. Det første kommer et par sekunder efter den første kontrol.',
    en: 'No checkpoint is published yet. The first one comes a couple of seconds after the first check.',
  },
  checkpoint: { da: 'Kontrolpunktet', en: 'The checkpoint' },
} as const

export const pledgeWords = {
  says: { da: 'Det siger politikken', en: 'What the policy says' },
  noSentence: {
    da: 'Ingen sætning giver løftet længere.',
    en: 'No sentence makes this pledge any more.',
  },
  days: (count: number): Words => ({ da: `De seneste ${count} dage`, en: `The last ${count} days` }),
  daysPicture: (text: string): Words => ({ da: `Dagene: ${text}`, en: `The days: ${text}` }),
  daysOf: (count: number, mark: string): Words => ({
    da: `${plural(count, 'dag', 'dage')} ${mark}`,
    en: `${plural(count, 'day', 'days')} ${mark}`,
  }),
  noDays: {
    da: 'Her kommer løftets dage. Den første står her efter den første kontrol.',
    en: 'The days of this pledge will stand here. The first one appears after the first check.',
  },
  notLooked: { da: 'ikke undersøgt', en: 'not looked at' },
  from: { da: 'Fra', en: 'From' },
  to: { da: 'Til', en: 'To' },
  length: { da: 'Dage', en: 'Days' },
  verdict: { da: 'Resultat', en: 'Verdict' },
  parts: { da: 'Det, der bliver undersøgt', en: 'What is looked at' },
  atCheck: { da: 'ved kontrollen', en: 'at the check' },
  notLookedAt: { da: 'Ikke undersøgt', en: 'Not looked at' },
  supporting: {
    da: 'Denne del kan kun vise, at løftet er brudt. Alene viser den aldrig, at det er overholdt.',
    en: 'This part can only show that the pledge is broken. Alone it never shows that it is kept.',
  },
  notBuilt: { da: 'Endnu uden kontrol', en: 'Without a check so far' },
  method: { da: 'Sådan kontrolleres det', en: 'How it is checked' },
  evidence: { da: 'Dokumentation', en: 'Evidence' },
  evidenceLead: {
    da: 'Hver kontrol bliver til en logpost. Med indeholdelsesbeviset kan enhver regne efter, at posten står i loggen.',
    en: 'Each check becomes an entry in the log. With the inclusion proof anyone can recompute that the entry stands in it.',
  },
  older: (count: number): Words => ({
    da: `${plural(count, 'ældre kontrol', 'ældre kontroller')}`,
    en: `${plural(count, 'older check', 'older checks')}`,
  }),
  noLooks: {
    da: 'Ingen kontrol har set på dette løfte endnu. Når en har, kan dens dokumentation hentes her.',
    en: 'No check has looked at this pledge yet. Once one has, its evidence can be fetched here.',
  },
  when: { da: 'Hvornår', en: 'When' },
  what: { da: 'Hvad', en: 'What' },
  proof: { da: 'Indeholdelsesbevis', en: 'Inclusion proof' },
  facts: { da: 'Kontrollens fakta', en: 'Facts of the check' },
  waiting: {
    da: 'venter på næste kontrolpunkt',
    en: 'waits for the next checkpoint',
  },
  entry: (index: number): Words => ({ da: `logpost ${index}`, en: `entry ${index}` }),
  showFacts: { da: 'vis fakta', en: 'show facts' },
} as const

export const howWords = {
  title: { da: 'Sådan virker det', en: 'How this works' },
  pledge: {
    da: 'Et løfte er her et udsagn i politikken. Kontrollen viser, hvad der blev set på et bestemt tidspunkt. Den er ikke juridisk rådgivning og ikke en godkendelse fra Datatilsynet.',
    en: 'A pledge is here a statement of the policy. The check shows what was seen at a certain time. It is not legal advice and not an approval by the Danish Data Protection Agency.',
  },
  verdictsTitle: { da: 'Tre resultater', en: 'Three verdicts' },
  keptMeans: {
    da: 'Alle dele af løftet er undersøgt, og der blev set det, sætningen siger.',
    en: 'Every part of the pledge was looked at, and what the sentence says was seen.',
  },
  brokenMeans: {
    da: 'Mindst én del er set at være anderledes, end sætningen siger. Den bliver ved med at være brudt, til en ny kontrol ser andet.',
    en: 'At least one part was seen to be other than the sentence says. It stays broken until a new check sees otherwise.',
  },
  unknownMeans: {
    da: 'Mindst én del kunne ikke undersøges, er ikke undersøgt endnu, eller kontrollen er for gammel. Det, vi ikke har set, kalder vi ikke overholdt.',
    en: 'At least one part could not be looked at, was not looked at yet, or the check is too old. What we have not seen we do not call kept.',
  },
  wordsTitle: { da: 'Ord, der følger med et resultat', en: 'Words that stay with a verdict' },
  practiceMeans: {
    da: 'Der blev kigget i et øvelsessystem med opdigtede data, ikke i det rigtige.',
    en: 'A practice system with invented data was looked at, not the real one.',
  },
  proposedMeans: {
    da: 'Resultatet bygger på noget i fortegnelsen, som endnu ingen person har godkendt.',
    en: 'The verdict rests on something in the register that no person has accepted yet.',
  },
  declaredMeans: {
    da: 'Sætningen er offentliggjort, uden at vi har kunnet efterprøve den. En person har taget ansvar for det.',
    en: 'The sentence is published without our having been able to check it. A person has answered for that.',
  },
  lawMeans: {
    da: 'Hvor loven kræver mere end teksten siger, står det ved siden af sætningen. Det er ikke et resultat og tælles for sig.',
    en: 'Where the law asks for more than the text says, this stands beside the sentence. It is no verdict and is counted apart.',
  },
  logTitle: { da: 'Hvorfor man kan regne efter', en: 'Why it can be recomputed' },
  logHow: {
    da: 'Hver kontrol gemmes i databasen, og et aftryk af den går ind i en log. Aftrykket siger intet om indholdet, men passer kun til netop den kontrol. Med jævne mellemrum underskrives loggen i et kontrolpunkt.',
    en: 'Each check is kept in the database, and an imprint of it goes into a log. The imprint says nothing of the content but fits only that very check. At intervals the log is signed in a checkpoint.',
  },
  stored: { da: 'En gemt kontrol, som databasen har den', en: 'A stored check as the database holds it' },
  leaf: { da: 'Den tilhørende logpost', en: 'The log entry that belongs to it' },
  noRow: {
    da: 'Ingen kontrol er gemt endnu. Efter den første kan man se den her, som den ligger i databasen.',
    en: 'No check is stored yet. After the first one it can be seen here as it lies in the database.',
  },
  key: { da: 'Loggens nøgle', en: 'The key of the log' },
  methodsTitle: { da: 'Kontrollerne, løfte for løfte', en: 'The checks, pledge by pledge' },
  methodsLead: {
    da: 'Sådan gør hver kontrol, skrevet så det kan følges.',
    en: 'What each check does, written so that it can be followed.',
  },
  every: (words: string): Words => ({ da: `hver ${words}`, en: `every ${words}` }),
  notBuiltTitle: { da: 'Det, der ikke er bygget endnu', en: 'What is not built yet' },
  notBuiltLead: (count: number): Words => ({
    da: `${plural(count, 'del', 'dele')} har ingen kontrol endnu. De løfter, de hører til, kan derfor ikke blive overholdt.`,
    en: `${plural(count, 'part has', 'parts have')} no check yet. The pledges they belong to can therefore not become kept.`,
  }),
  allBuilt: { da: 'Alle dele har en kontrol.', en: 'Every part has a check.' },
} as const

/** How often a check runs: "hver time", "hver 6. time", "hver dag", "hver 30. dag". */
export function intervalInWords(everyMs: number): Words {
  const units = [
    { ms: 86_400_000, da: 'dag', en: 'day' },
    { ms: 3_600_000, da: 'time', en: 'hour' },
    { ms: 60_000, da: 'minut', en: 'minute' },
    { ms: 1_000, da: 'sekund', en: 'second' },
  ]
  const unit = units.find(({ ms }) => everyMs >= ms && everyMs % ms === 0)
  if (unit === undefined) return { da: `hver ${everyMs}. millisekund`, en: `every ${everyMs} milliseconds` }
  const count = everyMs / unit.ms
  const article = unit.da === 'minut' || unit.da === 'sekund' ? 'hvert' : 'hver'
  return count === 1
    ? { da: `${article} ${unit.da}`, en: `every ${unit.en}` }
    : { da: `${article} ${count}. ${unit.da}`, en: `every ${count} ${unit.en}s` }
}

/** Pages that say no, and what can be had instead. */
export const refusalWords = {
  notFoundTitle: { da: 'Den side findes ikke', en: 'There is no such page' },
  notFound: {
    da: 'Adressen fører ikke til noget her. Den kan være skrevet forkert, eller siden kan have skiftet navn.',
    en: 'The address leads to nothing here. It may be misspelt, or the page may have changed its name.',
  },
  instead: { da: 'Det her findes:', en: 'This is here:' },
  pledgeAddress: {
    da: 'Hvert løfte har sin egen side. Find det i listen over løfterne.',
    en: 'Each pledge has its own page. Find it in the list of pledges.',
  },
  brokenTitle: { da: 'Siden kunne ikke vises', en: 'The page could not be shown' },
  broken: {
    da: 'Fejlen er vores. Prøv igen om lidt. Løfterne står, som de gjorde ved seneste kontrol; denne fejl ændrer dem ikke.',
    en: 'The fault is ours. Try again in a moment. The pledges stand as they did at the latest check; this error does not change them.',
  },
  signedOutTitle: { da: 'Du er ikke logget ind', en: 'You are not signed in' },
  signedOut: {
    da: 'Det her er kun for dem, der er logget ind.',
    en: 'This is only for those who are signed in.',
  },
  signIn: { da: 'Log ind', en: 'Sign in' },
  forbiddenTitle: { da: 'Det har du ikke adgang til', en: 'You have no access to this' },
  forbidden: {
    da: 'Din rolle giver ikke adgang til det. Spørg den, der ejer installationen, hvis du mangler det.',
    en: 'Your role does not give access to it. Ask the owner of this installation if you need it.',
  },
  foreignTitle: { da: 'Det kom ikke fra en side her', en: 'That did not come from a page here' },
  foreign: {
    da: 'Derfor er intet ændret. Åbn siden her igen, og send derfra.',
    en: 'So nothing has been changed. Open the page here again, and send it from there.',
  },
  untakenTitle: { da: 'Det kan vi ikke tage imod', en: 'We cannot take that in' },
  untaken: {
    da: 'Det, der blev sendt, har en anden form eller er større, end der tages imod. Intet er ændret.',
    en: 'What was sent has another form, or is larger, than is taken in. Nothing has been changed.',
  },
  methodTitle: { da: 'Her kan man kun læse', en: 'This is for reading only' },
  method: {
    da: 'Siden tager ikke imod noget. Brug GET eller HEAD.',
    en: 'This page takes nothing in. Use GET or HEAD.',
  },
  wrongMethodTitle: { da: 'Adressen kan ikke åbnes for sig', en: 'The address cannot be opened by itself' },
  wrongMethod: {
    da: 'Den tager imod det, der sendes fra en af siderne her.',
    en: 'It takes in what is sent from one of the pages here.',
  },
  override: {
    da: 'Metoden er den, anmodningen begynder med. En anden i en header tages der ikke hensyn til.',
    en: 'The method is the one the request begins with. Another one in a header is not heeded.',
  },
  hostTitle: { da: 'Den adresse svarer vi ikke på', en: 'We do not answer at that address' },
  host: {
    da: 'Serveren kender ikke det værtsnavn, der blev spurgt efter.',
    en: 'The server does not know the host name that was asked for.',
  },
} as const satisfies Record<string, Words>
