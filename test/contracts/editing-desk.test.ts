// Editing behind sign-in, without a page: every entry of the example goes through its form unchanged; hostile words come back
// as they were typed or are refused at their field; of two that save, the second has both differences and keeps what it typed;
// what the gate would say is said before; comments and order stay; the example that comes with the program is never written.

import assert from 'node:assert/strict'
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import type { Asked, Editing, Entry, Judged, Saved } from '../../src/app/editing/editing-desk.ts'
import { openApp } from '../../src/app/open.ts'
import type { App } from '../../src/app.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { fetchedPostgres } from '../database.ts'
import { exampleTexts } from '../example-policy.ts'
import { examplePolicy } from '../program.ts'

const act = { by: 'Anna Andersen', at: '2026-11-23' }
let home: string
let folder: string
let app: App
let editing: Editing

const openOn = (policyFolder: string, name: string): Promise<App> =>
  openApp({
    ...{ policyFolder, home: join(home, name), outside: false, servedAt: null, publishes: true },
    env: { ...process.env, ORDHOLDEN_POSTGRES: fetchedPostgres() ?? '' },
    ...{ clock: systemClock, random: systemRandom, notify: () => {} },
  })

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'oh-edit-'))
  // PostgreSQL runs as a user of its own where the test runs as root.
  await chmod(home, 0o755)
  folder = join(home, 'policy')
  await cp(examplePolicy, folder, { recursive: true })
  app = await openOn(folder, 'home')
  editing = app.desk.editing
})
after(async () => {
  await app?.close()
  await rm(home, { recursive: true, force: true })
})

const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8')

async function entryAt(path: string, isNew = false): Promise<Entry> {
  const entry = await editing.entry(path, isNew)
  assert.ok(entry !== null, path)
  return entry
}

const changed = (
  entry: Entry,
  answers: Record<string, string>,
  standing: 'keep' | 'accepted' = 'keep',
): Asked => ({
  ...{ kind: 'entry', path: entry.path, isNew: entry.isNew, act, standing },
  answers: { ...entry.answers, ...answers },
})

const refusedAt = (answer: Judged | Saved): readonly string[] =>
  answer.kind === 'refused' ? answer.faults.map(({ name }) => name) : assert.fail(answer.kind)

async function restore(): Promise<void> {
  for (const [file, text] of Object.entries(exampleTexts)) await writeFile(join(folder, file), text)
}

test('every entry of the example is looked at as its form has it, and changes nothing', async () => {
  const paths = (await editing.sections()).flatMap(({ entries }) => entries.map(({ path }) => path))
  assert.ok(paths.length > 40)
  for (const path of paths.filter((_, at) => at % 8 === 0)) {
    const entry = await entryAt(path)
    const answer = await editing.judge(changed(entry, {}), entry.base)
    assert.ok(answer.kind === 'judged' && answer.effect.shown.isEmpty, path)
  }
  assert.equal(await read('register.yaml'), exampleTexts['register.yaml'])
})

test('an entry is changed, accepted and published; every other line stays, comments too', async () => {
  const entry = await entryAt('systems/billy')
  const asked = changed(entry, { name: 'Billy Regnskab' }, 'accepted')
  const judged = await editing.judge(asked, entry.base)
  assert.ok(judged.kind === 'judged')
  assert.deepEqual(judged.effect.refused, [])
  assert.deepEqual(
    judged.effect.shown.entries
      .find(({ after }) => after.da === 'Billy Regnskab')
      ?.crumbs.map(({ da }) => da),
    ['Systemer', 'Billy Regnskab', 'Navn'],
  )
  const saved = await editing.save(asked, entry.base)
  assert.deepEqual(saved, { kind: 'saved', named: 'systems/billy', folder: 'published' })
  const [before, now] = [exampleTexts['register.yaml'].split('\n'), (await read('register.yaml')).split('\n')]
  const own = now.filter(line => !before.includes(line))
  assert.equal(own.length, 1)
  assert.match(own[0] ?? '', /name: Billy Regnskab.*accepted: \{by: Anna Andersen, at: 2026-11-23\}/)
  assert.equal(now.length, before.length)
  const [latest] = await editing.history()
  assert.equal(latest?.number, 2)
  assert.ok(latest?.changes?.entries.some(({ after }) => after.en === 'Billy Regnskab'))
  await restore()
})

