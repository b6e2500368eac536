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
} from './numbers.ts'
import { numberOf, type Taken } from './taken.ts'

const { cpr, iban, card, phone45, ip4, number, decimals, plate, vat, ibanSmall, ibanShort, extension } =
  numberOf
const [zero, three, four, five, six] = [48, 51, 52, 53, 54]

export class NumberFinder {
  readonly #taken: Taken
  readonly #wanted: Uint8Array
  readonly #isMore: boolean

  constructor(taken: Taken) {
    this.#taken = taken
    this.#wanted = taken.wanted
    this.#isMore = [number, decimals, plate, extension].some(shape => this.#wanted[shape] === 1)
  }

  /** At the first digit of a run, or in the middle of one that began before. Answers where to go on. */
  find(bytes: Uint8Array, at: number): number {
    const digits = isDigit
    let runs = at + 1
    while (digits[bytes[runs] as number] === 1) runs++
    const before = bytes[at - 1] as number
    if (isWord[before] === 1) {
      if (runs - at < 2) return runs
      if (isUpper[before] === 1) return this.#behindLetters(bytes, at, runs) || runs
      if (isLower[before] === 1) this.#behindSmallLetters(bytes, at)
      return runs
    }
    if (this.#isMore) this.#more(bytes, at)
    if (before === code.plus && bytes[at] === four) return this.#behindPlus(bytes, at, runs) || runs
    if (runs - at > 3) return this.#long(bytes, at, runs) || runs
    return bytes[runs] === code.dot ? this.#address(bytes, at) || runs : runs
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
    return runs - at > 3 ? this.#long(bytes, at, runs) : this.#address(bytes, at)
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
  #behindLetters(bytes: Uint8Array, at: number, runs: number): number {
    if (isUpper[bytes[at - 2] as number] === 0 || isWord[bytes[at - 3] as number] === 1) return 0
    if (this.#wanted[vat] === 1 && runs - at === 8) this.#vat(bytes, at, runs)
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
  #vat(bytes: Uint8Array, at: number, runs: number): void {
    if (bytes[at - 2] === code.D && bytes[at - 1] === code.K && isWord[bytes[runs] as number] === 0)
      this.#taken.take(vat, bytes, at - 2, runs)
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
