import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellWords } from '../../../test/naive-words.ts'
import { specialRules } from './special.ts'
import { specialCategories, specialWords } from './special-words.ts'

/** Of somebody, of a subject, and not at all: for every category, in both languages. */
const cases: Readonly<
  Record<(typeof specialCategories)[number], readonly (readonly [string, readonly string[]])[]>
> = {
  health: [
    ['Patienten har fået diagnosen skizofreni', ['diagnosen (likely)', 'skizofreni (likely)']],
    ['Hun har kræft', ['kræft (likely)']],
    ['\ufeffHun har »kræft«', ['kræft (likely)']],
    ['KRÆFT hos Mette Testesen', ['KRÆFT (likely)']],
    ['Diagnose: F20.0', ['Diagnose (likely)']],
    ['The patient suffers from depression', ['depression (likely)']],
    ['010203-1234 gravid', ['gravid (likely)']],
    ['diabetespatienter generelt', ['diabetespatienter (possible)']],
    ['hun kender hjertesygdommen og andre sygdomme', ['hjertesygdommen (likely)', 'sygdomme (likely)']],
    ['Hun har nøddeallergi', ['nøddeallergi (likely)']],
    ['hun er deltidssygemeldt', ['deltidssygemeldt (likely)']],
    ['Han går til psykolog', ['psykolog (likely)']],
    ['hun ser en psykiater', ['psykiater (likely)']],
    ['han er i misbrugsbehandling', ['misbrugsbehandling (likely)']],
    ['hans misbrug af alkohol', ['misbrug (likely)']],
    ['Han er blind, og hun er helt døv', ['blind (likely)', 'døv (likely)']],
    ['Eleven er ordblind', ['ordblind (likely)']],
    ['hans slidgigt og hendes diskusprolaps', ['slidgigt (likely)', 'diskusprolaps (likely)']],
    ['hun meldte barns 1. sygedag', ['sygedag (likely)']],
    ['bekræft venligst, at hun kommer', []],
    ['hendes blinde vinkel, og vejen er blind vej', []],
    ['han læser psykologi og taler som psykolog', []],
    ['hendes misbrug af tillid', []],
    ['hans projekts børnesygdomme og plantesygdomme', []],
    ['the great depression of the economy', []],
    ['his browser aids navigation', []],
    ['the hives of his bees', []],
    ['hun samler kræfter', []],
    ['his controller.abort()', []],
  ],
  'ethnic-origin': [
    ['hans etniske oprindelse', ['etniske (likely)', 'oprindelse (likely)']],
    ['Han er romaer', ['romaer (likely)']],
    ['ethnic groups of a country', ['ethnic (possible)']],
    ['her race car and the Caucasian mountains', []],
  ],
  politics: [
    ['han er medlem af Venstre', ['Venstre (likely)']],
    ['her political opinions', ['political opinions (likely)']],
    ['medlem af Socialdemokratiet', ['Socialdemokratiet (likely)']],
    ['i venstre side af huset', []],
    ['a liberal amount of sugar', []],
  ],
  belief: [
    ['hun er muslim', ['muslim (likely)']],
    ['"religion": "muslim"', ['religion (likely)', 'muslim (likely)']],
    ['Kristen Testesen og Christian Testesen', []],
    ['moskebyggeri', []],
  ],
  'trade-union': [
    ['han er medlem af fagforeningen 3F', ['fagforeningen (likely)', '3F (likely)']],
    ['trade unions in Europe', ['trade unions (possible)']],
    ['the European Union, HK 9 mm', []],
    ['Member States of the Union', []],
  ],
  genetic: [
    ['patientens DNA-profil', ['DNA-profil (likely)']],
    ['in the DNA of our company', []],
  ],
  biometric: [
    ['hans fingeraftryk', ['fingeraftryk (likely)']],
    ['the fingerprint of a certificate', []],
  ],
  'sex-life': [
    ['homoseksuelle i historien', ['homoseksuelle (possible)']],
    ['she is bisexual', ['bisexual (likely)']],
    ['Hun er transkvinde', ['transkvinde (likely)']],
    ['go straight on, Gay Lussac', []],
  ],
  criminal: [
    ['Jens Testesen er tidligere straffet', ['tidligere straffet (likely)']],
    ['hun fik en bøde af byretten', ['bøde (likely)']],
    ['she was convicted of fraud by the court', ['convicted (likely)', 'fraud (likely)']],
    ['Hun er dømt for tyveri', ['dømt (likely)', 'tyveri (likely)']],
    ['Han er sigtet for vold', ['sigtet (likely)', 'vold (likely)']],
    ['Karen Lund blev anholdt i går', ['anholdt (likely)']],
    ['anholdt og fik en bøde', ['anholdt (possible)', 'bøde (possible)']],
    ['he was arrested yesterday', ['arrested (likely)']],
    ['dømt ude af eksperten', []],
    ['hun blev dømt ude, og han er dømt til at tabe', []],
    ['hans mel er sigtet mel, hun har sigtet efter toppen', []],
    ['han voldte problemer for retten', []],
    ['hun taler om vold og tyveri i bogen', []],
  ],
}

for (const category of specialCategories)
  for (const [text, expected] of cases[category])
    test(`${category}: ${text}`, () => {
      const said = tellWords(specialRules, text).filter(one => one.startsWith(`${category}: `))
      assert.deepEqual(
        said.map(one => one.slice(category.length + 2)),
        expected,
      )
    })

test('every word of the lists is found as what it stands under, about a person', () => {
  for (const category of specialCategories)
    for (const word of specialWords[category].words) {
      // A beginning of a word may have no word that is it alone.
      const said = ['', 'e', 'i', 'el', 't', 'isk'].some(ending =>
        tellWords(specialRules, `hun: ${word}${ending}`).some(one => one.startsWith(`${category}: ${word}`)),
      )
      assert.ok(said, `${category}: ${word}`)
    }
})

test('a word of two meanings is found beside none of the words that settle it by itself', () => {
  for (const category of specialCategories)
    for (const { words } of specialWords[category].doubtful)
      for (const word of words)
        assert.deepEqual(
          tellWords(specialRules, `xx ${word} xx`).filter(one => one.startsWith(`${category}: ${word}`)),
          [],
          word,
        )
})
