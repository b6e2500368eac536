// What doctor says about the keys: who could read them, and whether a destroyed one is gone from the disk.
// The codes are those of keyring/custody.ts and keyring/mount.ts; a code without words does not compile where they meet.

import type { Words } from '../core/language.ts'

export const custodyWords = {
  file: {
    da: 'Nøglerne ligger ubeskyttede på disken. Den, der har disken, har nøglerne.',
    en: 'The keys lie unprotected on the disk. Whoever has this disk has the keys.',
  },
  passphrase: {
    da: 'Nøglerne er låst med en adgangssætning, som skal indtastes ved start.',
    en: 'The keys are locked with a passphrase that is entered at start.',
  },
  systemd: {
    da: 'Nøglerne er låst med en hemmelighed, som systemd giver programmet ved start.',
    en: 'The keys are locked with a secret that systemd hands over at start.',
  },
} as const satisfies Record<string, Words>

export const custodyNext = {
  file: {
    da: 'Brug en adgangssætning eller systemd-creds, hvis andre kan få fat i disken eller en kopi af den.',
    en: 'Use a passphrase or systemd-creds if others can get hold of the disk or a copy of it.',
  },
} as const satisfies Record<string, Words>

/** Where overwriting reaches the disk. */
export const overwritingInPlace: Words = {
  da: 'Filsystemet overskriver nøgler dér, hvor de ligger. Hvad selve disken gør, kan ikke ses herfra.',
  en: 'The file system overwrites keys where they lie. What the disk itself does cannot be seen from here.',
}

export const overwritingDoubts = {
  'copy-on-write': {
    da: 'Filsystemet skriver ændringer et nyt sted og kan beholde det gamle. En destrueret nøgle kan ligge tilbage.',
    en: 'The file system writes changes to a new place and may keep the old one. A destroyed key may remain.',
  },
  'data-journal': {
    da: 'Filsystemet skriver alt i sin journal først (data=journal). En destrueret nøgle kan ligge tilbage i journalen.',
    en: 'The file system writes everything to its journal first (data=journal). A destroyed key may remain in it.',
  },
  'log-structured': {
    da: 'Filsystemet skriver altid fremad og rydder op senere. En destrueret nøgle kan ligge tilbage.',
    en: 'The file system always writes onwards and cleans up later. A destroyed key may remain.',
  },
  overlay: {
    da: 'Mappen ligger i et lag oven på et andet, som i en container. Det kan ikke ses, hvor nøglerne ender.',
    en: 'The folder lies in a layer on top of another, as in a container. Where the keys end up cannot be seen.',
  },
  memory: {
    da: 'Mappen ligger i hukommelsen. Nøglerne er væk efter næste genstart, og de kan være skrevet til swap.',
    en: 'The folder lies in memory. The keys are gone after the next restart, and may have been written to swap.',
  },
  network: {
    da: 'Mappen ligger på en anden maskine. Det kan ikke ses, hvad den gør med en destrueret nøgle.',
    en: 'The folder lies on another machine. What that one does with a destroyed key cannot be seen.',
  },
  translated: {
    da: 'Et program mellem os og disken bestemmer, hvor der skrives. En destrueret nøgle kan ligge tilbage.',
    en: 'A program between us and the disk decides where things are written. A destroyed key may remain.',
  },
  'unknown-type': {
    da: 'Filsystemet kendes ikke. Det vides ikke, om det overskriver nøgler dér, hvor de ligger.',
    en: 'The file system is not one we know. Whether it overwrites keys where they lie is not known.',
  },
  'no-mount-table': {
    da: 'Det kan ikke ses, hvilket filsystem mappen ligger på.',
    en: 'Which file system the folder lies on cannot be seen.',
  },
} as const satisfies Record<string, Words>

export const overwritingNext: Words = {
  da: 'Læg hjemmemappen på ext4 eller XFS på en lokal disk (--home). Er disken krypteret, er skaden mindre.',
  en: 'Put the home on ext4 or XFS on a local disk (--home). An encrypted disk makes the harm smaller.',
}
