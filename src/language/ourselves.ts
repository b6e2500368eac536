// What Ordholden itself does with personal data, in words: the entries it proposes for the register of whoever runs it,
// and a passage for their notice. Danish is the source. Why each rests on the basis it does is told in `bases`.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const requestWords = Object.freeze({
  name: both('Anmodninger om rettigheder', 'Requests about rights'),
  purpose: both(
    'At besvare anmodninger om rettigheder og dokumentere svaret',
    'To answer requests about rights and document the answer',
  ),
  answer: both(
    'Artikel 12 og 15-22 pålægger os at besvare anmodningen.',
    'Articles 12 and 15 to 22 oblige us to answer the request.',
  ),
  keep: both(
    'Når sagen er lukket: Artikel 5, stk. 2, kræver, at vi kan påvise, hvordan vi besvarede den, men siger ikke, hvor længe sagen skal gemmes. At gemme den er vores valg og en legitim interesse, som man kan gøre indsigelse mod.',
    'Once the case is closed: Article 5(2) asks that we can demonstrate how we answered it, but not for how long the case is kept. To keep it is our choice and a legitimate interest, to which people can object.',
  ),
  people: both(
    'De, der bruger deres rettigheder, og dem, de skriver på vegne af',
    'Those who use their rights, and those they write on behalf of',
  ),
  request: both(
    'Anmodningen, brevvekslingen om den og afgørelsen',
    'The request, the correspondence about it and the decision',
  ),
  requestNeeded: both(
    'Uden dem kan vi hverken besvare anmodningen eller vise, at den blev besvaret.',
    'Without them we can neither answer the request nor show that it was answered.',
  ),
  identity: both(
    'Navn, kontaktoplysninger og hvordan det blev kontrolleret, hvem der bad om det (ingen kopi af legitimation)',
    'Name, contact details and how it was checked who asked (no copy of identity papers)',
  ),
  identityNeeded: both(
    'Svaret må kun gives til den person, oplysningerne handler om.',
    'The answer may be given only to the person the data is about.',
  ),
  collected: both(
    'De oplysninger, der er fundet i systemerne til brug for svaret',
    'The data found in the systems for the answer',
  ),
  collectedNeeded: both(
    'Svaret kan ikke gives, uden at de samles ét sted.',
    'The answer cannot be given without gathering it in one place.',
  ),
  closed: both('Fra sagen er lukket', 'From when the case is closed'),
  filePeriod: both(
    'Vores valg efter artikel 5, stk. 1, litra e: længe nok til, at spørgsmål til svaret kan besvares, og til at se et år tilbage, om svarene kom til tiden',
    'Our choice under Article 5(1)(e): long enough to answer questions about the answer, and to look back a year on whether answers came in time',
  ),
  collectedPeriod: both(
    'Artikel 5, stk. 1, litra e: når svaret er givet, er formålet opfyldt',
    'Article 5(1)(e): once the answer is given, the purpose is met',
  ),
  consequences: both(
    'Uden oplysninger om dig kan vi ikke finde det, du spørger om.',
    'Without information about you we cannot find what you ask about.',
  ),
  noAssessment: both(
    'Ingen af kriterierne passer: Sagerne er få, og en person behandler hver af dem.',
    'None of the criteria fits: the cases are few, and a person handles each of them.',
  ),
  reading: both('Hvert opslag nævner formål og sag', 'Each reading names its purpose and case'),
  sealed: both(
    'Det samlede er krypteret med sagens egen nøgle, som ødelægges, når sagen lukkes',
    'What is gathered is encrypted under a key of the case, which is destroyed when the case is closed',
  ),
})

