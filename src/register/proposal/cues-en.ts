// The cues of English. Their order matters: rights and roles first, the wide ones (kinds of data, purposes) last.
// Written from the English notice of the example and the open policies of test/policies. Proven by test/proposal.test.ts.

import type { Cues } from './cues.ts'

export const englishCues: Cues = Object.freeze({
  opinion: /\bwe (?:at \S+ )?(?:believe|think|hope|feel)\b|\bfar too much data\b|^thank/iu,
  denies: /\b(?:not|never|no|neither|cannot|nothing)\b|n['’]t\b/iu,
  aside: /^if [^,]*,|,? (?:if|unless|because)\b.*$/iu,
  promises: [
    {
      pledge: 'controller.identity',
      words: /\bCVR\b|company (?:registration )?(?:number|no\b)|^the (?:data )?controller .*\bis\b/iu,
    },
    { pledge: 'rights.complaint', words: /\bcomplain(?:t|ts)?\b/iu },
    { pledge: 'rights.withdraw', words: /\bwithdraw\b.*\bconsent\b/iu },
    { pledge: 'rights.object', words: /\bobject to\b|\bright to object\b/iu },
    {
      pledge: 'rights.rectify-erase',
      words: /\b(?:you|right)\b.*\b(?:rectif|correct(?:ed)?\b|erase|delete|restrict)/iu,
    },
    {
      pledge: 'rights.access',
      words: /\b(?:you|right)\b.*(?:\baccess to\b|\bcopy of\b|portab|right of access)/iu,
    },
    {
      pledge: 'rights.reachable',
      words:
        /\b(?:contact|write to|call|reach|e-?mail us|addressed to|requests?)\b.*(?:@|\d\d \d\d|\bus\b)/iu,
    },
    {
      pledge: 'engagements.processor',
      words: /\b(?:customer|client)(?:'s|’s)?\b.*\bcontroller\b|\bas (?:a )?processor\b/iu,
    },
    { pledge: 'engagements.instruction', words: /\binstructions?\b/iu },
    {
      pledge: 'engagements.deleted-at-once',
      words: /\b(?:deleted?|erased?)\b.*(?:at once|immediately|as soon as|without delay)/iu,
    },
    { pledge: 'engagements.anonymous-only', words: /\banonymi[sz]/iu },
    { pledge: 'engagements.confidential', words: /confidential|secrecy|encrypt/iu },
    {
      pledge: 'traffic.no-trackers',
      words: /\b(?:analytics|cookies|track(?:ing|ers?))\b/iu,
      denial: 'no',
    },
    {
      pledge: 'site.third-parties',
      words:
        /\bCDNs?\b|\b(?:analytics|cookies|track(?:ing|ers?))\b|third[- ]part(?:y|ies) (?:content|scripts?)/iu,
    },
    {
      pledge: 'traffic.only-technical',
      words: /technical (?:information|data)|\blog ?files?\b|\bserver logs\b/iu,
    },
    { pledge: 'site.host', words: /\b(?:web)?site\b.*\bhosted\b/iu },
    {
      pledge: 'partners.purposes',
      words: /\b(?:keep|kept|retain(?:ed)?|store[ds]?|deleted?)\b.*\b(?:years?|months?|days)\b/iu,
    },
    { pledge: 'partners.disclosures', words: /\b(?:sell|share|disclose)\b/iu, denial: 'no' },
    { pledge: 'partners.purposes', words: /\bmarketing\b/iu, denial: 'no' },
    {
      pledge: 'partners.disclosures',
      words: /\b(?:accountants?|auditors?|lawyers?|counsel)\b|\bdisclose\b|\bshare\b/iu,
    },
    { pledge: 'purpose', words: /\b(?:only|solely|exclusively)\b.*\bpurposes?\b/iu },
    {
      pledge: 'minimise',
      words: /as little (?:personal )?data|\bonly\b.*\bneed|limited to what is necessary/iu,
    },
    { pledge: 'partners.categories', words: /\b(?:special categories|sensitive)\b/iu, denial: 'no' },
    {
      pledge: 'partners.purposes',
      words: /\bpurposes?\b|\bwe use (?:it|them|your data|personal data|the data) (?:to|for)\b/iu,
    },
    {
      pledge: 'open',
      words:
        /\bopen about\b|\b(?:explains?|sets out|describes?|can read)\b.*\b(?:what|which|how|why|basis)\b/iu,
    },
    {
      pledge: 'partners.categories',
      words:
        /\b(?:process|keep|collect|hold|store)\b.*\b(?:names?|details|data (?:about|relating)|address(?:es)?|contact data)\b/iu,
    },
  ],
} satisfies Cues)
