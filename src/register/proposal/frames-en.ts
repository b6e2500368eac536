// What binds nothing in English: opinions, the law and what words mean, words to the reader, the text about itself; and the
// clauses that only tell how much the company cares. Proven by test/proposal.test.ts.

import { either, type Frame, words } from './grammar.ts'

export const frames: Readonly<Record<Frame, RegExp>> = {
  opinion: words(
    'we believe|we think|we hope|we feel|we at * think|we at * believe|we understand that|far too much data|many *|most people|they say|in our view|in our opinion|should know',
  ),
  law: either(
    /^(?:the )?(?:GDPR|general data protection regulation|(?:danish |EU )?data protection (?:act|law|agency|authority)|danish data protection agency|law|rules|regulation|EU|bookkeeping act|datatilsynet)(?: \([^)]*\))? (?!.*\b(?:right to|complain)\b)/iu,
    /^(?!if|when|where|there|it |this|here|we|our|your|no |the basis|the legal|the lawful|the purpose|the retention|the controller|data controller)["“']?(?:an? |the )?(?:[\w-]+["”']? ){1,3}(?:means?|is (?:an?|someone|anyone|any)|are (?:small|any|all|text|pieces)|refers? to|is defined|is any|includes any|stands for)\b/iu,
    words(
      'when we refer to|for the purposes of the regulation|within the meaning of this|when we say|when we write|every company|all companies|companies must|organisations|do no harm|comes into force|came into force|entered into force',
    ),
  ),
  reader: either(
    /^you (?:can|may) (?:also |always )?(?:pay|book|collect|buy|find|print|order|shop|park|follow|use|sign up)\b/iu,
    /^(?:always|never share|change your|delete your|choose|consider|keep your|follow|use|please|read|see|click|visit|find|check|note|remember|make sure|be careful|do not|go to|learn|we (?:encourage|recommend|advise|ask|urge) you)\b(?!.*(?:contact|write to|e-?mail) us)/iu,
    /\buse of .*\baccept/iu,
    /^you (?:choose|are responsible|should|must(?! give| provide| tell)|accept|agree|are asked|are encouraged|warrant|undertake|can find|can read more)\b/iu,
    /^by (?:using|continuing|visiting|submitting|accessing)\b/iu,
    words(
      'read more|more information|learn more|find out more|your browser|your own browser|browsers|settings of your|further information',
    ),
  ),
  structure: either(
    /\?$|^version\b|^(?:section|clause|appendix|annex) \d/iu,
    words(`
        edition*|for guidance only|is void|last corrected|last updated|last reviewed|last changed|last revised|reserve the right|headings|capitalised terms|capitalized terms|terms of service|references to|effective from
        effective date|governed by|forms part|terms and conditions|words in the|singular|sections|links to|not responsible|no responsibility
        not liable|cannot guarantee|no method|remaining provisions|in this section limits|thank you|thanks for|welcome to|opening hours|vat
        take* effect|supersede*|replaces|was adopted|was approved|defined terms|applies to|is available in|may be updated|may update|may change|may amend|terms of sale
        nothing in this|table of contents|articles of association|bylaws|for convenience|statutes
      `),
  ),
}

export const care = words(`
    in good hands|is yours|are yours|here for you|look after you|seriously|committed to|commitment to|priority|value your|values your|matters to us|important to us|respect your|respects your|trust|care about|cares about|dedicated to|at the heart|with care|strive*
  `)
