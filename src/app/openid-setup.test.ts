import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { diagnoseOpenId, readOpenId } from './openid-setup.ts'

const issuer = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0'
const named = { ORDHOLDEN_OPENID_ISSUER: issuer, ORDHOLDEN_OPENID_CLIENT_ID: 'ordholden' }

test('the secret comes from a file or from systemd, never from the environment, and doctor says what is wrong', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-openid-'))
  t.after(() => rmSync(folder, { recursive: true }))
  assert.equal(await readOpenId({}), null)
  await assert.rejects(
    readOpenId({ ...named, ORDHOLDEN_OPENID_SECRET: 'secret' }),
    /expected the secret of the client/,
  )
  writeFileSync(join(folder, 'secret'), 'from a file\n')
  const byFile = { ...named, ORDHOLDEN_OPENID_SECRET_FILE: join(folder, 'secret') }
  assert.equal((await readOpenId(byFile))?.secret, 'from a file')
  await assert.rejects(
    readOpenId({ ...named, CREDENTIALS_DIRECTORY: folder }),
    /expected the secret of the client/,
  )
  writeFileSync(join(folder, 'ordholden-openid'), 'from systemd')
  assert.equal((await readOpenId({ ...named, CREDENTIALS_DIRECTORY: folder }))?.secret, 'from systemd')
  assert.equal((await readOpenId({ ...byFile, CREDENTIALS_DIRECTORY: folder }))?.secret, 'from a file')
  writeFileSync(join(folder, 'two'), 'one\ntwo\n')
  await assert.rejects(
    readOpenId({ ...named, ORDHOLDEN_OPENID_SECRET_FILE: join(folder, 'two') }),
    /only line.*\n.*ORDHOLDEN_OPENID_SECRET_FILE, or the credential ordholden-openid/,
  )

  assert.equal((await diagnoseOpenId({})).state, 'ok')
  assert.match((await diagnoseOpenId(byFile)).says.en, /sign in with https:\/\/login/)
  const shared = { ...byFile, ORDHOLDEN_OPENID_ISSUER: 'https://login.microsoftonline.com/common/v2.0' }
  const wrong = await diagnoseOpenId(shared)
  assert.equal(wrong.state, 'error')
  assert.match(wrong.says.en, /many share: common/)
  assert.doesNotMatch(JSON.stringify(wrong), /from a file/)
})
