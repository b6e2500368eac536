// Which shapes are tried at a run of digits. Most runs are none: their length and what stands beside them tells it.
// Proven by find.test.ts.

import { code, isDigit, isLower, isLowerOrDigit, isUpper, isUpperOrDigit, isWord } from './classes.ts'
import {
  cardEnd,
  cprEnd,
  danishPhoneEnd,
  decimalsEnd,
  extensionEnd,
  ibanEnd,
  ip4End,
  numberEnd,
  numberPrefix,
  plateEnd,
  shortIbanEnd,
  vatEnd,
} from './numbers.ts'
import { numberOf, type Taken } from './taken.ts'

const { cpr, iban, card, phone45, ip4, number, decimals, plate, vat, ibanSmall, ibanShort, extension } =
  numberOf
const [zero, three, four, five, six] = [48, 51, 52, 53, 54]

function wordEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (isWord[bytes[at] as number] === 1) at++
  return at
}

export class NumberFinder {
  readonly #taken: Taken
  readonly #wanted: Uint8Array
  readonly #isMore: boolean

  constructor(taken: Taken) {
    this.#taken = taken
    this.#wanted = taken.wanted
    this.#isMore = [number, decimals, plate, extension].some(shape => this.#wanted[shape] === 1)
  }

  /** At the first digit of a word. Answers where to go on: no shape begins within a word. */
  find(bytes: Uint8Array, at: number): number {
    const before = bytes[at - 1] as number
    if (isWord[before] === 1) return this.#inWord(before, bytes, at) || wordEnd(bytes, at + 1)
    let runs = at + 1
    while (isDigit[bytes[runs] as number] === 1) runs++
    return this.#atRun(before, bytes, at, runs) || wordEnd(bytes, runs)
  }

