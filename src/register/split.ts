// Where sentences end, in Danish and English: at . ! ? and … before white space and a capital, a digit or a quote, but
// not after an abbreviation. Guesses wrongly at times, and that is safe: every word of a notice must be bound, so a
// sentence taken for two, or two for one, never lets a word through. Proven by split.test.ts.

/** Abbreviations that something always follows. Lower case, without their last full stop. */
const goesOn = new Set(
  (
    'bl.a a.s adv afd ang art bek ca cirka d d.d d.s dr e.g eks evt f f.eks fx fhv fig gl hhv hr i.e incl inkl ekskl jf ' +
    'jvf kap kgl kl kr lb lbk lov max maks min mr mrs ms nr no pct pga p.g.a pkt prof red resp s.k st stk str ' +
    'tlf t.o.m u.a vedr vs cf eg ie i.h.t ift mht m.h.t mhp vha v.h.a o.a ph.d cvr-nr cvr-no reg.nr nos'
  ).split(' '),
)

/** Forms of a company end a sentence only where the next begins like one: "… of Example Ltd. We use …". */
const companyForms = new Set(
  'a.m.b.a f.m.b.a s.m.b.a i.v.s aps ltd inc co corp llc plc b.v n.v s.a s.r.l'.split(' '),
)
const beginning =
  /^["'“‘«»”([]*(?:vi|vores|du|dine?|dit|det|den|de|der|hvis|når|i|på|oplysninger\p{L}*|we|our|you|your|it|its|they|the|this|these|if|when|in|on|for)(?!\p{L})/iu

// Months follow an ordinal number: "den 1. Maj".
const month = /^(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)/i

const isEnd = (letter: string | undefined): boolean =>
  letter === '.' || letter === '!' || letter === '?' || letter === '…'
const isCloser = (letter: string | undefined): boolean => letter !== undefined && '"\'”’»«)]'.includes(letter)
const startsSentence = /^["'“‘«»”([]*[\p{Lu}\p{N}]/u

/** Offsets at which sentences start in a text with single spaces; the first is 0. Linear in the text. */
export function sentenceStarts(text: string): readonly number[] {
  const starts = [0]
  let at = 0
  while (at < text.length) {
    if (!isEnd(text[at])) {
      at += 1
      continue
    }
    const stop = at
    while (isEnd(text[at])) at += 1
    while (isCloser(text[at])) at += 1
    if (text[at] === ' ' && endsHere(text, stop, at + 1)) starts.push(at + 1)
  }
  return starts
}

/** How far back and ahead a stop is judged by: longer than any abbreviation or month. */
const window = 24

function endsHere(text: string, stop: number, next: number): boolean {
  const after = text.slice(next, next + window)
  if (!startsSentence.test(after)) return false
  if (text[stop] !== '.') return true
  const before = text.slice(Math.max(0, stop - window), stop)
  const word = before.slice(before.lastIndexOf(' ') + 1).replace(/^["'“‘«([]+/, '')
  if (companyForms.has(word.toLowerCase())) return beginning.test(after)
  if (goesOn.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word)) return false
  return !(/^\d{1,2}$/.test(word) && month.test(after))
}
