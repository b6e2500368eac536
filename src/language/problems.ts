// What each problem of the API means and what to do about it: the page its `type` leads to. Danish is the source.

import type { Words } from '../core/language.ts'
import type { ProblemKind } from '../core/problems.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const problemPageWords = Object.freeze({
  title: both('Når et program får nej', 'When a program is told no'),
  lead: both(
    'Et svar, der siger nej, er et problem efter RFC 9457: »type« fører hertil, »status« er svarets tal, og »detail« siger, hvad der var ventet. »errors« peger på de steder i det sendte, der skal rettes.',
    'An answer that says no is a problem as RFC 9457 has it: “type” leads here, “status” is the number of the answer, and “detail” says what was expected. “errors” points at the places of what was sent that are to be put right.',
  ),
  next: both('Hvad der kan gøres', 'What to do'),
  description: both(
    'Beskrivelsen af alle adresser: /openapi.json',
    'The description of every address: /openapi.json',
  ),
})

export interface ProblemWords {
  /** For a program: lower case, English. */
  readonly title: string
  readonly what: Words
  readonly next: Words
}

const problem = (title: string, what: Words, next: Words): ProblemWords =>
  Object.freeze({ title, what, next })

export const problemWords: Readonly<Record<ProblemKind, ProblemWords>> = Object.freeze({
  malformed: problem(
    'what was sent is no JSON we take',
    both(
      'Det sendte kunne ikke læses som JSON: det er ikke UTF-8, et navn står to gange i samme objekt, eller det er for dybt.',
      'What was sent could not be read as JSON: it is not UTF-8, a name stands twice in one object, or it is too deep.',
    ),
    both('Ret det sendte, og send igen.', 'Put it right, and send it again.'),
  ),
  'key-missing': problem(
    'a key for this request is missing',
    both(
      'Hvert POST skal have »Idempotency-Key«: et tilfældigt navn, du selv vælger for netop denne anmodning.',
      'Every POST needs “Idempotency-Key”: a random name you choose for this one request.',
    ),
    both(
      'Vælg et nyt, for eksempel et UUID, og brug det samme, når du sender den samme anmodning igen.',
      'Choose a new one, such as a UUID, and use the same when you send the same request again.',
    ),
  ),
  'signed-out': problem(
    'nobody is signed in',
    both(
      'Der var intet token (en nøgle til programmer), eller det gælder ikke mere.',
      'There was no token, or it is good no more.',
    ),
    both(
      'En ejer laver et nyt på siden om nøgler. Send det som »Authorization: Bearer …« og uden cookie.',
      'An owner makes a new one on the page about tokens. Send it as “Authorization: Bearer …” and without a cookie.',
    ),
  ),
  forbidden: problem(
    'the role may not',
    both('Rollen har ikke adgang til det.', 'The role has no access to this.'),
    both('Spørg en ejer.', 'Ask an owner.'),
  ),
  scope: problem(
    'the token may not',
    both(
      'Den, der lavede tokenet, må godt, men tokenet er ikke lavet til det.',
      'Whoever made the token may, but the token was not made for this.',
    ),
    both('Lav et token, der omfatter det.', 'Make a token that includes it.'),
  ),
  foreign: problem(
    'the request did not come from here',
    both(
      'En browser sagde, at anmodningen kom fra en anden side.',
      'A browser said that the request came from another site.',
    ),
    both('Et program sender et token og ingen cookie.', 'A program sends a token and no cookie.'),
  ),
  'not-found': problem(
    'there is none',
    both(
      'Der er ikke noget med det navn, eller det er en andens.',
      'There is nothing of that name, or it is another’s.',
    ),
    both('Se efter adressen.', 'Look at the address again.'),
  ),
  method: problem(
    'the address does not know this method',
    both('Adressen svarer ikke på den metode.', 'The address does not answer to this method.'),
    both('»Allow« siger, hvilke den kender.', '“Allow” says which it knows.'),
  ),
  taken: problem(
    'somebody has this address',
    both('En, der har adgang, har den mailadresse.', 'Somebody with access has this mail address.'),
    both('Brug en anden, eller lad personen være.', 'Use another, or leave the person be.'),
  ),
  'last-owner': problem(
    'this is the last owner',
    both('Den sidste ejer kan ikke fjernes.', 'The last owner cannot be removed.'),
    both('Invitér en ejer mere først.', 'Invite another owner first.'),
  ),
  overtaken: problem(
    'somebody saved meanwhile',
    both(
      'Politikmappen er ændret, siden »base« blev læst. Intet er skrevet.',
      'The policy folder was changed since “base” was read. Nothing was written.',
    ),
    both(
      '»conflict« viser, hvad der blev sendt, hvad den anden ændrede, og den nye »base«. Se på begge dele, og send med den.',
      '“conflict” shows what was sent, what the other changed, and the new “base”. Look at both, and send with that.',
    ),
  ),
  nowhere: problem(
    'the policy folder cannot be written',
    both('Programmet kan ikke skrive i politikmappen.', 'The program cannot write to the policy folder.'),
    both('Ret filerne, hvor de ligger.', 'Edit the files where they lie.'),
  ),
  unreadable: problem(
    'the policy folder cannot be read',
    both(
      'En fil i politikmappen kan ikke læses, som den ligger nu: den er måske rettet i hånden. Intet er skrevet.',
      'A file of the policy folder cannot be read as it lies now: it may have been edited by hand. Nothing was written.',
    ),
    both(
      'Siden /da/register siger fil, linje og kolonne. Ret filen, og send igen med en ny nøgle.',
      'The page /en/register says file, line and column. Put the file right, and send again with a new key.',
    ),
  ),
  'key-busy': problem(
    'the first request with this key is being done',
    both(
      'Den første anmodning med den nøgle er ikke færdig.',
      'The first request with this key is not finished.',
    ),
    both('Vent lidt, og send den samme igen.', 'Wait a little, and send the same again.'),
  ),
  'key-lost': problem(
    'it is not known whether it was done',
    both(
      'Programmet blev stoppet, efter at den første anmodning med den nøgle begyndte, og før svaret var gemt. Det vides ikke, om den blev udført.',
      'The program was stopped after the first request with this key began, and before its answer was kept. It is not known whether it was done.',
    ),
    both(
      'Se efter, om det er sket. Er det ikke, så send den igen med en ny nøgle.',
      'Look whether it happened. If not, send it again with a new key.',
    ),
  ),
  untaken: problem(
    'what was sent is not taken in',
    both(
      'Der tages imod application/json med kendt og begrænset længde.',
      'Taken in is application/json of a known and limited length.',
    ),
    both('Send »Content-Type« og »Content-Length«.', 'Send “Content-Type” and “Content-Length”.'),
  ),
  invalid: problem(
    'what was sent does not fit',
    both(
      'Det er JSON, men ikke det, adressen tager imod. »errors« peger på hvert sted.',
      'It is JSON, but not what the address takes. “errors” points at every place.',
    ),
    both('Ret stederne, og send igen.', 'Put the places right, and send it again.'),
  ),
  'key-other': problem(
    'this key was for something else',
    both(
      'Nøglen blev brugt til en anden anmodning inden for det sidste døgn.',
      'The key was used for another request within the last day.',
    ),
    both('Vælg en ny nøgle til en ny anmodning.', 'Choose a new key for a new request.'),
  ),
  full: problem(
    'too much at once',
    both('Der er sendt mere, end der gemmes svar på.', 'More was sent than answers are kept for.'),
    both('Vent, og send den samme igen.', 'Wait, and send the same again.'),
  ),
  often: problem(
    'asked too often',
    both(
      'Der kan kun sendes så mange prøver inden for ti minutter.',
      'Only so many tests can be sent within ten minutes.',
    ),
    both('Vent, og send igen med en ny nøgle.', 'Wait, and send again with a new key.'),
  ),
  broken: problem(
    'our fault',
    both('Noget gik galt hos os.', 'Something went wrong here.'),
    both(
      'Send den samme igen; fejlen er meldt, hvor programmet kører.',
      'Send the same again; the fault was reported where the program runs.',
    ),
  ),
  unavailable: problem(
    'not available now',
    both('Noget, programmet har brug for, svarer ikke.', 'Something the program needs does not answer.'),
    both('Vent lidt, og send den samme igen.', 'Wait a little, and send the same again.'),
  ),
})
