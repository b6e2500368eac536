import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellWords } from '../../../test/naive-words.ts'
import { birthRules } from './birth.ts'

/** A text, the date in it, and how sure. */
const found: readonly (readonly [string, string, string])[] = [
  ['født den 3. maj 1970', '3. maj 1970', 'certain'],
  ['\ufefffødt »3. maj 1970«', '3. maj 1970', 'certain'],
  ['FØDT 03.05.1970', '03.05.1970', 'certain'],
  ['Fødselsdato: 03-05-1970', '03-05-1970', 'certain'],
  ['Fødselsdato:\n030570', '030570', 'certain'],
  ['fødselsdato (dd-mm-åååå): 03-05-1970', '03-05-1970', 'certain'],
  ['Født (fødselsdato): 1970-05-03', '1970-05-03', 'certain'],
  ['Hun blev født i Kbh. den 3. maj 1970', '3. maj 1970', 'likely'],
  ['født søndag d. 29. februar 2004', '29. februar 2004', 'likely'],
  ['Mette Ø. f. 3/5-1970', '3/5-1970', 'likely'],
  ['(f. 3. maj 1970)', '3. maj 1970', 'likely'],
  ['f.3.5.70', '3.5.70', 'likely'],
  ['Bo Lund f. 3.5.1970', '3.5.1970', 'likely'],
  ['Bo Lund, f. 3.5.1970', '3.5.1970', 'likely'],
  ['jf. § 4, stk. f. 1.5.2024', '1.5.2024', 'possible'],
  ['Jf. pkt. f. 12.05.2020', '12.05.2020', 'possible'],
  ['BDAY:1978-05-12', '1978-05-12', 'certain'],
  ['BDAY;VALUE=date:19780512', '19780512', 'likely'],
  ['born 3 May 1970', '3 May 1970', 'certain'],
  ['born in Aarhus on May 3rd, 1970', 'May 3rd, 1970', 'likely'],
  ['Date of birth: 3rd of May 1970', '3rd of May 1970', 'certain'],
  ['DOB 05/23/1970', '05/23/1970', 'certain'],
  ['"dateOfBirth":"1970-05-03"', '1970-05-03', 'certain'],
  ['"foedselsdato": "1970-05-03T00:00:00Z"', '1970-05-03', 'certain'],
  ['<BirthDate>1970-05-03</BirthDate>', '1970-05-03', 'certain'],
  ['user_dob=19700503', '19700503', 'certain'],
]

for (const [text, date, sure] of found)
  test(`a date of birth: ${text}`, () => {
    assert.deepEqual(tellWords(birthRules, text), [`birth-date: ${date} (${sure})`])
  })

const none: readonly (readonly [string, string])[] = [
  ['a date without a word', 'Mødet er 3. maj 2020'],
  ['a day the calendar has not', 'født 31-02-1970'],
  ['a leap day in another year', 'født 29. februar 2003'],
  ['the thirteenth month', 'født 13.13.1970'],
  ['a year alone', 'født i 1954'],
  ['a year nobody alive was born in', 'born 3 May 1654'],
  ['the beginning of a CPR number', 'født 030570-1234'],
  ['the date of something else', 'date of birth and place; issued 2020-01-02'],
  ['the date of the next sentence', 'født i Odense. Den 3. maj 2020 åbnede broen'],
  ['a word that ends in it', 'nyfødt 3. maj 2020'],
  ['f. as a part of for example', 'f.eks. 3. maj 1970'],
  ['a name of a file', 'pdf. 3.5.1970'],
  ['a day too far away', `born ${'x '.repeat(40)} 3 May 1970`],
  ['the date of the next paragraph', 'født i byen\n\n3. maj 1970'],
]

for (const [because, text] of none)
  test(`no date of birth: ${because}`, () => assert.deepEqual(tellWords(birthRules, text), []))
