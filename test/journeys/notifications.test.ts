// What is told, in the real program: to a receiver that checks signatures by itself, to a real mail server, and on the owner's
// page in a real browser, in Danish and English, by keyboard, on a phone and in the dark. And letters where the mail server is
// dead, wrong, busy or refuses: queued, told on the page and in doctor, nothing lost.

import assert from 'node:assert/strict'
import { after, before, suite, type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openApp } from '../../src/app/open.ts'
import type { App } from '../../src/app.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { limits } from '../../src/core/limits.ts'
import { brokenPolicy } from '../practice/broken-policy.ts'
import { answer, mailServer, readMessage } from '../practice/mail.ts'
import { answering, PracticeReceiver } from '../practice/receiver.ts'
import { freePort, openProgram, type Program } from '../program.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'
import { contextAs, post, type SignedIn, signIn, signInTo } from './signed-in.ts'

/** Plain SMTP on this machine, as TLS is demanded elsewhere; what it answers to a recipient may be changed. */
async function practiceMail(t: TestContext) {
  const says: { answer: Error | null } = { answer: null }
  const server = await mailServer(t, {
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => (says.answer === null ? done() : done(says.answer)),
  })
  return { ...server, says, url: `smtp://127.0.0.1:${server.carrier.port}` }
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const most = 3 * limits.eventLookMs
  for (let waitedMs = 0; waitedMs < most; waitedMs += 100) {
    if (await holds()) return
    await delay(100)
  }
  assert.fail(`expected ${what} within ${most} ms`)
}