export const proofWords = Object.freeze({
  name: both('Kontrollog', 'Proof log'),
  purpose: both('At efterprøve og dokumentere vores løfter', 'To check and document our promises'),
  basis: both(
    'Artikel 5, stk. 2, kræver, at vi kan påvise, at reglerne overholdes, men ikke at det sker med denne log. Den er vores valg og en legitim interesse: Andre skal kunne se efter, om vi holder ord. Indgrebet er lille, for loggen er uden navne, og nøglen ødelægges.',
    'Article 5(2) asks that we can demonstrate that the rules are followed, but not by means of this log. It is our choice and a legitimate interest: others must be able to look whether we keep our word. The interference is small, for the log is without names, and the key is destroyed.',
  ),
  peopleOfCases: both('De personer, en sag handler om', 'The people a case is about'),
  staff: both('De medarbejdere, der handlede i sagen', 'The staff who acted in the case'),
  commitments: both('Aftryk uden navne af det, der er gjort', 'Imprints without names of what was done'),
  commitmentsNeeded: both(
    'Uden dem kan ingen se, at loggen er den samme som før.',
    'Without them nobody can see that the log is the same as before.',
  ),
  facts: both(
    'Det, aftrykket er lavet af: hvad der blev gjort, hvornår og af hvem',
    'What the imprint is made of: what was done, when and by whom',
  ),
  factsNeeded: both(
    'Uden det kan aftrykket ikke regnes efter.',
    'Without it the imprint cannot be recomputed.',
  ),
  nobody: both(
    'Loggen kan hentes af alle, men viser kun aftryk, som ingen uden nøglen kan knytte til en person. Nøglen forlader ikke virksomheden.',
    'Anyone can fetch the log, but it shows only imprints that nobody without the key can link to a person. The key does not leave the company.',
  ),
  trigger: both(
    'Fra sagen er lukket; så ødelægges nøglen, og aftrykket kan derefter ikke knyttes til en person',
    'From when the case is closed; then the key is destroyed, and after that the imprint cannot be linked to a person',
  ),
  period: both(
    'Vores valg efter artikel 5, stk. 1, litra e: lige så længe som sagen, og ikke længere for en sikkerheds skyld',
    'Our choice under Article 5(1)(e): as long as the case itself, and no longer just to be safe',
  ),
  consequences: both(
    'Aftrykkene bliver til, når vi behandler en sag; du skal ikke give noget.',
    'Imprints come about when we handle a case; you need not give anything.',
  ),
  noAssessment: both(
    'Kun ét kriterium kan passe: Loggen handler også om medarbejdere. Den er uden navne og bruges ikke til at vurdere nogen.',
    'Only one criterion can fit: the log is also about staff. It is without names and is not used to assess anybody.',
  ),
  key: both('Nøglen ødelægges, når fristen er gået', 'The key is destroyed when the period has passed'),
})

export const accessWords = Object.freeze({
  name: both('Log over opslag', 'Access log'),
  purpose: both('At opdage misbrug af adgang til oplysninger', 'To discover misuse of access to data'),
  basis: both(
    'Artikel 32 kræver passende sikkerhed, men ikke netop denne log. Den er vores valg og en legitim interesse: Misbrug skal kunne opdages, og det tjener også dem, oplysningerne handler om. Medarbejderne får besked, før de får adgang.',
    'Article 32 asks for appropriate security, but not for this very log. It is our choice and a legitimate interest: it must be possible to discover misuse, which also serves those the data is about. Staff are told before they are given access.',
  ),
  staff: both('Medarbejdere', 'Staff'),
  lookedUp: both('De personer, der er slået op', 'The people who were looked up'),
  readings: both(
    'Hvem der læste hvad, hvornår, til hvilket formål og i hvilken sag',
    'Who read what, when, for which purpose and in which case',
  ),
  readingsNeeded: both('Uden dem kan misbrug ikke opdages.', 'Without them misuse cannot be discovered.'),
  nobody: both(
    'Loggen læses kun af den, virksomheden har udpeget. Beder man om indsigt, får man de opslag, der handler om en selv.',
    'The log is read only by the person the company has named. Whoever asks for access is told the readings about themselves.',
  ),
  trigger: both('Fra opslaget', 'From the reading'),
  period: both(
    'Vores valg efter artikel 5, stk. 1, litra e: Den årlige gennemgang skal kunne se et helt år tilbage',
    'Our choice under Article 5(1)(e): the yearly review must be able to look back a whole year',
  ),
  consequences: both(
    'Opslaget skrives af sig selv; uden log kan der ikke gives adgang.',
    'The reading is written down by itself; without a log no access can be given.',
  ),
  noAssessment: both(
    'Kun ét kriterium kan passe: Medarbejdere står svagere over for deres arbejdsgiver. Loggen bruges ikke til at måle deres arbejde.',
    'Only one criterion can fit: staff are the weaker party towards their employer. The log is not used to measure their work.',
  ),
  readers: both(
    'Kun den, virksomheden har udpeget, kan læse den',
    'Only the person the company has named can read it',
  ),
})

