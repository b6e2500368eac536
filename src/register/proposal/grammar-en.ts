// The grammar of promises in English: first the classes of words, then which of them make a promise of which pledge. The
// order matters: roles and rights first, the wide ones (kinds of data, purposes) last.
// Proven by test/proposal.test.ts on sentences of test/policies and test/sentences.

import { either, type Grammar, words } from './grammar.ts'

const ours = words(`
  we|us|our|ours|I|me|my|the company*|the firm*|the club*|the clinic*|the practice*|the shop*|the store*|the school*
  the association*|the studio*|the agency*|the board*|the treasurer|the chair*|the owner|staff|employee*|the team
  the society|the charity|the trust|the hotel|the museum|the gallery|the library|the nursery|the surgery|the office
  the website|this website|the site|this site|the server*|our server*|the system*|persons authorised|volunteers|trainers
`)
const you = words('you|your|yours|data subject*|individuals|anyone|everyone|members|customers')
const data = words(`
  data|information|details|name|names|address*|e-mail*|email*|phone number*|telephone number*|date of birth|dates of birth
  photo*|picture*|image*|video*|recording*|footage|record|records|application*|invoice*|receipt*|orders|history
  account|accounts|card|card details|card number*|ip address*|list|lists|newsletter*|message*|correspondence|log|logs|profile*
  preferences|consent|consents|calls|cv|cvs|references|notes|answers|survey*|backup*|cpr*|national identif*|location|file|files
  booking*|enquir*|feedback|signature*|password*|transcript*|document*|material|form|forms|papers|results|register
`)
const collects = words(`
  collect*|obtain*|receive*|record|records|recorded|recording|gather*|ask|asks|asked|request|requests|require*|need|needs
  keep|keeps|kept|hold|holds|held|store*|process|processes|processed|processing|log|logs|logged|note|notes|noted|capture*|write down
  register*|film*|photograph*|monitor*|get|take|takes|includ*|consist*|maintain*|know|see|measure*
`)
const uses = words(`
  use|uses|used|using|send|sends|sent|contacts|contacted|to contact|contact you|analyse*|analyze*|combine*|profil*|rely|relies
  market|markets|based on|operate*|perform*|carry out|handle*|work with|appear*|show|shows|shown
`)
const keeps = words(`
  keep|keeps|kept|retain*|retention|store*|delete*|deletion|erase*|remove*|destroy*|shred*|archive*|hold|holds|held|dispose*
  anonymis*|anonymiz*|wipe*|discard*|overwrite*|throw away|purge*|expire*|shredder|burn*|return*|given back|handed back|go in the
`)
const gives = words(`
  share*|disclose*|disclosure*|pass|passes|passed|transfer*|sell|sells|sold|rent|rents|rented|trade*|give|gives|given|provide*|hand over
  release*|publish*|send|sends|sent|transmit*|forward*|make available|available to|access
`)
const runs = words(`
  use|uses|used|using|handle*|manage*|run|runs|host*|store*|send|sends|sent|process*|engage*|work with|rely on|kept|keep|provide*|deliver*|hold|held
  operate*|powered|through|supplied|maintain*|book|booked|bookings|pay|paid|payment*|issue*|stored|invoic*|newsletter*
`)
const period = words(`
  day|days|week*|month|months|year|years|as long as|until|when … no longer|no longer|after|period*|within|once|upon|end of|longer than
  annually|expir*|at the end|when … ends|when … leave*|when … close*|every|same day
`)
const limits = words('only|nobody|no one|solely|exclusively|never|not|no|nothing|none|neither|limited to|at most|no more')
const site = words('*website*|web site|site|webshop|online shop|portal|platform|app|page|pages')
const trackers = words(`
  google analytics|analytics|cookie*|tracker*|tracking|pixel*|beacon*|matomo|plausible|fathom|hotjar|visitor statistics|count visits
  fingerprint*|similar technologies|statistics about … use
`)
const people = words(`
  accountant*|bookkeeper*|auditor*|lawyer*|solicitor*|counsel|authorit*|police|tax*|council|municipalit*|insurer*|bank|banks|courier*
  third part*|third-part*|anyone|others|outside*|partner*|carrier*|adviser*|advisor*|debt collect*|court*|regulator*|recipient*|employer*
  doctor*|hospital*|region|federation|authorised person*|couriers|landlord*|advertiser*|postal
`)
const suppliers = words(`
  processor*|sub-processor*|subprocessor*|our supplier*|our vendor*|some suppliers|service provider*|data processing agreement*|third countr*
  outside … european|outside … eea|outside … eu|standard contractual*|within … european|within … eea|within … eu|united states
  adequacy|hosting partner*|sub-contractor*|subcontractor*|international transfer*|data centre*|data center*
`)
const protects = words(`
  confidential*|promise of confidentiality|secrecy|secret|encrypt*|tls|ssl|https|password*|firewall*|backup*|measures|safeguard*|locked|non-disclosure|unauthori*
  two-factor|multi-factor|breach*|limited to staff|access to|access is|have access|has access|restricted to|need to know|vpn|antivirus|secured
  passcode*|talk about|risk assessment*|access control*|security update*|can open|may open|can see|securely|trained in|training in data
`)
/** Acts that are only ever done to data: they promise by themselves. */
const handled = words(`
  is recorded|are recorded|is retained|are retained|is stored|are stored|is collected|are collected|is disclosed|are disclosed|is deleted
  are deleted|is erased|are erased|is shared|are shared|is processed|are processed|be recorded|be retained|be stored|be deleted|be disclosed
  be collected|not recorded|not stored|not shared|not disclosed|not retained|be shared|be processed|are shredded|are destroyed
`)
const contact = either(
  words('contact*|write|writing|call|calling|reach|reached|e-mail us|email us|get in touch|questions|addressed to|phone us|requests'),
  /@|(?<!\d)\d\d ?\d\d ?\d\d ?\d\d(?!\d)/u,
)
const reach = either(
  words('us|me|data protection officer|dpo|the office|our privacy'),
  /@|(?<!\d)\d\d ?\d\d ?\d\d ?\d\d(?!\d)/u,
)
const rightTo = words('right|rights|can|may|entitled|ask|asks|request|could|able|have|want|wish|like')
const act = either(ours, collects, uses, keeps, gives)

