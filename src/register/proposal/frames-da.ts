// What binds nothing in Danish: opinions, the law and what words mean, words to the reader, the text about itself; and the
// clauses that only tell how much the company cares. Proven by test/proposal.test.ts.

import { either, type Frame, type Grammar, kind, words } from './grammar.ts'

/** Changes of the policy told, and what is asked of nobody: no frame takes them away. */
export const firm = [
  kind(
    'open',
    [
      words(
        'laver om|lave om|laves om|ændring|ændringer|ændres|ændrer|ændret|udgave|udgaver|version|versioner|retter|opdater*|ajour',
      ),
      words('*politik|*politikken|*politikker|*hjemmeside*|siden|forsiden|måde|vilkår*|behandling*'),
      words(`
      skrevet her|skrives her|ligger altid|ligger her|findes her|skrives på|skrevet på|bliver skrevet|offentliggør*|meddel*|varsles*|varsl*
      får … besked|giver … besked|besked om|ajour|kan fås|fås ved|på mail|pr. mail|på e-mail|pr. e-mail|informer*|orienter*|gør … opmærksom|siger til|skriver vi|står her|står det|står på
    `),
    ],
    { denial: 'either' },
  ),
  kind(
    'open',
    [
      words('laver vi … om|ændrer vi|ændrer sig|ændringer|ændres noget'),
      words('skriver vi|står … her|får … besked|giver … besked|siger vi|hører du|her på siden'),
    ],
    { denial: 'either' },
  ),
  kind(
    'open',
    [
      words('tidligere|ældre|gamle|forrige|seneste|nyeste|gældende'),
      words('udgaver|versioner|udgave|version'),
      words('fås|se|sender|henvend*|findes|gemmer|her|altid'),
    ],
    { denial: 'either' },
  ),
  kind(
    'minimise',
    [
      words('vi|jeg'),
      words('beder … om|spørger … om|kræver|forlanger|tager … kopi'),
      words('medmindre|kopi|pas|legitimation|*cpr*'),
    ],
    { denial: 'no' },
  ),
]

export const party = words(`
  vi|os|vores|vor|vort|vore|jeg|mig|min|mit|mine|virksomheden|foreningen|klubben|klinikken|butikken|skolen|du kan|kan du|du har|har du|du må|du får|på siden|på sitet|her på|dit samtykke|følge dig
`)

const law =
  '\\p{L}*(?:lov|loven|lovgivning|lovgivningen|forordning|forordningen|direktiv|direktivet|regler|reglerne|bekendtgørelsen|gdpr|artikel)'
/** Those of whom nobody in particular is meant. */
const anyone = `(?:virksomhed|forening|organisation|dataansvarlig|databehandler|erhvervsdrivende|arbejdsgiver|myndighed|website|hjemmeside|webside|browser|cookie|tjeneste|borger|forbruger|netværk|tredjeland|side|medie)(?:s|e|r|er|ere|n|en|ne|erne)?`

