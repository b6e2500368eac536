// The grammar of promises in Danish: first the classes of words, then which of them make a promise of which pledge. The
// order matters: roles and rights first, the wide ones (kinds of data, purposes) last.
// Proven by test/proposal.test.ts on sentences of test/policies and test/sentences.

import { either, type Grammar, words } from './grammar.ts'

const ours = words(`
  vi|os|vores|vor|vort|vore|jeg|mig|min|mit|mine|virksomheden*|firmaet*|foreningen*|klubben*|klinikken*|butikken*|skolen*
  selskabet*|*værket|*værkets|kontoret*|værkstedet*|salonen*|bestyrelsen*|kassereren*|formanden*|ledelsen*|personale*
  medarbejder*|*ansatte*|institutionen*|børnehaven*|vuggestuen*|dagplejen*|*huset|*husets|*centret|*centeret|praksis
  lægen*|tandlægen*|*terapeuten*|behandleren*|redaktionen*|sekretariatet*|museet*|hotellet*|kroen*|webshop*|shoppen
  hjemmeside*|website*|webside*|siden|serveren*|*server|*servere|systemet*|udlejer*|sælger|fonden*|kirken*|menigheden*
  frivillige*|trænere*|træneren*|lærerne*|læreren*|administrationen*|afdelingen*|koncernen*|organisationen*|lauget*
`)
const you = words('du|dig|din|dit|dine|jer|jeres|den registrerede|de registrerede|man|enhver|kunden|alle')
const data = words(`
  *oplysning*|*information*|*data|*dataene|navn|navne|navnet|adresse*|*adresse|*adresser|e-mail*|mail|mails|*mailen|telefonnummer*|*cpr*
  *personnummer*|fødselsdato*|*billede*|foto*|video|videoer|*optagelse*|optagelser|*journal|*journalen|*journaler
  *ansøgning*|*faktura*|bilag*|*ordre|*historik|*konto|*konti|*kortnummer|ip-adresse*|*listen|*lister|*nyhedsbrev*
  *besked|beskeder|korrespondance*|*logfil*|*adgangskode*|profil*|målernummer*|telefonsamtale*|samtaler|regnskabsmateriale*
  sikkerhedskopi*|backup*|kontaktinfo*|personalia|prøvesvar*|testresultat*|besvarelse*|svar|svarene|cv|cv'er|referencer
  referat*|kundekartotek*|arkiv*|kartotek*|forbrug|forbruget|samtykke*|underskrift*|gps*|lokation*|spor
`)
const things = words(
  `papir*|*sager|*sagen|*sagsakter|dokument*|*materiale*|tilbud|kopier|notat*|sag|*meldinger|*erklæringer|*prøver|mapper*|*skemaer|*skema|optegnelser
  *overvågning*|dem|alt|formularer|formularen`,
)
const collects = words(`
  indsaml*|indhent*|modtag*|registrer*|noter*|optager|optages|optage|gemmer|gemmes|gemme|gemt|opbevar*|behandl*|lagr*
  fører|føres|føre|skriver|skrives|nedskriv*|spørger|beder|bedes|kræve*|henter|hentes|hente|opret*|overvåg*|filmer|fotografer*|måler|måles|aflæs*|efterspørg*|samler|samles
  oplyser|oplyst|oplyses|besidder|råder|kender|ser|håndter*|får|udfyld*|angiv*|indtast*|bestå*|omfatt*|drejer sig om
`)
const uses = words(`
  bruger|bruges|brug|bruge|brugt|anvend*|anvendelse*|benyt*|udnyt*|kontakter|kontakte|kontaktes|sender|sendes|sende|udsend*|analyser*|sammenstil*
  profiler*|træffe*|foretag*|markedsfør*|arbejder … med|arbejde … med|offentliggør*|vises|viser|lægges|lægger|optræde*
`)
const keeps = words(`
  slet*|fjern*|kasser*|destruer*|makuler*|smid* … ud|smid*|opbevar*|gem|gemmer|gemmes|gemme|gemt|bevar*|arkiver*|lagr*
  anonymiser*|beholder|beholdes|overskriv*|tilintetgør*|nedtag*|brændes|brænder|bortskaf*|rydder|ryddes|tømmes|får … tilbage
  leveres tilbage|tilbagelever*|returner*|ryger … ud|udgår
`)
const gives = words(`
  videregiv*|udlever*|deler|deles|dele|delt|overgiv*|overdrag*|overlad*|videresend*|offentliggør*|sælg*|solgt|udlej*
  videresælg*|røbe*|formidl*|indberet*|fremsend*|give* … videre|sende* … videre|går … videre
`)
const runs = words(`
  kører|køres|håndter*|administrer*|ligger|ligge|føres|fører|føre|udsendes|udsender|sender|sendes|styres|drives|driver
  benyt*|anvend*|bruger|bruges|brug|samarbejder|samarbejde|hostes|hoster|opbevar*|gemmes|gemmer|behandl*|lagr*|leveres
  leverer|varetag*|foregår|sker|står for|afvikles|bogføres|bogfører|indgået|trækker|tilmeldt|hjælper|skriver|findes
  registrer*|opkræv*|betal*|booker|bookes
`)
const period = words(`
  *dag|*dage|døgn|*uge|*uger|*måned|*måneder|*år|*året|*årets|så længe|længere tid|indtil|hvorefter|derefter|herefter|senest
  ikke længere|når … slut*|når … afslut*|når … ophør*|når … melder|ophør*|fraflytning|udmeld*|løbende|straks|udløb*|tidsrum*
  når … nødvendig*|periode*|end nødvendigt|slutter|når … slut|afslutte*
`)
const limits = words(
  'kun|ingen andre|alene|udelukkende|aldrig|ikke|ingen|intet|hverken|højst|ej|aldrig andet|uden at|begræns*|undlad*|undgår',
)
const site = words(
  '*hjemmeside*|*website*|*websted*|*webside*|web-shop*|*webshop*|siden|sitet|*portal*|*platform*|appen|shoppen',
)
const trackers = words(`
  google analytics|cookie*|cookies*|*tracking*|*sporing*|*sporings*|*pixel*|pixels|matomo|plausible|hotjar|*besøgsstatistik*|besøgstal
  statistik over … besøg*|statistik om … brug*|facebook pixel|tredjepartscookies|besøgende følge*|adfærd på tværs
`)
const people = words(`
  revisor*|advokat*|bogholder*|inkasso*|myndighed*|politi*|skat|told*|kommune*|region*|læge|forsikring*|bank|banken|pengeinstitut*
  tredjemand*|tredjepart*|andre|udenforstående|samarbejdspartner*|uvedkommende|fragt*|rådgiver*|forbund*|skatteforvaltningen
  kreditor*|koncern*|annoncør*|sundhed*|domstol*|modtager*|uddannelses*|arbejdsgiver*|sygesikring*
`)
const suppliers = words(`
  databehandler*|underdatabehandler*|databehandleraftale*|vores leverandør*|nogle leverandører|vores samarbejdspartner*|underleverandør*|tredjeland*|uden for eu*|uden for eøs
  standardkontrakt*|eu/eøs|inden for eu|i eu|i usa|*-leverandør*|hostingpartner*|it-partner*|eu-u.s.|lande uden for
`)
const protects = words(`
  fortrolig*|tavshed*|*krypter*|tls|ssl|*adgangskode*|*password*|firewall*|*sikkerhedskopi*|backup*|*foranstaltning*
  låst*|aflåst*|låses|sikker mail|sikker post|sikker forbindelse|uvedkommende|tofaktor*|to-faktor*|to-trins*|brud|sikkerhedsbrud*
  har adgang|adgang til|adgangen til|får adgang|adgangsstyr*|rettigheder til|vpn|*antivirus*|nøglen|hemmeligt|hemmelige|pinkode*
  databrud|sikkerhedshændelse*|tale om|adgangskontrol*|adgangsbegræns*|risikovurder*|konsekvensanalyse*|beredskab*|sikkerhedsopdater*
  interne regler|kode|koder|låste|aflåste|åbne … journal*|må se|kan se … oplysning*|beskytte* … mod|sikre* … mod|sikkert
`)
/** Acts that are only ever done to data: they promise by themselves. */
const handled = words(`
  registrerer|registreres|opbevares|opbevarer|videregives|videregiver|indsamles|indsamler|slettes|sletter|optages|behandles|arkiveres
  makuleres|offentliggøres|lagres|logges|gemmes|anonymiseres|pseudonymiseres|overføres|profileres|sælges|indberettes
`)
const contact = either(
  words(`
    kontakte*|skriv til|skrive til|skriver … til|ring til|ringe til|ringer … til|henvend*|spørgsmål|forespørgsel*|forespørgsler|mail til
    maile*|træffes|tag fat|sende … til|telefon*
  `),
  /@|(?<!\d)\d\d ?\d\d ?\d\d ?\d\d(?!\d)/u,
)
const reach = either(
  words('os|mig|kontoret|kassereren|formanden|bestyrelsen|databeskyttelsesrådgiver*|dpo*|sekretariatet|receptionen'),
  /@|(?<!\d)\d\d ?\d\d ?\d\d ?\d\d(?!\d)/u,
)
const rightTo = words(`
  ret|retten|rettighed*|kan|må|kræve|krav|berettiget|anmode|anmodning|beder|bede|mulighed|velkommen|ønsker|altid|vil
`)
const whatWe = words('hvad|hvilke|hvilken|hvordan|hvorfor|hvortil|hvor længe|hvem|overblik over|orientering om|om behandlingen|herom')
const act = either(ours, collects, uses, keeps, gives)

