// Words of the special categories (GDPR, Art. 9(1)) and of criminal matters (Art. 10), Danish and English, as data: beginnings of
// words, to which an ending or a compound may be added; some also end a compound. What has a second meaning counts only beside a word
// that settles it: near by, or right before it or behind it, where `\x01` stands for the word itself.
// Proven by special.test.ts.

export const specialCategories = [
  'health',
  'ethnic-origin',
  'politics',
  'belief',
  'trade-union',
  'genetic',
  'biometric',
  'sex-life',
  'criminal',
] as const
export type SpecialCategory = (typeof specialCategories)[number]

export interface CategoryWords {
  readonly words: readonly string[]
  /** These also end a word that names it (`nøddeallergi`): none by which another word ends (`bekræft`). */
  readonly tails?: readonly string[]
  /** With two meanings: counted where one of `beside` stands near. */
  readonly doubtful: readonly { readonly words: readonly string[]; readonly beside: string }[]
}

const illness = 'patient|syg|læge|hospital|behandl|diagnos|doctor|ill|suffer|treat|medicin|medicat|psyk|lider'
const party = 'parti|stem(?:te|mer)|medlem|kandidat|valg|folketing|party|vote|member|elect'
const union = 'medlem|kontingent|fagforening|forbund|overenskomst|member'
const court = 'ret|retten|byret|landsret|politi|dom|straf|court|police|crime|jail|prison|judge|offen[cs]e'
const offence =
  'tyveri|vold(?!te?(?!\\p{L})|er)|bedrageri|hærværk|indbrud|røveri|mord|drab|underslæb|dokumentfalsk|narko|hashbesid|voldtægt|trusler|skattesvig|hæleri|overgreb|gerning|theft|assault|fraud|burglary|robbery|murder|manslaughter|embezzle|rape|vandalism|perjury'
const charge = 'dømt|sigtet|straffet|anholdt|tiltalt|bøde|afhørt|convicted|sentenced|charged|arrested|fined'
/** Somebody is it, or has become it. */
const is =
  '(?:er|var|blev|bliver|blevet|været|is|was|been|gets|got)(?: (?:nu|også|helt|næsten|født|now|also|legally|born))? +\\x01'
const seen =
  '(?:til|hos|ser|så|så|se|af|ved|med|fra)(?: (?:en|min|sin|hans|hendes|sees|see))? +\\x01|(?:sees|see|seeing|saw|to) (?:an?|his|her|my) +\\x01|henvis|samtale|forløb'

/** Words parted by commas. */
const list = (text: string): readonly string[] => text.split(',').map(word => word.trim())

