// What a part says when its check gave no finding of its own.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

const again = both(
  'Prøv igen med »ordholden check«. Sker det igen, står fejlen i programmets egen log.',
  'Try again with “ordholden check”. If it happens again, the fault is in the program’s own log.',
)

const seconds = (count: number) => ({
  da: `${count} ${count === 1 ? 'sekund' : 'sekunder'}`,
  en: `${count} ${count === 1 ? 'second' : 'seconds'}`,
})

export const checkWords = Object.freeze({
  failed: Object.freeze({
    reason: both(
      'Kontrollen selv fejlede, så vi ved ikke, hvordan det står til.',
      'The check itself failed, so we do not know how things stand.',
    ),
    next: again,
  }),
  timedOut: (count: number) => ({
    reason: both(
      `Kontrollen fik ikke svar inden for ${seconds(count).da}, så vi ved ikke, hvordan det står til.`,
      `The check got no answer within ${seconds(count).en}, so we do not know how things stand.`,
    ),
    next: again,
  }),
  hanging: Object.freeze({
    reason: both(
      'Den forrige kontrol er ikke blevet færdig endnu, så der blev ikke kigget igen.',
      'The previous check has not finished yet, so nobody looked again.',
    ),
    next: both(
      'Vent, til den forrige kontrol er færdig, eller genstart programmet.',
      'Wait until the previous check has finished, or restart the program.',
    ),
  }),
})
