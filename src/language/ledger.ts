// What verifying says to a reader: the verdict first, then what was looked at and what could not be seen.
// Kinds and reasons are those of docs/reference/ledger.md; a verdict with a kind that has no words does not compile.
// Proven by test/verdict-words.test.ts and test/transcripts.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const findingWords = Object.freeze({
  missing: both('Filen mangler', 'The file is missing'),
  surplus: both(
    'Filen hører ikke til her, eller står et forkert sted',
    'The file does not belong here, or is out of place',
  ),
  malformed: both('Filen har ikke den form, den skal have', 'The file does not have the form it must have'),
  container: both(
    'Zip-filens egne oplysninger passer ikke med indholdet',
    "The zip file's own headers do not fit its content",
  ),
  'not-signed': both(
    'Kontrolpunktet er ikke underskrevet med den nøgle, vi stoler på',
    'The checkpoint is not signed with the key we trust',
  ),
  'bad-signature': both(
    'Underskriften under kontrolpunktet passer ikke med teksten',
    'The signature under the checkpoint does not fit its text',
  ),
  'wrong-origin': both('Kontrolpunktet er fra en anden log', 'The checkpoint is from another log'),
  'wrong-key': both(
    'Filen nævner en anden nøgle end den, vi stoler på',
    'The file names another key than the one we trust',
  ),
  'tile-differs': both(
    'Et aftryk er ikke det, som logposterne og kontrolpunktet giver',
    'A hash is not the one that the entries and the checkpoint give',
  ),
  'entry-differs': both(
    'En logpost er ikke den, kontrolpunktet dækker',
    'An entry is not the one the checkpoint covers',
  ),
  'leaf-differs': both(
    'Dokumentationen hører til en anden logpost end den, der står i loggen',
    'The evidence belongs to another entry than the one in the log',
  ),
  'commitment-differs': both(
    'Dokumentationen giver ikke det aftryk, der står i logposten',
    'The evidence does not give the commitment in the entry',
  ),
  'proof-differs': both(
    'Indeholdelsesbeviset fører ikke til kontrolpunktet',
    'The inclusion proof does not lead to the checkpoint',
  ),
  'root-differs': both(
    'Logposter og aftryk passer med hinanden, men ikke med kontrolpunktet: noget er skiftet ud',
    'Entries and hashes fit each other but not the checkpoint: something was replaced',
  ),
  'rolled-back': both(
    'Loggen er kortere end et kontrolpunkt, vi kender: den er rullet tilbage, eller filen er en ældre eksport',
    'The log is shorter than a checkpoint we know: it was rolled back, or the file is an older export',
  ),
  forked: both(
    'Loggen indeholder ikke det, den selv har underskrevet før',
    'The log does not contain what it signed itself before',
  ),
})

export const blindSpotWords = Object.freeze({
  'no-earlier-checkpoint': both(
    'Intet tidligere kontrolpunkt kendes: en log, der var rullet tilbage, ville ikke kunne ses. Husk kontrolpunktet fra denne gang.',
    'No earlier checkpoint known: a rollback could not be seen. Keep the checkpoint of this time.',
  ),
  'key-from-bundle': both(
    'Den eneste nøgle fulgte med filen selv: enhver kunne have lavet begge dele. Få nøglen ad en anden vej, og angiv den med --key.',
    'The only key came with the file itself: anybody could have made both. Get the key by another way and give it with --key.',
  ),
  'no-key': both(
    'Ingen nøgle ved hånden: underskriften er ikke efterprøvet. Angiv nøglen med --key.',
    'No key at hand: the signature was not checked. Give the key with --key.',
  ),
  'no-consistency': both(
    'Et enkelt indeholdelsesbevis viser én logpost i én log, ikke at loggen stadig indeholder det kontrolpunkt, vi kender. Efterprøv hele loggen eller en samlet fil.',
    'A single proof shows one entry in one log, not that the log still contains the checkpoint we know. Verify the whole log or a bundle.',
  ),
  'older-than-known': both(
    'Indeholdelsesbeviset er ældre end det kontrolpunkt, vi kender: rigtigt dengang, og siger intet om i dag.',
    'The proof is older than the checkpoint we know: right in its time, and silent about today.',
  ),
})

