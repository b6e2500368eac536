// What binds nothing in Danish: opinions, the law and what words mean, words to the reader, the text about itself; and the
// clauses that only tell how much the company cares. Proven by test/proposal.test.ts.

import { either, type Frame, words } from './grammar.ts'

export const frames: Readonly<Record<Frame, RegExp>> = {
  opinion: words(`
      vi mener|mener vi|vi synes|synes vi|vi tror|tror vi|vi håber|håber vi|alt for meget data|mange spørger|mange oplever
      holdning|burde|ingen bør|alle bør|man bør|det bør|skal være trygt|mange *er|de fleste
    `),
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
    /^(?:du|i) kan (?:også |altid )?(?:betale|bestille|hente|købe|finde|printe|booke|følge|parkere|bruge|handle|tilmelde)(?!\p{L})/iu,
    /^(?:spørg altid|slet selv|hold altid|følg|skift|vælg|overvej|print|opret|brug|send aldrig|send ikke|skriv aldrig|log altid|oplys aldrig|giv aldrig|læs|klik|se|husk|bemærk|tjek|find|gå til|vær opmærksom|undgå|brug venligst|sørg for|del aldrig|giv os|vi (?:be|opfordr|anbefal)\p{L}* dig)(?!\p{L})/iu,
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
