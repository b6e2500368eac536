import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellWords } from '../../../test/naive-words.ts'
import { addressRules } from './address.ts'

/** A text, the address in it, and how sure. */
const found: readonly (readonly [string, string, string])[] = [
  ['sendt til Nørregade 12, 2. tv., 1165 København K.', 'Nørregade 12, 2. tv., 1165 København K', 'certain'],
  ['Hun bor på Nørregade 12', 'Nørregade 12', 'certain'],
  ['Adresse: Vester Farimagsgade 6, 3. th', 'Vester Farimagsgade 6, 3. th', 'certain'],
  ['Vestergade 4', 'Vestergade 4', 'likely'],
  ['»Vestergade 4«', 'Vestergade 4', 'likely'],
  ['“Ærøgade 4”', 'Ærøgade 4', 'likely'],
  ['Strandvejen 100 A, st. th', 'Strandvejen 100 A, st. th', 'likely'],
  [
    'H.C. Andersens Boulevard 22, 1553 København V',
    'H.C. Andersens Boulevard 22, 1553 København V',
    'certain',
  ],
  ['Sankt Peders Stræde 4', 'Sankt Peders Stræde 4', 'likely'],
  ['Gl. Kongevej 60', 'Gl. Kongevej 60', 'likely'],
  ['P. Knudsens Allé 7', 'P. Knudsens Allé 7', 'likely'],
  ['TORVET 3', 'TORVET 3', 'likely'],
  ['Jernbanegade 19 9000 Aalborg CVR 1', 'Jernbanegade 19 9000 Aalborg', 'certain'],
  ['Åboulevarden 5', 'Åboulevarden 5', 'likely'],
  ['Skolegade 12-14', 'Skolegade 12-14', 'likely'],
  ['Bredgade 3, stuen, 1260 Kbh.', 'Bredgade 3, stuen, 1260 Kbh', 'certain'],
  ['Havnegade 5\r\n8000 Aarhus C', 'Havnegade 5\r\n8000 Aarhus C', 'certain'],
  ['Havnegade 5, DK-8000 Aarhus', 'Havnegade 5, DK-8000 Aarhus', 'certain'],
  ['nørregade 12, 1165 København', 'nørregade 12, 1165 København', 'certain'],
  ['Skovparken 7', 'Skovparken 7', 'possible'],
  ['Jens, Skovparken 7, 4600 Køge', 'Skovparken 7, 4600 Køge', 'certain'],
  ['Hauptstraße 12, 10115 Berlin', 'Hauptstraße 12, 10115 Berlin', 'certain'],
  ['Drottninggatan 5, 111 51 Stockholm', 'Drottninggatan 5, 111 51 Stockholm', 'certain'],
  ['123 Main Street, Springfield, IL 62701', '123 Main Street, Springfield, IL 62701', 'certain'],
  ['10 Downing St, London SW1A 2AA', '10 Downing St, London SW1A 2AA', 'certain'],
  ['at 4 Privet Drive.', '4 Privet Drive', 'likely'],
  ['1600 NW 5th Ave Apt 4B', '1600 NW 5th Ave Apt 4B', 'possible'],
  // A post code and its town are enough for any name.
  ['Nyhavn 17, 1051 København K', 'Nyhavn 17, 1051 København K', 'certain'],
  ['Bo Lund\nKildebrinken 3\n3500 Værløse\n', 'Kildebrinken 3\n3500 Værløse', 'certain'],
  ['bor Strandlodden 2, 1. tv., 2300 København S.', 'Strandlodden 2, 1. tv., 2300 København S', 'certain'],
  ['Teglværksgrunden 1, DK-2770 Kastrup', 'Teglværksgrunden 1, DK-2770 Kastrup', 'certain'],
  ['Ellemosen 4, 6893 Hemmet', 'Ellemosen 4, 6893 Hemmet', 'likely'],
  ['Rosenvænget nr. 7, 5000 Odense C', 'Rosenvænget nr. 7, 5000 Odense C', 'certain'],
  ['hovedgaden 12, 4000 roskilde', 'hovedgaden 12, 4000 roskilde', 'certain'],
  ['Vesterbrogade 3, 1610 Kbh. V, sagde hun', 'Vesterbrogade 3, 1610 Kbh. V', 'certain'],
  ['Vesterbrogade 3, 2450 København SV', 'Vesterbrogade 3, 2450 København SV', 'certain'],
  [
    'N:Lund;Bo\r\nADR;TYPE=home:;;Ringen;Hemmet;;6893;Danmark\r\nTEL:1',
    'Ringen;Hemmet;;6893;Danmark',
    'certain',
  ],
  // A village before a name that many have.
  ['Bygholm Søpark 21, 8700 Horsens', 'Bygholm Søpark 21, 8700 Horsens', 'certain'],
  ['Lyngby Hovedgade 5, 2800 Kgs. Lyngby', 'Lyngby Hovedgade 5, 2800 Kgs. Lyngby', 'certain'],
  ['Bo Lund Strandvej 12', 'Strandvej 12', 'likely'],
  ['På Kirkevej 12', 'Kirkevej 12', 'likely'],
  ['Postboks 123, 1010 København K', 'Postboks 123, 1010 København K', 'certain'],
  ['P.O. Box 45', 'P.O. Box 45', 'likely'],
]

for (const [text, address, sure] of found)
  test(`an address: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(tellWords(addressRules, text), [`address: ${address} (${sure})`])
  })

const none: readonly (readonly [string, string])[] = [
  ['no number', 'Nørregade er lang'],
  ['words that only end so', 'omvejen 12 minutter, På vej 3 gange, vejen 12 er lang'],
  ['a measure', 'Omvej 500 meter, Kongevej 12 km, Landevej 80%'],
  ['a house number no street has', 'Århusvej 1200'],
  ['time before a street', 'Kl. 12 på Nørregade'],
  ['everyone', 'Vi er alle 3 her'],
  ['a street without a name', 'at 5 Street'],
  ['small letters', 'in 3 easy way and 4 main street'],
  ['a year before a name', 'Since 20195 Street'],
  ['a saint', '5 minutes to St. Peter'],
  ['a day before a year', 'On May 12, 2024 London was cold; March 3, 1990 Budget'],
  ['a week, a page, a room', 'Uge 12, 2500 Valby; Side 3, 4000 Roskilde; Lokale 7, 5000 Odense'],
  ['a number without a name', 'vi solgte 12, 4000 Roskilde var med'],
  ['a sum behind a number', 'Nyhavn 17, 1051 Kroner; Nyhavn 17, 1051 personer'],
  ['small letters that name no town', 'nørre 12, 1165 på lager; hovedgaden 12, 4000 på lager'],
  ['an addressee of a program', 'adr: 12; ADR:1;2\nADR:;;;;;;\nadr:a;b;c;d'],
  ['a counted place', 'Plads nr. 12'],
  ['a box without a number', 'a P.O. box is free'],
]

for (const [because, text] of none)
  test(`no address: ${because}`, () => assert.deepEqual(tellWords(addressRules, text), []))
