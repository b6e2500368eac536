// What fields ask for, by token, type, label and name, in Danish and English, and where nobody can know.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldSeen } from '../../../test/site-seen.ts'
import type { FieldSeen } from '../sighting.ts'
import { kindOf } from './fields.ts'

const fieldsAs: readonly (readonly [Partial<FieldSeen>, ReturnType<typeof kindOf>])[] = [
  [{ autocomplete: 'section-a shipping street-address' }, 'address'],
  [{ autocomplete: 'username webauthn' }, 'username'],
  [{ autocomplete: 'off', label: 'Dit navn *' }, 'name'],
  [{ label: 'Virksomhedens navn' }, 'company'],
  [{ label: 'E-mailadresse' }, 'email'],
  [{ label: 'Telefonnummer' }, 'phone'],
  [{ label: 'CPR-nummer' }, 'civil-registration'],
  [{ label: 'CVR-nummer' }, 'company-number'],
  [{ label: 'Hvad er dit spørgsmål?', type: 'textarea' }, 'message'],
  [{ label: 'Ja tak til nyhedsbrev på e-mail', type: 'checkbox' }, 'consent'],
  [{ label: 'Postnummer og by' }, 'address'],
  [{ name: 'your-message', type: 'textarea' }, 'message'],
  [{ name: 'contact[firstName]' }, 'name'],
  [{ name: 'user_phone' }, 'phone'],
  [{ name: 'kundeFornavn' }, 'name'],
  [{ label: 'Date of birth' }, 'birth'],
  [{ label: 'Upload your CV' }, 'file'],
  [{ label: 'Annoncer' }, null],
  [{ name: 'field_17' }, null],
]

for (const [seen, kind] of fieldsAs)
  test(`${JSON.stringify(seen)} asks for ${kind ?? 'nobody knows what'}`, () =>
    assert.equal(kindOf(fieldSeen(seen)), kind))