suite('notifications of a program that serves', { skip: noBrowser, timeout: 240_000 }, () => {
  const later: (() => unknown)[] = []
  const t = { after: (act: () => unknown) => void later.unshift(act) } as TestContext
  let program: Program
  let address: string
  let browser: Browser
  let owner: SignedIn
  let staff: SignedIn
  let receiver: PracticeReceiver
  let mail: Awaited<ReturnType<typeof practiceMail>>
  let policy: ReturnType<typeof brokenPolicy>

  before(async () => {
    receiver = await PracticeReceiver.start()
    t.after(() => receiver.close())
    mail = await practiceMail(t)
    policy = brokenPolicy(t)
    policy.mend()
    program = openProgram(t, policy.folder)
    program.env['ORDHOLDEN_SMTP'] = mail.url
    program.env['ORDHOLDEN_MAIL_FROM'] = 'Prøve ApS <post@example.dk>'
    program.env['ORDHOLDEN_WEBHOOK_INSIDE'] = `${receiver.origin}, Anna Andersen, 2026-01-31, vores egen chat`
    address = (await program.serve(await freePort())).address
    const people = await signIn(
      program,
      { role: 'owner', mail: 'anna.canary@example.dk' },
      { role: 'staff', name: 'Bo Bertelsen' },
    )
    ;[owner, staff] = people as [SignedIn, SignedIn]
    browser = await openBrowser()
    t.after(() => browser.close())
  })
  after(async () => {
    for (const act of later) await act()
  })

  async function withPage(
    act: (page: Page) => Promise<void>,
    shape: BrowserContextOptions = {},
  ): Promise<void> {
    const context = await contextAs(browser, address, owner, shape)
    const page = await context.newPage()
    try {
      await act(page)
    } finally {
      await context.close()
    }
  }
  const url = (path: string) => address + path.slice(1)
  /** Something done by another process of the same home. */
  async function besides(act: (app: App) => Promise<unknown>): Promise<void> {
    const app = await openApp(settingOf(program))
    await act(app).finally(() => app.close())
  }
  const textOf = async (page: Page) => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')

  test('empty, the page says what will be there and how; only the owner sees it', async () => {
    await withPage(async page => {
      await page.goto(url('/da/beskeder'))
      const text = await textOf(page)
      for (const words of [
        /Ingen breve venter/,
        /Ingen webhooks endnu\. Skriv en modtagers adresse/,
        /Intet er leveret/,
      ])
        assert.match(text, words)
      assert.match(text, /Det næste mandagsbrev skrives \d+\. \p{L}+( \d+)? kl\. 08\.00/u)
    })
    for (const path of ['/da/beskeder', '/da/beskeder/mandagsbrev'])
      assert.equal((await fetch(url(path), { headers: staff.headers })).status, 403)
    assert.equal((await post(staff, url('/da/beskeder/tilfoej'), { url: 'https://a.example/' })).status, 403)
  })

  test('an address inside is refused at its field, and what was typed is kept', async () => {
    await withPage(async page => {
      await page.goto(url('/da/beskeder'))
      await page.getByLabel('Modtagerens adresse').fill('https://192.168.1.1/hook')
      await page.keyboard.press('Enter')
      await page.locator('.faults').waitFor()
      const field = page.getByLabel('Modtagerens adresse')
      assert.equal(await field.inputValue(), 'https://192.168.1.1/hook')
      assert.equal(await field.getAttribute('aria-invalid'), 'true')
      assert.match(await page.locator('.faults').innerText(), /lukket net/)
      assert.deepEqual(await violationsOn(page), [])
    })
  })

  test('by keyboard: a webhook is added, its secret shown once, a test delivered and signed', async () => {
    await withPage(async page => {
      await page.goto(url('/da/beskeder'))
      await page.getByLabel('Modtagerens adresse').focus()
      await page.keyboard.type(`${receiver.origin}/hook`)
      await page.keyboard.press('Enter')
      const secret = await page.locator('.secret').innerText()
      assert.match(secret, /^whsec_/)
      receiver.secrets.push(secret)
      assert.deepEqual(await violationsOn(page), [])
      await page.getByRole('link', { name: 'Jeg har gemt den' }).press('Enter')
      await page.waitForURL(url('/da/beskeder'))
      assert.ok(!(await page.content()).includes(secret))
      assert.match(await textOf(page), /Besluttet: Anna Andersen, 2026-01-31, vores egen chat/)
      await page.getByRole('button', { name: /^Send en prøve/ }).press('Enter')
      assert.match(await page.getByRole('status').innerText(), /Prøven er sendt af sted/)
      const test = () => receiver.received.find(({ body }) => body.includes('"webhook.test"'))
      await until(() => test() !== undefined, 'the test')
      assert.equal(test()?.signedBy, 1)
    })
  })

  test('a pledge that breaks is told by letter and by webhook; a failing delivery is seen, and tried again', async () => {
    const before = receiver.received.length
    receiver.behaviour = answering(500)
    policy.spoil()
    await besides(app => app.check(['controller.identity'], () => {}))
    const told = () => receiver.received.slice(before).filter(({ body }) => body.includes('"pledge.broken"'))
    await until(() => told().length > 0, 'the webhook')
    assert.deepEqual(JSON.parse(told()[0]?.body ?? '').data.pledge, 'controller.identity')
    const subjects = () => mail.messages.map(raw => readMessage(raw).headers.get('subject'))
    await until(() => subjects().includes('Brudt: Hvem der er dataansvarlig'), 'the letter')
    await withPage(async page => {
      await page.goto(url('/da/beskeder'))
      const row = page.getByRole('row').filter({ hasText: 'Brudt' })
      assert.match((await row.innerText()).replaceAll(/\s+/g, ' '), /venter \d forsøg.*500/)
      receiver.behaviour = answering(204)
      await row.getByRole('button').click()
      await until(async () => {
        await page.goto(url('/da/beskeder'))
        return /leveret/.test(await page.getByRole('row').filter({ hasText: 'Brudt' }).innerText())
      }, 'the delivery')
      assert.equal(new Set(told().map(({ id }) => id)).size, 1)
      const many = receiver.received.length
      await page.getByRole('row').filter({ hasText: 'Brudt' }).getByRole('button').click()
      await until(() => receiver.received.length > many, 'the replay')
      assert.equal(receiver.received.at(-1)?.id, told()[0]?.id)
      const times = receiver.received.length
      await page.locator('input[type=date]').fill('2026-01-01')
      await page.getByRole('button', { name: /^Send igen alt siden/ }).click()
      await until(() => receiver.received.length > times, 'everything again')
      assert.equal(receiver.received.at(-1)?.id, told()[0]?.id)
      assert.ok(receiver.received.every(({ signedBy }) => signedBy === 1))
    })
    assert.doesNotMatch(JSON.stringify(receiver.received), /canary|Anna/)
  })

  test('a program sends a target everything since a moment, and nothing for a moment that is none', async () => {
    const made: { token: string; webhook: string } = { token: '', webhook: '' }
    await besides(async app => {
      const { sessions, tokens } = app.desk.accounts
      const visitor = await sessions.visitorOf(owner.token, systemClock.now())
      const account = visitor.kind === 'somebody' ? (visitor.account ?? '') : ''
      const wanted = { label: 'chat', scopes: ['webhooks:replay'], days: 1 } as const
      const token = await tokens.make(account, wanted, systemClock.now())
      made.token = token.kind === 'made' ? token.token : assert.fail(token.kind)
      made.webhook = (await app.desk.notifications.overview()).targets[0]?.id ?? ''
    })
    const since = (moment: string, webhook = made.webhook) =>
      fetch(url(`/api/v1/webhooks/${webhook}/replay`), {
        method: 'POST',
        headers: {
          ...{ authorization: `Bearer ${made.token}`, 'content-type': 'application/json' },
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify({ since: moment }),
      })
    const many = receiver.received.length
    const sent = await since('2026-01-01T08:00:00+01:00')
    assert.equal(sent.status, 200)
    assert.ok(((await sent.json()) as { deliveries: number }).deliveries > 0)
    await until(() => receiver.received.length > many, 'everything again')
    assert.equal((await since('2026-01-01', crypto.randomUUID())).status, 404)
    for (const moment of ['2026-02-30', 'yesterday', ''])
      assert.equal((await since(moment)).status, 422, moment)
  })

  test('a new secret: both sign; taken out, nothing more is sent', async () => {
    await withPage(async page => {
      await page.goto(url('/en/notifications'))
      await page.getByRole('button', { name: /^New secret/ }).click()
      receiver.secrets.push(await page.locator('.secret').innerText())
      await page.getByRole('link', { name: 'I have kept it' }).click()
      await page.waitForURL(url('/en/notifications'))
      assert.match(await textOf(page), /Both secrets hold until/)
      const many = receiver.received.length
      await page.getByRole('button', { name: /^Send a test/ }).click()
      await until(() => receiver.received.length > many, 'the test')
      assert.equal(receiver.received.at(-1)?.signedBy, 2)
      await page.getByRole('button', { name: /^Remove/ }).click()
      await page.waitForURL(/done=removed/)
      assert.match(await textOf(page), /No webhooks yet/)
    })
    const id = '0195e000-0000-7000-8000-000000000000'
    for (const path of ['proev', 'ny-hemmelighed', 'fjern', 'slaa-til', 'send-igen', 'send-siden', 'brev'])
      for (const wrong of [id, 'x', ''])
        assert.equal(
          (await post(owner, url(`/da/beskeder/${path}`), { id: wrong, since: '2026-01-01' })).status,
          404,
        )
  })

  test('the 72 hours of a breach: the owner and the deputy are reminded, with a link that leads to the case', async () => {
    const deputy = { name: 'Ditte', mail: 'ditte@example.dk', role: 'staff' } as const
    const reminders = () =>
      mail.messages
        .map(readMessage)
        .filter(({ headers }) => headers.get('subject')?.startsWith('Anmeld bruddet') === true)
    await besides(async app => {
      const { accounts, breaches } = app.desk
      await signInTo(accounts, deputy)
      const people = await accounts.people.list()
      const idOf = (mail: string) => people.find(person => person.mail === mail)?.account ?? assert.fail(mail)
      assert.ok(await accounts.people.chooseDeputy(idOf(deputy.mail)))
      const [{ look } = assert.fail('expected a break')] = await breaches.list()
      const awareAt = new Date(Date.now() - 30 * 3_600_000)
      const by = idOf('anna.canary@example.dk')
      assert.equal(await breaches.answer({ look, answer: 'yes', reason: 'x', by, awareAt }), 'kept')
    })
    await until(() => reminders().length === 2, 'two reminders')
    const to = reminders().map(({ headers }) => headers.get('to') ?? '')
    assert.ok(
      [/anna\.canary@/, /ditte@/].every(whom => to.some(one => whom.test(one))),
      to.join(),
    )
    for (const { parts } of reminders()) {
      const text = parts.get('text/plain') ?? ''
      assert.match(text, /4[12] timer tilbage/)
      const [path = assert.fail()] = /\/da\/brudte-loefter\/\S+/.exec(text) ?? []
      assert.equal((await fetch(url(path), { headers: staff.headers })).status, 200)
    }
  })

  test('a letter that is not taken is seen with the reason, and tried again from the page; whom it is for is not shown', async () => {
    mail.says.answer = answer(450, '<anna.canary@example.dk> later')
    const given = { name: 'Carla', mail: 'carla.canary@example.dk', role: 'staff', language: 'da' } as const
    await besides(async app => {
      await app.desk.invite(given)
      await app.desk.notifications.round()
    })
    await withPage(async page => {
      await page.goto(url('/da/beskeder'))
      const rows = page.getByRole('row').filter({ hasText: 'serveren bad om at vente (450)' })
      assert.ok((await rows.filter({ hasText: 'Invitation' }).count()) > 0)
      assert.doesNotMatch(await page.content(), /canary/)
      assert.deepEqual(await violationsOn(page), [])
      mail.says.answer = null
      await until(async () => {
        if ((await rows.count()) > 0) await rows.first().getByRole('button').click()
        await page.goto(url('/da/beskeder'))
        return /Ingen breve venter/.test(await textOf(page))
      }, 'the letter to be gone')
    })
  })

  test('the pages are readable by everyone: light and dark, wide and on a phone; nothing scrolls sideways', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [320, 1280])
        await withPage(
          async page => {
            for (const path of [
              '/da/beskeder',
              '/en/notifications',
              '/da/beskeder/mandagsbrev',
              '/en/notifications/monday-mail',
            ]) {
              await page.goto(url(path))
              assert.deepEqual(await violationsOn(page), [], `${path} ${colorScheme} ${width}`)
              const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
              assert.equal(isWide, false, `${path} ${width}`)
            }
          },
          { colorScheme, viewport: { width, height: 800 } },
        )
  })

  test('the Monday mail stands in one picture that needs nothing from elsewhere, and can do nothing', async () => {
    await withPage(async page => {
      const asked: string[] = []
      page.on('request', request => asked.push(request.url()))
      const answered = await page.goto(url('/da/beskeder/mandagsbrev'))
      const policyHeader = answered?.headers()['content-security-policy'] ?? ''
      assert.match(policyHeader, /default-src 'none'; style-src 'unsafe-inline'; form-action 'none'/)
      assert.deepEqual(asked, [url('/da/beskeder/mandagsbrev')])
      const rows = page.getByRole('row')
      assert.equal(await rows.count(), 24)
      for (const row of (await rows.all()).slice(1)) {
        assert.equal(await row.getByRole('cell').count(), 7)
        assert.match(
          await row.getByRole('rowheader').innerText(),
          /\n(overholdt|brudt|uafklaret|ingen kontrol) /,
        )
      }
      assert.match(await textOf(page), /Mandag: \d+ brudt, \d+ overholdt, \d+ uafklaret/)
    })
  })
})

