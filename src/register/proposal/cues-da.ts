// The cues of Danish. Their order matters: rights and roles first, the wide ones (kinds of data, purposes) last.
// Written from the policy under seed and the four open policies of test/policies. Proven by test/proposal.test.ts.

import type { Cues } from './cues.ts'

export const danishCues: Cues = Object.freeze({
  opinion:
    /\b(?:mener vi|synes vi|vi (?:i \S+ )?(?:mener|synes|tror|håber)|mange spørger|alt for meget data)\b|^Du finder\b|^Datatilsynet har\b/iu,
  denies: /(?<!\p{L})(?:ikke|ej|aldrig|ingen|intet|hverken)(?!\p{L})/iu,
  aside: /^hvis [^,]*,|,? (?:hvis|medmindre|fordi)\b.*$/iu,
  promises: [
    { pledge: 'controller.identity', words: /\bCVR\b|\bdataansvarlige? (?:er|for)\b/iu },
    { pledge: 'rights.complaint', words: /\bklage\b/iu },
    { pledge: 'rights.withdraw', words: /(?:træk|tilbagekald)\p{L}*.*samtykke/iu },
    { pledge: 'rights.object', words: /\bindsigelse\b/iu },
    {
      pledge: 'rights.rectify-erase',
      words: /(?<!\p{L})(?:få|ret til|bede|anmode)(?!\p{L}).*(?:rette|slette|berigtige|begrænse)/iu,
    },
    {
      pledge: 'rights.access',
      words: /\bindsigt\b|få at vide, hvilke oplysninger|dataportabilitet|kopi af (?:de|dine) /iu,
    },
    {
      pledge: 'rights.reachable',
      words: /\b(?:kontakte?|skriv(?:e)?|ring(?:e)?|henvendelser?|henvende?)\b.*(?:@|\d\d \d\d|\bos\b)/iu,
    },
    { pledge: 'engagements.processor', words: /\bkunde\p{L}*.*\bdataansvarlig|\bdatabehandler for\b/iu },
    { pledge: 'engagements.instruction', words: /\binstruks/iu },
    {
      pledge: 'engagements.deleted-at-once',
      words: /slette[srt]?\b.*\b(?:straks|omgående|med det samme)|(?:straks|omgående).*\bslette/iu,
    },
    { pledge: 'engagements.anonymous-only', words: /\banonymiser/iu },
    { pledge: 'engagements.confidential', words: /fortrolig|tavshedspligt|krypter/iu },
    {
      pledge: 'traffic.no-trackers',
      words: /Google Analytics|cookies|tracking|sporing|besøgsstatistik/iu,
      denial: 'no',
    },
    {
      pledge: 'site.third-parties',
      words: /\bCDN\b|CDN'er|Google Analytics|cookies|sporing|tredjeparts|hentes fra/iu,
    },
    { pledge: 'traffic.only-technical', words: /tekniske (?:oplysninger|data)|logfil|serverlog/iu },
    {
      pledge: 'site.host',
      words: /(?:hjemmeside|website|webside)\p{L}*\b.*\b(?:host\p{L}*|drift\p{L}*|drives|ligger)\b/iu,
    },
    {
      pledge: 'partners.purposes',
      words:
        /(?:slettes|opbevares|gemmes|sletter|opbevarer|gemmer)\b.*(?:(?<!\p{L})år|måned|\bdage|uger|fraflytning|ophør)/iu,
    },
    {
      pledge: 'partners.disclosures',
      words:
        /videregiver? aldrig|videregive[sr]? ikke|\bikke\b.*\bvideregive|sælger (?:ikke|aldrig)|aldrig .*sælge/iu,
      denial: 'no',
    },
    {
      pledge: 'partners.disclosures',
      words: /^(?!.*(?:reklame|markedsføring)).*(?:revisor|advokat|videregive)/iu,
    },
    {
      pledge: 'purpose',
      words: /\b(?:kun|alene|udelukkende)\b.*(?:formål|\bnår\b.*nødvendig)|i det omfang det er nødvendigt/iu,
    },
    {
      pledge: 'minimise',
      words: /så få (?:person)?oplysninger|\b(?:kun|alene)\b.*(?:nødvendig|skal bruge|brug for)/iu,
    },
    { pledge: 'minimise', words: /ikke (?:flere|mere|andre)\b.*\bend\b/iu, denial: 'no' },
    { pledge: 'partners.categories', words: /følsomme|CPR-numre/iu, denial: 'no' },
    {
      pledge: 'partners.categories',
      words:
        /\b(?:behandle[rs]?|registrere[rs]?|gemmer|gemmes|indsamle[rs]?|opbevarer)\b.*(?:oplysninger (?:om (?!forbrugere)|:)|oplysninger om dig|\p{L}{2,}oplysninger|personoplysninger|\bnavn\b)/iu,
    },
    {
      pledge: 'partners.purposes',
      words: /\bformål|\b(?:bruges|anvendes|bruger vi) (?:oplysninger\p{L}* )?til at\b|fordi loven/iu,
    },
    {
      pledge: 'open',
      words:
        /åbne om|(?:kan du læse|beskriver|fortæller|forklarer|oplyser)\b.*\b(?:hvilke|hvordan|hvorfor)/iu,
    },
  ],
} satisfies Cues)
