// What the page about traffic says around the figures: sources, the period, what is kept of an address and for how long, why
// visitors are counted or not, and what to do where nothing is counted yet.

import { both } from './finding.ts'

export const trafficPageWords = Object.freeze({
  visitors: {
    notDeclared: both(
      'Fortegnelsen har ikke statistik som formål, og ingen sætning i privatlivspolitikken nævner den. Derfor tælles besøgende ikke.',
      'The register does not have statistics as a purpose, and no sentence of the privacy notice mentions it. So visitors are not counted.',
    ),
  },
})
