// What commands say in a terminal. The texts of faults stand where they are thrown.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const cliWords = Object.freeze({
  about: both(
    'ordholden får en privatlivspolitik til at holde ord: hvert løfte får en kontrol, og hver kontrol en dokumentation.',
    'ordholden makes a privacy policy keep its word: every promise gets a check, and every check its evidence.',
  ),
  headings: {
    usage: both('Brug', 'Usage'),
    examples: both('Eksempler', 'Examples'),
    commands: both('Kommandoer', 'Commands'),
    options: both('Valg', 'Options'),
    exit: both('Slutkoder', 'Exit codes'),
  },
  commands: {
    init: both(
      'Læs virksomhedens egen politik (HTML eller Markdown), og skriv et forslag til fortegnelse i en ny mappe',
      'Read the company’s own policy (HTML or Markdown), and write a proposed register into a new folder',
    ),
    import: both(
      'Læs en anden virksomheds TILT-dokument eller fides-datakort, og skriv et forslag til fortegnelse i en ny mappe; sig hvad der ikke passede',
      'Read another company’s TILT document or fides data map, and write a proposed register into a new folder; say what did not fit',
    ),
    serve: both(
      'Vis politikken, løfterne og kontrolloggen på én adresse, og kontrollér efter plan',
      'Serve the policy, the pledges and the ledger at one address, and check on schedule',
    ),
    check: both('Kontrollér nu, alle løfter eller de nævnte', 'Look now, at all pledges or the ones named'),
    board: both(
      'Vis hvordan løfterne står, uden at kontrollere igen',
      'Show how the pledges stand, without looking again',
    ),
    lint: both(
      'Vis hvad loven beder teksten om ud over løfterne: lovfund med sted og forslag; 3 hvis der er nogen',
      'Show what the law asks of the notice besides its promises: findings with place and suggestion; exit 3 if any',
    ),
    notice: both(
      'Skriv en politik ud fra fortegnelsen, hvor der ingen er (write), eller vis hvad en rettelse ændrer (diff)',
      'Write a notice from the register where there is none (write), or show what an edit changes (diff)',
    ),
    verify: both(
      'Efterregn en pakke eller et indeholdelsesbevis, også på en anden maskine og uden netværk',
      'Recompute a bundle or an inclusion proof, also on another machine and offline',
    ),
    export: both(
      'Skriv kontrolloggen med dokumentation som én fil, der kan efterregnes',
      'Write the ledger with its evidence as one file that can be verified',
    ),
    access: both(
      'Giv ejeren en ny vej ind: ét link, der virker én gang i et døgn',
      'Give the owner a new way in: one link that works once within a day',
    ),
    site: both(
      'Besøg en hjemmeside med en rigtig browser (audit), og hold det, der blev set, op mod fortegnelsen; kræver ingen database',
      'Visit a website with a real browser (audit), and hold what was seen against the register; needs no database',
    ),
    traffic: both(
      'Trafiktal fra de logge, der er: vis en hel log på én gang (report, gemmer intet), tæl den med (ingest), følg den (follow), eller åbn angribernes adresser (attackers)',
      'Traffic figures from the logs there are: show a whole log at once (report, keeps nothing), count it in (ingest), follow it (follow), or open the addresses of attackers (attackers)',
    ),
    anonymise: both(
      'Gør en tabel til klasser af rækker, der ligner hinanden, så ingen kan findes i den ved det, man ved om personen (table), eller efterprøv en tabel (verify); kræver ingen database',
      'Make classes of rows that look alike out of a table, so that nobody is found in it by what is known of them (table), or check a table (verify); needs no database',
    ),
    detect: both(
      'Find personoplysninger i filer, mapper og strømme: hvilken slags, hvor og hvor sikkert; sig hvad der ikke kunne læses',
      'Find personal data in files, folders and streams: which kind, where and how surely; say what could not be read',
    ),
    redact: both(
      'Maskér en tekst, et Word-dokument eller en PDF: det fundne foreslås, et menneske bekræfter, og det nye dokument læses igen',
      'Mask a text, a Word document or a PDF: what is found is proposed, a person confirms, and the new document is read again',
    ),
    doctor: both(
      'Undersøg installationen, og sig hvad der mangler',
      'Look at the installation, and say what is missing',
    ),
    completion: both('Skriv udfyldning til skallen', 'Print completion for your shell'),
  },
  options: {
    kinds: both('Kun disse slags, med komma imellem', 'Only these kinds, with commas between'),
    detectAll: both('Vis også de mulige fund', 'Show possible hits too'),
    detectValues: both('Vis, hvad der står på stedet', 'Show what stands there'),
    noNames: both(
      'Led ikke efter navne: hurtigere på store filer',
      'Do not look for names: faster on large files',
    ),
    noPictures: both('Læs ikke bogstaver i billeder', 'Do not read letters in pictures'),
    gitleaks: both('Regler for hemmeligheder fra en gitleaks.toml', 'Rules for secrets from a gitleaks.toml'),
    redactOut: both('Hvor det maskerede dokument skrives', 'Where the masked document is written'),
    redactList: both('Vis kun, hvad der foreslås', 'Only show what is proposed'),
    redactYes: both('Maskér alt, der foreslås, uden at spørge', 'Mask all that is proposed, without asking'),
    redactAlso: both(
      'Maskér også denne tekst, overalt; kan gives flere gange',
      'Mask this text too, everywhere; may be given several times',
    ),
    redactAll: both('Foreslå også de mulige fund', 'Propose possible hits too'),
    redactPictures: both(
      'Billeder: sværtes helt, kun hvis ingen maskine kunne læse dem, eller slet ikke',
      'Pictures: blackened whole, only where no machine could read them, or not at all',
    ),
    policy: both(
      'mappen med register.yaml og privatlivspolitikken (ellers $ORDHOLDEN_POLICY eller denne mappe)',
      'the folder with register.yaml and the notice (else $ORDHOLDEN_POLICY or this folder)',
    ),
    home: both(
      'hvor installationen har sine data (ellers $ORDHOLDEN_HOME)',
      'where the installation keeps its data (else $ORDHOLDEN_HOME)',
    ),
    logFormat: both(
      'loggens format (ellers findes det ud fra de første linjer)',
      'format of the log (else found out from its first lines)',
    ),
    logCustom: both(
      'et format, du selv har sat op, skrevet som i Apache eller nginx: %h %l %u %t "%r" %>s %b',
      'a format of your own, written as in Apache or nginx: %h %l %u %t "%r" %>s %b',
    ),
    logZone: both(
      'tidszone for logge, der skriver øjeblikke (Europe/Copenhagen)',
      'time zone for logs that write moments (Europe/Copenhagen)',
    ),
    logSource: both(
      'navnet, loggen tælles under (ellers filens)',
      'the name the log is counted under (else that of the file)',
    ),
    countries: both(
      'din egen tabel over landes adresser (mmdb)',
      'a table of your own of the addresses of countries (mmdb)',
    ),
    threads: both(
      '2: én stor log fra en webserver tælles af to tråde (1)',
      '2: one large log of a web server is counted by two threads (1)',
    ),
    logHtml: both('skriv rapporten som én HTML-fil', 'write the report as one HTML file'),
    logCsv: both('skriv tallene som CSV', 'write the figures as CSV'),
    quasi: both(
      'kolonner, nogen kan kende om en person: alder, postnr, køn; med komma imellem',
      'columns somebody may know of a person: age, postcode, sex; with commas between',
    ),
    sensitive: both(
      'kolonner, der ikke må kunne læses om en person',
      'columns that must not be learned of a person',
    ),
    dropColumns: both(
      'kolonner, der udelades: navne, numre, alt der peger direkte',
      'columns to leave out: names, numbers, all that points directly',
    ),
    keepColumns: both(
      'kolonner, der frigives, som de står; det bliver ikke testet',
      'columns released as they stand; that is not tested',
    ),
    kRows: both(
      'hvor mange rækker der mindst skal ligne hinanden (5)',
      'how many rows must look alike at least (5)',
    ),
    lValues: both(
      'hvor mange forskellige følsomme værdier hver klasse mindst skal have',
      'how many different sensitive values every class must have at least',
    ),
    entropy: both('regn --l af klassens entropi', 'count --l of the entropy of a class'),
    tDistance: both(
      'hvor langt en klasse højst må ligge fra hele tabellens fordeling (0 til 1)',
      'how far a class may lie from the spread of the whole table (0 to 1)',
    ),
    orderedColumns: both(
      'følsomme kolonner af tal, hvor --t regnes på skalaen: langt fra vejer mere end tæt på',
      'sensitive columns of numbers, where --t is counted on the scale: far apart weighs more than near',
    ),
    hierarchies: both(
      'mappe med KOLONNE.csv: én linje for hver værdi, så bredere og bredere til *, med semikolon (ellers laves de)',
      'folder with COLUMN.csv: a line for each value, then broader and broader up to *, with semicolons (else they are made)',
    ),
    outTable: both('filen, der skrives', 'the file to write'),
    force: both('skriv oven i en fil, der er der', 'write over a file that is there'),
    delimiter: both('skilletegn (ellers som første linje viser)', 'delimiter (else as the first line tells)'),
    sheet: both(
      'arket i en Excel-fil (ellers det første)',
      'the sheet of an Excel workbook (else the first)',
    ),
    scratch: both(
      'mappe, hvor rækker venter krypteret imens (ellers der, hvor filen skrives)',
      'folder where rows wait meanwhile, encrypted (else where the file is written)',
    ),
    partRows: both(
      'hvor mange rækker der omkodes ad gangen (40000); flere tager mere hukommelse og tid',
      'how many rows are recoded at a time (40000); more take more memory and time',
    ),
    population: both(
      'hvor mange personer tabellen er en stikprøve af; så regnes journalistens risiko',
      'how many persons the table is a sample of; then the journalist’s risk is computed',
    ),
    sample: both(
      'hvor mange personer angrebet leder efter (1000)',
      'how many persons the attack looks for (1000)',
    ),
    showValues: both('vis de værste klassers værdier', 'show the values of the worst classes'),
    reason: both(
      'hvorfor adresserne åbnes; det føres i loggen',
      'why the addresses are opened; it is entered in the log',
    ),
    blocklist: both('skriv adresserne som en blokeringsliste', 'print the addresses as a blocklist'),
    practiceLog: both(
      'loggen er opdigtet og vises som øvelse',
      'the log is made up and is shown as practice',
    ),
    outside: both(
      'tillad opslag uden for denne maskine (ellers $ORDHOLDEN_OUTSIDE=yes)',
      'allow looks outside this machine (else $ORDHOLDEN_OUTSIDE=yes)',
    ),
    noInput: both(
      'stil ingen spørgsmål; det, der mangler, står tomt i fortegnelsen',
      'ask nothing; what is missing is left empty in the register',
    ),
    json: both('skriv JSON', 'print JSON'),
    port: both('port på denne maskine (4411)', 'port on this machine (4411)'),
    format: both(
      'hvad der skrives: loggen (bundle), materialet til tilsynsmyndigheden (authority), fortegnelsen efter artikel 30 som PDF, regneark eller JSON (record-…), eller til andres programmer som TILT, DPV eller schema.org',
      'what is written: the log (bundle), what a supervisory authority is handed (authority), the record of Article 30 as PDF, spreadsheet or JSON (record-…), or the register for other programs as TILT, DPV or schema.org',
    ),
    from: both(
      'mappen, rettelsen sammenlignes med (ellers det, der er offentliggjort her)',
      'the folder the edit is compared with (else what is published here)',
    ),
    acceptedBy: both(
      'hvem der lader løfterne stå, selv om intet har efterprøvet dem endnu',
      'who lets the promises stand although nothing has checked them yet',
    ),
    key: both(
      'loggens kontrolnøgle, fået ad en anden vej end filen',
      'the verifier key of the log, received another way than the file',
    ),
    memory: both(
      'fil, der husker det seneste kontrolpunkt for hver log',
      'file that remembers the latest checkpoint of each log',
    ),
    sitePolicy: both(
      'register.yaml, eller mappen med den; uden den er alt, der hentes hos andre, et fund',
      'register.yaml, or its folder; without it, everything loaded from others is a finding',
    ),
    siteId: both(
      'id på den hjemmeside i fortegnelsen, adressen skal holdes op imod (fx en testudgave)',
      'id of the website in the register the address is held against (a staging site, for instance)',
    ),
    pages: both('sider i alt (20)', 'pages at most (20)'),
    settle: both(
      'sekunder, hver side iagttages, efter den er hentet (3)',
      'seconds each page is watched after it has loaded (3)',
    ),
    resolve: both(
      'nå en vært på en anden adresse, som i curl; kan gives flere gange',
      'reach a host at another address, as in curl; may be given several times',
    ),
    ca: both('certifikater (PEM), der godtages, som de er', 'certificates (PEM) that are taken as they are'),
    consent: both(
      'besøg hjemmesiden én gang til, hvor der siges ja til banneret, og vis hvad det bringer',
      'visit the site a second time, agreeing to its banner, and show what that brings',
    ),
    ignoreRobots: both(
      'besøg også sider, robots.txt beder om at lade være (på eget site)',
      'also visit pages robots.txt asks to leave alone (on a site of your own)',
    ),
    noSandbox: both(
      'browseren uden sandkasse, kun i en container, der smides væk bagefter',
      'the browser without its sandbox, only in a container that is thrown away afterwards',
    ),
    report: both(
      'skriv en rapport: .html, .json, .sarif eller .xml (JUnit); kan gives flere gange',
      'write a report: .html, .json, .sarif or .xml (JUnit); may be given several times',
    ),
    raw: both(
      'gem browserens egen log og et billede af hver side i en mappe',
      'keep the browser’s own log and a picture of each page in a folder',
    ),
    failOn: both(
      'hvad der giver en anden slutkode end 0 (unknown: brudt og uafklaret)',
      'what ends with another code than 0 (unknown: broken and unknown)',
    ),
    language: both('sprog (ellers $LANG)', 'language (else $LANG)'),
    noColor: both('ingen farver', 'no colour'),
    help: both('vis denne hjælp', 'show this help'),
    version: both('vis versionen', 'show the version'),
  },
  exit: {
    0: both('alle løfter er overholdt', 'every pledge is kept'),
    1: both('forkert brug eller forkert input', 'wrong usage or wrong input'),
    2: both('mindst ét løfte er brudt', 'at least one pledge is broken'),
    3: both('mindst ét løfte er uafklaret, ingen er brudt', 'at least one pledge is unknown, none is broken'),
    4: both(
      'loggen eller en fil passer ikke med sig selv',
      'the ledger or a file does not agree with itself',
    ),
  },
  serve: {
    address: both(
      'Åbn adressen i en browser; Ctrl-C stopper.',
      'Open the address in a browser; Ctrl-C stops.',
    ),
    stopping: both('Stopper …', 'Stopping …'),
  },
  access: {
    start: both(
      'Ingen har en konto endnu. Ejeren laver den første her; linket virker én gang i et døgn:',
      'Nobody has an account yet. The owner makes the first one here; the link works once within a day:',
    ),
    invited: both(
      'Ejeren, som ORDHOLDEN_OWNER nævner, er inviteret med et brev.',
      'The owner named by ORDHOLDEN_OWNER was invited by letter.',
    ),
    renewed: both(
      'Åbn linket i en browser. Det åbner ejerens konto, én gang inden for et døgn; lav en ny vej ind med det samme.',
      'Open the link in a browser. It opens the owner’s account, once within a day; make a new way in at once.',
    ),
  },
  check: {
    progress: (done: number, of: number, part: string): Words =>
      both(`kontrollerer ${done}/${of}  ${part}`, `checking ${done}/${of}  ${part}`),
  },
  doctor: {
    ok: both('i orden', 'in order'),
    warning: both('bemærk', 'note'),
    error: both('fejl', 'fault'),
  },
  board: {
    of: (looked: number, parts: number): Words =>
      both(`${looked} af ${parts} undersøgt`, `${looked} of ${parts} looked at`),
    todo: both('gør', 'do'),
    counts: (kept: number, broken: number, unknown: number): Words =>
      both(
        `${kept} overholdt · ${broken} brudt · ${unknown} uafklaret`,
        `${kept} kept · ${broken} broken · ${unknown} unknown`,
      ),
    apart: (law: number, practice: number, proposed: number): Words =>
      both(
        `for sig: ${law} lovfund · ${practice} på øvelse · ${proposed} på forslag, ikke godkendt`,
        `apart: ${law} law findings · ${practice} on practice · ${proposed} on proposals, not accepted`,
      ),
  },
  remembered: (file: string): Words =>
    both(`kontrolpunktet er husket i ${file}`, `the checkpoint is remembered in ${file}`),
  exportedRegister: (file: string, format: string): Words =>
    both(`skrev fortegnelsen som ${format} i ${file}`, `wrote the register as ${format} to ${file}`),
  exportedAuthority: (file: string): Words =>
    both(
      `skrev materialet til tilsynsmyndigheden i ${file}; læs laes-mig.pdf i den først: der står også, hvad der mangler`,
      `wrote the material for the supervisory authority to ${file}; read read-me.pdf in it first: it says what is missing too`,
    ),
  exported: (file: string, bytes: number): Words =>
    both(
      `skrev ${file} (${bytes} byte); efterregn den med: ordholden verify ${file}`,
      `wrote ${file} (${bytes} bytes); check it with: ordholden verify ${file}`,
    ),
})
