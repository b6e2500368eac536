// The words, Danish and English, by which people and programs name a number: in a text, as a column, as a field. In small letters;
// a `*` stands for more letters, a `_` joins words that stand after each other (`reg_nr` is also `reg.nr`, `reg-nr` and `regNr`).
// context.ts reads them; proven by context.test.ts.

import type { HitKind } from './hit.ts'

/** What people put behind a word for a thing to name its number: ordrenr, order no, sagsnummer. */
export const numberWords = 'nr no num nummer nummeret numre number numbers id'

/** Words that name a kind, and with `numbers` those that do together with a word for number. A word may name two kinds. */
export const kindWords: Readonly<Partial<Record<HitKind, { words: string; numbers?: string }>>> = {
  cpr: {
    words:
      'cpr* personnummer* sygesikring* sundhedskort* personal_id personal_identification personal_identity civil_registration national_id social_security ssn født',
    numbers: 'person',
  },
  cvr: {
    words: 'cvr* momsregistrering* vat company_registration business_registration tax_id',
    numbers: 'virksomhed company business organisation organization org moms vat se',
  },
  ean: { words: 'ean* gln* gtin*', numbers: 'lokation location' },
  phone: {
    words: `tel tlf* telf telefon* *telefon telephone* phone* mob mobil mobile mobilen mobiler mobiltlf* mobiltelefon* mobilepay
      mobilephone cell cellphone cellular fax* msisdn sms whatsapp hotline direkte ring ringe ringer kald_op kalde_op call calls called
      calling callback answering_at answering_on messages_to message_to message_on dial dialed dialled contact_number desk`,
    numbers: 'mobil mobile kontakt contact',
  },
  email: { words: 'email* mail* skriv_til write_to' },
  iban: { words: 'iban* konto* account* swift bic bank* wire_transfer' },
  'bank-account': {
    words: 'konto* *konto bank* account acct reg sort_code overfør* indbetal* betales_til',
    numbers: 'reg registrering account',
  },
  card: {
    words: `kort kortet kreditkort* betalingskort* debetkort* hævekort* bankkort* dankort* card cards credit_card* debit_card* creditcard*
      debitcard* cc ccn pan visa mastercard master_card maestro amex american_express diners discover jcb unionpay`,
    numbers: 'kort card',
  },
  ip: {
    words:
      'ip ips ipv ipaddress* ipadresse* remote_addr host subnet gateway dns rhost peer src dst addr address adresse*',
  },
  mac: { words: 'mac hwaddr ether ethernet hardware_address bssid lladdr physical_address' },
  coordinates: {
    words: `koordinat* coord* position lat latitude lon longitude lng latlng gps* geo* bredde breddegrad længde længdegrad point wgs
      location lokation`,
  },
  'licence-plate': {
    words: `nummerplade* indreg* bil bilen bilens køretøj* licence_plate license_plate number_plate vehicle car`,
    numbers: 'reg registrering',
  },
  passport: { words: 'pas passet passport passports', numbers: 'pas passport' },
}

/** Words that name something no kind is: numbers of things, amounts, moments. */
export const otherWords: { words: string; numbers: string } = {
  words: `ordre ordren ordrer ordrerne order orders bestilling bestillingen vare varen varer item items sku upc faktura fakturaen
    fakturaer invoice invoices bilag sag sagen ticket reference ref fik serial imei vin isbn issn doi tracking version versions
    versionen versioner ver v firmware release build revision rev commit hash sha md checksum uuid guid id timestamp* tidsstempel
    epoch unix_time unixtime time tid ts date dato expire expires exp iat nbf beløb* amount* pris prisen price total* sum saldo balance
    omsætning* kr dkk usd eur byte bytes size størrelse length længde offset count antal port pid postnr postnummer zip oid asn
    paragraf kapitel section chapter afsnit`,
  numbers: `ordre order bestilling vare item produkt product artikel article faktura invoice bilag kunde customer client sag case
    ticket serie serial løbe part model batch lot parti pakke parcel forsendelse tracking journal matrikel post side linje line row
    række transaction transaktion reference medlem member medarbejder employee police policy document dokument request session trace
    process build betaling`,
}

/** Directly after a number, on its line: what it was. */
export const wordsAfter: Readonly<Partial<Record<HitKind, string>>> = {
  phone: 'office fax mobile mobil home hjem work arbejde cell tlf privat',
  cpr: 'cpr',
  cvr: 'cvr',
}

/** The same of what no kind is: units. */
export const unitsAfter =
  'kr kroner øre dkk eur euro usd dollar dollars byte bytes kb mb gb kib mib kg g km m cm mm stk ms ns sekunder seconds personer people indbyggere brugere users rows rækker'
