// What binds nothing in English: opinions, the law and what words mean, words to the reader, the text about itself; and the
// clauses that only tell how much the company cares. Proven by test/proposal.test.ts.

import { either, type Frame, type Grammar, kind, words } from './grammar.ts'

/** Changes of the policy told, and what is asked of nobody: no frame takes them away. */
export const firm = [
  kind(
    'open',
    [
      words('change|changes|changed|amend*|update|updated|updates|up to date|version|versions|revise*'),
      words('policy|statement|notice|page|terms|practices|way we'),
      words(`
      keep … up to date|post * notice|will be posted|we will post|we post|will be published|published here|publish|be told|told by|notify|notified
      inform|informed|let … know|tell you|by e-mail|by email|announce*|in advance
    `),
    ],
    { denial: 'either' },
  ),
  kind(
    'open',
    [
      words('change|changes|changed'),
      words('we will post|we will tell|we will inform|we will notify|be told|be informed|be notified'),
      words('notice|e-mail|email|days|advance|home page|website|page|you'),
    ],
    { denial: 'either' },
  ),
  kind(
    'open',
    [
      words('new|earlier|older|previous|former|latest|newest|current'),
      words('version|versions|edition|editions'),
      words('request|available|had|see|kept|ask|here|this page|always'),
    ],
    { denial: 'either' },
  ),
  kind(
    'minimise',
    [
      words('we|I'),
      words('ask for|ask you for|require|demand|take a copy'),
      words('unless|copy|passport|identification|national'),
    ],
    { denial: 'no' },
  ),
]

export const party = words(`
  we|us|our|ours|I|me|my|the company|the club|the association|the clinic|the shop|you can|you may|you have|you are entitled|can you|this site|this website|here|your consent|follow you
`)

/** Those of whom nobody in particular is meant. */
const anyone =
  '(?:company|companies|business|businesses|controllers?|processors?|traders?|organi[sz]ations?|employers?|websites?|sites?|browsers?|cookies?|authority|authorities|networks?|services?|third countr(?:y|ies)|citizens?|consumers?|suppliers?)'

