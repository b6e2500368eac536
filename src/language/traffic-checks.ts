// What the checks of traffic say: what they do, what they saw in the figures, the files, the window and the register, and what to
// do about it. They never repeat what was found.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'
import { periodInWords } from './periods.ts'

const period = (iso: string): Words => periodInWords(iso)
const list = (all: readonly string[]): string => all.join(', ')
const count = (n: number): Words => both(n.toLocaleString('da'), n.toLocaleString('en'))

/** What each kind is called, of one and of more. */
const kinds = Object.freeze({
  ipv4: both('en IP-adresse', 'an IP address'),
  ipv6: both('en IP-adresse', 'an IP address'),
  mail: both('en mailadresse', 'a mail address'),
  agent: both('et browserkendetegn', 'what a browser calls itself'),
  planted: both('noget, der var plantet for at blive ledt efter', 'something planted to be looked for'),
  key: both('et tal, ingen liste kender', 'a count that no list knows'),
})
export type FoundKind = keyof typeof kinds

const fault = both(
  'Det er en fejl i programmet: meld den, og slet de rækker, der er nævnt.',
  'That is a fault of the program: report it, and erase the rows named.',
)

export const trafficCheckWords = Object.freeze({
  method: {
    'own-tables': both(
      'for hver kolonne i hver tabel med trafiktal, og hver værdi i den (op til en grænse):\n  brudt, hvis den ligner en IP-adresse, en mailadresse eller det, en browser kalder sig, som tekst eller som bytes\n  brudt, hvis den er noget, der er plantet for at blive ledt efter\n  brudt, hvis tallet ikke står på vores liste over tal\nuafklaret, hvis tabellen har en kolonne, ingen har nævnt',
      'for every column of every table of traffic figures, and every value in it (up to a limit):\n  broken if it looks like an IP address, a mail address or what a browser calls itself, as text or as bytes\n  broken if it is something planted to be looked for\n  broken if the count is not on our list of counts\nunknown if the table has a column nobody named',
    ),
    'own-logs': both(
      'for hver fil i programmets egen mappe, databasens egne filer og nøglerne undtaget, og for databasens log:\n  brudt, hvis den rummer en IP-adresse, en mailadresse eller det, en browser kalder sig\nuafklaret, hvis en fil er for stor eller ikke kan læses',
      'for every file of the program’s own folder, but for the database’s own files and the keys, and for the database’s log:\n  broken if it holds an IP address, a mail address or what a browser calls itself\nunknown if a file is too large or cannot be read',
    ),
    window: both(
      'for den ældste krypterede adresse og den ældste nøgle:\n  brudt, hvis den er ældre end den frist, fortegnelsen siger\n  brudt, hvis der er nogen, og fortegnelsen ikke siger, at adresser gemmes\nuafklaret, hvis det ikke kan ses',
      'for the oldest encrypted address and the oldest key:\n  broken if it is older than the period the register says\n  broken if there is any, and the register does not say that addresses are kept\nunknown if that cannot be seen',
    ),
    'host-log': both(
      'for værtens egen log:\n  overholdt, hvis fortegnelsen siger, hvor længe den gemmes, og hvor det er aftalt\n  brudt, hvis den aftalte frist er længere end den, fortegnelsen ellers har for det, værten får\n  uafklaret ellers',
      'for the host’s own log:\n  kept if the register says for how long it is kept, and where that is agreed\n  broken if the agreed period is longer than the one the register has for what the host gets\n  unknown otherwise',
    ),
    'own-tallies': both(
      'for statistik over besøgende i vores egne tabeller:\n  brudt, hvis der er nogen, og politikken ikke bærer den',
      'for statistics on visitors in our own tables:\n  broken if there are any, and the notice does not carry them',
    ),
  },
  tables: {
    found: (kind: FoundKind, column: string, more: number): Words =>
      both(
        `Kolonnen ${column} rummer ${kinds[kind].da}.${more === 0 ? '' : ` Og ${more} fund til.`}`,
        `The column ${column} holds ${kinds[kind].en}.${more === 0 ? '' : ` And ${more} more.`}`,
      ),
    todo: fault,
    unnamed: (columns: readonly string[]): Words =>
      both(
        `Ingen har nævnt, hvad der står i ${list(columns)}.`,
        `Nobody named what stands in ${list(columns)}.`,
      ),
    name: both('Det er en fejl i programmet: meld den.', 'That is a fault of the program: report it.'),
    none: both('Der er ingen trafiktal.', 'There are no traffic figures.'),
    kept: (tables: number, values: number): Words =>
      both(
        `${count(values).da} værdier i ${tables} tabeller med trafiktal rummer ingen IP-adresser, mailadresser eller browserkendetegn.`,
        `${count(values).en} values in ${tables} tables of traffic figures hold no IP addresses, no mail addresses and nothing that browsers call themselves.`,
      ),
    notLookedAt: (planted: number, partly: readonly string[]): Words => {
      const names = both(
        planted === 0
          ? 'Brugernavne kan ikke kendes på deres form, så dem er der ikke ledt efter.'
          : `Brugernavne kan ikke kendes på deres form: der er ledt efter ${planted}, der var plantet.`,
        planted === 0
          ? 'User names cannot be told by their form, so they were not looked for.'
          : `User names cannot be told by their form: ${planted} that had been planted were looked for.`,
      )
      if (partly.length === 0) return names
      return both(
        `${names.da} Kun en del af værdierne er set i ${list(partly)}.`,
        `${names.en} Only some of the values were seen in ${list(partly)}.`,
      )
    },
  },
  logs: {
    found: (kind: FoundKind, file: string, more: number): Words =>
      both(
        `Filen ${file} rummer ${kinds[kind].da}.${more === 0 ? '' : ` Og ${more} fund til.`}`,
        `The file ${file} holds ${kinds[kind].en}.${more === 0 ? '' : ` And ${more} more.`}`,
      ),
    todo: both(
      'Se efter i filen, hvor den kommer fra. Skriver programmet den selv, er det en fejl: meld den.',
      'Look in the file where it comes from. If the program writes it itself, that is a fault: report it.',
    ),
    unread: (file: string): Words =>
      both(`Filen ${file} kunne ikke læses.`, `The file ${file} could not be read.`),
    tooLarge: (file: string): Words =>
      both(
        `Filen ${file} er for stor til at blive set helt.`,
        `The file ${file} is too large to be seen whole.`,
      ),
    look: both(
      'Flyt den ud af programmets mappe, eller giv programmet lov til at læse den.',
      'Move it out of the program’s folder, or let the program read it.',
    ),
    kept: (files: number, bytes: number): Words =>
      both(
        `${files} filer på i alt ${count(bytes).da} bytes rummer ingen IP-adresser, mailadresser eller browserkendetegn.`,
        `${files} files of ${count(bytes).en} bytes in all hold no IP addresses, no mail addresses and nothing that browsers call themselves.`,
      ),
    notLookedAt: (isOurs: boolean): Words =>
      isOurs
        ? both(
            'Databasens egne filer, nøglerne og det, maskinen selv skriver (fx journald), er ikke set her.',
            'The database’s own files, the keys and what the machine itself writes (journald, for one) were not seen here.',
          )
        : both(
            'Loggen hos den databaseserver, I selv driver, og det, maskinen selv skriver (fx journald), er ikke set.',
            'The log of the database server you run yourselves, and what the machine itself writes (journald, for one), were not seen.',
          ),
  },
  window: {
    unseen: both(
      'Det kunne ikke ses, om der gemmes adresser bag angreb.',
      'It could not be seen whether addresses behind attacks are kept.',
    ),
    again: both(
      'Se »ordholden doctor«, og prøv »ordholden check«.',
      'See “ordholden doctor”, and try “ordholden check”.',
    ),
    undeclared: both(
      'Der gemmes krypterede adresser, og fortegnelsen siger ikke, at nogen gemmes.',
      'Encrypted addresses are kept, and the register does not say that any are.',
    ),
    declare: both(
      'Skriv formål og slettefrist under traffic.window i fortegnelsen, eller slet adresserne.',
      'Write purpose and retention under traffic.window in the register, or erase the addresses.',
    ),
    tooOld: (what: 'address' | 'key', day: string, iso: string): Words => {
      const thing =
        what === 'address' ? both('krypterede adresse', 'encrypted address') : both('nøgle', 'key')
      return both(
        `Den ældste ${thing.da} er fra ${day}. Fortegnelsen siger ${period(iso).da}.`,
        `The oldest ${thing.en} is of ${day}. The register says ${period(iso).en}.`,
      )
    },
    ahead: (day: string): Words =>
      both(
        `En adresse er dateret ${day}, som ikke er kommet endnu. Dens frist kan ikke regnes.`,
        `An address is dated ${day}, which has not come yet. Its period cannot be counted.`,
      ),
    clock: both(
      'Se efter uret på den maskine, der skriver loggen.',
      'Look at the clock of the machine that writes the log.',
    ),
    erase: both(
      'Se »ordholden doctor«: sletningen kører hver time.',
      'See “ordholden doctor”: erasing runs every hour.',
    ),
    none: both('Der gemmes ingen adresser.', 'No addresses are kept.'),
    kept: (iso: string, days: number): Words =>
      both(
        `Ingen krypteret adresse og ingen nøgle er ældre end ${period(iso).da} (gemt for ${days} ${days === 1 ? 'dag' : 'dage'}).`,
        `No encrypted address and no key is older than ${period(iso).en} (kept for ${days} ${days === 1 ? 'day' : 'days'}).`,
      ),
    standard: both(
      'Fristen er programmets egen, for fortegnelsen siger ingen.',
      'The period is the program’s own, for the register says none.',
    ),
  },
  host: {
    unasked: (name: string): Words =>
      both(
        `Fortegnelsen siger ikke, hvor længe ${name} gemmer sin egen log.`,
        `The register does not say how long ${name} keeps its own log.`,
      ),
    ask: (name: string): Words =>
      both(
        `Spørg ${name}: »Hvor længe gemmer I webserverens log med IP-adresser?« Skriv svaret som rawLog i fortegnelsen.`,
        `Ask ${name}: “For how long do you keep the web server’s log with IP addresses?” Write the answer as rawLog in the register.`,
      ),
    notAgreed: (name: string, iso: string): Words =>
      both(
        `${name} gemmer sin egen log i ${period(iso).da}, men fortegnelsen siger ikke, at det er aftalt.`,
        `${name} keeps its own log for ${period(iso).en}, but the register does not say that this is agreed.`,
      ),
    agree: both(
      'Aftal det (fx i databehandleraftalen), og skriv under rawLog.agreed, af hvem, hvornår og hvor det står.',
      'Agree on it (in the processor agreement, say), and write under rawLog.agreed by whom, when and where it stands.',
    ),
    longer: (name: string, iso: string, longest: string): Words =>
      both(
        `Det er aftalt, at ${name} gemmer sin egen log i ${period(iso).da}. Fortegnelsen siger ${period(longest).da} om det, ${name} får.`,
        `It is agreed that ${name} keeps its own log for ${period(iso).en}. The register says ${period(longest).en} of what ${name} gets.`,
      ),
    shorten: both(
      'Aftal en kortere frist, eller begrund den længere som slettefrist i fortegnelsen.',
      'Agree on a shorter period, or give the reason for the longer one as a retention in the register.',
    ),
    kept: (name: string, iso: string, at: string): Words =>
      both(
        `${name} gemmer sin egen log i ${period(iso).da}, som aftalt ${at}.`,
        `${name} keeps its own log for ${period(iso).en}, as agreed on ${at}.`,
      ),
    notLookedAt: (name: string): Words =>
      both(
        `Om ${name} sletter loggen til tiden, kan ikke ses herfra.`,
        `Whether ${name} erases the log in time cannot be seen from here.`,
      ),
  },
  tallies: {
    uncarried: (rows: number): Words =>
      both(
        `Der er statistik over besøgende, som politikken ikke bærer (${count(rows).da} ${rows === 1 ? 'række' : 'rækker'}).`,
        `There are statistics on visitors that the notice does not carry (${count(rows).en} ${rows === 1 ? 'row' : 'rows'}).`,
      ),
    erase: both(
      'Skriv statistikken ind i politikken og fortegnelsen, eller slet rækkerne.',
      'Write the statistics into the notice and the register, or erase the rows.',
    ),
    none: (because: Words): Words =>
      both(
        `Der er ingen statistik over besøgende. ${because.da}`,
        `There are no statistics on visitors. ${because.en}`,
      ),
    carried: (because: Words): Words => because,
  },
})