export const signInWords = Object.freeze({
  name: both('Adgang til programmet og breve fra det', 'Access to the program and letters from it'),
  signIn: both('At lukke de rette ind i programmet', 'To let the right people into the program'),
  letters: both(
    'At sende de breve, som adgang, sager og opgaver kræver',
    'To send the letters that access, cases and engagements call for',
  ),
  signInBasis: both(
    'Artikel 32 kræver passende sikkerhed, men ikke netop disse konti og links. De er vores valg og en legitim interesse: Kun den, der skal, må kunne se andres oplysninger, og det tjener også dem, oplysningerne handler om.',
    'Article 32 asks for appropriate security, but not for these very accounts and links. They are our choice and a legitimate interest: only those who should may see the data of others, which also serves those the data is about.',
  ),
  lettersBasis: both(
    'En legitim interesse, som også er modtagerens: at få sit link og besked, når der er noget at tage stilling til. Brevet er kort, gemmes krypteret og slettes, når det er sendt.',
    'A legitimate interest that is also the recipient’s: to get their link, and to be told when there is something to decide. The letter is short, is kept encrypted, and is erased once sent.',
  ),
  users: both('Medarbejdere med adgang til programmet', 'Staff with access to the program'),
  guests: both(
    'De kunder, revisorer og andre, der får et link til én ting',
    'The customers, accountants and others who get a link to one thing',
  ),
  account: both('Navn, mailadresse, rolle og sprog', 'Name, mail address, role and language'),
  accountNeeded: both(
    'Uden dem kan vi ikke sige, hvem der må hvad, eller hvem der gjorde det.',
    'Without them we cannot say who may do what, or who did it.',
  ),
  means: both(
    'Det, man logger ind med, og hvornår det sidst blev brugt (ingen adgangskode, ingen IP-adresse)',
    'What one signs in with, and when it was last used (no password, no IP address)',
  ),
  meansNeeded: both(
    'Uden det kan ingen logge ind, og ingen kan se og afslutte sine egne besøg.',
    'Without it nobody can sign in, nor see and end their own visits.',
  ),
  letter: both(
    'Breve på vej: modtager, emne og indhold',
    'Letters on their way: recipient, subject and content',
  ),
  letterNeeded: both(
    'Et brev, der ikke er skrevet ned, går tabt, hvis programmet standser.',
    'A letter that is not written down is lost if the program stops.',
  ),
  act: both(
    'Hvem der bad om, og hvem der sagde ja eller nej til det, én ikke må gøre alene, og hvornår; for en uden for virksomheden mailadressen',
    'Who asked for what one may not do alone, who said yes or no to it, and when; of somebody outside the company the mail address',
  ),
  actNeeded: both(
    'Uden det kan det ikke ses, at to var enige om noget, der kan gøre stor skade.',
    'Without it nobody can see that two agreed on something that can do great harm.',
  ),
  actEnded: both(
    'Fra det er gjort, kaldt tilbage eller faldt bort',
    'From when it is done, called off or has lapsed',
  ),
  actPeriod: both(
    'Vores valg efter artikel 5, stk. 1, litra e: lige så længe som den konto, der bad om det, kan siges at være nogens',
    'Our choice under Article 5(1)(e): as long as the account that asked can be said to be somebody’s',
  ),
  left: both('Fra man ikke længere skal have adgang', 'From when one is to have access no longer'),
  accountPeriod: both(
    'Vores valg efter artikel 5, stk. 1, litra e: lige så længe som loggen over opslag, så det kan siges, hvem der gjorde hvad',
    'Our choice under Article 5(1)(e): as long as the access log, so that it can be said who did what',
  ),
  ended: both(
    'Fra adgangen, linket eller besøget er slut',
    'From when the access, the link or the visit is over',
  ),
  meansPeriod: both(
    'Artikel 5, stk. 1, litra e: når det ikke kan bruges mere, er formålet opfyldt',
    'Article 5(1)(e): once it can be used no more, the purpose is met',
  ),
  written: both(
    'Fra brevet er skrevet; et brev, der er sendt, slettes straks',
    'From when the letter is written; one that was sent is erased at once',
  ),
  letterPeriod: both(
    'Vores valg efter artikel 5, stk. 1, litra e: et brev, ingen mailserver har taget i så lang tid, er uden mening',
    'Our choice under Article 5(1)(e): a letter no mail server has taken for so long has no point',
  ),
  consequences: both(
    'Uden en konto eller et link kan man ikke komme ind.',
    'Without an account or a link one cannot come in.',
  ),
  noAssessment: both(
    'Kun ét kriterium kan passe: Medarbejdere står svagere over for deres arbejdsgiver. Oplysningerne bruges ikke til at vurdere nogen.',
    'Only one criterion can fit: staff are the weaker party towards their employer. The data is not used to assess anybody.',
  ),
  sealed: both(
    'Navne, adresser og breve er krypteret med en nøgle for hver konto eller sag, som ødelægges, når fristen er gået',
    'Names, addresses and letters are encrypted under a key for each account or case, which is destroyed when the period has passed',
  ),
  hashed: both(
    'Af links og besøg gemmes kun aftryk, som ikke kan bruges til at logge ind',
    'Of links and visits only imprints are kept, which cannot be used to sign in',
  ),
})