export const general = either(
  /^(?:under|according to|pursuant to|in accordance with|by virtue of|within) (?:[\w'’()-]+ ){0,5}(?:act|acts|article|law|laws|gdpr|regulation|rules|directive|legislation)(?!\p{L})/iu,
  /^(?:[\w-]+,? ){0,3}(?:the law|the rules|the regulation|the gdpr|data protection law) (?!\w+ting\b)\w+/iu,
  new RegExp(
    `^(?:[\\w,]+ ){0,3}?(?:an?|any|every|all|most|some|many|other|danish|social|certain|supervisory|third-party|almost every) (?:\\w+ )?${anyone}\\b`,
    'iu',
  ),
  new RegExp(`^${anyone} (?:can|are|is|must|may|should|shall|have|has)\\b`, 'iu'),
  /^(?:an? )?(?:\w+ ){1,2}(?:is when|is called|is also called|can be many|is one of the)\b/iu,
  /^(?:it|this|that) follows from|\b(?:under|pursuant to|by virtue of|as required by) article\b|\brequires? that\b|\bby the (?:regulation|gdpr|law)\b/iu,
  new RegExp(
    `^(?!no |the |our |your |these |this )(?:\\w+ )?${anyone} (?:often |usually |always )?(?:can|are|must|may|should|shall|have)\\b`,
    'iu',
  ),
  /^(?:regulators|courts|hackers|scammers|criminals|employers|controllers|processors|sub-processors|individuals|governments|states|researchers|experts|lawyers|companies|businesses|people|citizens|associations|charities)\b(?!.*\b(?:only|never|not)\b)/iu,
  /^no (?!data|information|cookie|personal|such|fee|charge|payment|analytics|tracker|pixel)\w+ (?:on the \w+ )?(?:is|can be)\b(?! (?:\w+ed|made|kept|sold|taken|held|sent|given|carried out|written)\b)/iu,
  /^(?:they|these|this) (?:\w+ )?(?:may|can|are|is) (?:\w+ ){0,5}(?:limited|restricted|subject to|absolute)\b/iu,
  /^(?:all|every) .* ha(?:ve|s) a (?:duty|right)\b/iu,
  /^(?!there |it |here |this |our |the (?:basis|legal|purpose|retention|controller)|access)(?:[\w-]+ ){1,4}(?:is|are) (?:personal|special|sensitive|ordinary|considered|the most|an? |one of|widely|governed)/iu,
  /^legitimate interests? (?:is|are|must|can)\b/iu,
  /^an? (?!copy|consent|list|log|record|member|current|daily|note|backup|request|small|data|complaint|camera|cookie|session|summary)(?:\w+ ){1,2}?(?:is|has|can|shows|takes|normally|contains|covers|lasts|acts|follows)\b(?!.*\byou)/iu,
  /^not all of|^(?:necessary|essential|third-party|session) cookies \w+|^nobody has\b/iu,
  /^article \d+\S* \w+s\b|\bhas been .* since\b|\b(?:completely|entirely|100 ?%|perfectly|absolutely) (?:secure|safe)\b/iu,
  /^to \w+ .* means|^(?:encryption|hashing|anonymisation|pseudonymisation|profiling|portability|data portability) (?:is|means|turns|makes)\b/iu,
  /^(?:(?:some|certain) (?:\w+ )?(?:data|information)|(?:sensitive|ordinary) (?:personal )?(?:data|information) (?:may|must|should|shall)|personal data (?:may only|must)(?! not))\b/iu,
  /\b(?:judgment|ruling|court of justice|fines)\b/iu,
  /\bthe controller (?:shall|must)\b|\bprocessing (?:covers|means|includes any)/iu,
  words(
    'their users|its users|their customers|privacy policies of their own|own rules|their own|ordinary e-mail|almost every website',
  ),
)

/** Reader's own affairs: what an imperative asks for that is no request to the company about data. */
const request =
  '(?!.*(?:@|\\d\\d ?\\d\\d ?\\d\\d ?\\d\\d|about you|your (?:data|information|rights|consent)|delet|correct|complain|unsubscribe))'

export const frames: Readonly<Record<Frame, RegExp>> = {
  opinion: either(
    /^(?:many|most) (?!of)\w+ (?!are|is)/iu,
    /^(?!.*\b(?:never|not|only|data|information)\b).*!$/iu,
    words(
      'we love|we look forward|looking forward|we are proud|proud of|for pleasure|human right|enjoys reading|we believe|we think|we hope|we feel|we at * think|we at * believe|we understand that|far too much data|they say|in our view|in our opinion|should know',
    ),
  ),
  law: either(
    /^(?:the )?(?:GDPR|general data protection regulation|(?:danish |EU )?data protection (?:act|law|agency|authority)|danish data protection agency|law|rules|regulation|EU|bookkeeping act|datatilsynet)(?: \([^)]*\))? (?!.*\b(?:right to|complain\w*)\b)/iu,
    /^(?!if|when|where|there|it |this|here|we|our|your|no |the basis|the legal|the lawful|the purpose|the retention|the controller|data controller)["“']?(?:an? |the )?(?:[\w-]+["”']? ){1,3}(?:means?|is (?:an?|someone|anyone|any)|are (?:small|any|all|text|pieces)|refers? to|is defined|is any|includes any|stands for)\b/iu,
    words(
      'when we refer to|for the purposes of the regulation|within the meaning of this|when we say|when we write|every company|all companies|companies must|organisations|do no harm|can do harm|comes into force|came into force|entered into force',
    ),
  ),
  reader: either(
    new RegExp(
      `^(?:share|follow|sign up|call|drop by|keep|hand|beware|come|visit|try|download|let|skip|go|take|get|log in|read|see|click|meet|book|order|buy|subscribe|join|like)\\b${request}`,
      'iu',
    ),
    /^if you (?:delete|block|disable|reject|refuse|turn off) .*cookies/iu,
    /^you (?:can|may) (?:also |always )?(?:pay|book|collect|buy|find|print|order|shop|park|follow|use|sign up)\b/iu,
    /^(?:always|never (?!do|is|are|will)\w+|change your|delete your|choose|consider|keep your|follow|use|please|read|see|click|visit|find|check|note|remember|make sure|be careful|do not|go to|learn|we (?:encourage|recommend|advise|ask|urge) you)\b(?!.*(?:contact|write to|e-?mail) us)/iu,
    /\buse of .*\baccept/iu,
    /^you (?:choose|are responsible|should|must(?! give| provide| tell)|accept|agree|are asked|are encouraged|warrant|undertake|can find|can read more)\b/iu,
    /^by (?:using|continuing|visiting|submitting|accessing)\b/iu,
    /^(?!.*\b(?:close|closes|fetches)\b).*\b(?:your (?:own )?browser|browsers)\b/iu,
    words('read more|more information|learn more|find out more|settings of your|further information'),
  ),
  structure: either(
    /\b(?:rights?|they) (?:are|may be|is) (?:not (?:absolute|unlimited)|subject to)|exceptions to|have the (?:same )?meanings?|same meaning as|[”"] (?:is|means)\b/iu,
    /^(?:(?:recent|latest|related|similar|popular|other|more|share|menu|categories|archive|search|log in|skip to|previous|next) ?)+(?:(?:posts?|articles?|news|comments|this|content)\b|$)/iu,
    /^(?:(?:purpose|data|category|type|recipient|retention|kept|period|basis|legal basis|supplier|who|what|why|notes|name|expiry|provider|cookie)s?(?: |$)){1,6}$/iu,
    /\?$|^version\b|^(?:section|clause|appendix|annex) \d/iu,
    words(`
        edition*|for guidance only|is void|last corrected|last updated|last reviewed|last changed|last revised|reserve the right|headings|capitalised terms|capitalized terms|terms of service|references to|effective from
        effective date|governed by|forms part|terms and conditions|words in the|singular|sections|links to|not responsible|no responsibility
        not liable|cannot guarantee|no method|remaining provisions|in this section limits|thank you|thanks for|welcome to our|welcome to the|opening hours|vat
        take* effect|supersede*|replaces|was adopted|was approved|defined terms|applies to|is available in|may be updated|may update|may change this|may change the|may change our|policy may change|we may change|may amend|terms of sale
        nothing in this|table of contents|articles of association|bylaws|for convenience|statutes
      `),
  ),
}

export const care = words(`
    in good hands|is yours|are yours|here for you|look after you|seriously|committed to|commitment to|priority|value your|values your|matters to us|important to us|respect your|respects your|trust|care about|cares about|dedicated to|at the heart|with care|strive*
  `)

/** What a sentence under a heading is about, where it does not say so itself. */
export const headings: Grammar['headings'] = [
  { pledge: 'rights.complaint', says: words('complain*') },
  { pledge: 'rights.access', says: words('rights|access|what you can|you can|you decide') },
  { pledge: 'rights.withdraw', says: words('consent*') },
  { pledge: 'rights.reachable', says: words('contact*|questions|reach us|get in touch') },
  {
    pledge: 'engagements.confidential',
    says: words('security|secure|protect*|confidential*|safe|look after'),
  },
  { pledge: 'site.third-parties', says: words('cookie*|tracking|analytics') },
  { pledge: 'partners.purposes', says: words('retention|retain|how long|keep|delet*|storage') },
  {
    pledge: 'partners.disclosures',
    says: words('recipient*|disclos*|shar*|who sees|who gets|who else|others'),
  },
  { pledge: 'partners.systems', says: words('supplier*|processor*|systems|providers|transfer*|partners') },
  { pledge: 'partners.purposes', says: words('purpose*|why|use|basis|bases') },
  {
    pledge: 'partners.categories',
    says: words('what we collect|information we|data we|which data|categories|what we know'),
  },
]
