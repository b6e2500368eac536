// The grammar of promises in Danish: what frames a sentence so that it binds nothing, and which classes of words
// (words-da.ts) make a promise of which pledge. The order matters: roles and rights first, the wide ones (kinds of data,
// purposes) last. Proven by test/proposal.test.ts on sentences of test/policies and test/sentences.

import { care, firm, frames, general, headings, party } from './frames-da.ts'
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
  someone,
  suppliers,
  things,
  told,
  trackers,
  uses,
  weHandle,
  whatWe,
  you,
  yours,
} from './words-da.ts'

export const danish: Grammar = Object.freeze({
  ours,
  limits,
  signs: either(limits, period, told, things, you, suppliers, people, protects),
  frames,
  firm,
  party,
  general,
  care,
  clauses: /,\s+(?!at )|;\s+|\s+[–-]\s+|\s+og\s+|\s+men\s+|\s+derfor\s+/u,
  notOnly: words('ikke kun|ikke alene|ikke udelukkende|ikke blot|ikke bare'),
  also: 'også',
  denies: words('ikke|ej|aldrig|ingen|intet|hverken|undlader|nægter|næppe'),
  aside:
    /^(?:(?:hvis|når)|(?:vil|skal|har|er|ønsker) (?:du|i)) [^,]*,|^\p{L}+ (?:du|i|vi|man|der) .*, (?=(?:så )?(?:kan|må|skal|vil|har|er|bliver|får|\p{L}+[rs]) (?:du|vi|i|der|det|dit|din|dine|man|oplys\p{L}*)(?!\p{L}))|,? (?:hvis|medmindre|fordi|når|indtil|så længe|mens|end) .*$|,? (?:der|som|hvor) (?:\p{L}+ ){0,2}ikke .*$|ikke længere|ikke-\p{L}+|uden unødig|ret til ikke at|(?:påvirker|berører) ikke/giu,
  headings,
  promises: [
    kind(
      'engagements.processor',
      [
        words(`
          kunde* … dataansvarlig*|kommunen er dataansvarlig|vi er databehandler|er databehandler|som databehandler
          kunden, der bestemmer|kunden bestemmer|databehandler for|på kundens vegne|på vegne af … kunde*|på dine vegne|på jeres vegne|på deres vegne|på vegne af kommune*
          du er dataansvarlig|opdragsgiver* … dataansvarlig*|i er dataansvarlig*
        `),
      ],
      { unless: words('vores databehandlere|på vores vegne') },
    ),
    kind('controller.identity', [
      either(
        /(?<!\p{L})CVR(?!\p{L}).{0,20}\d/iu,
        words(
          'har ansvaret|er ansvarlig for … oplysning*|er ansvarlig for … data|er dataansvarlig*|dataansvarlig for|dataansvarlige for|dataansvarlig er|dataansvarlige er|som dataansvarlig|ansvarlig for behandlingen|ansvaret for dine|ansvar for dine|ansvarlig for dine',
        ),
      ),
    ]),
    kind('rights.complaint', [
      words('klage*|klag|*klage|klagevejledning'),
      words('datatilsyn*|tilsynsmyndighed*|ret|kan|mulighed|rettes'),
    ]),
    kind('rights.complaint', [words('*tilfreds*|uenig|forkert'), words('datatilsyn*|tilsynsmyndighed*')], {
      denial: 'either',
    }),
    kind(
      'rights.reachable',
      [words('gratis|koster ikke|uden beregning|ikke betale'), words('svar*|det|dette|kopi|anmod*')],
      { denial: 'either', unsure: true, unless: words('fragt|levering|retur*|klage*') },
    ),
    kind(
      'rights.withdraw',
      [
        words('*samtykke*|det ja|dit ja|nyhedsbrev*|tilladelse*|billede*|medlemskab*|*klub*'),
        words(
          'tilbagekald*|tilbagetræk*|ombestemme*|fortryde*|melde … ud|trække* … tilbage|træk* … tilbage|trukket tilbage|afmeld*|frameld*|tages ned|tages tilbage|tage … tilbage|fortryd*|ophæve*|ændre*|ændret',
        ),
      ],
      { unless: words('gemmer|gemmes|opbevar*|sletter') },
    ),
    kind(
      'rights.object',
      [
        words(
          'slipper for|slippe for|melde * fra|melder * fra|skriv stop|svar stop|vil du ikke have … så|ikke have reklamer|indsigelse*|menneske … afgørelse*|afgørelse* … menneske|genstand for … automatisk*|modsætte*|protestere*|sige nej|nej tak|frabed*|fravælge*|afmeld*|frameld*|sige fra',
        ),
      ],
      { unless: words('før|indtil') },
    ),
    kind(
      'rights.reachable',
      [
        words(
          'læses|læser|svarer|besvarer|besvares|vender tilbage|får … svar|få … svar|kvitterer|behandle* … anmodning*',
        ),
        either(ours, you, words('henvendelse*|anmodning*')),
        either(period, words('henvendelse*|anmodning*|spørgsmål|hurtigst*|mail*|hver dag')),
      ],
      { unless: words('slettes|opbevares|sletter|opbevarer|beder … om') },
    ),
    kind(
      'rights.rectify-erase',
      [
        rightTo,
        words(
          'rettet|rette|berigtige*|berigtigelse*|slette|slettet|sletning|*begrænset|begrænse*|*begrænsning|korrigere*|korrigeret|ændret|opdateret|suppleret|fjernet|fjerne',
        ),
        either(you, words('ret til|retten til|anmodning|bede om')),
      ],
      { unless: words('cookie*|browser*|vi begrænser|årligt|er begrænset') },
    ),
    kind(
      'rights.rectify-erase',
      [
        words(
          'er … forkert|noget … rettet|noget … ændret|stavefejl*|forkert*|urigtig*|fejl|ufuldstændig*|ukorrekt*',
        ),
        words(
          'berigtiget|berigtiges|ret|retter|rettes|rette|ændrer|korrigerer|berigtiger|sletter|slettes|rettet',
        ),
      ],
      { unless: words('ved en fejl|finde fejl|*loggen') },
    ),
    kind(
      'rights.access',
      [
        either(you, words('ret til|retten til|anmod*|kan få')),
        words(`
          indsigt*|indsigelsesret|dataportabilitet*|kopi af|udskrift*|få at vide, hvilke|få at vide, hvad|få oplyst*|struktureret*
          eksporter*|download* … oplysninger|se de oplysninger|se dine oplysninger|se, hvilke|se, hvad|hvilke … vi har … om dig|udleveret|få overført|flyttet|transmitter*
          oplysninger med dig|tage … data med|få … data med|flytte … data|se hvad|se hvilke|vil have en kopi|hvad der står om|hvad vi har … om dig|hvad jeg har … om dig|modtage … oplysninger|få at vide
        `),
      ],
      { unless: words('når du|her kan|nedenfor|herunder|vi tager|tager vi|tager ikke') },
    ),
    kind('rights.reachable', [contact, reach], {
      unless: words(
        'beder vi om|indsamler vi|registrerer vi|gemmer vi|når du kontakter|når du skriver|når du ringer|når du henvender|hvis du kontakter|bruges|gemmes|opbevares|slettes|videregive*|logger',
      ),
    }),
    kind(
      'rights.reachable',
      [
        words('rettigheder|databeskyttelsesrådgiver*|dpo|henvendelse*'),
        words('kontakt*|henvend*|skriv*|mail*|rettes|sendes|stiles'),
      ],
      { unless: words('slettes|opbevares|gemmes') },
    ),
    kind(
      'rights.reachable',
      [
        words('rettighed*|anmodning*|indsigt|henvendelse*|bede om|vi beder'),
        words('gratis|gebyr*|koster|legitimation|legitimer*|identitet*|bekræfte … identitet'),
      ],
      { denial: 'either' },
    ),
    kind('controller.identity', [words('databeskyttelsesrådgiver*|dpo'), words('udpeget|har|vores')], {
      denial: 'either',
    }),
    kind('engagements.instruction', [
      words(
        'som vi er bedt om|kun det, kunden|efter aftale med kunden|instruks*|kundens anvisning*|som kunden beder',
      ),
    ]),
    kind('engagements.deleted-at-once', [
      words('slet*|destruer*|tilintetgør*|makuler*'),
      words('straks|uden unødig*|så snart|omgående|med det samme|øjeblikkelig*'),
    ]),
    kind('traffic.no-trackers', [trackers], { denial: 'no' }),
    kind('traffic.no-trackers', [
      words(
        'kun … nødvendige cookie*|kun … tekniske cookie*|alene … nødvendige cookie*|cookiefri*|udelukkende … cookie*',
      ),
    ]),
    kind(
      'site.third-parties',
      [
        trackers,
        either(ours, site, words('sæt*|placer*|brug*|anvend*|benyt*|indeholder|samtykke|lagres|gemmes')),
      ],
      { unless: words('kan du|du kan') },
    ),
    kind(
      'site.third-parties',
      [
        words(
          "cdn|cdn'er|skrifttyper*|fonte|fonts|kort|videoer|video|indhold|plugins|knapper|scripts|dele af|billeder",
        ),
        words(
          'får din ip-adresse|cdn|cdn*|hentes|hentet|indlejr*|indlæs*|vises fra|vist fra|google maps|google fonts|youtube|vimeo|tredjepart*|eksterne',
        ),
      ],
      { unless: words('kortnummer*|betalingskort*') },
    ),
    kind(
      'engagements.anonymous-only',
      [
        words(
          'kun tal|ingen navne|aldrig navne|uden navne|uden navn|uden at nævne navne|uden at nævne|uden at navngive',
        ),
      ],
      {
        denial: 'either',
      },
    ),
    kind('engagements.anonymous-only', [
      words(
        'anonymiser*|føres tilbage til|henføres til enkelt*|aggregere*|anonym form|genkende* enkelt*|kan genkendes|opgjort samlet',
      ),
    ]),
    kind(
      'traffic.only-technical',
      [
        words(
          'tekniske oplysninger|tekniske data|*logfil*|*serverlog*|ip-adresse*|logger|logges|log|trafikdata|trafik|driftslog*|adgangslog*',
        ),
        either(collects, uses, keeps, words('logger|logges|indeholder|viser')),
      ],
      { unless: words('krypteret|krypteres|tls|også') },
    ),
    kind(
      'site.host',
      [
        siteOrName,
        words(
          'serverne står|serveren står|host*|hosted|drift*|drives|webhotel*|server|servere|serveren|liggende hos|ligger hos|ligger på|ligger i|placeret|står hos|kører på|kører hos',
        ),
      ],
      { unless: words('besøg*|logger') },
    ),
    kind(
      'engagements.confidential',
      [
        words(
          'penetrationstest*|sikkerhedstest*|*krypter*|tavshedspligt*|tavshedserklæring*|tavshedsløfte*|firewall*|databrud|sikkerhedsbrud*|aflåst*',
        ),
      ],
      { denial: 'either', unless: words('for at sende') },
    ),
    kind(
      'engagements.confidential',
      [
        words('logge ind|logger ind|låser|kode|koden|koder|alarm*|adgangskoder'),
        either(limits, period, words('skift*|automatisk*|efter|personlig*|selv|altid|om natten')),
      ],
      { denial: 'either' },
    ),
    kind('engagements.confidential', [protects, either(act, data)], {
      denial: 'either',
      unless: words('revisor|advokat|bilagene'),
    }),
    kind(
      'partners.disclosures',
      [
        either(gives, words('sendes til|sender … til')),
        either(data, people, things, words('dem|det|noget|nogen')),
      ],
      { denial: 'no' },
    ),
    kind('partners.categories', [words('modtager|indhent*|henter|hentes|får'), data, words('fra')], {
      unless: words('adgang|samtykke'),
    }),
    kind(
      'partners.systems',
      [suppliers, either(ours, uses, gives, data, words('overfør*|indgået|aftale*|handler'))],
      { denial: 'either' },
    ),
    kind('partners.purposes', [keeps, period, either(data, things, ours)], {
      unless: words('kun … nødvendigt for'),
    }),
    kind('partners.purposes', [
      words('*opbevaringsperiode*|*opbevaringstid*|slettefrist*|fristen for sletning|frist for sletning'),
    ]),
    kind(
      'partners.purposes',
      [
        words(
          'automatisk* afgørelse*|automatisere* afgørelse*|automatiske beslutninger|profilering|markedsføring|reklame*|direkte markedsføring',
        ),
      ],
      { denial: 'no' },
    ),
    kind(
      'partners.disclosures',
      [
        people,
        either(
          gives,
          words('ser|får|modtager|indberet*|sendes|sender|samarbejd*|bistand|gennemgår|oplyse*|adgang'),
        ),
        either(data, things, ours, words('*databehandling|opgørelse*|tal')),
      ],
      { denial: 'either', unless: words('modtager … støtte|får … støtte|tilskud*') },
    ),
    kind(
      'partners.disclosures',
      [
        words(
          'underrett*|videregiv*|udlever*|offentliggør*|overlad*|overdrag*|overføres|overføre|deler|deles|delt|videre',
        ),
        either(data, ours),
      ],
      { unless: words('reklame*') },
    ),
    kind('partners.systems', ['name', runs], { unless: words('kontor*|butik*|bor|beliggende|solgt|sælger') }),
    kind(
      'purpose',
      [
        words('kun|alene|udelukkende|aldrig|ikke|andre|andet'),
        words(
          'formål|formålene|lovligt grundlag|når … nødvendigt|når … nødvendig|det omfang|andet end|andre ting|til andet|tilladelse|egne formål|uforenelig*|hjemmel|grundlag',
        ),
      ],
      { denial: 'either' },
    ),
    kind('minimise', [
      words(
        'undgår at spørge|så få|så lidt|færrest muligt|kun … nødvendig*|kun … brug for|kun … skal bruge|kun … behov|alene … nødvendig*|udelukkende … nødvendig*|begrænse* … nødvendig*|begrænser|mindst muligt|kun … relevant*|skal du kun|kun udfylde|dataminimering',
      ),
    ]),
    kind(
      'minimise',
      [
        words(
          'ikke flere|ikke mere|aldrig om mere|aldrig mere|mere, end|flere, end|ikke andre|ikke andet|ikke har brug for|unødvendige|unødige',
        ),
      ],
      { denial: 'either' },
    ),
    kind(
      'partners.categories',
      [words('følsomme*|*cpr*|personfølsomme*|særlige kategorier|strafbare*|helbred*|religion*|børn*')],
      { denial: 'no' },
    ),
    kind('minimise', [either(collects, keeps), either(data, things)], { denial: 'no' }),
    kind('purpose', [uses, data], { denial: 'no', unsure: true }),
    kind('partners.categories', [words('tv-overvåg*|videoovervåg*|kameraovervåg*|overvågningskamera*')]),
    kind(
      'open',
      [
        words(
          'står i skemaet|herunder|nedenfor|her står|at vide|skriver vi det|giver besked|offentliggør|fortæl*|beskriv*|forklar*|oplys*|læse|læs|informer*|orienter*|redegør*|åbne om|åben om|gennemgår|overblik|besked|fremgår',
        ),
        either(whatWe, words('ændring*|ændrer')),
        either(ours, data, words('politik*')),
      ],
      { unless: words('kræve*|registrer*|indhent*|når du oplyser') },
    ),
    kind('open', [words('åbne om|åben om')]),
    kind('partners.disclosures', [words('modtagere|modtagerne|modtagergruppe*'), either(data, act)]),
    kind('partners.categories', [words('kategorier af|typer af|slags'), data]),
    kind('partners.categories', [
      words('stammer fra|hidrører|hidrører fra|kommer fra|kilde|kilden|kilder'),
      data,
    ]),
    kind('partners.purposes', [
      words('behandling|behandlingen|behandlingerne|indgår'),
      words('artikel*|nødvendig*|grundlag*|samtykke*|baseret|sker|lovlig*|interesse*'),
    ]),
    kind(
      'partners.purposes',
      [
        words('skal|nødt til|påkrævet|obligatorisk*|frivillig*|forpligtet til'),
        either(words('give os|oplyse|afgive|samtykke*|udfylde|oplysninger')),
        either(data, you),
      ],
      { denial: 'either' },
    ),
    kind('site.third-parties', [words('facebook*|instagram|linkedin|sociale medier|tiktok'), ours], {
      unsure: true,
    }),
    kind(
      'partners.purposes',
      [
        words(
          'formål:|retsgrundlag:|grundlaget|interesseafvejning|afvejning af interesser|formål*|retsgrundlag*|behandlingsgrundlag*|juridiske grundlag|hjemmel|artikel 6*|artikel 9*|legitim* interesse*|berettiget interesse*|berettigede interesse*|på grundlag af|fordi loven|retlig forpligtelse|med henblik på|bogføringslov*|*lovgivning*|baseret på',
        ),
        either(act, words('behandling*|er|sker|formål:|retsgrundlag:')),
      ],
      { unless: words('henvises') },
    ),
    kind('partners.purposes', [
      words('samtykke*|tilladelse*|har givet lov|bestemmer selv|give … lov|sagt ja|siger ja|spørger|afvise'),
      either(ours, data, you),
      either(uses, collects, gives, words('først|før|kun|skal|altid|frivilligt|om du vil')),
    ]),
    kind('partners.purposes', [uses, data, someone]),
    kind('partners.purposes', [words('bruges|anvendes|benyttes'), words('dem|det|de'), words('til|for at')]),
    kind('partners.categories', [collects, data, someone]),
    kind('partners.purposes', [
      words('sender|udsender|kontakter|ringer'),
      ours,
      words('nyhedsbrev*|markedsføring|tilbud|påmindelse*|sms*|bekræftelse*|servicebesked*'),
    ]),
    kind('partners.categories', [words('noterer|registrerer|gemmer|opbevarer|indsamler'), ours, you], {
      unsure: true,
    }),
    kind(
      'partners.categories',
      [
        words('har|findes|ligger'),
        ours,
        words('kontaktoplysninger|personoplysninger|oplysninger|stamdata|persondata|kundedata'),
      ],
      { unsure: true },
    ),
    kind('open', [words('fortegnelse|procedurer|retningslinjer'), either(ours, data)], { unsure: true }),
    kind(
      'engagements.confidential',
      [data, words('forbliver|bliver mellem|bliver hos|bliver i|bliver her')],
      { unsure: true },
    ),
    kind('engagements.confidential', [limits, mayKnow], { denial: 'either', unsure: true }),
    kind('purpose', [limits, data], { denial: 'either', unsure: true }),
    kind('purpose', [words('aldrig|ingen'), words('vi|jeg')], { denial: 'either', unsure: true }),
    kind('purpose', [limits, either(ours, you), either(data, things, collects)], {
      denial: 'either',
      unsure: true,
    }),
    kind('partners.categories', [handled, either(you, data, things)], { unsure: true }),
    kind('engagements.confidential', [words('ingen må|må ikke|må ingen|må aldrig')], {
      denial: 'no',
      unsure: true,
    }),
    kind(
      'partners.purposes',
      [words('forælder|forældre*|værge*'), words('skrive under|samtykke*|lov|tilladelse|sige ja')],
      {
        unsure: true,
      },
    ),
    kind('open', [words('hvad der|hvor længe|hvad vi'), words('gemmes|gemmer|bruges|bruger|står')], {
      unsure: true,
    }),
    kind('partners.purposes', [disposed], { unsure: true }),
    kind('minimise', [handled], { denial: 'no', unsure: true }),
    kind('minimise', [words('kopi|brug for|feltet|felter'), either(you, ours, data, things)], {
      denial: 'no',
      unsure: true,
    }),
    kind(
      'partners.purposes',
      [
        words(
          'du får|får du|du hører|hører du|du modtager|minder dig|giver dig|ringer til dig|skriver til dig',
        ),
        either(ours, period, told, words('når|kun|dagen før')),
      ],
      { unsure: true },
    ),
    kind('partners.purposes', [words('uden|skal'), told, ours], { denial: 'either', unsure: true }),
    kind(
      'partners.categories',
      [
        ours,
        either(yours, told),
        words(
          'har|ligger|står|skriver|kender|ved|husker|får|ser|finder|laver|samler|skal|bruger|tager|henter|passer|deler|spørger|beder|giver|sender',
        ),
      ],
      { unsure: true },
    ),
    kind('partners.purposes', [weHandle], { denial: 'either', unsure: true }),
    kind('partners.categories', [you, words('fortæl*|oplys*|skriv*|angiv*'), words('os|mig')], {
      unsure: true,
    }),
    kind('purpose', [ours, yours], { denial: 'either', unsure: true }),
    kind(
      'partners.categories',
      [
        either(collects, words('behandling*|indsamling*|registrering*')),
        words('person*|dig|dine|kategorier|typer'),
        data,
      ],
      { unsure: true },
    ),
  ],
} satisfies Grammar)
