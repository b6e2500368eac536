// The classes of words of the grammar of promises in Danish: who answers, what is done, what it is done to. Which of them
// make a promise together is in grammar-da.ts; how a class is written is in grammar.ts. Proven by test/proposal.test.ts.

import { either, words } from './grammar.ts'

export const ours = words(`
  vi|os|vores|vor|vort|vore|jeg|mig|min|mit|mine|virksomheden*|firmaet*|foreningen*|klubben*|klinikken*|butikken*|skolen*
  selskabet*|*værket|*værkets|kontoret*|værkstedet*|salonen*|bestyrelsen*|kassereren*|formanden*|ledelsen*|personale*
  medarbejder*|*ansatte*|institutionen*|børnehaven*|vuggestuen*|dagplejen*|*huset|*husets|*centret|*centeret|praksis
  lægen*|tandlægen*|*terapeuten*|behandleren*|redaktionen*|sekretariatet*|museet*|hotellet*|kroen*|webshop*|shoppen
  hjemmeside*|website*|webside*|siden|serveren*|*server|*servere|systemet*|udlejer*|sælger|fonden*|kirken*|menigheden*
  frivillige*|trænere*|træneren*|lærerne*|læreren*|administrationen*|afdelingen*|koncernen*|organisationen*|lauget*
`)
export const you = words(
  'du|dig|din|dit|dine|jer|jeres|den registrerede|de registrerede|man|enhver|kunden|alle',
)
/** Things and facts of the reader's, or of those the company has to do with: whatever they are, they are about somebody. */
export const yours = either(
  words(`
    om dig|om jer|på dig|hvad du *|det, du *|det du *|som du har|hvilken * du|hvilke * du|har du *t os|kundens *|kundernes *
    patientens *|patienternes *|medlemmernes *|medlemmets *|gæstens *|gæsternes *|klientens *|klienternes *|elevens *|elevernes *
    børnenes *|barnets *|ejerens *|deltagernes *|lejerens *|brugerens *|brugernes *|medarbejderens *|ansøgerens *
  `),
  /(?<!\p{L})(?:din|dit|dine|jeres) (?!privatliv|tillid|behov|tryghed|sikkerhed|computer|browser|enhed|egen|eget|egne|ønske|besøg|vej|forventning)\p{L}+/iu,
)
export const told = words(`
  *oplysning*|*information*|*data|*dataene|navn|navne|navnet|adresse*|*adresse|*adresser|e-mail*|mail|mails|*mailen|telefonnummer*|*cpr*
  *personnummer*|fødselsdato*|*billede*|foto*|video|videoer|*optagelse*|optagelser|*journal|*journalen|*journaler
  *ansøgning*|*faktura*|bilag*|*ordre|*historik|*konto|*konti|*kortnummer|ip-adresse*|*listen|*lister|*nyhedsbrev*
  *besked|beskeder|korrespondance*|*logfil*|*adgangskode*|profil*|målernummer*|telefonsamtale*|samtaler|regnskabsmateriale*
  sikkerhedskopi*|backup*|kontaktinfo*|personalia|prøvesvar*|testresultat*|besvarelse*|svarene|cv|cv'er|referencer
  *aftale|*aftalen|*aftaler|referat*|*kartotek*|arkiv*|forbrug|forbruget|samtykke*|underskrift*|gps*|lokation*|spor|*melding|*meldinger|*erklæring
  *erklæringer|*lønsedler|*lønseddel|*bestilling|*bestillinger|*tilmelding|*tilmeldinger|*reservation|*reservationer|kvittering*
  *attest|*attester|*kørekort*|*pas|*legitimation|*kontrakt|*kontrakter|*rapport|*rapporten|*rapporter|*skema|*skemaer|sms|sms'er
  *mappe|*mapper|*mappen|*filer|*fil|kontoudtog*|diagnose*|*bog|*bogen|*protokol|*protokollen|*database|*databasen|*register
  registeret|chipnummer*|nummerplade*|numrene|regninger|vaccination*|karakter*|eksamens*|*prøve|*prøver|allergi*|mål|signatur*
`)
export const data = either(told, yours)
export const things = words(
  `papir*|papirerne|sedler|seddel|*sager|*sagen|*sagsakter|dokument*|*materiale*|tilbud|kopier|notat*|sag|*meldinger|*erklæringer|*prøver|mapper*|*skemaer|*skema|optegnelser
  *overvågning*|dem|alt|formularer|formularen`,
)
export const collects = words(`
  indsaml*|opsaml*|opgives|opgiver|indhent*|modtag*|registrer*|noter*|optager|optages|optage|gemmer|gemmes|gemme|gemt|opbevar*|behandl*|lagr*
  fører|føres|føre|skriver|skrives|nedskriv*|spørger|beder|bedes|kræve*|henter|hentes|hente|opret*|overvåg*|filmer|fotografer*|måler|måles|aflæs*|efterspørg*|samler|samles
  oplyser|oplyst|oplyses|udfylder|besidder|råder|kender|ser|håndter*|får|udfyld*|angiv*|indtast*|bestå*|omfatt*|drejer sig om
`)
export const uses = words(`
  bruger|bruges|brug|bruge|brugt|anvend*|anvendelse*|benyt*|udnyt*|kontakter|kontakte|kontaktes|sender|sendes|sende|udsend*|analyser*|sammenstil*
  profiler*|tages|tager … af|træffe*|foretag*|markedsfør*|arbejder … med|arbejde … med|offentliggør*|vises|viser|lægges|lægger|optræde*
`)
export const keeps = words(`
  slet*|fjern*|kasser*|destruer*|makuler*|smid* … ud|smid*|opbevar*|gem|gemmer|gemmes|gemme|gemt|bevar*|arkiver*|lagr*
  anonymiser*|beholder|beholdes|overskriv*|tilintetgør*|nedtag*|brændes|brænder|bortskaf*|rydder|ryddes|tømmes|får … tilbage
  leveres tilbage|tilbagelever*|returner*|ryger|udgår|*makulator*|revet i stykker|rives|revet|destrueret|liggende i|står på|står i|husker|huske
`)
export const gives = words(`
  giver * videre|giver * til|hånd* … ud|sladre*|nævner|  videregiv*|udlever*|deler|deles|dele|delt|overgiv*|overdrag*|overlad*|videresend*|offentliggør*|sælg*|solgt|udlej*
  videresælg*|røbe*|formidl*|indberet*|fremsend*|give* … videre|sende* … videre|går … videre
`)
export const runs = words(`
  hjælp af|via|gennem|igennem|trækkes|lavet|bygget|oprettet|  hedder|kommer fra|er fra|hjælp fra|hjælp til|drifter|passer på|  kører|køres|håndter*|administrer*|ligger|ligge|føres|fører|føre|udsendes|udsender|sender|sendes|styres|drives|driver
  benyt*|anvend*|bruger|bruges|brug|samarbejder|samarbejde|hostes|hoster|opbevar*|gemmes|gemmer|behandl*|lagr*|leveres
  leverer|varetag*|foregår|sker|står for|afvikles|bogføres|bogfører|indgået|trækker|tilmeldt|hjælper|skriver|findes
  registrer*|opkræv*|betal*|booker|bookes
`)
export const period = words(`
  *dag|*dage|døgn|*uge|*uger|*måned|*måneder|*år|*året|*årets|så længe|længere tid|indtil|hvorefter|derefter|herefter|senest
  ikke længere|når … slut*|når … afslut*|når … ophør*|når … melder|ophør*|fraflytning|udmeld*|løbende|straks|udløb*|tidsrum*
  når … nødvendig*|periode*|end nødvendigt|slutter|når … slut|afslutte*
`)
export const limits = words(
  'kun|ingen andre|alene|udelukkende|aldrig|ikke|ingen|intet|hverken|højst|ej|aldrig andet|uden at|begræns*|undlad*|undgår',
)
export const site = words(
  'netbutik*|*hjemmeside*|*website*|*websted*|*webside*|web-shop*|*webshop*|siden|sitet|*portal*|*platform*|appen|shoppen',
)
/** The site, or its name. */
export const siteOrName = either(
  site,
  /(?<![@\p{L}\d.-])[\p{L}\d-]+\.(?:dk|com|net|org|eu|example)(?!\p{L})/iu,
)
export const trackers = words(`
  følger dig|følge dig|google analytics|cookie*|cookies*|*tracking*|*sporing*|*sporings*|*pixel*|pixels|matomo|plausible|hotjar|*besøgsstatistik*|besøgstal
  statistik over … besøg*|statistik om … brug*|tæller * hvem|følger * dig|holder øje med … besøg*|facebook pixel|tredjepartscookies|besøgende følge*|adfærd på tværs
`)
export const people = words(`
  revisor*|advokat*|bogholder*|inkasso*|myndighed*|politi*|skat|told*|kommune*|region*|læge|forsikring*|bank|banken|pengeinstitut*
  tredjemand*|tredjepart*|andre|udenforstående|samarbejdspartner*|uvedkommende|fragt*|rådgiver*|forbund*|skatteforvaltningen
  kreditor*|koncern*|annoncør*|sundhed*|domstol*|modtager*|uddannelses*|arbejdsgiver*|sygesikring*
`)
export const suppliers = words(`
  databehandler*|underdatabehandler*|databehandleraftale*|vores leverandør*|nogle leverandører|disse leverandører|følgende leverandører|vores samarbejdspartner*|underleverandør*|tredjeland*|uden for eu*|uden for eøs
  standardkontrakt*|eu/eøs|inden for eu|i eu|i usa|*-leverandør*|hostingpartner*|it-partner*|eu-u.s.|lande uden for
`)
export const protects = words(`
  fortrolig*|tavshed*|*krypter*|tls|ssl|*adgangskode*|*password*|firewall*|*sikkerhedskopi*|backup*|*foranstaltning*
  låst*|aflåst*|låses|sikker mail|sikker post|sikker forbindelse|uvedkommende|uautoriser*|tofaktor*|to-faktor*|to-trins*|brud|sikkerhedsbrud*
  mellem os|logge ind|logger ind|login|alarm*|skab|skabet|låser|låses|*nøgle|nøgler|hacket|hackere|ubudne|brandvæg
  tale … om|taler … om|kan åbne|må åbne|har adgang|adgang til|adgangen til|får adgang|adgang lukkes|adgang inddrages|adgang fjernes|adgang ophører|adgangsstyr*|rettigheder til|vpn|*antivirus*|nøglen|hemmeligt|hemmelige|pinkode*
  databrud|penetrationstest*|sikkerhedstest*|sikkerhedshændelse*|tale om|adgangskontrol*|adgangsbegræns*|risikovurder*|konsekvensanalyse*|beredskab*|sikkerhedsopdater*|sikkerhedskopieres
  forkerte hænder|skrevet under på|skriver under på|for sig selv|holder tæt|lukkede døre|omgås … oplysninger|må ikke forlade|slå … op|  interne regler|kode|koder|låste|aflåste|åbne … journal*|må se|kan se … oplysning*|beskytte* … mod|sikre* … mod|sikkert
`)
/** Acts that are only ever done to data: they promise by themselves. */
export const handled = either(
  /(?<!\p{L})(?:bliver|blive|blevet|er|får)(?: \p{L}+){0,4}? (?:slettet|gemt|registreret|makuleret|revet|delt|solgt|brugt|anonymiseret|krypteret|videregivet|udleveret|opbevaret|indsamlet|noteret|logget|arkiveret|overskrevet|smidt ud|destrueret|læst|talt|optaget|filmet|fotograferet|aflæst|glemt|slået fra)(?!\p{L})/iu,
  words(`
  registrerer|registreres|opbevares|opbevarer|indføres|noteres|skrives|husker|videregives|videregiver|indsamles|indsamler|slettes|sletter|optages|behandles|arkiveres
  makuleres|offentliggøres|lagres|logges|gemmes|anonymiseres|pseudonymiseres|overføres|profileres|sælges|indberettes
`),
)
export const contact = either(
  words(`
    kontakte*|skriv til|skrive til|skriver … til|ring til|ringe til|ringer … til|henvend*|spørgsmål|forespørgsel*|forespørgsler|mail til
    et brev til|brev til|maile*|træffes|tag fat|sende … til|telefon|telefonen|telefonisk|telefonnummer
  `),
  /@|(?<!\d)\d\d ?\d\d ?\d\d ?\d\d(?!\d)/u,
)
export const reach = either(
  words(
    'når … frem|os|mig|kontoret|kassereren|formanden|bestyrelsen|databeskyttelsesrådgiver*|dpo*|sekretariatet|receptionen',
  ),
  /@|(?<!\d)\d\d ?\d\d ?\d\d ?\d\d(?!\d)/u,
)
export const rightTo = words(`
  ret|retten|rettighed*|kan|må|kræve|krav|berettiget|anmode|anmodning|beder|bede|mulighed|velkommen|ønsker|altid|vil
`)
export const whatWe = words(
  'hvad|hvilke|hvilken|hvordan|hvorfor|hvortil|hvor længe|hvem|overblik over|orientering om|om behandlingen|herom',
)
export const act = either(ours, collects, uses, keeps, gives)
const handles =
  '(?:indsamler|gemmer|opbevarer|noterer|deler|videregiver|udleverer|sletter|logger|tæller|anonymiserer|krypterer|indhenter|beder om|retter|undgår|(?:kan )?(?:ser|se),? (?:hvem|hvad|hvornår|om|hvor))'
