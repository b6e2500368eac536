// What the program says of itself while it opens and runs: editions, looks outside, the log, and what doctor finds.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const appWords = Object.freeze({
  edition: {
    published: both(
      'Teksten og fortegnelsen er offentliggjort her.',
      'The notice and the register are published here.',
    ),
    refused: (faults: string): Words =>
      both(
        `Ændringen er ikke offentliggjort. Den forrige udgave vises fortsat.\n${faults}`,
        `The edit is not published. The previous edition is still shown.\n${faults}`,
      ),
    unreadable: (number: number, faults: string): Words =>
      both(
        `Udgave ${number} er offentliggjort af en anden version af programmet, og denne kan ikke læse den. Mappen bedømmes derfor helt forfra.\n${faults}`,
        `Edition ${number} was published by another version of the program, and this one cannot read it. The folder is therefore judged whole.\n${faults}`,
      ),
    edited: both(
      'Mappen har en ændring, som ikke er offentliggjort. Den forrige udgave vises fortsat.',
      'The folder has an edit that is not published. The previous edition is still shown.',
    ),
    editedNext: both(
      '»ordholden check« offentliggør den eller siger, hvorfor den ikke kan offentliggøres.',
      '“ordholden check” publishes it, or says why it cannot be published.',
    ),
    unpublished: both(
      'Intet er offentliggjort endnu: det sker med »ordholden serve« eller »ordholden check«.',
      'Nothing is published yet: “ordholden serve” or “ordholden check” does that.',
    ),
  },
  fault: (part: string, fault: string): Words =>
    both(`Kontrollen ${part} fejlede: ${fault}`, `The check ${part} failed: ${fault}`),
  trouble: (fault: string): Words => both(`Loggen: ${fault}`, `The log: ${fault}`),
  alarm: (place: string): Words =>
    both(
      `Loggen passer ikke med sig selv: ${place}. Gem mappen og databasen, som de er, og efterregn dem på en anden maskine med »ordholden verify«.`,
      `The log does not agree with itself: ${place}. Keep the folder and the database as they are, and recompute them on another machine with “ordholden verify”.`,
    ),
  doctor: {
    home: (path: string): Words => both(`Data ligger i ${path}.`, `Data are kept in ${path}.`),
    database: (version: string, ours: boolean): Words =>
      ours
        ? both(
            `PostgreSQL ${version}, vores egen, kun over en lokal socket.`,
            `PostgreSQL ${version}, our own, over a local socket only.`,
          )
        : both(
            `PostgreSQL ${version}, en andens (DATABASE_URL).`,
            `PostgreSQL ${version}, somebody else’s (DATABASE_URL).`,
          ),
    elsewhere: both(
      'Det, andre har af kopier og logge på den server, kan ikke ses herfra. Spørg den, der driver den.',
      'What copies and logs others have on that server cannot be seen from here. Ask whoever runs it.',
    ),
    purposes: (count: number): Words =>
      both(
        `${count} formål har hver sit login; ingen kan læse for et andet.`,
        `${count} purposes have a login each; none can read for another.`,
      ),
    outsideOff: both(
      'Der kigges ikke uden for denne maskine. Flere løfter er derfor uafklarede.',
      'Nothing outside this machine is looked at. More pledges are unknown because of that.',
    ),
    outsideNext: both(
      'Tillad det med --outside eller ORDHOLDEN_OUTSIDE=yes.',
      'Allow it with --outside or ORDHOLDEN_OUTSIDE=yes.',
    ),
    browser: (path: string): Words =>
      both(`Hjemmesiden besøges med ${path}.`, `The website is visited with ${path}.`),
    noBrowser: both(
      'Der er ingen Chromium på maskinen, så ingen kan besøge hjemmesiden.',
      'There is no Chromium on this machine, so nobody can visit the website.',
    ),
    noBrowserNext: both(
      'apt-get install chromium, eller sig hvor den er: ORDHOLDEN_CHROMIUM.',
      'apt-get install chromium, or say where it is: ORDHOLDEN_CHROMIUM.',
    ),
    outsideOn: both('Kontroller må kigge uden for denne maskine.', 'Checks may look outside this machine.'),
    ledger: (size: number, waiting: number): Words =>
      both(
        `Loggen er efterregnet: ${size} logposter, ${waiting} venter.`,
        `The log was recomputed: ${size} entries, ${waiting} waiting.`,
      ),
    ledgerStopped: (fault: string): Words =>
      both(`Loggen skrives ikke længere: ${fault}`, `The log is no longer written: ${fault}`),
    ledgerStoppedNext: both(
      'Sørg for plads og en disk, der virker, og start igen. Indtil da bliver intet nyt gemt.',
      'See that there is room and that the disk works, and start again. Until then nothing new is kept.',
    ),
    noHolder: both(
      'Endnu ingen uden for virksomheden har et kontrolpunkt. Loggen beskytter mod fejl, ikke mod os selv.',
      'Nobody outside the company holds a checkpoint yet. The log protects against mistakes, not against ourselves.',
    ),
    noHolderNext: both(
      'Skriv en modtager under logHolders i fortegnelsen: en mappe på en andens maskine eller en mailadresse.',
      'Declare one under logHolders in the register: a folder on somebody else’s machine, or a mail address.',
    ),
    holder: (name: string, size: number): Words =>
      both(
        `${name} har kontrolpunktet ved ${size} logposter.`,
        `${name} holds the checkpoint at ${size} entries.`,
      ),
    holderWaits: (name: string): Words =>
      both(`${name} har endnu intet kontrolpunkt.`, `${name} holds no checkpoint yet.`),
    holderFolder: (path: string): Words =>
      both(
        `»ordholden serve« og »ordholden check« lægger det i ${path}. Se efter, at mappen findes, og at der kan skrives i den.`,
        `“ordholden serve” and “ordholden check” put it into ${path}. See that the folder is there and can be written to.`,
      ),
    holderMail: both(
      'Post kan ikke sendes endnu; brug en mappe indtil da.',
      'Mail cannot be sent yet; use a folder until then.',
    ),
    proposed: (count: number): Words =>
      both(
        `${count} oplysninger i fortegnelsen er forslag, som ingen har godkendt.`,
        `${count} entries of the register are proposals nobody has accepted.`,
      ),
    proposedNext: both(
      'Læs dem igennem, og skriv status: accepted med hvem og hvornår.',
      'Read them through and write status: accepted with who and when.',
    ),
    accepted: both('Fortegnelsen har ingen ubesvarede forslag.', 'The register has no open proposals.'),
  },
})
