// What each part of a pledge claims, in a sentence a layman understands. Parts that are there once for each system,
// site, host or channel take its name. Typed by the catalogue: a part without its claim, or a claim without its part,
// does not compile. Proven by words.test.ts.

import type { Words } from '../core/language.ts'
import type { Catalogue, Each } from '../pledge/catalogue.ts'
import type { Part, PledgeId } from '../pledge/pledge.ts'

type Claim<Kind> = Kind extends { readonly each: Each } ? (name: string) => Words : Words
type Claims = {
  readonly [P in PledgeId]: { readonly [Kind in Catalogue[P][number] as Kind['name']]: Claim<Kind> }
}

const claims: Claims = {
  minimise: {
    reasons: {
      da: 'For hver slags oplysning står der i fortegnelsen, hvorfor den ikke kan undværes, hvem der har vurderet det og hvornår.',
      en: 'For each kind of data the register says why it cannot be done without, who considered it and when.',
    },
    fields: name => ({
      da: `${name} har kun felter til de slags oplysninger, fortegnelsen begrunder.`,
      en: `${name} has fields only for the kinds of data the register gives a reason for.`,
    }),
    forms: name => ({
      da: `Formularerne på ${name} spørger kun om oplysninger, fortegnelsen begrunder.`,
      en: `The forms on ${name} ask only for data the register gives a reason for.`,
    }),
    'free-text': {
      da: 'Fritekstfelter og bemærkninger rummer ikke andre slags personoplysninger.',
      en: 'Free-text fields and remarks hold no other kinds of personal data.',
    },
    unused: {
      da: 'Felter, der står tomme eller ikke er brugt i 12 måneder, er fundet frem, så de kan fjernes.',
      en: 'Fields that are empty or unused for 12 months are listed, so that they can be removed.',
    },
  },
  open: {
    served: {
      da: 'Den tekst, besøgende får vist her, er den udgave, der er offentliggjort.',
      en: 'The text visitors are shown here is the edition that was published.',
    },
    elsewhere: {
      da: 'Den samme tekst står på virksomhedens egen adresse.',
      en: 'The same text stands at the company’s own address.',
    },
    findable: {
      da: 'Alle slags oplysninger, formål, modtagere, slettefrister og rettigheder i fortegnelsen kan genfindes i teksten.',
      en: 'Every kind of data, purpose, recipient, retention period and right in the register can be found in the text.',
    },
  },
  purpose: {
    'own-store': {
      da: 'Vores egen database udleverer kun personoplysninger til det formål, de er gemt til.',
      en: 'Our own database gives out personal data only for the purpose they are kept for.',
    },
    access: name => ({
      da: `For ${name} er formål, retsgrundlag og adgange gennemgået inden for fristen.`,
      en: `For ${name}, purpose, legal basis and who has access have been reviewed in time.`,
    }),
  },
  'partners.categories': {
    'only-named': name => ({
      da: `${name} rummer om kunder, leverandører og samarbejdspartnere kun de slags oplysninger, politikken nævner.`,
      en: `About customers, suppliers and partners, ${name} holds only the kinds of data the policy names.`,
    }),
    'nothing-special': {
      da: 'Der er ingen følsomme oplysninger, oplysninger om strafbare forhold eller CPR-numre om dem.',
      en: 'There are no sensitive data, data about offences or civil registration numbers about them.',
    },
    documentation: {
      da: 'Det er skrevet ned, hvilke slags oplysninger ordet “dokumentation” dækker.',
      en: 'It is written down which kinds of data the word “documentation” covers.',
    },
  },
  'partners.purposes': {
    'no-other-use': {
      da: 'Oplysningerne bruges ikke til andet end de nævnte formål, for eksempel ikke til nyhedsbreve eller reklame.',
      en: 'The data are not used for anything but the purposes named, for example not for newsletters or advertising.',
    },
    'holds-kept': {
      da: 'Det, loven kræver gemt, er gemt, og det, der skal væk, er væk til tiden.',
      en: 'What the law requires to be kept is kept, and what must go is gone in time.',
    },
  },
  'partners.systems': {
    dns: {
      da: 'Vores domæner peger ikke på leverandører, som politikken og fortegnelsen tier om.',
      en: 'Our domains point to no provider that policy and register are silent about.',
    },
    'in-use': name => ({
      da: `${name} er i brug til de formål, politikken nævner.`,
      en: `${name} is in use for the purposes the policy names.`,
    }),
    agreement: name => ({
      da: `Der er en gældende databehandleraftale med ${name}.`,
      en: `There is a data processing agreement in force with ${name}.`,
    }),
    supervision: name => ({
      da: `Vi har ført tilsyn med ${name} inden for fristen.`,
      en: `We have supervised ${name} within its period.`,
    }),
  },
  'partners.disclosures': {
    recorded: {
      da: 'Hver videregivelse har modtager, grund, omfang og dato.',
      en: 'Each disclosure has a recipient, a ground, a scope and a date.',
    },
    'ground-fits': {
      da: 'Grunden til hver videregivelse passer til det formål, politikken nævner.',
      en: 'The ground of each disclosure fits the purpose the policy names.',
    },
    'links-dead': {
      da: 'Udløbne links til udleverede filer virker ikke længere.',
      en: 'Expired links to files handed over no longer work.',
    },
  },
  'traffic.only-technical': {
    'own-tables': {
      da: 'Vores trafiktal rummer ingen IP-adresser, browserkendetegn eller brugernavne.',
      en: 'Our traffic figures hold no IP addresses, browser characteristics or user names.',
    },
    'own-logs': {
      da: 'Vores egne filer og logge rummer heller ingen.',
      en: 'Our own files and logs hold none either.',
    },
    window: {
      da: 'Adresser, der gemmes krypteret af hensyn til sikkerhed, er væk, når deres frist er gået.',
      en: 'Addresses kept encrypted for security are gone when their period has passed.',
    },
    'host-log': name => ({
      da: `Det er kendt og aftalt, hvor længe ${name} gemmer sin egen serverlog.`,
      en: `It is known and agreed how long ${name} keeps its own server log.`,
    }),
  },
  'traffic.no-trackers': {
    browser: name => ({
      da: `Et besøg på ${name} med en rigtig browser viser ingen sporing og ingen kald til statistiktjenester.`,
      en: `A visit to ${name} with a real browser shows no tracking and no calls to statistics services.`,
    }),
    'own-tallies': {
      da: 'Vi fører ikke selv statistik over besøgende, som politikken ikke nævner.',
      en: 'We keep no visitor statistics of our own that the policy does not mention.',
    },
    'own-pages': {
      da: 'De sider, besøgende ser her, henter intet fra andre servere og gemmer intet i browseren før login, set i en rigtig browser.',
      en: 'The pages visitors see here load nothing from other servers and store nothing in the browser before sign-in, seen in a real browser.',
    },
  },
  'site.host': {
    matches: name => ({
      da: `${name} ligger på et netværk hos den leverandør, politikken nævner.`,
      en: `${name} is on a network of the provider the policy names.`,
    }),
  },
  'site.third-parties': {
    declared: name => ({
      da: `Alle andre servere, ${name} henter noget fra, står i fortegnelsen.`,
      en: `All other servers ${name} loads anything from stand in the register.`,
    }),
    pinned: name => ({
      da: `Det, ${name} henter fra andre, er låst til én udgave og kontrolleres ved hentning.`,
      en: `What ${name} loads from others is held to one version and checked when loaded.`,
    }),
    'up-to-date': name => ({
      da: `De tredjeparter, der er oplyst for ${name}, er stadig i brug.`,
      en: `The third parties declared for ${name} are still in use.`,
    }),
  },
  'engagements.processor': {
    role: {
      da: 'For hver kundeopgave står der, hvem der er dataansvarlig, og hvilken rolle vi har.',
      en: 'Each engagement says who the controller is and which role we have.',
    },
    agreement: {
      da: 'Hver kundeopgave, hvor vi er databehandler, har en aftale.',
      en: 'Each engagement in which we are the processor has an agreement.',
    },
    'sub-processors': {
      da: 'Kunden har godkendt de underdatabehandlere, vi bruger.',
      en: 'The customer has approved the sub-processors we use.',
    },
  },
  'engagements.instruction': {
    'in-force': {
      da: 'Alt, hvad der er gjort med kundens data, er sket under en instruks, der gjaldt på det tidspunkt.',
      en: 'Everything done with the customer’s data was done under an instruction in force at that time.',
    },
  },
  'engagements.confidential': {
    'no-plaintext': {
      da: 'Kundens data ligger ikke ukrypteret på vores diske.',
      en: 'The customer’s data do not lie unencrypted on our disks.',
    },
    'who-may-open': {
      da: 'Kun de personer, der er nævnt og har tavshedspligt, kan åbne dem.',
      en: 'Only the people named and bound to secrecy can open them.',
    },
    'openings-logged': {
      da: 'Hver gang de åbnes, står det i loggen.',
      en: 'Each time they are opened it stands in the log.',
    },
    'access-review': {
      da: 'Adgangene er gennemgået inden for fristen.',
      en: 'Access has been reviewed in time.',
    },
  },
  'engagements.deleted-at-once': {
    assessed: {
      da: 'Hvert fund, der kan være en risiko, er vurderet af en navngiven person inden for fristen.',
      en: 'Each find that may be a risk has been assessed by a named person in time.',
    },
    destroyed: {
      da: 'Fra vurderingen til data var destrueret, gik der ikke længere tid end fristen.',
      en: 'From the assessment until the data were destroyed no more time passed than the limit.',
    },
    'not-recoverable': {
      da: 'Data kan ikke genskabes fra vores diske, logge eller sikkerhedskopier.',
      en: 'The data cannot be recovered from our disks, logs or backups.',
    },
    'other-places': {
      da: 'Steder, vi ikke selv råder over, er bekræftet ryddet.',
      en: 'Places we do not control are confirmed as cleared.',
    },
    'customer-told': {
      da: 'Kunden har fået besked.',
      en: 'The customer has been told.',
    },
  },
  'engagements.anonymous-only': {
    'nothing-else-kept': {
      da: 'Fra afsluttede opgaver er der ikke gemt andet end anonymiserede data, rapport og aftale.',
      en: 'Of ended engagements nothing is kept but anonymised data, the report and the agreement.',
    },
    'tests-pass': {
      da: 'Hvert anonymiseret sæt består stadig sine test i dag.',
      en: 'Each anonymised set still passes its tests today.',
    },
    rare: {
      da: 'Andelen af opgaver, hvor noget er gemt, er så lille, som vi har sagt, “sjældent” betyder.',
      en: 'The share of engagements with anything kept is as small as we have said “rarely” means.',
    },
  },
  'rights.access': {
    'in-time': {
      da: 'Anmodninger om indsigt er besvaret inden for lovens frist.',
      en: 'Requests for access are answered within the time the law gives.',
    },
    searched: name => ({
      da: `${name} er gennemsøgt ved hver anmodning, eller svaret siger, at det ikke er.`,
      en: `${name} is searched for each request, or the answer says that it was not.`,
    }),
  },
  'rights.rectify-erase': {
    ended: {
      da: 'Hver anmodet rettelse eller sletning er enten gjort eller afslået med en grund.',
      en: 'Each rectification or erasure asked for is either done or refused with a reason.',
    },
    're-read': name => ({
      da: `Efter en rettelse eller sletning er ${name} læst igen for at se, at den er slået igennem.`,
      en: `After a rectification or erasure ${name} is read again to see that it took effect.`,
    }),
    refusals: {
      da: 'Intet afslag bygger på, at politikken lover mindre end loven.',
      en: 'No refusal rests on the policy promising less than the law.',
    },
    'recipients-told': {
      da: 'De, der har modtaget oplysningerne, har fået besked om rettelsen eller sletningen.',
      en: 'Those who received the data have been told of the rectification or erasure.',
    },
  },
  'rights.object': {
    stopped: {
      da: 'Mens en indsigelse behandles, bruges oplysningerne ikke til det, der gøres indsigelse mod.',
      en: 'While an objection is open the data are not used for what is objected to.',
    },
    decided: {
      da: 'Indsigelser er afgjort skriftligt af en navngiven person inden for fristen.',
      en: 'Objections are decided in writing by a named person in time.',
    },
    answers: {
      da: 'Hvert afslag siger hvorfor, og hvor man kan klage.',
      en: 'Each refusal says why, and where to complain.',
    },
  },
  'rights.withdraw': {
    stopped: {
      da: 'Det, der kun hvilede på et samtykke, er stoppet, når samtykket er trukket tilbage.',
      en: 'What rested only on a consent has stopped once the consent is withdrawn.',
    },
    'as-easy': {
      da: 'Det er lige så let at trække et samtykke tilbage som at give det.',
      en: 'Withdrawing a consent is as easy as giving it.',
    },
  },
  'rights.reachable': {
    channel: name => ({
      da: `En henvendelse til ${name} kommer frem og bliver set.`,
      en: `A message to ${name} arrives and is seen.`,
    }),
    answered: {
      da: 'Ingen henvendelse har ventet længere på svar end fristen.',
      en: 'No message has waited longer for an answer than the limit.',
    },
  },
  'rights.complaint': {
    letters: {
      da: 'Hvert brev til en person fortæller, hvordan man klager til Datatilsynet.',
      en: 'Each letter to a person says how to complain to the Danish Data Protection Agency.',
    },
    address: {
      da: 'Den adresse til tilsynsmyndigheden, vi oplyser, er den gældende.',
      en: 'The address of the authority that we give is the current one.',
    },
  },
  'controller.identity': {
    'check-digit': {
      da: 'CVR-nummeret er skrevet rigtigt: kontrolcifferet passer.',
      en: 'The company number is written correctly: its check digit fits.',
    },
    'cvr-register': {
      da: 'CVR-registeret har samme navn og adresse under nummeret.',
      en: 'The Danish company register has the same name and address under that number.',
    },
    agrees: {
      da: 'Politikken og fortegnelsen nævner den samme dataansvarlige.',
      en: 'The policy and the register name the same controller.',
    },
  },
}

// One pledge's claims seen without their names, to look one up by a part read from the register.
type AnyClaims = Readonly<Record<string, Words | ((name: string) => Words)>>

/** What a part claims. `name` is what a reader calls its subject; without one the subject's id stands in. */
export function claimOf(part: Part, name: string | null = part.subject): Words {
  const all: AnyClaims = claims[part.pledge]
  const claim = all[part.name]
  if (claim === undefined) throw new Error(`expected a part of the catalogue, got ${part.id}`)
  return typeof claim === 'function' ? claim(name ?? '') : claim
}
