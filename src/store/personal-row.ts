// What every row about a person has, whatever table it is in. House rule "purposes".
// Proven by test/contracts/erasing.test.ts.

/** What every row about a person has. */
export interface PersonalRow {
  id: string
  /** Made from the id under a key of ours, so that a copy left on the disk can be found without knowing what it held. */
  trace: string
  /** Login roles of the purposes the row may be read for. */
  purposes: string[]
}
