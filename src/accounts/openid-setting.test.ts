import assert from 'node:assert/strict'
import { test } from 'node:test'

import { isPlainHere, parseOpenIdSetting } from './openid-setting.ts'

const tenant = '11111111-2222-3333-4444-555555555555'
const entra = `https://login.microsoftonline.com/${tenant}/v2.0`
const given = (issuer: string, rest = {}) => ({
  ORDHOLDEN_OPENID_ISSUER: issuer,
  ORDHOLDEN_OPENID_CLIENT_ID: 'ordholden',
  ...rest,
})
const parse = (issuer: string) => parseOpenIdSetting(given(issuer), 'secret')

test('no issuer is no provider; an issuer, an id and a secret are one', () => {
  assert.equal(parseOpenIdSetting({}, null), null)
  assert.equal(parseOpenIdSetting({ ORDHOLDEN_OPENID_CLIENT_ID: 'x' }, 'secret'), null)
  const setting = { issuer: entra, clientId: 'ordholden', secret: 'secret', tenant }
  assert.deepEqual(parse(entra), setting)
  assert.equal(parse('https://id.example.dk')?.tenant, null)
  assert.equal(parse(`https://${tenant}.ciamlogin.com/${tenant.toUpperCase()}/v2.0`)?.tenant, tenant)
  assert.equal(parse(`https://sts.windows.net/${tenant}/`)?.tenant, tenant)
})

test('an issuer that many companies share is refused, and the hint says what to name', () => {
  for (const shared of ['common', 'organizations', 'consumers', 'Common', '{tenantid}', '%7Btenantid%7D'])
    assert.throws(
      () => parse(`https://login.microsoftonline.com/${shared}/v2.0`),
      /many share.*\n.*hint: name your own/,
    )
  for (const named of ['contoso.onmicrosoft.com/v2.0', `${tenant}/v2.0/more`, ''])
    assert.throws(
      () => parse(`https://login.microsoftonline.com/${named}`),
      /expected the id of a tenant/,
      named,
    )
})

test('what is no address, or leaves the machine without TLS, is refused', () => {
  for (const issuer of [
    'id.example.dk',
    'https://a:b@id.example.dk',
    'https://id.example.dk/?x',
    'https://id.example.dk/#x',
  ])
    assert.throws(() => parse(issuer), /to be an address/, issuer)
  for (const issuer of [
    'http://id.example.dk',
    'http://10.0.0.1',
    'http://localhost.example.dk',
    'ftp://127.0.0.1',
  ])
    assert.throws(() => parse(issuer), /expected an issuer under https/, issuer)
  for (const issuer of ['http://127.0.0.1:8080', 'http://[::1]:8080', 'http://localhost:8080'])
    assert.equal(isPlainHere(new URL(parse(issuer)?.issuer ?? '')), true)
})

test('without the id of the client or its secret there is no provider', () => {
  assert.throws(
    () => parseOpenIdSetting(given(entra), null),
    /expected the secret of the client.*\n.*ordholden-openid/,
  )
  for (const id of ['', ' ', 'a b', 'x'.repeat(201)])
    assert.throws(
      () => parseOpenIdSetting(given(entra, { ORDHOLDEN_OPENID_CLIENT_ID: id }), 'secret'),
      /expected ORDHOLDEN_OPENID_CLIENT_ID/,
    )
})