export const breachWords = Object.freeze({
  name: both('Vurdering af brud', 'Assessment of breaches'),
  purpose: both(
    'At afgøre og dokumentere, om et brudt løfte er et brud på persondatasikkerheden',
    'To decide and document whether a broken promise is a breach of personal data security',
  ),
  document: both(
    'Er der sket et brud: Artikel 33, stk. 5, pålægger os at dokumentere det.',
    'Where there was a breach: Article 33(5) obliges us to document it.',
  ),
  keep: both(
    'Er der ikke: Artikel 5, stk. 2, kræver, at vi kan påvise, hvorfor der ikke skulle anmeldes noget, men siger ikke, hvordan. At gemme, hvem der svarede hvad, er vores valg og en legitim interesse.',
    'Where there was none: Article 5(2) asks that we can demonstrate why nothing had to be notified, but not how. To keep who answered what is our choice and a legitimate interest.',
  ),
  people: both('De medarbejdere, der vurderede bruddet', 'The staff who assessed the breach'),
  named: both('De personer, begrundelsen nævner', 'The people the reason mentions'),
  answer: both(
    'Hvem der svarede hvad, hvornår og hvorfor, og hvornår virksomheden blev klar over et brud',
    'Who answered what, when and why, and when the company became aware of a breach',
  ),
  answerNeeded: both(
    'Uden det kan vi ikke vise, at spørgsmålet blev stillet, og hvorfor svaret blev, som det blev.',
    'Without it we cannot show that the question was asked, and why the answer became what it did.',
  ),
  nobody: both(
    'Svarene læses i virksomheden og af dens revisor. Anmeldes et brud, er anmeldelsen et brev for sig.',
    'The answers are read at the company and by its auditor. Where a breach is notified, the notification is a letter of its own.',
  ),
  trigger: both('Fra det seneste svar', 'From the latest answer'),
  period: both(
    'Vores valg efter artikel 5, stk. 1, litra e: loven siger ikke hvor længe; længe nok til, at en myndighed kan spørge til det',
    'Our choice under Article 5(1)(e): the law does not say for how long; long enough for an authority to ask about it',
  ),
  consequences: both(
    'Svaret gives af den, virksomheden har betroet det.',
    'The answer is given by whoever the company has entrusted with it.',
  ),
  noAssessment: both(
    'Kun ét kriterium kan passe: Svarene siger, hvad medarbejdere gjorde. De er få og bruges ikke til at vurdere nogen.',
    'Only one criterion can fit: the answers say what staff did. They are few and are not used to assess anybody.',
  ),
  sealed: both(
    'Hvem der svarede og hvorfor er krypteret med en nøgle for hvert brud, som ødelægges, når fristen er gået',
    'Who answered and why is encrypted under a key for each break, which is destroyed when the period has passed',
  ),
})

