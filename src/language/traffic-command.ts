// What `ordholden traffic` says in a terminal beside the figures themselves.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'

const million = 1_000_000

const shortly = (count: number): string =>
  count >= million
    ? `${(count / million).toFixed(1)} M`
    : count >= 1_000
      ? `${Math.round(count / 1_000)} k`
      : `${count}`

const linesOf = (count: number): Words =>
  count === 1 ? both('1 linje', '1 line') : both(`${count} linjer`, `${count} lines`)

export const trafficCommandWords = Object.freeze({
  progress: (path: string, percent: number | null, lines: number, perSecond: number): Words => {
    const share = percent === null ? '' : `${Math.min(100, Math.round(percent))} %  `
    return both(
      `${share}${shortly(lines)} linjer  ${shortly(perSecond)}/s  ${path}`,
      `${share}${shortly(lines)} lines  ${shortly(perSecond)}/s  ${path}`,
    )
  },
  counted: (path: string, lines: number): Words =>
    both(`${path}: ${linesOf(lines).da} talt med`, `${path}: ${linesOf(lines).en} counted`),
  shape: (line: number, count: number, shape: string): Words =>
    both(
      `${shape}   (${count}, første gang i linje ${line})`,
      `${shape}   (${count}, first in line ${line})`,
    ),
  nothingNew: (path: string): Words =>
    both(`${path}: intet nyt siden sidst`, `${path}: nothing new since last time`),
  unread: (count: number): Words =>
    both(
      `${linesOf(count).da} kunne ikke læses; de ser sådan ud:`,
      `${linesOf(count).en} could not be read; they look like this:`,
    ),
  rewritten: both(
    'Filen er skrevet om, efter den blev læst. Der er talt videre, hvor den nu ender; intet er talt to gange.',
    'The file was rewritten after it was read. Counting goes on from where it ends now; nothing was counted twice.',
  ),
  cutOff: (kind: 'cut-off' | 'damaged', at: number): Words =>
    kind === 'cut-off'
      ? both(
          `Den pakkede fil slutter midt i det hele (efter ${at} byte udpakket); det, der kom før, er talt med.`,
          `The packed file ends early (after ${at} bytes unpacked); what came before was counted.`,
        )
      : both(
          `Den pakkede fil er beskadiget (efter ${at} byte udpakket); det, der kom før, er talt med.`,
          `The packed file is damaged (after ${at} bytes unpacked); what came before was counted.`,
        ),
  late: (count: number): Words =>
    both(
      `${linesOf(count).da} hørte til dage, der var lukket; de er med i tallene for drift, ikke i dagens besøgende.`,
      `${linesOf(count).en} belonged to days that were closed; they are in the figures of operations, not among the day's visitors.`,
    ),
  visitorsOff: both(
    'Besøgende tælles ikke: politikken siger ikke, at der føres statistik. Drift og sikkerhed tælles.',
    'Visitors are not counted: the notice does not say that statistics are kept. Operations and security are counted.',
  ),
  visitorsOn: (days: number): Words =>
    both(
      `Besøgende talt for ${days} ${days === 1 ? 'afsluttet dag' : 'afsluttede dage'}.`,
      `Visitors counted for ${days} ${days === 1 ? 'closed day' : 'closed days'}.`,
    ),
  handed: both('Talt af det program, der allerede kører.', 'Counted by the program that is running already.'),
  following: (count: number): Words =>
    both(
      `Følger ${count} ${count === 1 ? 'kilde' : 'kilder'}. Ctrl-C stopper; intet går tabt.`,
      `Following ${count} ${count === 1 ? 'source' : 'sources'}. Ctrl-C stops; nothing is lost.`,
    ),
  stopped: both('Stoppet. Det, der er læst, er talt med.', 'Stopped. What was read has been counted.'),
  wrote: (file: string): Words => both(`skrev ${file}`, `wrote ${file}`),
  needsPurpose: both(
    'Rapporten tæller alt og gemmer intet. At bruge tallene om besøgende kræver et formål, som politikken nævner.',
    'The report counts everything and keeps nothing. Using the figures on visitors needs a purpose the notice names.',
  ),
})