const hostile = [
  "'; DROP TABLE x; --",
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '- {id: a, name: b}',
  'a: b # c',
  '&anchor *alias !!js/function "x"',
  '{{7*7}} %s %n',
  '../../etc/passwd',
  'null',
  'true',
  '0x1F',
  '2026-11-23',
  '「」【】 ﷽ 𝒯𝓮𝔁𝓽 👩‍👩‍👧 \u00a0x',
  'Zalgo T̷e̴x̸t',
  '| block',
  '> folded',
  '\\',
  '\'\'""',
  '---',
  '...',
  '[x](javascript:alert(1))',
  'x'.repeat(8_192),
  'linje\nto',
]

test('hostile words come back as they were typed, or are refused at their field', async () => {
  const refused = { '\u202Egnp.exe': 'name', '\u0007bell': 'name', ['x'.repeat(100_000)]: 'name' }
  for (const [typed, name] of Object.entries(refused)) {
    const entry = await entryAt('systems/billy')
    assert.deepEqual(refusedAt(await editing.save(changed(entry, { name: typed }), entry.base)), [name])
  }
  assert.equal(await read('register.yaml'), exampleTexts['register.yaml'])
  const fields = ['name', 'access/who/da', 'access/who/en', 'quote/da', 'quote/en']
  for (let at = 0; at < hostile.length; at += fields.length) {
    const entry = await entryAt('systems/billy')
    const typed = Object.fromEntries(fields.map((name, index) => [name, hostile[at + index] ?? 'x']))
    const saved = await editing.save(changed(entry, { ...typed, 'access/everyMonths': '6' }), entry.base)
    assert.equal(saved.kind, 'saved', JSON.stringify(saved).slice(0, 300))
    const { answers } = await entryAt('systems/billy')
    for (const [name, text] of Object.entries(typed)) assert.equal(answers[name], text.normalize('NFC'))
    const lines = (await read('register.yaml')).split('\n')
    assert.ok(lines.includes('# No agreement has been seen: each is what the roles above would demand.'))
  }
  await restore()
})

test('what is missing or points at nothing is a fault at its field, in words', async () => {
  const entry = await entryAt('controller')
  const faults = await editing.judge(changed(entry, { name: '', cvr: '123' }), entry.base)
  assert.ok(faults.kind === 'refused')
  assert.deepEqual(faults.faults.map(({ name, says }) => [name, says.da]).toSorted(), [
    ['cvr', 'Et CVR-nummer er otte tal.'],
    ['name', 'Skal udfyldes.'],
  ])
  const purpose = await entryAt('activities/partners/purposes/partner-services')
  assert.deepEqual(refusedAt(await editing.judge(changed(purpose, { 'name/en': '' }), purpose.base)), [
    'name/en',
  ])
  const fresh = await entryAt('procedures', true)
  const both = await editing.judge(changed(fresh, { 'name/da': 'Kun dansk' }), fresh.base)
  assert.deepEqual(refusedAt(both).toSorted(), ['kept', 'name/en'])
  const gone = await editing.judge({ kind: 'remove-entry', path: 'recipients/jt-com' }, entry.base)
  assert.ok(gone.kind === 'refused' && gone.faults.length > 0)
  assert.ok(gone.faults.every(({ says }) => says.da.includes('peger på')))
})