export const general = either(
  new RegExp(
    `^(?:efter|ifølge|i henhold til|under|i medfør af|som følge af|i) (?:\\p{L}+ ){0,3}${law}(?!\\p{L})`,
    'iu',
  ),
  /^(?:\p{L}+,? ){0,3}(?:loven|lovgivningen|reglerne|forordningen|gdpr|databeskyttelsesreglerne) \p{L}+/iu,
  new RegExp(
    `(?<!\\p{L})(?:en|et|enhver|ethvert|nogle|mange|alle|de fleste|andre|danske|sociale|visse|næsten alle) (?:\\p{L}+ )?${anyone}(?!\\p{L})`,
    'iu',
  ),
  /^(?:hackere|svindlere|arbejdsgivere|privatpersoner|foreninger|virksomheder|firmaer|domstolene|kriminelle|eksperter|forskere|danskere|danskerne|databehandlere|dataansvarlige|gode \p{L}+) (?!.*(?<!\p{L})(?:kun|ikke|aldrig)(?!\p{L}))/iu,
  /^(?:tredjeparts)?(?:cookie|browser|website|hjemmeside|virksomhed|myndighed|dataansvarlig|databehandler)(?:s|e|r|er|ere)? (?:kan|er|skal|må|bør|bruges på|sættes|har)(?!\p{L})/iu,
  /rettighed\p{L}* (?:(?:er|kan|gælder|har) .*(?:ikke|undtag|begræns|beting|ubegræns)|følger)/iu,
  /(?<!\p{L})(?:praksis|debat|facebook ejer|forskelligt)(?!\p{L})/iu,
  /^(?:intet|ingen) (?!oplysning|data|cookie|person|af )\p{L}+ (?:på \p{L}+ )?er(?!\p{L})/iu,
  /^(?:de|disse|det) (?:\p{L}+ )?(?:kan|er) (?:\p{L}+ ){0,5}(?:begrænse\p{L}*|undtag\p{L}*|betinge\p{L}*|absolutte)(?!\p{L})/iu,
  /^[\p{L}-]*(?:loven|lovgivningen|bekendtgørelsen|forordningen|reglen|bestemmelsen|princippet) \p{L}+/iu,
  /^(?:et|en) (?!samtykke|tilladelse|kopi|udskrift|medarbejder|ansat|gang|del |backup|sikkerhedskopi|ekstern|liste|log|journal|revisor|oversigt|cookie|klage|henvendelse|anmodning|behandl)(?:\p{L}+ ){1,2}?(?:er|har|kan|viser|fylder|indeholder|omfatter|koster|giver|siger|beskytter|gælder)(?!\p{L})(?!.* (?:dig|din|dit|dine)(?!\p{L}))/iu,
  /^(?!der |det |her |dette |vores |grundlaget|formålet|retsgrundlaget|adgang)(?:[\p{L}-]+ ){1,4}er (?:særlig|følsom|almindelig|fortrolig|det mest|den mest|blandt|et af|en af|også omfattet)\p{L}*(?!\p{L})/iu,
  /^(?:det er (?:gratis|muligt|frivilligt) at|ikke alle|nødvendige cookies)(?!\p{L})/iu,
  /^artikel \d+\S* \p{L}+r(?!\p{L})|(?<!\p{L})har (?:altid )?været .* siden(?!\p{L})|(?<!\p{L})(?:helt|fuldstændigt?|100 ?%|fuldkommen) sikker(?!\p{L})/iu,
  /^(?:\p{L}+(?:styrelsen|ministeriet)|facebook|google|meta|linkedin) (?:er|har|kan|behandler)(?!\p{L})/iu,
  /^at \p{L}+ .* betyder|^(?:kryptering|hashing|anonymisering|pseudonymisering|profilering|dataportabilitet) (?:er|betyder|gør|handler)(?!\p{L})/iu,
  /^(?:(?:nogle|visse) (?:\p{L}+ )?(?:oplysninger|data)|(?:følsomme |almindelige )(?:person)?(?:oplysninger|data) må|(?:følsomme |almindelige )?(?:person)?(?:oplysninger|data) (?:må kun|skal|bør|kan være))(?!\p{L})/iu,
  /^(?:[\p{L}-]+ ){1,2}(?:er, når|kan (?:også )?(?:for eksempel|f\.eks\.|være)|kaldes|er en fortrolig|er det samme som)/iu,
  /^(?:det|heraf|deraf) følger/iu,
  words(
    'eget ansvar|undtagelser fra|betingelser eller begrænsninger|deres brugere|sine brugere|deres kunder|deres egne|deres egen|egne regler|almindelig e-mail',
  ),
)

/** Reader's own affairs: what an imperative asks for that is no request to the company about data. */
const request =
  '(?!.*(?:@|\\d\\d ?\\d\\d ?\\d\\d ?\\d\\d|om dig|dine (?:data|oplysninger|rettigheder)|slette|rette|indsigt|klage|samtykke|frameld|afmeld))'