export const verifyWords = Object.freeze({
  verified: both(
    'Efterprøvet: alt passer med underskriften, og loggen indeholder det kontrolpunkt, vi kendte i forvejen.',
    'Verified: everything fits the signature, and the log contains the checkpoint we knew before.',
  ),
  'cannot-know': both(
    'Uafklaret: der blev ikke fundet fejl, men noget kunne ikke ses.',
    'Cannot know: nothing was found wrong, but something could not be seen.',
  ),
  damaged: both(
    'Beskadiget: noget passer ikke med det, der blev underskrevet.',
    'Damaged: something does not fit what was signed.',
  ),
  contradicted: both(
    'Modsagt: loggen viser noget andet, end den før har underskrevet.',
    'Contradicted: the log shows something other than it signed before.',
  ),
  alarm: both(
    'Gem det følgende. Det er alt, hvad andre behøver for at efterprøve fundet.',
    'Keep what follows. It is all that others need to re-check the finding.',
  ),
})

interface FoundThing {
  readonly kind: keyof typeof findingWords
  readonly file: string
  readonly index?: number
  readonly offset?: number
  readonly expected?: string
  readonly got?: string
}

interface Looked {
  readonly origin: string
  readonly size: number
  readonly key: { readonly from: keyof typeof keyWords } | null
  readonly earlierSize: number | null
  readonly leaves: number
  readonly opened: number
  readonly uncovered: readonly string[]
}

type Said =
  | { readonly kind: 'verified'; readonly scope: Looked }
  | {
      readonly kind: 'cannot-know'
      readonly scope: Looked
      readonly because: readonly (keyof typeof blindSpotWords)[]
    }
  | { readonly kind: 'damaged' | 'contradicted'; readonly findings: readonly FoundThing[] }

const keyWords = Object.freeze({
  outside: both('angivet udefra', 'given from outside'),
  remembered: both('husket fra sidste gang', 'remembered from last time'),
  bundle: both('fra filen selv', 'from the file itself'),
})

/** A verdict as lines: what it is, then why or where, then what was looked at. */
export function verdictLines(verdict: Said): readonly Words[] {
  const first = verifyWords[verdict.kind]
  if ('findings' in verdict) return [first, ...verdict.findings.map(findingLine), verifyWords.alarm]
  const because = verdict.kind === 'cannot-know' ? verdict.because.map(reason => blindSpotWords[reason]) : []
  return [first, ...because, ...scopeLines(verdict.scope)]
}

function findingLine(found: FoundThing): Words {
  const words = findingWords[found.kind]
  return both(
    `${placeOf(found, 'logpost')}: ${words.da}${detailOf(found)}`,
    `${placeOf(found, 'entry')}: ${words.en}${detailOf(found)}`,
  )
}

function placeOf({ file, index, offset }: FoundThing, entry: string): string {
  const parts = [
    file,
    index === undefined ? '' : `${entry} ${index}`,
    offset === undefined ? '' : `byte ${offset}`,
  ]
  return parts.filter(part => part !== '').join(', ')
}

function detailOf({ expected, got }: FoundThing): string {
  if (expected !== undefined && got !== undefined) return ` (${expected} ≠ ${got})`
  return got === undefined ? '' : ` (${got})`
}

function scopeLines(scope: Looked): readonly Words[] {
  const { origin, size, leaves, opened, key, earlierSize, uncovered } = scope
  const lines = [
    both(
      `Log ${origin}: ${size} logposter under kontrolpunktet. Efterprøvet enkeltvis: ${leaves}, heraf med dokumentation: ${opened}.`,
      `Log ${origin}: ${size} entries under the checkpoint. Checked one by one: ${leaves}, of these with evidence: ${opened}.`,
    ),
  ]
  if (key !== null) lines.push(both(`Nøgle: ${keyWords[key.from].da}.`, `Key: ${keyWords[key.from].en}.`))
  if (earlierSize !== null)
    lines.push(
      both(
        `Kendt i forvejen: et kontrolpunkt over ${earlierSize} logposter.`,
        `Known before: a checkpoint over ${earlierSize} entries.`,
      ),
    )
  if (uncovered.length > 0)
    lines.push(
      both(
        `Underskrifter, som ikke kunne efterprøves her: ${uncovered.join(', ')}.`,
        `Signatures that could not be checked here: ${uncovered.join(', ')}.`,
      ),
    )
  return lines
}
