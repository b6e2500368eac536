// Post code and town, as they stand behind a street: 0800 (Høje Taastrup) to 9990 (Skagen) in Denmark, five digits with its neighbours,
// Sweden's in two groups. Post codes belong to the addresses of the country (Adresseloven, lov nr. 136 af 1. februar 2017, § 5). Towns
// are told by their capital; without one only the larger ones are. Proven by address.test.ts.

import { overBytes } from './window.ts'

/** The larger towns, and districts of Copenhagen that are one in a post code. */
const larger =
  `aabenraa|aabybro|aalborg|ålborg|aarhus|århus|albertslund|allerød|assens|ballerup|billund|birkerød|bjerringbro|brabrand|brande|
  brædstrup|brøndby|brøndbyøster|brøndbyvester|brønderslev|brønshøj|børkop|charlottenlund|christiansfeld|copenhagen|dianalund|dragør|dronninglund|ebeltoft|
  egå|esbjerg|espergærde|farum|faxe|fredensborg|fredericia|frederiksberg|frederikshavn|frederikssund|frederiksværk|faaborg|galten|
  gentofte|gilleleje|give|glostrup|greve|grenaa|grenå|grindsted|gråsten|haderslev|hadsten|hadsund|hammel|haslev|hasselager|hedehusene|
  hedensted|hellebæk|hellerup|helsinge|helsingør|herlev|herning|hillerød|hinnerup|hirtshals|hjørring|hobro|holbæk|holstebro|holte|hornslet|
  horsens|humlebæk|hundested|hvidovre|hørsholm|højbjerg|høng|høje taastrup|ikast|ishøj|jyllinge|jyderup|kalundborg|karlslunde|kastrup|kbh|
  kerteminde|kjellerup|klampenborg|kokkedal|kolding|kongens lyngby|korsør|kvistgård|københavn|køge|langeskov|lemvig|lynge|lystrup|løgstør|
  malling|maribo|marstal|middelfart|munkebo|måløv|nakskov|nexø|nibe|nivå|nordborg|nyborg|nykøbing|nykøbing falster|nykøbing mors|
  nykøbing sjælland|nærum|næstved|nørresundby|odder|odense|otterup|padborg|præstø|randers|ribe|ringe|ringkøbing|ringsted|risskov|roskilde|
  rudkøbing|rungsted kyst|rødekro|rødovre|rønde|rønne|sabro|silkeborg|sindal|skagen|skanderborg|skive|skjern|skovlunde|skælskør|skærbæk|
  slagelse|smørum|solrød strand|sorø|stege|stenløse|stilling|store heddinge|strandby|strib|struer|støvring|svendborg|svenstrup|sæby|
  søborg|sønderborg|søndersø|taastrup|tarm|thisted|tilst|tinglev|tranbjerg|tønder|tårnby|ulfborg|vallensbæk strand|valby|vamdrup|vanløse|
  varde|vejen|vejle|vejle øst|veksø|vestbjerg|viborg|viby|videbæk|vinderup|virum|vojens|vordingborg|værløse|ølstykke|ørbæk|åbyhøj`.replace(
    /\s*\n\s*/g,
    '',
  )

const quarter = '(?:SV|NV|NØ|SØ|K|V|N|S|Ø|C|M)(?!\\p{L})'
const saint = '(?:(?:Kgs|Nr|Ndr|Sdr|St|Gl|Skt|Sct|Vr)\\. ?)?'
const capitalTown = `(?:(?:Kbh|Frb)\\. ?${quarter}|${saint}\\p{Lu}\\p{L}+(?:[ -]\\p{Lu}(?![A-Z])\\p{L}+|(?: (?:${quarter}|\\p{Lu}(?!\\p{L})))){0,2})`
const smallTown = `(?:kgs\\. lyngby|kbh\\. (?:sv|nv|k|v|n|s|ø)|(?:${larger})(?: (?:sv|nv|k|v|n|s|ø|c))?)(?!\\p{L})`
export const town = `(?:${capitalTown}|${smallTown})`

const postCode = '(?:0[89][0-9]{2}|[1-9][0-9]{3}|[0-9]{5}|[0-9]{3} [0-9]{2})'
export const apart = '[ \\t]*,?[ \\t]*(?:\\r?\\n|\\\\n)?[ \\t]*'
const country = '(?:(?:DK|SE|NO|D|S|N)[- ]?)?'
/** Post code and town, behind a comma or on the next line; there or not. */
export const place = `(?<place>${apart}${country}${postCode},? ${town})?`

/** What stands behind a number and is no town: money, people, months, and units. */
const noTown =
  '(?!(?:Kr|Kroner|DKK|EUR|USD|Euro|Personer|Brugere|Stk|Meter|Km|Kg|Jan|Feb|Mar|Apr|Maj|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dec|Kl|At|The|In|On|And|Og|I|Den|Det)(?:\\p{L}{0,6}))'
/** Danish alone, which is enough to look for a street before it, from the code on: no year of our time is one. */
export const danishPlace = overBytes(
  `(?!19[89]|20(?!00)[0-9])(?:0[89][0-9]{2}|[1-9][0-9]{3}),? ${noTown}(?<town>${town})`,
  'y',
)

/** By which an address is looked for. */
export const townWords: readonly string[] = ['kgs.', ...larger.split('|')].map(name => ` ${name}`)

const isLarger = overBytes(`^(?:kgs\\. lyngby|kbh\\.|frb\\.|(?:${larger}))(?!\\p{L})`, 'i')
/** Whether a town is one that is known by its name. */
export const isKnownTown = (name: string): boolean => isLarger.test(name)