export const specialWords: Readonly<Record<SpecialCategory, CategoryWords>> = {
  health: {
    words: list(`
      diagnose, diagnosticere, diagnosis, diagnosed, diagnoses, sygdom, sygemeld, sygefravær,
      langtidssyg, kronisk syg, psykisk syg, sindslidende, helbred, helbredsoplysning, kræft,
      brystkræft, lungekræft, tarmkræft, prostatakræft, leukæmi, svulst, metastase, diabetes,
      diabetiker, diabetic, sukkersyge, epilepsi, epilepsy, epileptic, astma, asthma, hiv,
      hepatitis, tuberkulose, tuberculosis, klamydia, syfilis, syphilis, kønssygdom, skizofren,
      schizophren, bipolar lidelse, bipolar disorder, adhd, autisme, autist, autism, asperger,
      demens, dement, dementia, alzheimer, parkinson, sklerose, multiple sclerosis, blodprop,
      hjertesygdom, hjertefejl, hjerteanfald, heart disease, heart attack, hjerneblødning,
      gravid, pregnant, pregnancy, provokeret abort, miscarriage, fertilitetsbehandling, barnløshed,
      alkoholiker, alkoholmisbrug, stofmisbrug, stofmisbruger, alcoholic, alcoholism, drug abuse,
      substance abuse, drug addict, handicap, kørestol, wheelchair, disabled person, disability,
      blodtype, blood type, blodprøve, blood test, kemoterapi, chemotherapy, dialyse, dialysis,
      antidepressiv, antidepressant, insulin, metformin, sertralin, citalopram, ritalin, metadon,
      methadone, morfin, olanzapin, quetiapin, warfarin, prozac, fluoxetin, litiumbehandling,
      psykiatri, psychiatr, psykose, psychosis, psychotic, spiseforstyrrelse, eating disorder,
      anoreksi, anorexi, bulimi, selvmord, suicid, ptsd, vaccinere, vaccination, allergi, allerg,
      patientjournal, sygejournal, lægejournal, medical record, medical history, mental health,
      mental illness, sick leave, cancer, leukemia, leukaemia, tumor, tumour, down syndrom,
      downs syndrom, psykisk sårbar, ordblind, talblind, døvblind, svagsynet, hørehæmmet,
      synshandicap, hørehandicap, udviklingshæmmet, cerebral parese, spastiker, slidgigt, leddegigt,
      diskusprolaps, piskesmæld, fibromyalgi, migræne, lungebetændelse, hjernerystelse, hjerteflimmer,
      forhøjet blodtryk, angstlidelse, angstanfald, tourette, misbrugsbehandling, misbrugsproblem,
      hashmisbrug, pillemisbrug, medicinmisbrug, narkotikamisbrug, kokainmisbrug, sygeorlov, raskmeld,
      sygedag, barn syg, lægeerklæring, mulighedserklæring, dyslexi, migraine, arthritis,
      herniated disc, hearing impair, visually impair, visual impairment`),
    tails: list(`
      allergi, sygemeld, sygefravær, sygdom, kræftsyg, diabetes, diabetiker, sklerose, allergiker, handicap,
      demens, invalid`),
    doubtful: [
      {
        words: list('depression, angst, stress, kol, aids, stroke, bipolar, virus, abort, abortion'),
        beside: illness,
      },
      {
        words: list('medicin, medication, journal, recept, prescription, indlagt'),
        beside: illness,
      },
      { words: list('psykolog, psykiater, psykiateren, psykologen, psychologist'), beside: seen },
      { words: list('blind, døv, deaf'), beside: is },
      {
        words: list('misbrug'),
        beside: 'alkohol|stof|hash|narko|pille|medicin|spille|afrus|afvæn|behandlingscenter',
      },
    ],
  },
  'ethnic-origin': {
    words: list(`
      etnisk, etnicitet, ethnic, hudfarve, skin colour, skin color, racial, raceoprindelse,
      sigøjner, romafolk, gypsy, gypsies, kurder, kurdisk, kurdish, somalier, palæstinenser,
      inuit, afroamerikan, african american, hispanic, aboriginal, indfødt befolkning, nydansker,
      anden etnisk, mixed race, mørk i huden, ikke-vestlig, non-western, romaer, romakvinde,
      romabaggrund, samisk, indvandrerbaggrund, flygtningebaggrund, minoritetsbaggrund`),
    doubtful: [
      {
        words: list('race, caucasian, oprindelse, afstamning, descent'),
        beside: 'etni|ethn|hud|skin|person|født|born',
      },
    ],
  },
  politics: {
    words: list(`
      politisk overbevisning, politisk holdning, politisk tilhørsforhold, politiske holdninger,
      political opinion, political affiliation, political view, political belief, partimedlem,
      party member, socialdemokrat, radikale venstre, enhedslisten, dansk folkeparti,
      liberal alliance, nye borgerlige, danmarksdemokrat, socialistisk folkeparti,
      det konservative folkeparti, labour party, conservative party, kommunist, communist,
      nazist, fascist, nynazist, neo-nazi, anarkist, anarchist`),
    doubtful: [
      {
        words: list('venstre, konservative, moderaterne, alternativet, radikale, sf'),
        beside: party,
      },
      {
        words: list('republican, democrat, liberal, stemte på, voted for, tory'),
        beside: party,
      },
    ],
  },
  belief: {
    words: list(`
      religion, religiøs, religious, trosretning, trossamfund, livsanskuelse,
      philosophical belief, muslim, islamisk, islamic, moské, moske, mosque, katolik, katolsk,
      catholic, protestant, jøde, jødisk, jewish, judaism, jødedom, buddhist, hinduist, hindu,
      sikh, mormon, scientolog, jehovas vidne, jehovah’s witness, jehovah's witness, ateist,
      atheist, folkekirken, synagoge, synagogue, islam, ramadan, adventist, pinsekirke`),
    doubtful: [
      {
        words: list('kristen, christian, kirke, church, konfirmeret, døbt, imam, præst, menighed'),
        beside: 'tro|relig|medlem|member|faith|belie|bede|pray|kirke(?:n|lig)|church',
      },
    ],
  },
  'trade-union': {
    words: list(`
      fagforening, fagforbund, fagligt medlemskab, tillidsrepræsentant, trade union, labor union,
      labour union, union member, shop steward, dansk metal, djøf, dansk sygeplejeråd, bupl,
      3f-medlem, hk-medlem, foa-medlem`),
    doubtful: [
      {
        words: list('3f, hk, foa, prosa, krifa, ida'),
        beside: union,
      },
      {
        words: list('union, unionised, unionized'),
        beside: 'worker|dues|wage|shop steward|collective|strike',
      },
    ],
  },
  genetic: {
    words: list(`
      genetisk, genetic, gentest, gene test, dna-profil, dna profile, dna-test, dna test,
      dna-prøve, arvelig sygdom, hereditary disease, brca1, brca2, kromosomfejl, karyotype,
      genmutation, gene mutation`),
    doubtful: [
      {
        words: list('dna, arvelig, hereditary, genom, genome'),
        beside: 'patient|test|prøve|sample|famil|syg|disease|person|slægt',
      },
    ],
  },
  biometric: {
    words: list(`
      biometri, biometric, fingeraftryk, ansigtsgenkendelse, facial recognition,
      face recognition, irisscan, iris scan, retina scan, nethindescan, face template,
      ansigtsskabelon, voiceprint, stemmegenkendelse, palm print`),
    doubtful: [
      {
        words: list('fingerprint, face id, iris'),
        beside: 'finger(?!print)|hand|scan|enrol|employee|medarbejder|passport|suspect|police|politi',
      },
    ],
  },
  'sex-life': {
    words: list(`
      seksuel, seksualitet, sexual orientation, sexuality, homoseksuel, homosexual, biseksuel,
      bisexual, heteroseksuel, heterosexual, aseksuel, lesbisk, lesbian, transkønnet,
      transperson, transkvinde, transmand, nonbinær, non-binær, non-binary, interkøn, panseksuel,
      transgender, transseksuel, kønsskifte, sexliv, sex life, prostitueret,
      prostitution, prostitute, lgbt`),
    doubtful: [
      {
        words: list('bøsse, gay, queer, straight'),
        beside: 'seksu|sexu|kæreste|partner|mand|mænd|homo|lesbi|springer|came out|boyfriend|lgbt',
      },
    ],
  },
  criminal: {
    words: list(`
      straffeattest, børneattest, tidligere straffet, ustraffet, domfældt, domfældelse,
      strafbart, straffelov, fængsel, fængslet, varetægtsfængsl, tiltalt, bødeforlæg, kriminel,
      kriminalitet, voldsdom, spirituskørsel, voldtægt, røveri, afsoner, prøveløsladt,
      criminal record, criminal conviction, convicted, imprisoned, imprisonment, felony,
      misdemeanor, misdemeanour, arrested for, restraining order, drunk driving, fængselsstraf,
      frihedsstraf, straffesag, betinget dom, ubetinget dom, betinget fængsel, samfundstjeneste, fodlænke,
      grundlovsforhør, frakendt`),
    doubtful: [
      { words: list('dømt, sigtet, anholdt, straffet'), beside: `${court}|${offence}|${charge}|${is}` },
      { words: list('bøde'), beside: `${court}|${offence}|${charge}|fik|idømt` },
      {
        words: list('tyveri, vold, bedrageri, hærværk, indbrud, dokumentfalsk, underslæb'),
        beside: `${court}|${charge}`,
      },
      { words: list('sentenced, arrested, fined'), beside: `${court}|${offence}|${is}` },
      { words: list('conviction, charged with, probation, theft, fraud'), beside: `${court}|${charge}` },
    ],
  },
}