export const danish: Grammar = Object.freeze({
  ours,
  frames: {
    opinion: words(`
      vi mener|mener vi|vi synes|synes vi|vi tror|tror vi|vi håber|håber vi|alt for meget data|mange spørger|mange oplever
      holdning|burde|ingen bør|alle bør|man bør|det bør|skal være trygt|mange *er|de fleste
    `),
    law: either(
      /^(?:GDPR|(?:EU['’]s |den )?(?:persondata|databeskyttelses)(?:forordning|lov)\p{L}*|forordningen|loven|lovgivningen|reglerne|bogføringsloven|datatilsynet|EU)(?: \([^)]*\))? (?!.*(?<!\p{L})(?:ret til|klage)(?!\p{L}))/iu,
      /^(?:en|et|ved|som|begrebet|udtrykket|ordet) (?:["”“']?\p{L}+["”“']? ){1,3}(?:er (?:en|et|alle|enhver)|forstås|menes|betyder|dækker|er defineret|regnes)/iu,
      /^(?:\p{L}+ ){1,2}(?:er (?:alle|enhver|en (?:lille|samlet|form)|oplysninger,? (?:der|som|om)|små|information)|forstås|betyder|står for|defineres|omfatter alle)/iu,
      words('kan ikke indeholde virus|betyder alle|forstås som'),
    ),
    reader: either(
      /^(?:læs|klik|se|husk|bemærk|tjek|find|gå til|vær opmærksom|undgå|brug venligst|sørg for|del aldrig|giv os|vi (?:be|opfordr|anbefal)\p{L}* dig)(?!\p{L})/iu,
      /^(?:du|de|i) (?:finder|er selv|accepterer|har selv|er ansvarlig|giver|afgør|vælger)(?!\p{L})/iu,
      /^(?:du|de|i) (?:skal|bør|bedes)(?!\p{L})(?!.*(?<!\p{L})(?:kontakt|skriv|henvend|give os|oplyse))/iu,
      /(?<!\p{L})brug(?!\p{L}).*(?<!\p{L})accept/iu,
      /^(?:ved at (?:bruge|benytte|fortsætte|besøge))(?!\p{L})/iu,
      words(`
        læse mere|læs mere|finde mere|mere information|kan læses på|din browser*|browseren*|dine browser*|browsere
        i din egen interesse|skal du selv|du selv ansvar*
      `),
    ),
    structure: either(
      /\?$|^version(?!\p{L})|^(?:§|afsnit|bilag|punkt) ?\d/iu,
      words(`
        senest opdateret|sidst opdateret|senest ændret|sidst ændret|senest revideret|sidst revideret|opdateret den|forbeholder*
        overskrifter*|begreberne|vedtægter* kan|på generalforsamlingen i|træder i kraft|trådte i kraft|links til|link til andre
        ikke ansvarlig|ikke ansvarlige|intet ansvar|ikke ansvar|ikke noget ansvar|politik gælder|politikken gælder|erstatter
        en del af vores handelsbetingelser|handelsbetingelser*|tekst er udarbejdet|politik er udarbejdet|politikken er udarbejdet
        vedtog|politikken er vedtaget|er vedtaget|politik er vedtaget|politikken er delt|dansk ret|kan ikke garantere|tak fordi
        tak, fordi|velkommen til vores|åbningstid*|inklusive moms|kan læses|løbende opdatere*|opdateres løbende|ændres løbende
      `),
    ),
  },
  care: words(`
    alvorligt|vigtigt for os|vigtig for os|vigtigt emne|høj prioritet|højeste prioritet|højt prioriteret|højt|værner om|værne om
    passer på|passer vi på|passer godt på|passer vi godt på|lægger vægt på|lægger vi vægt på|trygge hænder|går op i|tillid|respekterer
    sætter pris på|vægt på|er vigtig|er vigtigt|omhu|ansvarligt|bestræber*
  `),
  clauses: /,\s+(?!at )|;\s+|\s+[–-]\s+|\s+og\s+|\s+men\s+|\s+derfor\s+/u,
  denies: words('ikke|ej|aldrig|ingen|intet|hverken|undlader|nægter|næppe'),
  aside:
    /^(?:hvis|når) [^,]*,|,? (?:hvis|medmindre|fordi|når|indtil|så længe|mens|end) .*$|,? (?:der|som|hvor) (?:\p{L}+ ){0,2}ikke .*$|ikke (?:længere|kun|blot|bare)(?:.*men)?|ikke-\p{L}+|uden unødig|ret til ikke at/giu,
  promises: [
    {
      pledge: 'engagements.processor',
      says: [
        words(`
          kunde* … dataansvarlig*|kommunen er dataansvarlig|vi er databehandler|er databehandler|som databehandler
          databehandler for|på kundens vegne|på vegne af … kunde*|på dine vegne|på jeres vegne|på deres vegne|på vegne af kommune*
          du er dataansvarlig|opdragsgiver* … dataansvarlig*|i er dataansvarlig*
        `),
      ],
      unless: words('vores databehandlere|på vores vegne'),
    },
    {
      pledge: 'controller.identity',
      says: [
        either(
          /(?<!\p{L})CVR(?!\p{L}).{0,20}\d/iu,
          words('er dataansvarlig*|dataansvarlig for|dataansvarlige for|dataansvarlig er|dataansvarlige er|som dataansvarlig|ansvarlig for behandlingen'),
        ),
      ],
    },
    {
      pledge: 'rights.complaint',
      says: [words('klage*|klag|*klage|klagevejledning'), words('datatilsyn*|tilsynsmyndighed*|ret|kan|mulighed|rettes')],
    },
    {
      pledge: 'rights.withdraw',
      says: [words('*samtykke*|nyhedsbrev*|tilladelse*|billede*|medlemskab*|*klub*'), words('tilbagekald*|melde … ud|trække* … tilbage|træk* … tilbage|trukket tilbage|afmeld*|frameld*|tages ned|fortryd*|ophæve*|ændre*|ændret')],
      unless: words('gemmer|gemmes|opbevar*|sletter'),
    },
    {
      pledge: 'rights.object',
      says: [words('indsigelse*|menneske … afgørelse*|afgørelse* … menneske|genstand for … automatisk*|modsætte*|protestere*|sige nej|nej tak|frabed*|fravælge*|afmeld*|frameld*|sige fra')],
      unless: words('før|indtil'),
    },
    {
      pledge: 'rights.reachable',
      says: [
        words('svarer|besvarer|besvares|vender tilbage|får … svar|få … svar|kvitterer|behandle* … anmodning*'),
        either(ours, you),
        either(period, words('henvendelse*|anmodning*|spørgsmål|hurtigst*|mail*')),
      ],
      unless: words('slettes|opbevares|sletter|opbevarer|beder … om'),
    },
    {
      pledge: 'rights.rectify-erase',
      says: [rightTo, words('rettet|rette|berigtige*|berigtigelse*|slette|slettet|sletning|*begrænset|begrænse*|*begrænsning|korrigere*|korrigeret|ændret|opdateret|suppleret|fjernet|fjerne'), either(you, words('ret til|retten til'))],
      unless: words('cookie*|browser*|vi begrænser|årligt|er begrænset'),
    },
    {
      pledge: 'rights.rectify-erase',
      says: [words('noget … rettet|noget … ændret|forkert*|urigtig*|fejl|ufuldstændig*|ukorrekt*'), words('retter|rettes|rette|ændrer|korrigerer|berigtiger|sletter|slettes|rettet')],
      unless: words('ved en fejl'),
    },
    {
      pledge: 'rights.access',
      says: [
        either(you, words('ret til|retten til|anmod*')),
        words(`
          indsigt*|indsigelsesret|dataportabilitet*|kopi af|udskrift*|få at vide, hvilke|få at vide, hvad|få oplyst*|struktureret*
          se de oplysninger|se dine oplysninger|se, hvilke|se, hvad|hvilke … vi har … om dig|udleveret|få overført|flyttet|transmitter*
          tage … data med|få … data med|flytte … data|se hvad|se hvilke|modtage … oplysninger|få at vide
        `),
      ],
      unless: words('når du'),
    },
    { pledge: 'rights.reachable', says: [contact, reach], unless: words('indsamler vi|registrerer vi|gemmer vi|når du kontakter|når du skriver|når du ringer|når du henvender|hvis du kontakter|bruges|gemmes|opbevares|slettes|videregive*|logger') },
    {
      pledge: 'rights.reachable',
      says: [words('rettigheder|databeskyttelsesrådgiver*|dpo|henvendelse*'), words('kontakt*|henvend*|skriv*|mail*|rettes|sendes|stiles')],
      unless: words('slettes|opbevares|gemmes'),
    },
    {
      pledge: 'rights.reachable',
      says: [words('rettighed*|anmodning*|indsigt|henvendelse*|bede om|vi beder'), words('gratis|gebyr*|koster|legitimation|legitimer*|identitet*|bekræfte … identitet')],
      denial: 'either',
    },
    {
      pledge: 'controller.identity',
      says: [words('databeskyttelsesrådgiver*|dpo'), words('udpeget|har|vores')],
      denial: 'either',
    },
    {
      pledge: 'engagements.instruction',
      says: [words('instruks*|kundens anvisning*|som kunden beder')],
    },
    {
      pledge: 'engagements.deleted-at-once',
      says: [words('slet*|destruer*|tilintetgør*|makuler*'), words('straks|omgående|med det samme|øjeblikkelig*')],
    },
    { pledge: 'traffic.no-trackers', says: [trackers], denial: 'no' },
    { pledge: 'traffic.no-trackers', says: [words('kun … nødvendige cookie*|kun … tekniske cookie*|alene … nødvendige cookie*|cookiefri*|udelukkende … cookie*')] },
    { pledge: 'site.third-parties', says: [trackers, either(act, site, words('sætter|sættes|placeres|placerer|indeholder|ligger|samtykke'))], unless: words('kan du|du kan') },
    {
      pledge: 'site.third-parties',
      says: [
        words("cdn|cdn'er|skrifttyper*|fonte|fonts|kort|videoer|video|indhold|plugins|knapper|scripts|dele af|billeder"),
        words('cdn|cdn*|hentes|hentet|indlejr*|indlæs*|vises fra|vist fra|google maps|google fonts|youtube|vimeo|tredjepart*|eksterne'),
      ],
      unless: words('kortnummer*|betalingskort*'),
    },
    { pledge: 'engagements.anonymous-only', says: [words('anonymiser*|føres tilbage til|henføres til enkelt*|aggregere*|anonym form|genkende* enkelt*|opgjort samlet')] },
    {
      pledge: 'traffic.only-technical',
      says: [words('tekniske oplysninger|tekniske data|*logfil*|*serverlog*|ip-adresse*|logger|logges|log|trafikdata|trafik|driftslog*|adgangslog*'), either(collects, uses, keeps, words('logger|logges|indeholder|viser'))],
      unless: words('krypteret|krypteres|tls'),
    },
    {
      pledge: 'site.host',
      says: [site, words('host*|hosted|drift*|drives|webhotel*|server|servere|serveren|ligger hos|ligger på|ligger i|placeret|står hos|kører på|kører hos')],
      unless: words('besøg*|logger'),
    },
    { pledge: 'engagements.confidential', says: [words('*krypter*|tavshed*|firewall*|databrud|sikkerhedsbrud*|aflåst*')], denial: 'either', unless: words('for at sende') },
    { pledge: 'engagements.confidential', says: [protects, either(act, data)], denial: 'either', unless: words('revisor|advokat|bilagene') },
    {
      pledge: 'partners.disclosures',
      says: [either(gives, words('sendes til|sender … til')), either(data, people, things)],
      denial: 'no',
    },
    { pledge: 'partners.categories', says: [words('modtager|indhent*|henter|hentes|får'), data, words('fra')], unless: words('adgang|samtykke') },
    { pledge: 'partners.systems', says: [suppliers, either(ours, uses, gives, data, words('overfør*|indgået|aftale*|handler'))], denial: 'either' },
    { pledge: 'partners.purposes', says: [keeps, period, either(data, things, ours)], unless: words('kun … nødvendigt for') },
    { pledge: 'partners.purposes', says: [words('*opbevaringsperiode*|*opbevaringstid*|slettefrist*')] },
    {
      pledge: 'partners.purposes',
      says: [words('automatisk* afgørelse*|automatisere* afgørelse*|automatiske beslutninger|profilering|markedsføring|reklame*|direkte markedsføring')],
      denial: 'no',
    },
    {
      pledge: 'partners.disclosures',
      says: [people, either(gives, words('ser|får|modtager|indberet*|sendes|sender|samarbejd*|bistand|gennemgår|oplyse*|adgang')), either(data, things, ours, words('*databehandling'))],
      unless: words('modtager … støtte|får … støtte|tilskud*'),
    },
    { pledge: 'partners.disclosures', says: [words('videregiv*|udlever*|offentliggør*|overlad*|overdrag*|overføres|overføre|deler|deles|videre'), either(data, ours)], unless: words('reklame*') },
    { pledge: 'partners.systems', says: ['name', runs] },
    {
      pledge: 'purpose',
      says: [words('kun|alene|udelukkende|aldrig|ikke|andre|andet'), words('formål|formålene|lovligt grundlag|når … nødvendigt|når … nødvendig|det omfang|andet end|andre ting|til andet|tilladelse|egne formål|uforenelig*|hjemmel|grundlag')],
      denial: 'either',
    },
    {
      pledge: 'minimise',
      says: [words('så få|så lidt|færrest muligt|kun … nødvendig*|kun … brug for|kun … skal bruge|kun … behov|alene … nødvendig*|udelukkende … nødvendig*|begrænse* … nødvendig*|begrænser|mindst muligt|kun … relevant*|skal du kun|kun udfylde|dataminimering')],
    },
    { pledge: 'minimise', says: [words('ikke flere|ikke mere|aldrig om mere|aldrig mere|mere, end|flere, end|ikke andre|ikke andet|ikke har brug for|unødvendige|unødige')], denial: 'either' },
    { pledge: 'partners.categories', says: [words('følsomme*|*cpr*|personfølsomme*|særlige kategorier|strafbare*|helbred*|religion*|børn*')], denial: 'no' },
    { pledge: 'minimise', says: [either(collects, keeps), either(data, things)], denial: 'no' },
    { pledge: 'purpose', says: [uses, data], denial: 'no', unsure: true },
    { pledge: 'partners.categories', says: [words('tv-overvåg*|videoovervåg*|kameraovervåg*|overvågningskamera*')] },
    {
      pledge: 'open',
      says: [words('offentliggør|fortæl*|beskriv*|forklar*|oplys*|læse|læs|informer*|orienter*|redegør*|åbne om|åben om|gennemgår|overblik|besked|fremgår'), either(whatWe, words('ændring*|ændrer')), either(ours, data, words('politik*'))],
      unless: words('kræve*|registrer*|indhent*|når du oplyser'),
    },
    { pledge: 'open', says: [words('åbne om|åben om')] },
    { pledge: 'partners.disclosures', says: [words('modtagere|modtagerne|modtagergruppe*'), either(data, act)] },
    { pledge: 'partners.categories', says: [words('kategorier af|typer af|slags'), data] },
    { pledge: 'partners.categories', says: [words('stammer fra|kommer fra|kilde|kilden|kilder'), data] },
    { pledge: 'partners.purposes', says: [words('behandling|behandlingen|behandlingerne'), words('nødvendig*|grundlag*|samtykke*|baseret|sker|lovlig*|interesse*')] },
    {
      pledge: 'partners.purposes',
      says: [words('skal|nødt til|påkrævet|obligatorisk*|frivillig*|forpligtet til'), either(words('give os|oplyse|afgive|samtykke*|udfylde|oplysninger')), either(data, you)],
      denial: 'either',
    },
    { pledge: 'site.third-parties', says: [words('facebook*|instagram|linkedin|sociale medier|tiktok'), ours], unsure: true },
    {
      pledge: 'partners.purposes',
      says: [words('formål*|retsgrundlag*|behandlingsgrundlag*|juridiske grundlag|hjemmel|artikel 6*|artikel 9*|legitim* interesse*|på grundlag af|fordi loven|retlig forpligtelse|med henblik på|bogføringslov*|*lovgivning*|baseret på'), either(act, words('behandling*|er|sker'))],
      unless: words('henvises'),
    },
    {
      pledge: 'partners.purposes',
      says: [words('samtykke*|tilladelse*|har givet lov|give … lov|sagt ja|siger ja|spørger|afvise'), either(ours, data, you), either(uses, collects, gives, words('først|før|kun|skal|altid|frivilligt'))],
    },
    { pledge: 'partners.purposes', says: [uses, data] },
    { pledge: 'partners.purposes', says: [words('bruges|anvendes|benyttes'), words('dem|det|de'), words('til|for at')] },
    { pledge: 'partners.categories', says: [collects, data] },
    { pledge: 'partners.purposes', says: [words('sender|udsender|kontakter|ringer'), ours, words('nyhedsbrev*|markedsføring|tilbud|påmindelse*|sms*|bekræftelse*|servicebesked*')] },
    { pledge: 'partners.categories', says: [words('noterer|registrerer|gemmer|opbevarer|indsamler'), ours, you], unsure: true },
    { pledge: 'partners.categories', says: [words('har|findes|ligger'), ours, words('kontaktoplysninger|personoplysninger|oplysninger|stamdata|persondata|kundedata')], unsure: true },
    { pledge: 'open', says: [words('fortegnelse|procedurer|retningslinjer'), either(ours, data)], unsure: true },
    { pledge: 'purpose', says: [limits, either(ours, you), either(data, things, collects)], denial: 'either', unsure: true },
    { pledge: 'partners.categories', says: [handled], unsure: true },
    { pledge: 'minimise', says: [handled], denial: 'no', unsure: true },
    { pledge: 'partners.categories', says: [either(collects, words('behandling*|indsamling*|registrering*')), words('person*|dig|dine|kategorier|typer'), data], unsure: true },
  ],
} satisfies Grammar)