/** What we do, and little else than data is done it to in a policy; and what stands first because we use it. */
export const weHandle = new RegExp(
  `(?<!\\p{L})(?:(?:vi|jeg) (?:\\p{L}+ )?${handles}|${handles} (?:vi|jeg)|(?:vi|jeg) skriver (?:\\p{L}+ ){0,3}(?:op|ned))(?!\\p{L})|^\\p{L}+(?:et|en|ne) (?:bruger|anvender|behandler|registrerer|henter|får|beder) (?:vi|jeg)(?!\\p{L})`,
  'iu',
)
/** Done by whoever writes the policy: `behandles`, `er gemt`, `bliver slettet`. */
export const passive = /(?<!\p{L})(?:\p{L}{3,}es|(?:er|bliver|blive) (?:\p{L}+ ){0,3}\p{L}+et)(?!\p{L})/iu
/** Somebody whose data it is, or who handles it. */
export const someone = either(
  ours,
  you,
  handled,
  passive,
  /^\p{Lu}\p{L}+(?:en|et|ne) /u,
  words(
    'medlem*|gæst*|kunde*|patient*|elev*|lejer*|ansøger*|deltager*|forældre*|barnet|bruger*|klient*|beboer*|køkken*',
  ),
)
/** What is only done, seen or known by those it is meant for. */
export const mayKnow = words(
  'kan åbne|må åbne|kan se|må se|åbner|ser|kender|ved|får at vide|har adgang|får … at se|kan læse|læser|har koden|har nøglen|kommer ind|slå op|slår op|forlader|tilgå',
)
/** What is got rid of in a policy is data, whatever it is called. */
export const disposed = words(`
  makulator*|papirkurven|skraldespanden|logges|registreres|indsamles|videregives|optages|nulstilles|slettes|makuleres|destrueres|tilintetgøres|overskrives|smides ud|smides væk|ryger … ud|rydder … op|kasseres|anonymiseres
  bliver … slettet|bliver … makuleret|bliver … destrueret|bliver … smidt ud|bliver … revet|bliver … brændt|bliver … overskrevet
`)