export const frames: Readonly<Record<Frame, RegExp>> = {
  opinion: either(
    /^(?:mange|de fleste)(?! af)(?!\p{L})/iu,
    /^tak(?!\p{L})/iu,
    /^hos os får du/iu,
    /^(?!.*(?<!\p{L})(?:aldrig|ikke|kun|oplysning\p{L}*|data)(?!\p{L})).*!$/iu,
    words(`
      vi mener|mener vi|vi synes|synes vi|vi tror|tror vi|vi håber|håber vi|alt for meget data
      glæder os|glæder mig|elsker|håber|stolt*|brænder for|god fornøjelse|held og lykke|menneskeret|for sjov
      holdning|burde|ingen bør|alle bør|man bør|det bør|skal være trygt
    `),
  ),
  law: either(
    /^(?:GDPR|(?:EU['’]s |den )?(?:persondata|databeskyttelses)(?:forordning|lov)\p{L}*|forordningen|loven|lovgivningen|reglerne|bogføringsloven|datatilsynet|EU)(?: \([^)]*\))? (?!.*(?<!\p{L})(?:ret til|klage)(?!\p{L}))/iu,
    /^(?:en|et|the) \p{L}+ er (?:den|det|en|et|alle)(?!\p{L})/iu,
    /^(?:en|et|ved|som|begrebet|udtrykket|ordet) (?:["”“']?\p{L}+["”“']? ){1,3}(?:er (?:en|et|alle|enhver)|forstås|menes|betyder|dækker|er defineret|regnes)/iu,
    /^(?!dataansvarlig|ansvarlig|vi |vores|det |der |her |jeg )\p{L}+ er (?:et|en|den|det|guld)(?!\p{L})(?!.*(?<!\p{L})(?:vi|os|vores|dataansvarlig\p{L}*)(?!\p{L}))/iu,
    /^(?:\p{L}+ ){1,2}(?:er (?:alle|enhver|en (?:lille|samlet|form)|oplysninger,? (?:der|som|om)|små|information)|forstås|betyder|står for|defineres|omfatter alle)/iu,
    words(
      'omtaler … betyder|i henhold til forordningen er|efter forordningen er|i forordningens forstand|skriver … mener vi|alle virksomheder|enhver virksomhed|virksomheder skal|kan ikke indeholde virus|betyder alle|forstås som',
    ),
  ),
  reader: either(
    /^(?!.*(?<!\p{L})(?:lukker|henter)(?!\p{L})).*(?<!\p{L})browser\p{L}*/iu,
    new RegExp(
      `^(?:del|følg|tilmeld|ring|kig|opbevar|udlevér|udlever|pas|kom|besøg(?! på)|prøv|hent|gem|lad|spring|gå|skriv|tag|få|slet|læs|se|find|klik|mød|book|bliv|bestil|køb(?! og)|abonner|log)(?!\\p{L})${request}`,
      'iu',
    ),
    /^(?:hvis (?:du|man)) (?:sletter|slår|blokerer|afviser|fravælger) .*cookie/iu,
    /^(?:du|i) kan (?:også |altid )?(?:betale|bestille|hente|købe|finde|printe|booke|følge|parkere|bruge|handle|tilmelde)(?!\p{L})/iu,
    /^(?:spørg altid|slet selv|hold altid|følg|skift|vælg|overvej|print|opret|brug|send aldrig|send ikke|skriv aldrig|log altid|oplys aldrig|giv aldrig|læs|klik|se|husk|bemærk|tjek|find|gå til|vær opmærksom|undgå|brug venligst|sørg for|del aldrig|giv os|vi (?:be|opfordr|anbefal)\p{L}* dig)(?!\p{L})/iu,
    /^(?:du|de|i) (?:finder|er selv|accepterer|har selv|er ansvarlig|giver|afgør|vælger)(?!\p{L})/iu,
    /^(?:du|de|i) (?:skal|bør|bedes)(?!\p{L})(?!.*(?<!\p{L})(?:kontakt|skriv|henvend|give os|oplyse))/iu,
    /(?<!\p{L})brug(?!\p{L}).*(?<!\p{L})accept/iu,
    /^(?:ved at (?:bruge|benytte|fortsætte|besøge))(?!\p{L})/iu,
    words(`
        læse mere|læs mere|finde mere|mere information|kan læses på
        i din egen interesse|skal du selv|du selv ansvar*
      `),
  ),
  structure: either(
    /^(?:(?:seneste|nyeste|relaterede|lignende|populære|andre|flere|del|menu|kategorier|arkiv|søg|log ind|indhold|forrige|næste) ?)+(?:(?:indlæg|artikler|nyt|nyheder|kommentarer|dette)(?!\p{L})|$)/iu,
    /^(?:(?:formål|oplysninger|data|kategori|type|modtager|tidsrum|periode|opbevares|opbevaring|slettes|grundlag|retsgrundlag|leverandør|hvem|hvad|hvorfor|bemærkninger|navn|udløb|udbyder|cookie)(?: |$)){1,6}$/iu,
    /\?$|^version(?!\p{L})|^(?:§|afsnit|bilag|punkt) ?\d/iu,
    words(`
        udgave|udgaver|udgaven|ugyldig|trykfejl|sidst rettet|til orientering|senest opdateret|sidst opdateret|senest ændret|sidst ændret|senest revideret|sidst revideret|opdateret den|forbeholder*
        overskrifter*|begreberne|vedtægter* kan|på generalforsamlingen i|træder i kraft|trådte i kraft|links til|link til andre
        ikke ansvarlig|ikke ansvarlige|intet ansvar|ikke ansvar|ikke noget ansvar|politik gælder|politikken gælder|erstatter
        en del af vores handelsbetingelser|handelsbetingelser*|tekst er udarbejdet|politik er udarbejdet|politikken er udarbejdet
        vedtog|politikken er vedtaget|er vedtaget|politik er vedtaget|politikken er delt|dansk ret|kan ikke garantere|tak fordi
        tak, fordi|velkommen til vores|åbningstid*|inklusive moms|kan læses|løbende opdatere*|opdateres løbende|ændres løbende
      `),
  ),
}

export const care = words(`
    alvorligt|vigtigt for os|vigtig for os|vigtigt emne|høj prioritet|højeste prioritet|højt prioriteret|højt|værner om|værne om
    passer på|passer vi på|passer godt på|passer vi godt på|lægger vægt på|lægger vi vægt på|trygge hænder|går op i|tillid|respekterer
    i gode hænder|er dine|her for dig|sætter pris på|vægt på|er vigtig|er vigtigt|omhu|ansvarligt|bestræber*
  `)

/** What a sentence under a heading is about, where it does not say so itself. */
export const headings: Grammar['headings'] = [
  { pledge: 'rights.complaint', says: words('klage*') },
  {
    pledge: 'rights.access',
    says: words('rettighed*|indsigt|dine muligheder|det kan du|hvad kan du|hvad du kan|du bestemmer'),
  },
  { pledge: 'rights.withdraw', says: words('samtykke*|tilladelse*') },
  { pledge: 'rights.reachable', says: words('kontakt*|spørgsmål|skriv til|fat i') },
  { pledge: 'engagements.confidential', says: words('sikker*|beskyt*|fortrolig*|passer vi på|tavshed*') },
  { pledge: 'site.third-parties', says: words('cookie*|sporing|statistik|hjemmesiden') },
  { pledge: 'partners.purposes', says: words('opbevar*|slet*|hvor længe|gemmer vi|sletning') },
  {
    pledge: 'partners.disclosures',
    says: words('modtager*|videregiv*|deler|deling|hvem ser|hvem får|får andre|andre|hvem har|hvem ellers'),
  },
  {
    pledge: 'partners.systems',
    says: words('leverandør*|databehandler*|systemer|samarbejdspartnere|programmer|overførsel*'),
  },
  { pledge: 'partners.purposes', says: words('formål*|hvorfor|bruger vi|bruges|grundlag*|hvad vi bruger') },
  {
    pledge: 'partners.categories',
    says: words('hvilke oplysninger|oplysninger|indsamler|kategorier|hvad vi ved|noterer|registrerer'),
  },
]