test('what a website is known by is filled in by form, told at its field where it cannot be so, and nothing else moves', async () => {
  const save = async (path: string, answers: Record<string, string>, isNew = false) => {
    const entry = await entryAt(path, isNew)
    return editing.save(changed(entry, answers), entry.base)
  }
  const slips: readonly (readonly [answers: Record<string, string>, name: string, says: RegExp])[] = [
    [{ networks: '192.0.2.0/24\n192.0.2.0' }, 'networks', /netværk som 192/],
    [{ names: 'https://www.welcomesecurity.net' }, 'names', /uden https/],
    [{ systems: '65000' }, 'systems', /AS65000/],
    [{ names: 'welcomesecurity.net' }, 'names', /brugt i forvejen/],
  ]
  for (const [answers, name, says] of slips) {
    const answer = await save('sites/website', answers)
    assert.ok(answer.kind === 'refused', name)
    assert.deepEqual(
      answer.faults.map(each => each.name),
      [name],
    )
    assert.match(answer.faults[0]?.says.da ?? '', says)
  }
  const networks = '192.0.2.0/24\n2001:db8::/32'
  const saved = await save('sites/website', {
    networks,
    'sentences/hosted-by': 'on',
    'sentences/parts-on-cdns': 'on',
  })
  assert.equal(saved.kind, 'saved', JSON.stringify(saved).slice(0, 300))
  const party = {
    host: '*.cdn.example.net',
    operator: 'microsoft',
    country: 'US',
    'purpose/da': 'Skrifter',
    'purpose/en': 'Fonts',
  }
  assert.deepEqual(await save('sites/website/thirdParties', party, true), {
    ...{ kind: 'saved', named: 'sites/website/thirdParties/*.cdn.example.net', folder: 'published' },
  })
  const asked = { kind: 'email', 'because/da': 'For at svare', 'because/en': 'To answer' }
  assert.ok((await save('sites/website/fields', asked, true)).kind === 'saved')
  assert.ok(
    (
      await save(
        'sites/website/stored',
        { name: 'a/b', 'because/da': 'Login', 'because/en': 'Sign-in' },
        true,
      )
    ).kind === 'saved',
  )
  assert.equal((await entryAt('sites/website/stored/#1')).answers['name'], 'a/b')
  const asAnother = await entryAt('sites/website')
  const judged = await editing.judge(changed(asAnother, { systems: 'AS65000' }), asAnother.base)
  assert.ok(judged.kind === 'judged')
  const crumbs = judged.effect.shown.entries.flatMap(each => each.crumbs.map(({ da }) => da))
  assert.ok(crumbs.includes('Autonome systemer (AS)'), crumbs.join())
  const site = await entryAt('sites/website')
  assert.equal(site.answers['networks'], networks)
  const lists = site.lists.map(({ path, entries }) => [
    path.split('/').at(-1),
    entries.map(({ name }) => name.da),
  ])
  assert.deepEqual(lists, [
    ['thirdParties', ['*.cdn.example.net']],
    ['stored', ['a/b']],
    ['fields', ['e-mailadresse']],
  ])
  const again = await save('sites/website/thirdParties', party, true)
  assert.deepEqual(refusedAt(again), ['host'])
  const [before, now] = [exampleTexts['register.yaml'].split('\n'), (await read('register.yaml')).split('\n')]
  const gone = before.filter(line => !now.includes(line))
  assert.deepEqual(gone, ['  - {id: website, url: "https://welcomesecurity.net/", host: jt-com}'])
  const removed = await editing.save(
    { kind: 'remove-sentence', id: 'hosted-by' },
    (await entryAt('sites/website')).base,
  )
  assert.equal(removed.kind, 'saved', JSON.stringify(removed).slice(0, 300))
  const left = await entryAt('sites/website')
  assert.deepEqual(
    Object.keys(left.answers).filter(name => name.startsWith('sentences/')),
    ['sentences/parts-on-cdns'],
  )
  await restore()
})

test('a new entry gets an id of its name, and is taken away again to the same bytes', async () => {
  const entry = await entryAt('procedures', true)
  const asked = changed(entry, { 'name/da': 'Sådan sletter vi', 'name/en': 'How we erase', kept: 'Mappe 3' })
  const saved = await editing.save(asked, entry.base)
  assert.ok(saved.kind === 'saved' && saved.named !== null)
  assert.match(saved.named, /^procedures\/[a-z-]+$/)
  const there = await entryAt(saved.named)
  assert.equal(there.answers['kept'], 'Mappe 3')
  const removed = await editing.save({ kind: 'remove-entry', path: saved.named }, there.base)
  assert.equal(removed.kind, 'saved')
  assert.deepEqual((await editing.sections()).find(({ path }) => path === 'procedures')?.entries, [])
  await restore()
})

test('of two that save the second is refused with both differences, and keeps what it typed', async () => {
  const entry = await entryAt('systems/billy')
  assert.equal((await editing.save(changed(entry, { 'quote/en': 'Billy' }), entry.base)).kind, 'saved')
  const second = await editing.save(changed(entry, { name: 'Bille' }), entry.base)
  assert.ok(second.kind === 'conflict')
  assert.deepEqual(
    second.mine?.entries.map(({ after }) => after.da),
    ['Bille'],
  )
  assert.deepEqual(
    second.theirs?.entries.map(({ after }) => after.en),
    ['Billy'],
  )
  assert.ok(second.asked.kind === 'entry')
  assert.deepEqual([second.asked.answers['name'], second.asked.answers['quote/en']], ['Bille', 'Billy'])
  assert.equal((await editing.save(second.asked, second.base)).kind, 'saved')
  const now = await entryAt('systems/billy')
  assert.deepEqual([now.answers['name'], now.answers['quote/en']], ['Bille', 'Billy'])
  await restore()
})

