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
    'At gemme sagen og føre de to logge hviler på vores legitime interesse i at kunne vise, hvad vi har gjort, og opdage misbrug (artikel 6, stk. 1, litra f).',
    'Keeping the case and the two logs rests on our legitimate interest in being able to show what we did, and to discover misuse (Article 6(1)(f)).',
  ),
  both('Du har ret til at gøre indsigelse mod det.', 'You have the right to object to that.'),
])
