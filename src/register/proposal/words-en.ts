// The classes of words of the grammar of promises in English: who answers, what is done, what it is done to. Which of them
// make a promise together is in grammar-en.ts; how a class is written is in grammar.ts. Proven by test/proposal.test.ts.

import { either, words } from './grammar.ts'

export const ours = words(`
  we|us|our|ours|I|me|my|the company*|the firm*|the club*|the clinic*|the practice*|the shop*|the store*|the school*
  the association*|the studio*|the agency*|the board*|the treasurer|the chair*|the owner|staff|employee*|the team
  the society|the charity|the trust|the hotel|the museum|the gallery|the library|the nursery|the surgery|the office
  the website|this website|the site|this site|the server*|our server*|the system*|persons authorised|volunteers|trainers
`)
export const you = words('you|your|yours|data subject*|individuals|anyone|everyone|members|customers')
/** Things and facts of the reader's, or of those the company has to do with: whatever they are, they are about somebody. */
export const yours = either(
  words(`
    about you|on you|what you *|which * you|what * you|the customer's *|customers' *|the client's *|clients' *|the patient's *|patients' *
    members' *|the member's *|guests' *|the child's *|children's *|tenants' *|employees' *|applicants' *
  `),
  /\byour (?!privacy|trust|needs|security|computer|browser|device|own|wishes|visit|way|expectations|password)\w+/iu,
)
export const told = words(`
  data|information|details|name|names|address*|e-mail*|email*|phone number*|telephone number*|date of birth|dates of birth
  photo*|picture*|image*|video*|recording*|footage|record|records|application*|invoice*|receipt*|orders|history
  account|accounts|card|card details|card number*|ip address*|list|lists|newsletter*|message*|correspondence|log|logs|profile*
  preferences|consent|consents|calls|cv|cvs|references|notes|answers|survey*|backup*|cpr*|national identif*|location|file|files
  booking*|enquir*|feedback|signature*|transcript*|document*|material|form|forms|papers|results|register|folder*|cabinet*
  agreement*|contract*|copies|statement*|payslip*|licence*|license*|passport*|certificate*|report|reports|letter|letters|text message*|text messages|sheet|sheets
  measurements|diagnos*|allerg*|sample*|number plate*|grades|database|figures|reservation*|registration*|queries|identifier*
`)
export const data = either(told, yours)
export const collects = words(`
  collect*|obtain*|receive*|record|records|recorded|recording|gather*|ask|asks|asked|request|requests|require*|need|needs
  keep|keeps|kept|hold|holds|held|store*|process|processes|processed|processing|log|logs|logged|note|notes|noted|capture*|write down
  register*|film*|photograph*|monitor*|get|take|takes|includ*|consist*|maintain*|know|see|measure*
`)
export const uses = words(`
  use|uses|used|using|send|sends|sent|contacts|contacted|to contact|contact you|analyse*|analyze*|combine*|profil*|rely|relies
  market|markets|based on|operate*|perform*|carry out|handle*|work with|appear*|show|shows|shown
`)
export const keeps = words(`
  keep|keeps|kept|retain*|retention|store*|delete*|deletion|erase*|remove*|destroy*|shred*|archive*|hold|holds|held|dispose*
  anonymis*|anonymiz*|wipe*|discard*|overwrite*|throw away|purge*|expire*|shredder|burn*|shredded|torn up|given back|remembers|remember|disposed of|returned|handed back|go in the|stay with us
`)
export const gives = words(`
  informed of|told of|notified of|hand * on|hand them on|mention*|hears from|hear from|  share*|disclose*|disclosure*|pass|passes|passed|transfer*|sell|sells|sold|rent|rents|rented|trade*|give|gives|given|provide*|hand over
  release*|publish*|send|sends|sent|transmit*|forward*|make available|available to|access
`)
export const runs = words(`
  use|uses|used|using|handle*|manage*|run|runs|host*|store*|send|sends|sent|process*|engage*|work with|rely on|kept|keep|provide*|deliver*|hold|held
  takes place|take place|built|comes from|come from|help from|support from|operate*|powered|through|supplied|maintain*|book|booked|bookings|pay|paid|payment*|issue*|stored|invoic*|newsletter*
`)
export const period = words(`
  day|days|week*|month|months|year|years|as long as|until|when … no longer|no longer|after|period*|within|once|upon|end of|longer than
  statutory period|annually|expir*|at the end|when … ends|when … leave*|when … close*|every|same day
`)
export const limits = words(
  'only|nobody|no one|solely|exclusively|never|not|no|nothing|none|neither|limited to|at most|no more',
)
export const site = words('*website*|web site|site|webshop|online shop|portal|platform|app|page|pages')
/** The site, or its name. */
export const siteOrName = either(
  site,
  /(?<![@\p{L}\d.-])[\p{L}\d-]+\.(?:dk|com|net|org|eu|example)(?!\p{L})/iu,
)
export const trackers = words(`
  follow you|google analytics|analytics|cookie*|tracker*|tracking|pixel*|beacon*|matomo|plausible|fathom|hotjar|visitor statistics|count visits
  count * who|count who|fingerprint*|similar technologies|statistics about … use
`)
export const people = words(`
  accountant*|bookkeeper*|auditor*|lawyer*|solicitor*|counsel|authorit*|police|tax*|council|municipalit*|insurer*|insurance|bank|banks|courier*
  third part*|third-part*|anyone|others|outside*|partner*|carrier*|adviser*|advisor*|debt collect*|court*|regulator*|recipient*|employer*
  doctor*|hospital*|region|federation|authorised person*|couriers|landlord*|advertiser*|postal
`)
export const suppliers = words(`
  processor*|sub-processor*|subprocessor*|our supplier*|these supplier*|following supplier*|our vendor*|some suppliers|service provider*|data processing agreement*|third countr*
  outside … european|outside … eea|outside … eu|standard contractual*|within … european|within … eea|within … eu|united states
  adequacy|hosting partner*|sub-contractor*|subcontractor*|international transfer*|data centre*|data center*
`)
export const protects = words(`
  confidential*|promise of confidentiality|secrecy|secret|encrypt*|tls|ssl|https|password*|firewall*|backup*|measures|safeguard*|locked|non-disclosure|unauthori*
  two-factor|multi-factor|breach*|limited to staff|access to|access is|have access|has access|restricted to|need to know|vpn|antivirus|secured
  wrong hands|keep quiet|in writing|promise * in|access is removed|access is withdrawn|access ends|passcode*|backed up|may not leave|look * up|look up|curiosity|how to treat|between us|unauthorised|need-to-know|log in|logs in|cabinet|lock|locks|hacked|alarm*|key|keys|talk about|risk assessment*|access control*|security update*|can open|may open|can see|penetration test*|security test*|securely|trained in|training in data
`)
/** Acts that are only ever done to data: they promise by themselves. */
export const handled =
  /\b(?:is|are|be|been|was|were|gets?)(?: \w+){0,2} (?:recorded|registered|taken|kept|retained|stored|collected|disclosed|deleted|erased|shared|processed|shredded|destroyed|logged|moved|transferred|reported|overwritten|anonymised|encrypted|read|switched off|forgotten|passed on|written down|thrown out)\b/iu
