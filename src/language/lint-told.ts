// What the lint says of what a notice leaves out: the wordings of the rules of src/register/lint/told.ts and of what stands
// with them. The other half is lint.ts. Held by src/register/lint/lint.test.ts.

import { both, finding, type RuleWords } from './finding.ts'

export const toldWords = Object.freeze({
  'legal-bases': finding(
    both(
      'Teksten nævner ikke retsgrundlaget for behandlingen. Det skal oplyses sammen med formålene.',
      'The text does not name the legal basis of the processing. It must be told together with the purposes.',
    ),
    both(
      'Retsgrundlaget er databeskyttelsesforordningens artikel 6, stk. 1, litra [b, c eller f], fordi [grund].',
      'The legal basis is Article 6(1)[(b), (c) or (f)] of the GDPR, because [reason].',
    ),
    both(
      'Retsgrundlag efter databeskyttelsesforordningen: {filled}.',
      'Legal bases under the GDPR: {filled}.',
    ),
  ),
  periods: finding(
    both(
      'Teksten siger ikke, hvor længe oplysninger gemmes, eller hvad der afgør det. Det skal oplyses.',
      'The text does not say how long data is kept, or what decides it. It must be told.',
    ),
    both(
      'Vi gemmer [slags oplysninger] i [antal år] fra [hvornår fristen begynder] og sletter dem derefter.',
      'We keep [kind of data] for [number of years] from [when the period starts] and then delete it.',
    ),
    both(
      'Vi gemmer {filled}. Derefter sletter vi oplysningerne.',
      'We keep {filled}. After that we delete the data.',
    ),
  ),
  restriction: finding(
    both(
      'Teksten nævner ikke retten til at få behandlingen begrænset. Retten gælder alligevel, og den skal oplyses.',
      'The text does not mention the right to have processing restricted. The right applies all the same and must be told.',
    ),
    both(
      'Du har i visse tilfælde ret til at få behandlingen af dine oplysninger begrænset.',
      'In certain cases you have the right to have the processing of your data restricted.',
    ),
  ),
  portability: finding(
    both(
      'Teksten nævner ikke retten til dataportabilitet. Retten gælder alligevel i de tilfælde, loven nævner, og den skal oplyses.',
      'The text does not mention the right to data portability. The right applies all the same in the cases the law names and must be told.',
    ),
    both(
      'Du har i visse tilfælde ret til at modtage oplysninger, du selv har givet os, i et struktureret, almindeligt anvendt og maskinlæsbart format og til at få dem overført til en anden.',
      'In certain cases you have the right to receive data you gave us in a structured, commonly used and machine-readable format, and to have it transmitted to someone else.',
    ),
  ),
  access: finding(
    both(
      'Teksten nævner ikke retten til indsigt. Retten gælder alligevel, og den skal oplyses.',
      'The text does not mention the right of access. The right applies all the same and must be told.',
    ),
    both(
      'Du har ret til indsigt i de oplysninger, vi behandler om dig, og til en kopi af dem.',
      'You have the right of access to the data we process about you, and to a copy of it.',
    ),
  ),
  rectification: finding(
    both(
      'Teksten nævner ikke retten til at få oplysninger rettet. Retten gælder alligevel, og den skal oplyses.',
      'The text does not mention the right to have data rectified. The right applies all the same and must be told.',
    ),
    both(
      'Du har ret til at få urigtige oplysninger rettet og ufuldstændige oplysninger suppleret.',
      'You have the right to have incorrect data rectified and incomplete data completed.',
    ),
  ),
  erasure: finding(
    both(
      'Teksten nævner ikke retten til at få oplysninger slettet. Retten gælder alligevel i de tilfælde, loven nævner, og den skal oplyses.',
      'The text does not mention the right to have data erased. The right applies all the same in the cases the law names and must be told.',
    ),
    both(
      'Du har i en række tilfælde ret til at få oplysninger om dig slettet, før vi ellers ville slette dem.',
      'In a number of cases you have the right to have data about you erased before we would otherwise erase it.',
    ),
  ),
  objection: finding(
    both(
      'Teksten nævner ikke retten til at gøre indsigelse. Retten gælder alligevel i de tilfælde, loven nævner, og den skal oplyses.',
      'The text does not mention the right to object. The right applies all the same in the cases the law names and must be told.',
    ),
    both(
      'Du har når som helst ret til af grunde, der vedrører din særlige situation, at gøre indsigelse mod behandling, som bygger på en legitim interesse.',
      'You have the right to object at any time, on grounds relating to your particular situation, to processing that rests on a legitimate interest.',
    ),
  ),
  complaint: finding(
    both(
      'Teksten siger ikke, at man kan klage til en tilsynsmyndighed. Det skal oplyses.',
      'The text does not say that one can complain to a supervisory authority. It must be told.',
    ),
    both(
      'Du har ret til at klage til Datatilsynet over vores behandling af oplysninger om dig.',
      'You have the right to complain to the supervisory authority (in Denmark Datatilsynet) about our processing of data about you.',
    ),
  ),
  contact: finding(
    both(
      'Teksten har hverken e-mail, telefon eller adresse til den dataansvarlige. Kontaktoplysninger skal oplyses.',
      'The text has neither e-mail, phone nor address of the controller. Contact details must be told.',
    ),
    both(
      'Dataansvarlig er [navn], [adresse], [e-mail], [telefon].',
      'The controller is [name], [address], [e-mail], [phone].',
    ),
    both('Dataansvarlig er {filled}.', 'The controller is {filled}.'),
  ),
  'obligation-to-give': finding(
    both(
      'Teksten siger ikke, om oplysningerne skal gives, og hvad der sker, hvis de ikke gives. Det skal oplyses.',
      'The text does not say whether data must be given, and what happens if it is not. It must be told.',
    ),
    both(
      'Du er ikke forpligtet til at give os oplysningerne, men uden dem kan vi ikke [indgå eller opfylde aftalen]. [Oplysninger, loven kræver:] [hvilke, og efter hvilken lov].',
      'You are not obliged to give us the data, but without it we cannot [enter into or perform the agreement]. [Data the law requires:] [which, and under which act].',
    ),
    both('{filled}', '{filled}'),
  ),
  'withdrawal-any-time': finding(
    both(
      'Teksten nævner samtykke, men ikke at det kan trækkes tilbage når som helst. Det skal oplyses, hvor en behandling bygger på samtykke.',
      'The text mentions consent, but not that it can be withdrawn at any time. It must be told where processing rests on consent.',
    ),
    both(
      'Du kan når som helst trække et samtykke tilbage. Det er lige så let som at give det.',
      'You can withdraw a consent at any time. That is as easy as giving it.',
    ),
  ),
  'withdrawal-effect': finding(
    both(
      'Teksten siger ikke, at det ikke berører lovligheden af det, der skete før, når et samtykke trækkes tilbage. Det skal oplyses, hvor en behandling bygger på samtykke.',
      'The text does not say that withdrawing a consent does not affect the lawfulness of what was done before. It must be told where processing rests on consent.',
    ),
    both(
      'Trækker du et samtykke tilbage, berører det ikke lovligheden af den behandling, der skete før.',
      'Withdrawing a consent does not affect the lawfulness of the processing before.',
    ),
  ),
  'objection-apart': finding(
    both(
      'Retten til indsigelse står blandt de andre rettigheder. Den skal meddeles klart og adskilt fra alle andre oplysninger.',
      'The right to object stands among the other rights. It must be told clearly and apart from any other information.',
    ),
    both(
      '[Eget afsnit under overskriften »Ret til indsigelse«:] Du har når som helst ret til af grunde, der vedrører din særlige situation, at gøre indsigelse mod behandling, som bygger på en legitim interesse. Gælder indsigelsen direkte markedsføring, stopper vi.',
      '[A paragraph of its own under the heading “Right to object”:] You have the right to object at any time, on grounds relating to your particular situation, to processing that rests on a legitimate interest. If you object to direct marketing, we stop.',
    ),
  ),
  'marketing-objection': finding(
    both(
      'Teksten nævner markedsføring, men ikke retten til at gøre indsigelse mod den. Retten gælder alligevel, og den skal oplyses.',
      'The text mentions marketing, but not the right to object to it. The right applies all the same and must be told.',
    ),
    both(
      'Du kan når som helst gøre indsigelse mod direkte markedsføring, og så stopper vi.',
      'You can object to direct marketing at any time, and then we stop.',
    ),
  ),
} satisfies Readonly<Record<string, RuleWords>>)
