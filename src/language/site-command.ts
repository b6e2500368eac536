// What `ordholden site audit` says in a terminal beside the findings themselves.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'

const pagesOf = (count: number): Words =>
  count === 1 ? both('1 side', '1 page') : both(`${count} sider`, `${count} pages`)

export const siteCommandWords = Object.freeze({
  progress: (done: number, known: number, url: string): Words =>
    both(`besøger ${done}/${known}  ${url}`, `visiting ${done}/${known}  ${url}`),
  starting: (url: string): Words => both(`starter en browser til ${url}`, `starting a browser for ${url}`),
  visited: (count: number, version: string): Words =>
    both(
      `${pagesOf(count).da} set med Chromium ${version}: ét besøg, fra ét sted, på ét tidspunkt.`,
      `${pagesOf(count).en} seen with Chromium ${version}: one visit, from one place, at one time.`,
    ),
  leftOut: (count: number): Words =>
    both(
      `${pagesOf(count).da} kendt, men ikke besøgt (--pages, robots.txt eller et andet site).`,
      `${pagesOf(count).en} known of and not visited (--pages, robots.txt, or another site).`,
    ),
  undeclared: both(
    'Der er ingen fortegnelse at holde besøget op imod: alt, der hentes hos andre, er et fund. Med --policy register.yaml gælder, hvad I har oplyst.',
    'There is no register to hold the visit against: everything loaded from others is a finding. With --policy register.yaml, what you declare counts.',
  ),
  stopped: both(
    'Stoppet; browseren er lukket, og intet er gemt.',
    'Stopped; the browser is closed, and nothing was kept.',
  ),
  why: both('hvorfor', 'why'),
  todo: both('gør', 'do'),
  notes: both('Desuden set, uden at det bryder et løfte', 'Also seen, breaking no promise'),
  untouched: both('Der blev ikke fundet noget at sige ja til.', 'Nothing was found to agree to.'),
  agreed: (count: number): Words =>
    count === 0
      ? both('At sige ja bringer intet nyt.', 'Agreeing brings nothing new.')
      : both('Siger den besøgende ja, kommer dette til', 'Where the visitor agrees, this comes with it'),
  whole: both('Dette siger besøget om løfterne', 'What the visit says of the promises'),
  morePlaces: (count: number): Words =>
    both(`og ${count} ${count === 1 ? 'sted' : 'steder'} til`, `and ${count} more`),
  wrote: (file: string): Words => both(`skrev ${file}`, `wrote ${file}`),
})