export const contact = either(
  words(
    'a letter to|contact*|write|writing|call|calling|reach|reached|e-mail us|email us|get in touch|questions|addressed to|phone us|requests',
  ),
  /@|(?<!\d)\d\d ?\d\d ?\d\d ?\d\d(?!\d)/u,
)
export const reach = either(
  words('us|me|reaches us|data protection officer|dpo|the office|our privacy'),
  /@|(?<!\d)\d\d ?\d\d ?\d\d ?\d\d(?!\d)/u,
)
export const rightTo = words('right|rights|can|may|entitled|ask|asks|request|could|able|have|want|wish|like')
export const act = either(ours, collects, uses, keeps, gives)
/** What we do, and little else than data is done it to in a policy. */
export const weHandle =
  /\b(?:we|I) (?:(?:do|will|may|can|must|shall|never|only|also|always|not|then|have|are|required|to|obliged) ){0,4}(?:collect|store|share|disclose|delete|erase|retain|note|write down|log|ask for|verify|anonymise|encrypt|(?:see|know|can see) (?:who|what|when|whether|where))\b/iu
/** What is only done, seen or known by those it is meant for. */
export const mayKnow = words(
  'can open|may open|can see|may see|opens|sees|see|knows|know|told|tell|tells|can read|reads|has the key|have the key|get in|look up|leave|leaves|access',
)
/** What is got rid of in a policy is data, whatever it is called. */
export const disposed =
  /\b(?:is|are|be|gets?)(?: \w+){0,4} (?:deleted|erased|shredded|destroyed|thrown away|thrown out|overwritten|wiped|discarded|burnt|torn up|anonymised|purged|recorded|logged|disclosed|retained|registered)\b/iu