const settingOf = ({ policy, home, env }: Program) => ({
  ...{ policyFolder: policy, home, env, outside: false, servedAt: null, publishes: true },
  ...{ clock: systemClock, random: systemRandom, notify: () => {} },
})

suite('letters of a program whose mail server', { timeout: 120_000 }, () => {
  const later: (() => unknown)[] = []
  const t = { after: (act: () => unknown) => void later.unshift(act) } as TestContext
  const env: Record<string, string | undefined> = {}
  let app: App
  let mail: Awaited<ReturnType<typeof practiceMail>>

  before(async () => {
    mail = await practiceMail(t)
    const program = openProgram(t)
    Object.assign(env, program.env, {
      ...{ ORDHOLDEN_MAIL_FROM: 'post@example.dk', ORDHOLDEN_SMTP: mail.url },
      ORDHOLDEN_URL: 'https://ord.example',
    })
    app = await openApp({ ...settingOf(program), env })
    t.after(() => app.close())
    await signInTo(app.desk.accounts, { role: 'owner', mail: 'anna.canary@example.dk' })
  })
  after(async () => {
    for (const act of later) await act()
  })

  const invite = (name: string) =>
    app.desk.invite({ name, mail: `${name}.canary@example.dk`, role: 'staff', language: 'da' })
  const mailLine = async () => (await app.doctor()).find(({ name }) => name === 'mail')

  const cases = [
    ['is dead', () => 'smtp://127.0.0.1:9', null, /serveren kunne ikke nås/],
    ['asks to wait', () => mail.url, answer(421, 'canary'), /serveren bad om at vente \(421\)/],
    [
      'has another’s certificate',
      () => `smtps://127.0.0.1:${mail.carrier.port}`,
      null,
      /ingen kryptering|certifikat/,
    ],
  ] as const
  for (const [name, url, says, words] of cases)
    test(`${name}: the letter waits, doctor and page say why, and it goes out when the server is there`, async () => {
      env['ORDHOLDEN_SMTP'] = url()
      mail.says.answer = says
      const many = mail.messages.length
      await invite(name.replaceAll(/[^a-z]/g, ''))
      await app.desk.notifications.round()
      const said = await mailLine()
      assert.equal(said?.state, 'warning')
      assert.match(said?.says.da ?? '', words)
      assert.doesNotMatch(JSON.stringify(said), /canary/)
      const [letter, ...more] = (await app.desk.notifications.overview()).letters
      assert.deepEqual([letter?.state, letter?.tries, more.length], ['waiting', 1, 0])
      assert.equal(mail.messages.length, many)
      env['ORDHOLDEN_SMTP'] = mail.url
      mail.says.answer = null
      assert.equal(await app.desk.notifications.tryLetter(letter?.id ?? ''), true)
      await app.desk.notifications.round()
      assert.equal(mail.messages.length, many + 1)
      assert.deepEqual((await app.desk.notifications.overview()).letters, [])
    })

  test('refuses the address: given up, told to the owner once, and kept until somebody tries again', async () => {
    mail.says.answer = answer(550, 'no canary here')
    await invite('dora')
    await app.desk.notifications.round()
    mail.says.answer = null
    await app.desk.notifications.round()
    await app.desk.notifications.round()
    const subjects = mail.messages.map(raw => readMessage(raw).headers.get('subject'))
    assert.equal(subjects.filter(subject => subject === 'Et brev er opgivet').length, 1)
    const { letters, events } = await app.desk.notifications.overview()
    assert.deepEqual(
      letters.map(({ state, said }) => [state, said]),
      [['failed', 'letter 550']],
    )
    assert.equal(events[0]?.kind, 'letter.failed')
    assert.equal(await app.desk.notifications.tryLetter(letters[0]?.id ?? ''), true)
    await app.desk.notifications.round()
    assert.deepEqual((await app.desk.notifications.overview()).letters, [])
  })

  test('is not named: nothing of it is queued, and the page says what to do', async () => {
    delete env['ORDHOLDEN_SMTP']
    const { hasServer } = await app.desk.notifications.overview()
    assert.equal(hasServer, false)
  })
})
