// The grammar of promises in English: what frames a sentence so that it binds nothing, and which classes of words
// (words-en.ts) make a promise of which pledge. The order matters: roles and rights first, the wide ones (kinds of data,
// purposes) last. Proven by test/proposal.test.ts on sentences of test/policies and test/sentences.

import { care, firm, frames, general, headings, party } from './frames-en.ts'
import { either, type Grammar, kind, words } from './grammar.ts'
import {
  act,
  collects,
  contact,
  data,
  disposed,
  gives,
  handled,
  keeps,
  limits,
  mayKnow,
  ours,
  people,
  period,
  protects,
  reach,
  rightTo,
  runs,
  site,
  siteOrName,
  suppliers,
  told,
  trackers,
  uses,
  weHandle,
  you,
  yours,
} from './words-en.ts'

export const english: Grammar = Object.freeze({
  ours,
  limits,
  signs: either(limits, period, told, you, suppliers, people, protects),
  frames,
  firm,
  party,
  general,
  care,
  clauses: /,\s+(?!that )|;\s+|\s+[–-]\s+|\s+and\s+|\s+but\s+|\s+so\s+/u,
  notOnly: words('not only|not just|not solely|not exclusively'),
  also: 'also',
  denies: words(
    "not|never|no|neither|cannot|nothing|none|without|don't|won't|doesn't|isn't|aren't|can't|don’t|won’t|doesn’t|isn’t|aren’t|can’t|refuse*",
  ),
  aside:
    /^(?:if|when|where|should|were|had) [^,]*,|,? (?:if|unless|because|when|until|once|while|than|so that) .*$|,? (?:that|which|who) (?:\w+ ){0,2}(?:not|cannot|no) .*$|\bno\.|\bright not to\b|\bdoes not affect\b|\bno(?:t any)? longer\b|\bwithout (?:undue|your|delay)\b.*/giu,
  headings,
  promises: [
    kind(
      'engagements.processor',
      [
        words(`
          customer* … controller|client* … controller|as … processor|as a processor|your processor|act* as processor|we are … processor|on behalf of … customer*
          on behalf of … client*|client decides|customer decides|customer’s to decide|act for a client|on your behalf|you remain the controller|you are the controller|we are a processor
        `),
      ],
      { unless: words('our processors|on our behalf') },
    ),
    kind('controller.identity', [
      either(
        /\bCVR\b.{0,20}\d/iu,
        words(
          'company number|company no.*|company registration|is the controller|is the data controller|are the controller|are the data controller|the controller … is|data controller is|data controller for|responsible for your personal data|responsible for your data|responsible for the data|responsible for the personal data|act as controller|as controller',
        ),
      ),
    ]),
    kind('rights.complaint', [
      words('complain*'),
      words('authorit*|ico|option|agency|datatilsynet|commissioner*|right|can|may'),
    ]),
    kind(
      'rights.complaint',
      [
        words('unhappy|dissatisfied|satisfied|disagree|wrong'),
        words('authorit*|agency|datatilsynet|commissioner*'),
      ],
      { denial: 'either' },
    ),
    kind('rights.reachable', [words('free of charge|no charge|no fee|no fees|costs nothing|does not cost')], {
      denial: 'either',
      unsure: true,
      unless: words('delivery|shipping|returns|complain*'),
    }),
    kind('rights.withdraw', [
      words(
        'consent*|permission*|that yes|your yes|newsletter*|membership|said yes|pictures|mailing list|list',
      ),
      words(
        'leave|change your mind|cancel*|change … consent|withdraw*|taken back|revoke*|unsubscribe*|take back|take … back|change your mind',
      ),
    ]),
    kind('rights.object', [
      words(
        'stop receiving|reply stop|do not want advertising|do not want marketing|do not want … from us|object to|right to object|human … decision|subject to … automated|opt out|opt-out|unsubscribe*|say no|object at|objection*',
      ),
    ]),
    kind(
      'rights.reachable',
      [
        words('is read|read every|reply|replies|answer|answers|answered|respond*|get back to'),
        either(period, words('promptly|all requests|every request|as soon as')),
        either(ours, words('request*|question*|you|enquir*|message*')),
      ],
      { unless: words('kept|keep|delete*|so that') },
    ),
    kind(
      'rights.rectify-erase',
      [
        rightTo,
        words(
          'rectif*|correct|corrected|correction|erase*|erasure|delete*|deletion|restrict*|removed|remove|updated|update|completed|amend*',
        ),
        words('you|right to|the right|we will|ask us|have … data'),
      ],
      { unless: words('we may update|cookies|settings') },
    ),
    kind('rights.rectify-erase', [
      words(
        'misspel*|is wrong|are wrong|something put right|something changed|wrong|incorrect|inaccurate|mistake*|error*|out of date',
      ),
      words('rectified|correct it|correct|put it right|put right|fix|change|rectify|update|corrected|amend'),
    ]),
    kind(
      'rights.access',
      [
        either(you, words('right to|right of|entitled')),
        words(
          'export your|download your|request access|access to|right of access|want a copy|what is written about you|what i have on you|what we have on you|copy of|copies of|portab*|take your data|move your data|what we hold|what we have|machine-readable|what information we|what data we|obtain … data|see the data|see the information|inspect|which data we|access your|know what',
        ),
      ],
      {
        unless: words(
          'we may get|we use|explains|this notice|this page|below|tells you|when you|staff|employees',
        ),
      },
    ),
    kind('rights.reachable', [contact, reach], {
      unless: words(
        'we collect|when you contact|when you write|if you contact|when you call|is used|are used|kept|deleted|stored|shared|logs',
      ),
    }),
    kind(
      'rights.reachable',
      [
        words('rights|data protection officer|dpo|requests'),
        words('contact*|write|reach*|e-mail|addressed|sent to|send'),
      ],
      { unless: words('deleted|kept') },
    ),
    kind(
      'rights.reachable',
      [
        words('right*|request*|ask you|access'),
        words('free of charge|fee|fees|charge|verify … identity|proof of identity|identity'),
      ],
      { denial: 'either' },
    ),
    kind('controller.identity', [words('data protection officer|dpo'), words('appointed|have|our|is')], {
      denial: 'either',
    }),
    kind('engagements.instruction', [
      words(
        'what we were asked to|instruction*|as the customer tells|as the client tells|as you tell us|as instructed',
      ),
    ]),
    kind('engagements.deleted-at-once', [
      words('delete*|erase*|destroy*|wipe*'),
      words('at once|immediately|as soon as|without delay|without undue delay|straight away|promptly'),
    ]),
    kind('traffic.no-trackers', [trackers], { denial: 'no' }),
    kind('traffic.no-trackers', [
      words(
        'only … necessary cookies|only … essential cookies|only … functional cookies|cookie-free|free of cookies',
      ),
    ]),
    kind(
      'site.third-parties',
      [
        trackers,
        either(
          ours,
          site,
          words('use*|using|employ*|stored'),
          words('placed|place|set|sets|contain*|consent'),
        ),
      ],
      { unless: words('you can') },
    ),
    kind('site.third-parties', [
      words('cdn|cdns|fonts|maps|map|font|videos|video|content|plugins|buttons|scripts|parts of|images'),
      words(
        'gets your ip address|receives your ip address|cdn|cdns|loaded|embedded|embed|youtube|vimeo|google maps|google fonts|third-party|third party|external|hosted by',
      ),
    ]),
    kind(
      'engagements.anonymous-only',
      [words('only figures|no names|never names|without naming|without names|without their names')],
      { denial: 'either' },
    ),
    kind(
      'engagements.anonymous-only',
      [words('anonymis*|anonymiz*|anonymous*|aggregate*|no individual|be recognised|cannot be traced')],
      { unless: words('ip address*') },
    ),
    kind(
      'traffic.only-technical',
      [
        words(
          'technical information|technical data|log file*|server log*|access log*|web server|ip address*|our server|server records|traffic data|logs',
        ),
        either(collects, uses, keeps, words('contain*|logs|logged')),
      ],
      { unless: words('encrypt*|also') },
    ),
    kind('site.host', [
      siteOrName,
      words('host|hosts|hosted|hosting|runs on|run on|server of|servers of|located on|web hotel|served from'),
    ]),
    kind(
      'engagements.confidential',
      [
        words(
          'penetration test*|security test*|encrypt*|duty of secrecy|firewall*|data breach*|personal data breach*|confidentiality',
        ),
      ],
      { denial: 'either' },
    ),
    kind(
      'engagements.confidential',
      [
        words('log in|logs in|locks|locked|passcode*|alarm*|passwords'),
        either(limits, period, words('automatic*|changed|after|themselves|at night|always')),
      ],
      { denial: 'either' },
    ),
    kind('engagements.confidential', [protects, either(act, data, words('signs|signed|bound|volunteer*'))], {
      denial: 'either',
      unless: words('bookkeeper*|accountant*|auditor*|lawyer*|we may get access|contractual clauses|right'),
    }),
    kind('partners.disclosures', [gives, either(data, people, words('them|it|anybody|anyone'))], {
      denial: 'no',
    }),
    kind('partners.categories', [words('receive|receives|obtain|obtains|get'), data, words('from')], {
      unless: words('access|consent'),
    }),
    kind('partners.systems', [suppliers, either(ours, uses, gives, data)], { denial: 'either' }),
    kind('partners.purposes', [keeps, period, either(data, ours)]),
    kind('partners.purposes', [
      words('retain*|delete*|erase*|destroy*|on file|thrown out|thrown away'),
      either(period, words('duration*')),
    ]),
    kind('partners.purposes', [words('retention period*|storage period*|retention schedule')]),
    kind('partners.purposes', [words('by automated|marketing|automated decision*|profiling|advertis*')], {
      denial: 'no',
    }),
    kind(
      'partners.disclosures',
      [
        people,
        either(gives, words('sees|see|gets|get|receives|receive|work with')),
        either(data, words('processing|numbers|figures')),
      ],
      { denial: 'either' },
    ),
    kind('partners.disclosures', [
      words('duty to report|share*|disclose*|hand over|pass … on|pass … to|transferred|transfer'),
      either(data, ours),
    ]),
    kind('partners.systems', ['name', runs], {
      unless: words('our office|our shop|based in|located'),
    }),
    kind(
      'purpose',
      [
        limits,
        words(
          'purpose*|legal basis|lawful basis|lawful ground*|when … necessary|anything else|any other reason',
        ),
      ],
      { unless: words('limited to what'), denial: 'either' },
    ),
    kind(
      'minimise',
      [
        words(
          'avoid asking|as little|only … need*|only … necessary|only … require*|limited to what is necessary|limited to the|nothing we do not need|minimum|only … relevant|only the fields|minimis* the|no more … than',
        ),
      ],
      { denial: 'either' },
    ),
    kind(
      'partners.categories',
      [words('special categor*|sensitive|children|health|criminal|religio*|biometric*|under 1*|minors')],
      { denial: 'no' },
    ),
    kind('minimise', [either(collects, keeps), data], { denial: 'no' }),
    kind('purpose', [uses, data], { denial: 'no', unsure: true }),
    kind('partners.categories', [words('cctv|video surveillance|surveillance camera*')]),
    kind('open', [
      words(
        'table below|below|it says so|here you see|hear about it|will hear about|explain*|set out|sets out|describe*|tells|read|inform|informs|informed|will tell|notify|notifies|outline*|let you know|open about|transparent about|cover*|summar*',
      ),
      words('what|which|how|why|basis|change*|about why|your rights'),
      either(ours, data, words('this policy|this notice|this page')),
    ]),
    kind('open', [words('open about|transparent about')]),
    kind('partners.disclosures', [words('recipient*'), either(data, act)]),
    kind('partners.categories', [words('categories of|types of|kinds of'), data]),
    kind('partners.categories', [words('come from|comes from|source of|sources of|originate*'), data]),
    kind('partners.purposes', [
      words('processing'),
      words('necessary|basis|consent*|based|interest*|lawful*'),
    ]),
    kind(
      'partners.purposes',
      [
        words(
          'must give|must provide|must tell|required to provide|obliged to|voluntary|optional|mandatory|provision of personal data|requirement',
        ),
        either(data, you),
      ],
      { denial: 'either' },
    ),
    kind('site.third-parties', [words('facebook|instagram|linkedin|social media|tiktok'), ours], {
      unsure: true,
    }),
    kind('partners.purposes', [
      words(
        'purpose:|legal basis:|the basis is|balance of interests|purpose*|legal basis|lawful basis|legal bases|legitimate interest*|article 6*|article 9*|legal obligation*|on the basis of|bookkeeping*|accounting dut*|statutory obligation*',
      ),
      either(act, words('is|are|purpose:|legal basis:')),
    ]),
    kind('partners.purposes', [
      words('consent*|permission*|agree|agreed|ask you first|opted in|you decide|parental'),
      either(ours, words('get|receive')),
      either(uses, collects, gives, words('before|first|only|when')),
    ]),
    kind('partners.purposes', [uses, data]),
    kind('partners.purposes', [words('use|used'), words('it|them|this'), words('to|for|in order')]),
    kind('partners.purposes', [
      words('send|e-mail|text|call|contact'),
      ours,
      words('newsletter*|marketing|reminder*|offers|confirmation*|updates'),
    ]),
    kind('partners.categories', [
      collects,
      data,
      either(ours, you, words('is|are|was|were|be|names|addresses|details|numbers')),
    ]),
    kind('partners.categories', [words('note|record|store|keep|collect'), ours, you], { unsure: true }),
    kind('partners.disclosures', [words('handed|hand|given'), data, words('you|only')], { unsure: true }),
    kind('site.host', [words('server|servers'), words('stand|stands|located|are in|is in|situated')], {
      unsure: true,
    }),
    kind('rights.reachable', [words('response|answer|reply'), period], { unsure: true }),
    kind('engagements.confidential', [data, words('stays|stay|remains|remain')], { unsure: true }),
    kind('engagements.confidential', [limits, mayKnow], { denial: 'either', unsure: true }),
    kind('purpose', [limits, data], { denial: 'either', unsure: true }),
    kind('purpose', [words('never|no one|nobody'), words('we|I')], { denial: 'either', unsure: true }),
    kind('purpose', [limits, either(ours, you), either(data, collects)], { denial: 'either', unsure: true }),
    kind('partners.categories', [handled, either(you, data)], { unsure: true }),
    kind('engagements.confidential', [words('nobody|no one|may not|must not'), words('may|must')], {
      unsure: true,
      denial: 'either',
    }),
    kind('partners.purposes', [words('parent*|guardian*'), words('sign*|consent*|agree*|permission')], {
      unsure: true,
    }),
    kind('purpose', [limits, words('permission|consent|request|asked|need'), data], {
      unsure: true,
      denial: 'either',
    }),
    kind('open', [words('what is kept|what we keep|what we use|how long|for how long')], { unsure: true }),
    kind('partners.purposes', [disposed], { unsure: true }),
    kind('minimise', [handled], { denial: 'no', unsure: true }),
    kind('minimise', [words('copy|need|ask for'), either(you, ours, data)], { denial: 'no', unsure: true }),
    kind(
      'partners.purposes',
      [
        words('you get|you will get|you hear|you receive|remind you|give you|ring you|write to you'),
        either(ours, period, told, words('when|only|the day before')),
      ],
      { unsure: true },
    ),
    kind('partners.purposes', [words('without|must'), told, ours], { denial: 'either', unsure: true }),
    kind(
      'partners.categories',
      [
        ours,
        either(yours, told),
        words('have|has|holds|write|know|see|take|share|ask|give|send|hold|need|find|get|use|uses'),
      ],
      { unsure: true },
    ),
    kind('purpose', [ours, yours], { denial: 'either', unsure: true }),
    kind('partners.purposes', [weHandle], { denial: 'either', unsure: true }),
    kind(
      'partners.categories',
      [words('have|has'), ours, words('personal data|contact details|personal information')],
      { unsure: true },
    ),
  ],
} satisfies Grammar)