  /** This and what it calls answer where to go on behind what was taken, 0 where nothing was. */
  #inWord(before: number, bytes: Uint8Array, at: number): number {
    if (isUpper[before] === 1) return this.#behindLetters(bytes, at)
    if (isLower[before] === 1) this.#behindSmallLetters(bytes, at)
    return 0
  }

  #atRun(before: number, bytes: Uint8Array, at: number, runs: number): number {
    if (this.#isMore) this.#more(bytes, at)
    if (before === code.plus && bytes[at] === four) return this.#behindPlus(bytes, at, runs)
    return this.#plain(bytes, at, runs)
  }

  #address(bytes: Uint8Array, at: number): number {
    return this.#wanted[ip4] === 0 ? 0 : this.#taken.take(ip4, bytes, at, ip4End(bytes, at))
  }

  #behindPlus(bytes: Uint8Array, at: number, runs: number): number {
    const isDanish = this.#wanted[phone45] === 1 && bytes[at + 1] === five
    const end = isDanish ? danishPhoneEnd(bytes, at + 2) : 0
    return this.#taken.take(phone45, bytes, at - 1, end) || this.#plain(bytes, at, runs)
  }

  #plain(bytes: Uint8Array, at: number, runs: number): number {
    if (runs - at > 3) return this.#long(bytes, at, runs)
    return bytes[runs] === code.dot ? this.#address(bytes, at) : 0
  }

  /** Four digits or more. */
  #long(bytes: Uint8Array, at: number, runs: number): number {
    const length = runs - at
    const first = bytes[at] as number
    if (length === 6 || length === 10) {
      const went = this.#person(bytes, at, runs)
      if (went > 0) return went
    }
    // Groups of four, or thirteen digits and more in one run.
    const isGrouped = length % 4 === 0 || length > 12
    if (first >= three && first <= six) return isGrouped ? this.#card(bytes, at) : 0
    return first === zero ? this.#abroad(bytes, at) : 0
  }

  #person(bytes: Uint8Array, at: number, runs: number): number {
    return this.#wanted[cpr] === 0 ? 0 : this.#taken.take(cpr, bytes, at, cprEnd(bytes, at, runs))
  }

  #card(bytes: Uint8Array, at: number): number {
    return this.#wanted[card] === 0 ? 0 : this.#taken.take(card, bytes, at, cardEnd(bytes, at))
  }

  /** `0045`. */
  #abroad(bytes: Uint8Array, at: number): number {
    if (this.#wanted[phone45] === 0) return 0
    if (bytes[at + 1] !== zero || bytes[at + 2] !== four || bytes[at + 3] !== five) return 0
    return this.#taken.take(phone45, bytes, at, danishPhoneEnd(bytes, at + 4))
  }

  /** Two capitals and two digits. */
  #behindLetters(bytes: Uint8Array, at: number): number {
    if (isUpper[bytes[at - 2] as number] === 0 || isWord[bytes[at - 3] as number] === 1) return 0
    if (this.#wanted[vat] === 1) this.#vat(bytes, at)
    if (this.#wanted[ibanShort] === 1) this.#norway(bytes, at)
    if (this.#wanted[plate] === 1) this.#taken.take(plate, bytes, at - 2, plateEnd(bytes, at))
    return this.#wanted[iban] === 0
      ? 0
      : this.#taken.take(iban, bytes, at - 2, ibanEnd(bytes, at, isUpperOrDigit))
  }

  /** Two small letters and two digits. */
  #behindSmallLetters(bytes: Uint8Array, at: number): void {
    if (this.#wanted[ibanSmall] === 0 || isLower[bytes[at - 2] as number] === 0) return
    if (isWord[bytes[at - 3] as number] === 0)
      this.#taken.take(ibanSmall, bytes, at - 2, ibanEnd(bytes, at, isLowerOrDigit))
  }

  /** `NO` and thirteen digits. */
  #norway(bytes: Uint8Array, at: number): void {
    if (bytes[at - 2] === code.N && bytes[at - 1] === code.O)
      this.#taken.take(ibanShort, bytes, at - 2, shortIbanEnd(bytes, at))
  }

  /** `DK` and eight digits. */
  #vat(bytes: Uint8Array, at: number): void {
    if (bytes[at - 2] === code.D && bytes[at - 1] === code.K)
      this.#taken.take(vat, bytes, at - 2, vatEnd(bytes, at))
  }

  /** What is no plain shape: never looked for together with others. */
  #more(bytes: Uint8Array, at: number): void {
    if (this.#wanted[decimals] === 1) this.#decimals(bytes, at)
    if (this.#wanted[plate] === 1 && bytes[at - 1] === code.space) this.#plate(bytes, at)
    if (this.#wanted[extension] === 1) this.#behindPrefix(extension, bytes, at, extensionEnd)
    if (this.#wanted[number] === 1) this.#behindPrefix(number, bytes, at, numberEnd)
  }

  /** A number that takes what stands before it: a bracket, a plus. */
  #behindPrefix(shape: number, bytes: Uint8Array, at: number, endOf: typeof numberEnd): void {
    const least = this.#taken.floor(shape)
    if (at < least) return
    const end = endOf(bytes, at)
    if (end > 0) this.#taken.take(shape, bytes, at - numberPrefix(bytes, at, least), end)
  }

  #decimals(bytes: Uint8Array, at: number): void {
    const before = bytes[at - 1]
    const end = before === code.dot ? 0 : decimalsEnd(bytes, at)
    if (end === 0) return
    const isSigned = before === code.plus || before === code.hyphen
    const beforeSign = bytes[at - 2] as number
    const takesSign = isSigned && isWord[beforeSign] === 0 && beforeSign !== code.dot
    const start = takesSign && at > this.#taken.floor(decimals) ? at - 1 : at
    this.#taken.take(decimals, bytes, start, end)
  }

  /** Two capitals, a space and two digits. */
  #plate(bytes: Uint8Array, at: number): void {
    const areLetters = isUpper[bytes[at - 2] as number] === 1 && isUpper[bytes[at - 3] as number] === 1
    if (areLetters && isWord[bytes[at - 4] as number] === 0)
      this.#taken.take(plate, bytes, at - 3, plateEnd(bytes, at))
  }
}
