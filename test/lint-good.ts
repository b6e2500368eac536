// Two notices that tell all that Art. 13 asks, written for the tests: the lint finds nothing of its first grade in them.

import type { Language } from '../src/core/language.ts'

const da = `# Privatlivspolitik

Firma er dataansvarlig. CVR-nr. 12345674, Vej 1, 1000 By. Skriv til post@firma.example.

## Hvad og hvorfor

Vi behandler navn, adresse og e-mail på vores kunder. Formålet er at levere varer og sende regninger. Retsgrundlaget er artikel 6, stk. 1, litra b og c. Vi gemmer regninger i 5 år fra regnskabsårets slutning. Hvis du ikke giver os oplysningerne, kan vi ikke levere. Oplysningerne får vi fra dig selv. De bliver inden for EU. Vores revisor får regninger for at gennemgå regnskabet.

## Nyhedsbrev

Vi sender nyhedsbrev, hvis du har givet samtykke. Du kan når som helst trække samtykket tilbage. Det påvirker ikke lovligheden af det, vi gjorde før. Du kan altid gøre indsigelse mod markedsføring.

## Ret til indsigelse

Du har ret til at gøre indsigelse mod vores behandling.

## Andre rettigheder

Du har ret til indsigt. Du har ret til at få urigtige oplysninger rettet. Du kan i en række tilfælde få oplysninger slettet. Du kan i visse tilfælde få behandlingen begrænset. Du har ret til dataportabilitet. Vi træffer ikke automatiske afgørelser. Du kan klage til Datatilsynet.
`

const en = `# Privacy policy

Firma is the controller. CVR no. 12345674, Vej 1, 1000 By. Write to post@firma.example.

## What and why

We process the name, address and e-mail of our customers. The purpose is to deliver goods and send invoices. The legal basis is Article 6(1)(b) and (c). We keep invoices for 5 years from the end of the financial year. If you do not provide the data, we cannot deliver. We get the data from you yourself. It stays within the EU. Our accountants get invoices in order to audit the accounts.

## Newsletter

We send a newsletter if you have given consent. You can withdraw the consent at any time. That does not affect the lawfulness of what we did before. You can always object to marketing.

## Right to object

You have the right to object to our processing.

## Other rights

You have the right of access. You have the right to have incorrect data rectified. In a number of cases you can have data erased on request. In certain cases you can have the processing restricted. You have the right to data portability. We make no automated decisions. You can complain to the supervisory authority.
`

export const goodNotices: Readonly<Record<Language, string>> = { da, en }