const bound = (pledge: string, declared = true, because = { da: '', en: '' }) => ({
  pledge,
  declared,
  because,
})

test('a sentence says before it is saved what it binds, what it promises and whether it is published', async () => {
  const { rows, base } = await editing.notice()
  const row = rows.find(({ id }) => id === 'hosted-by')
  assert.ok(row !== undefined && row.texts.da !== null && row.texts.en !== null)
  const texts = { da: 'Vores website hostes kun hos JT-COM.', en: 'Our website is hosted only by JT-COM.' }
  const asked = { kind: 'sentence', id: row.id, texts, act } as const
  const declared = await editing.judge({ ...asked, bound: bound('site.host') }, base)
  assert.ok(declared.kind === 'judged')
  assert.deepEqual(declared.effect.refused, [])
  assert.deepEqual(
    declared.effect.bound.map(({ pledge }) => pledge),
    ['site.host'],
  )
  assert.deepEqual(
    declared.effect.shown.notice.promises.map(({ kind, because }) => [kind, because]),
    [['more', 'limit-added']],
  )
  const unchecked = await editing.judge({ ...asked, bound: bound('site.host', false) }, base)
  assert.ok(unchecked.kind === 'judged' && unchecked.effect.refused[0]?.da.includes('Intet har efterprøvet'))
  const saved = await editing.save({ ...asked, bound: bound('site.host', false) }, base)
  assert.ok(saved.kind === 'saved' && saved.folder === 'edited')
  const waiting = (await editing.state()).waiting
  assert.ok(waiting !== null && waiting.refused.length === 1)
  await restore()
})

test('a sentence is added, rebound, bound to nothing with the reason, and taken out', async () => {
  const texts = { da: 'Vi holder vores ord.', en: 'We keep our word.' }
  const first = await editing.notice()
  const because = { da: 'En holdning.', en: 'An attitude.' }
  const added = await editing.save(
    { kind: 'new-sentence', after: 'hosted-by', texts, bound: bound('', false, because), act },
    first.base,
  )
  assert.ok(
    added.kind === 'saved' && added.folder === 'published' && added.named !== null,
    JSON.stringify(added),
  )
  assert.match(await read('notice.da.md'), /\*\*JT-COM\*\*\. Vi holder vores ord\. Dele/)
  const second = await editing.notice()
  const id = added.named
  const moved = await editing.save(
    { kind: 'sentence', id, texts, bound: bound('minimise'), act },
    second.base,
  )
  assert.ok(moved.kind === 'saved' && moved.folder === 'published')
  assert.equal((await editing.notice()).rows.find(row => row.id === id)?.pledge, 'minimise')
  const third = await editing.notice()
  const removed = await editing.save({ kind: 'remove-sentence', id }, third.base)
  assert.ok(removed.kind === 'saved' && removed.folder === 'published')
  assert.equal(await read('notice.da.md'), exampleTexts['notice.da.md'])
  await restore()
})

test('words somebody wrote by hand are shown as unbound, and bound by a form', async () => {
  await writeFile(
    join(folder, 'notice.da.md'),
    exampleTexts['notice.da.md'].replace('hostes hos **JT-COM**.', 'hostes hos **JT-COM**. Vi ses.'),
  )
  const { unbound, base } = await editing.notice()
  assert.deepEqual(unbound, [{ language: 'da', text: 'Vi ses.' }])
  const because = { da: 'En hilsen.', en: 'A greeting.' }
  const asked: Asked = {
    ...{ kind: 'new-sentence', after: '', texts: { da: 'Vi ses.', en: '' }, act },
    bound: bound('', false, because),
  }
  const judged = await editing.judge(asked, base)
  assert.ok(judged.kind === 'judged')
  // Bound, it is still in one language alone, and the gate says so.
  assert.match(judged.effect.refused[0]?.da ?? '', /mangler på det andet sprog/)
  await restore()
})

test('the example that comes with the program is tried and never written', async () => {
  const other = await openOn(examplePolicy, 'own')
  try {
    const own = other.desk.editing
    assert.match((await own.state()).cannotSave?.da ?? '', /øve-eksemplet/)
    const entry = await own.entry('systems/billy', false)
    assert.ok(entry !== null)
    const asked = changed(entry, { name: 'Bille' })
    assert.equal((await own.judge(asked, entry.base)).kind, 'judged')
    assert.equal((await own.save(asked, entry.base)).kind, 'nowhere')
  } finally {
    await other.close()
  }
})