/** A passage for the notice: what is kept when somebody writes about their rights, for how long, and on which basis. */
export const ourPassage: readonly Words[] = Object.freeze([
  both(
    'Skriver du til os om dine rettigheder, gemmer vi din anmodning, brevvekslingen om den og afgørelsen, så vi kan besvare dig og bagefter vise, hvordan vi gjorde det.',
    'If you write to us about your rights, we keep your request, the correspondence about it and the decision, so that we can answer you and afterwards show how we did.',
  ),
  both(
    'Vi besvarer dig, fordi databeskyttelsesforordningens artikel 12 og 15-22 kræver det (artikel 6, stk. 1, litra c).',
    'We answer you because Articles 12 and 15 to 22 of the GDPR oblige us to (Article 6(1)(c)).',
  ),
  both(
    'De oplysninger, vi har samlet til svaret, sletter vi hos os senest dagen efter, at sagen er lukket; selve sagen gemmer vi i 12 måneder efter det.',
    'The data we gathered for the answer we erase on our side no later than the day after the case is closed; the case itself we keep for 12 months after that.',
  ),
  both(
    'Vi fører en kontrollog for at kunne vise, om vi holder, hvad vi lover; den indeholder ingen navne, kun aftryk, og 12 måneder efter at en sag er lukket, ødelægger vi nøglen til dens aftryk.',
    'We keep a log of checks to be able to show whether we keep what we promise; it holds no names, only imprints, and 12 months after a case is closed we destroy the key to its imprints.',
  ),
  both(
    'Når en af os slår dine oplysninger op, skriver vi ned hvem, hvornår og til hvilket formål, så misbrug kan opdages; det gemmer vi i 13 måneder.',
    'When one of us looks up your data, we write down who, when and for which purpose, so that misuse can be discovered; we keep that for 13 months.',
  ),
  both(
    'Får du adgang til vores program, gemmer vi dit navn og din mailadresse; det, du logger ind med, sletter vi senest dagen efter, at adgangen er slut, og resten 13 måneder efter det.',
    'If you are given access to our program, we keep your name and mail address; what you sign in with we erase no later than the day after the access is over, and the rest 13 months after that.',
  ),
  both(
    'Er du spurgt om noget, én ikke må gøre alene, gemmer vi dit svar og din mailadresse i 13 måneder, efter at det er gjort eller faldt bort.',
    'If you were asked about something one may not do alone, we keep your answer and your mail address for 13 months after it was done or lapsed.',
  ),
  both(
    'Vurderer vi, om noget er et brud på persondatasikkerheden, gemmer vi, hvem der svarede hvad og hvorfor, i 5 år efter det seneste svar; er der sket et brud, kræver artikel 33, stk. 5, at vi dokumenterer det.',
    'When we assess whether something is a breach of personal data security, we keep who answered what and why for 5 years after the latest answer; where there was a breach, Article 33(5) obliges us to document it.',
  ),
  both(
    'Breve, som programmet sender dig, sletter det, når de er sendt, og altid senest efter 30 dage.',
    'Letters that the program sends you it erases once they are sent, and always within 30 days.',
  ),
  both(
    'At gemme sagen, føre de to logge, styre adgangen, sende breve og gemme de svar, loven ikke kræver, hviler på vores legitime interesse i at kunne vise, hvad vi har gjort, opdage misbrug og kun lukke de rette ind (artikel 6, stk. 1, litra f).',
    'Keeping the case and the two logs, governing access, sending letters and keeping answers the law does not ask for rest on our legitimate interest in being able to show what we did, to discover misuse and to let in only the right people (Article 6(1)(f)).',
  ),
  both('Du har ret til at gøre indsigelse mod det.', 'You have the right to object to that.'),
])
