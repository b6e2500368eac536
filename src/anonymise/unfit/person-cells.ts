// Which cells of a table are the name of a person and little else, by the names src/detect finds in running text. A cell is no sentence:
// one in small letters or in capitals is read as names are written, and what a street, a school or a company is called after somebody is
// none of theirs. A word can be a name and something else (Skov, Rose, Storm): whether a column is of names, its cells decide together
// (unfit.ts). Proven by person-cells.test.ts.

import { type Names, openNames } from '../../detect/names/names.ts'
import { readWeights } from '../../detect/names/weights.ts'

export interface PersonCells {
  /** Whether Danish names are known at all; without the weights a cell that is none may still be one. */
  readonly isKnown: boolean
  isPerson(cell: string): boolean
}

/** A longer cell is no name of a person. */
const longestName = 80

/** Of a column of more different values so many, spread evenly, tell whether it can be one of names at all. */
const trialCells = 2_000
const trialShare = 0.2

/** For each cell whether it is the name of a person; none is where too few of them could be. */
export function personsOf({ isPerson }: PersonCells, cells: readonly string[]): readonly boolean[] {
  const every = Math.ceil(cells.length / trialCells)
  const tried = cells.filter((_, at) => at % every === 0)
  const isTried = every > 1 && tried.filter(isPerson).length < tried.length * trialShare
  return isTried ? cells.map(() => false) : cells.map(isPerson)
}

/** `weights` as `readWeights` answers them, null where they were left out. */
export function openPersonCells(weights: Uint8Array | null): PersonCells {
  const names = openNames(weights)
  return { isKnown: names.knows('da'), isPerson: cell => isPerson(names, cell.trim()) }
}

let own: PersonCells | null = null

/** Those of this program, read once. */
export function ownPersonCells(): PersonCells {
  own ??= openPersonCells(readWeights())
  return own
}

function isPerson(names: Names, cell: string): boolean {
  if (cell.length > longestName || !/\p{L}{2}/u.test(cell) || namedAfter.test(cell)) return false
  const isCased = cell !== cell.toLowerCase() && cell !== cell.toUpperCase()
  const name = inOrder(isCased ? cell : capitalised(cell))
  if (isMostlyPerson(names, name, name.length)) return true
  // Capitals that were put there tell the tagger nothing.
  return isCased && isMostlyPerson(names, name + says, name.length)
}

/**
 * Lists know most names of Danes on their own; of the others the tagger is sure only where somebody does something, and this is what
 * fewest words that are no names are taken for one in (measured beside ten other sentences).
 */
const says = ' siger, at det er rigtigt.'

/** Whether more than half of the first letters of a text are a person's name. */
function isMostlyPerson(names: Names, text: string, first: number): boolean {
  const letters = names
    .find(text, 'da')
    .filter(({ kind, confidence }) => kind === 'person' && confidence !== 'possible')
    .reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, first) - start), 0)
  return letters * 2 > first
}

/** How what is called after somebody ends: Jens Baggesens Vej, Niels Steensens Gymnasium, Chr. Hansen A/S. */
const namedAfter =
  /\b(?:vej|gade|plads|stræde|all[ée]|boulevard|torv|vænge|street|road|avenue|square|lane|(?:høj|fri|gymnasie)?skole|gymnasium|kollegium|hospital|kirke|sogn|museum|fond|park|A\/S|I\/S|K\/S|ApS|IVS|Inc|Ltd|LLC|GmbH|AB|Group|Holding|(?:&|og|and) (?:sønn?(?:er)?|co|sons))\.?$/iu

const capitalised = (cell: string): string =>
  cell.toLowerCase().replaceAll(/(?<![\p{L}\p{N}'’])\p{L}/gu, letter => letter.toUpperCase())

/** `Hansen, Mette` as it is spoken. */
const inOrder = (cell: string): string => cell.replace(/^([\p{L}' -]+), ([\p{L}' .-]+)$/u, '$2 $1')