export const english: Grammar = Object.freeze({
  ours,
  frames: {
    opinion: words(
      'we believe|we think|we hope|we feel|we at * think|we at * believe|we understand that|far too much data|many *|most people|they say|in our view|in our opinion|should know',
    ),
    law: either(
      /^(?:the )?(?:GDPR|general data protection regulation|(?:danish |EU )?data protection (?:act|law|agency|authority)|danish data protection agency|law|rules|regulation|EU|bookkeeping act|datatilsynet)(?: \([^)]*\))? (?!.*\b(?:right to|complain)\b)/iu,
      /^["“']?(?:an? )?(?:[\w-]+["”']? ){1,3}(?:means?|is an? (?:small|person|company|natural|legal|text|piece|form)|are (?:small|any|all|text|pieces)|refers? to|is defined|is any|includes any|stands for)\b/iu,
      words('do no harm|comes into force|came into force|entered into force'),
    ),
    reader: either(
      /^(?:please|read|see|click|visit|find|check|note|remember|make sure|be careful|do not|go to|learn|we (?:encourage|recommend|advise|ask|urge) you)\b(?!.*(?:contact|write to|e-?mail) us)/iu,
      /\buse of .*\baccept/iu,
      /^you (?:choose|are responsible|should|must(?! give| provide| tell)|accept|agree|are asked|are encouraged|warrant|undertake|can find|can read more)\b/iu,
      /^by (?:using|continuing|visiting|submitting|accessing)\b/iu,
      words('read more|more information|learn more|find out more|your browser|your own browser|browsers|settings of your|further information'),
    ),
    structure: either(
      /\?$|^version\b|^(?:section|clause|appendix|annex) \d/iu,
      words(`
        last updated|last reviewed|last changed|last revised|reserve the right|headings|capitalised terms|capitalized terms|terms of service|references to|effective from
        effective date|governed by|forms part|terms and conditions|words in the|singular|sections|links to|not responsible|no responsibility
        not liable|cannot guarantee|no method|remaining provisions|in this section limits|thank you|thanks for|welcome to|opening hours|vat
        take* effect|supersede*|replaces|was adopted|was approved|defined terms|applies to|is available in|may be updated|may update|may change|may amend|terms of sale
        nothing in this|table of contents|articles of association|bylaws|for convenience|statutes
      `),
    ),
  },
  care: words(`
    seriously|committed to|commitment to|priority|value your|values your|matters to us|important to us|respect your|respects your|trust|care about|cares about|dedicated to|at the heart|with care|strive*
  `),
  clauses: /,\s+(?!that )|;\s+|\s+[–-]\s+|\s+and\s+|\s+but\s+|\s+so\s+/u,
  denies: words("not|never|no|neither|cannot|nothing|none|without|don't|won't|doesn't|isn't|aren't|can't|don’t|won’t|doesn’t|isn’t|aren’t|can’t|refuse*"),
  aside:
    /^(?:if|when|where) [^,]*,|,? (?:if|unless|because|when|until|once|while|than|so that) .*$|,? (?:that|which|who) (?:\w+ ){0,2}(?:not|cannot|no) .*$|\bno\.|\bright not to\b|\bno(?:t any)? longer\b|\bnot (?:only|just)\b|\bwithout (?:undue|your|delay)\b.*/giu,
  promises: [
    {
      pledge: 'engagements.processor',
      says: [
        words(`
          customer* … controller|client* … controller|as … processor|as a processor|your processor|act* as processor|we are … processor|on behalf of … customer*
          on behalf of … client*|client decides|customer decides|act for a client|on your behalf|you remain the controller|you are the controller|we are a processor
        `),
      ],
      unless: words('our processors|on our behalf'),
    },
    {
      pledge: 'controller.identity',
      says: [either(/\bCVR\b.{0,20}\d/iu, words('company number|company no.*|company registration|is the controller|is the data controller|are the controller|are the data controller|the controller … is|data controller is|data controller for|responsible for your personal data|act as controller|as controller'))],
    },
    { pledge: 'rights.complaint', says: [words('complain*'), words('authorit*|agency|datatilsynet|commissioner*|right|can|may')] },
    { pledge: 'rights.withdraw', says: [words('consent*|permission*|newsletter*|membership'), words('cancel*|change … consent|withdraw*|revoke*|unsubscribe*|take back|take … back|change your mind')] },
    { pledge: 'rights.object', says: [words('object to|right to object|human … decision|subject to … automated|opt out|opt-out|unsubscribe*|say no|object at|objection*')] },
    {
      pledge: 'rights.reachable',
      says: [words('reply|replies|answer|answers|respond*|get back to'), either(period, words('promptly|all requests|every request|as soon as')), words('request*|question*|you|enquir*|message*')],
      unless: words('kept|keep|delete*|so that'),
    },
    {
      pledge: 'rights.rectify-erase',
      says: [rightTo, words('rectif*|correct|corrected|correction|erase*|erasure|delete*|deletion|restrict*|removed|remove|updated|update|completed|amend*'), words('you|right to|the right|we will|ask us|have … data')],
      unless: words('we may update|cookies|settings'),
    },
    { pledge: 'rights.rectify-erase', says: [words('something put right|something changed|wrong|incorrect|inaccurate|mistake*|error*|out of date'), words('correct|put it right|put right|fix|change|rectify|update|corrected|amend')] },
    {
      pledge: 'rights.access',
      says: [either(you, words('right to|right of|entitled')), words('access to|right of access|copy of|copies of|portab*|take your data|move your data|what we hold|what we have|machine-readable|what information we|what data we|obtain … data|see the data|see the information|inspect|which data we|access your|know what')],
      unless: words('we may get|we use|explains|this notice|this page|below|tells you|when you|staff|employees'),
    },
    { pledge: 'rights.reachable', says: [contact, reach], unless: words('we collect|when you contact|when you write|if you contact|when you call|is used|are used|kept|deleted|stored|shared|logs') },
    { pledge: 'rights.reachable', says: [words('rights|data protection officer|dpo|requests'), words('contact*|write|reach*|e-mail|addressed|sent to|send')], unless: words('deleted|kept') },
    {
      pledge: 'rights.reachable',
      says: [words('right*|request*|ask you|access'), words('free of charge|fee|fees|charge|verify … identity|proof of identity|identity')],
      denial: 'either',
    },
    { pledge: 'controller.identity', says: [words('data protection officer|dpo'), words('appointed|have|our|is')], denial: 'either' },
    { pledge: 'engagements.instruction', says: [words('instruction*|as the customer tells|as the client tells|as you tell us|as instructed')] },
    { pledge: 'engagements.deleted-at-once', says: [words('delete*|erase*|destroy*|wipe*'), words('at once|immediately|as soon as|without delay|straight away|promptly')] },
    { pledge: 'traffic.no-trackers', says: [trackers], denial: 'no' },
    { pledge: 'traffic.no-trackers', says: [words('only … necessary cookies|only … essential cookies|only … functional cookies|cookie-free|free of cookies')] },
    { pledge: 'site.third-parties', says: [trackers, either(act, site, words('placed|place|set|sets|contain*|consent'))], unless: words('you can') },
    {
      pledge: 'site.third-parties',
      says: [words('cdn|cdns|fonts|maps|videos|content|plugins|buttons|scripts|parts of|images'), words('cdn|cdns|loaded|embedded|embed|youtube|vimeo|google maps|google fonts|third-party|third party|external|hosted by')],
    },
    { pledge: 'engagements.anonymous-only', says: [words('anonymis*|anonymiz*|anonymous*|aggregate*|cannot be traced')], unless: words('ip address*') },
    {
      pledge: 'traffic.only-technical',
      says: [words('technical information|technical data|log file*|server log*|access log*|web server|ip address*|our server|server records|traffic data|logs'), either(collects, uses, keeps, words('contain*|logs|logged'))],
      unless: words('encrypt*'),
    },
    { pledge: 'site.host', says: [site, words('host|hosts|hosted|hosting|runs on|run on|server of|servers of|located on|web hotel|served from')] },
    { pledge: 'engagements.confidential', says: [words('encrypt*|secrecy|firewall*|data breach*|personal data breach*|confidentiality')], denial: 'either' },
    { pledge: 'engagements.confidential', says: [protects, either(act, data, words('signs|signed|bound|volunteer*'))], denial: 'either', unless: words('bookkeeper*|accountant*|auditor*|lawyer*|we may get access|contractual clauses|right') },
    { pledge: 'partners.disclosures', says: [gives, either(data, people)], denial: 'no' },
    { pledge: 'partners.categories', says: [words('receive|receives|obtain|obtains|get'), data, words('from')], unless: words('access|consent') },
    { pledge: 'partners.systems', says: [suppliers, either(ours, uses, gives, data)], denial: 'either' },
    { pledge: 'partners.purposes', says: [keeps, period, either(data, ours)] },
    { pledge: 'partners.purposes', says: [words('retain*|delete*|erase*|destroy*|on file|thrown out|thrown away'), either(period, words('duration*'))] },
    { pledge: 'partners.purposes', says: [words('retention period*|storage period*|retention schedule')] },
    { pledge: 'partners.purposes', says: [words('marketing|automated decision*|profiling|advertis*')], denial: 'no' },
    { pledge: 'partners.disclosures', says: [people, either(gives, words('sees|see|gets|get|receives|receive|work with')), either(data, words('processing'))] },
    { pledge: 'partners.disclosures', says: [words('share*|disclose*|sell|hand over|pass … on|pass … to|transferred|transfer'), either(data, ours)] },
    { pledge: 'partners.systems', says: ['name', runs] },
    {
      pledge: 'purpose',
      says: [limits, words('purpose*|legal basis|lawful basis|lawful ground*|when … necessary|anything else|any other reason')],
      unless: words('limited to what'),
      denial: 'either',
    },
    {
      pledge: 'minimise',
      says: [words('as little|only … need*|only … necessary|only … require*|limited to what is necessary|limited to the|nothing we do not need|minimum|only … relevant|only the fields|minimis* the|no more … than')],
      denial: 'either',
    },
    { pledge: 'partners.categories', says: [words('special categor*|sensitive|children|health|criminal|religio*|biometric*|under 1*|minors')], denial: 'no' },
    { pledge: 'minimise', says: [either(collects, keeps), data], denial: 'no' },
    { pledge: 'purpose', says: [uses, data], denial: 'no', unsure: true },
    { pledge: 'partners.categories', says: [words('cctv|video surveillance|surveillance camera*')] },
    {
      pledge: 'open',
      says: [words('explain*|set out|sets out|describe*|tells|read|inform|informs|informed|will tell|notify|notifies|outline*|let you know|open about|transparent about|cover*|summar*'), words('what|which|how|why|basis|change*|about why|your rights'), either(ours, data, words('this policy|this notice|this page'))],
    },
    { pledge: 'open', says: [words('open about|transparent about')] },
    { pledge: 'partners.disclosures', says: [words('recipient*'), either(data, act)] },
    { pledge: 'partners.categories', says: [words('categories of|types of|kinds of'), data] },
    { pledge: 'partners.categories', says: [words('come from|comes from|source of|sources of|originate*'), data] },
    { pledge: 'partners.purposes', says: [words('processing'), words('necessary|basis|consent*|based|interest*|lawful*')] },
    {
      pledge: 'partners.purposes',
      says: [words('must give|must provide|must tell|required to provide|obliged to|voluntary|optional|mandatory|provision of personal data|requirement'), either(data, you)],
      denial: 'either',
    },
    { pledge: 'site.third-parties', says: [words('facebook|instagram|linkedin|social media|tiktok'), ours], unsure: true },
    {
      pledge: 'partners.purposes',
      says: [words('purpose*|legal basis|lawful basis|legal bases|legitimate interest*|article 6*|article 9*|legal obligation*|on the basis of|bookkeeping*|accounting dut*|statutory obligation*'), either(act, words('is|are'))],
    },
    {
      pledge: 'partners.purposes',
      says: [words('consent*|permission*|agree|agreed|ask you first|opted in|you decide|parental'), ours, either(uses, collects, gives, words('before|first|only'))],
    },
    { pledge: 'partners.purposes', says: [uses, data] },
    { pledge: 'partners.purposes', says: [words('use|used'), words('it|them|this'), words('to|for|in order')] },
    { pledge: 'partners.purposes', says: [words('send|e-mail|text|call|contact'), ours, words('newsletter*|marketing|reminder*|offers|confirmation*|updates')] },
    { pledge: 'partners.categories', says: [collects, data, either(ours, you, words('is|are|was|were|be'))] },
    { pledge: 'partners.categories', says: [words('note|record|store|keep|collect'), ours, you], unsure: true },
    { pledge: 'partners.disclosures', says: [words('handed|hand|given'), data, words('you|only')], unsure: true },
    { pledge: 'purpose', says: [limits, either(ours, you), either(data, collects)], denial: 'either', unsure: true },
    { pledge: 'partners.categories', says: [handled], unsure: true },
    { pledge: 'minimise', says: [handled], denial: 'no', unsure: true },
    { pledge: 'partners.categories', says: [words('have|has'), ours, words('personal data|contact details|personal information')], unsure: true },
  ],
} satisfies Grammar)
