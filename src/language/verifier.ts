// How to check the log oneself, on the page "Sådan virker det": what to take along, and what a verifier is worth that comes
// from whoever is checked. Proven by src/web/downloads.test.ts.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const verifierWords = Object.freeze({
  title: both('Sådan efterprøver du loggen', 'How to check the log yourself'),
  takeLog: both(
    'Hent loggen med dens dokumentation som én zip-fil:',
    'Take the log along with its evidence, as one zip file:',
  ),
  takeVerifier: both(
    'Hent efterprøveren. Det er én side, som åbnes fra din egen disk i en browser, regner efter uden net og sender intet:',
    'Take the verifier along. It is one page that is opened from your own disk in a browser, works without a network and sends nothing:',
  ),
  takeKey: both(
    'Få virksomhedens nøgle ad en anden vej end herfra, fx på papir. Står der det samme som her, har du den rigtige:',
    'Get the company’s key another way than from here, such as on paper. If it says the same as here, you have the right one:',
  ),
  keepCheckpoint: both(
    'Gem det kontrolpunkt, efterprøveren giver dig. Næste gang kan den se, om noget er fjernet eller ændret siden.',
    'Save the checkpoint the verifier gives you. Next time it can see whether something was removed or changed since.',
  ),
  worth: both(
    'En efterprøver, du har hentet hos os, er ikke mere værd end vores ord: den kunne være lavet til at sige god for os. Sammenlign dens SHA-256 med en kopi, du har fået et andet sted fra. Den samme fil ligger som verifier/verify.html i programmets pakke og i kildekoden.',
    'A verifier that you took from us is worth no more than our word: it could be made to speak well of us. Compare its SHA-256 with a copy you got elsewhere. The same file is verifier/verify.html in the program’s package and in its source code.',
  ),
  sha256: both('SHA-256 af verify.html:', 'SHA-256 of verify.html:'),
  command: both(
    'Eller regn efter med programmet, på din egen maskine og uden net:',
    'Or recompute it with the program, on your own machine and offline:',
  ),
})
