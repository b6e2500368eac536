// `partners.systems/dns` over a DNS server of our own: kept, broken for each way a stranger shows, unknown for each
// fault, through the same engine that runs it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type DnsNames, PracticeDns } from '../../test/practice/dns.ts'
import { systemClock } from '../core/clock.ts'
import { canonicalJson } from '../core/json.ts'
import { limits } from '../core/limits.ts'
import type { Resolve } from '../core/ports.ts'
import { checkWords } from '../language/checks.ts'
import { dnsResolve, offResolve } from '../net/resolve.ts'
import { partsOf } from '../pledge/catalogue.ts'
import { runChecks, type Seen } from '../pledge/engine.ts'
import { judgePart, judgePledge } from '../pledge/verdict.ts'
import { type DeclaredMail, type DeclaredSystem, matches } from './declared.ts'
import { partnerChecks } from './partners.ts'
import { mailCheck } from './pledges.ts'

const system = (
  id: string,
  name: string,
  dns: Partial<DeclaredSystem['dns']>,
  proposed = false,
): DeclaredSystem => ({
  id,
  name,
  proposed,
  dns: { mx: [], spfIncludes: [], txt: [], ...dns },
})
const office = system('office', 'Microsoft Office 365', {
  mx: ['*.mail.protection.outlook.com'],
  spfIncludes: ['spf.protection.outlook.com'],
  txt: ['MS=*'],
})
const books = system('books', 'Billy.dk', { spfIncludes: ['spf.billy.example'] })
const bank = system('bank', 'Danske Bank', {})
const declared: DeclaredMail = { domains: ['firm.dk'], systems: [office, books, bank] }

const outlook = [{ exchange: 'firm-dk.mail.protection.outlook.com', preference: 0 }]
const spf = (...terms: string[]) => [['v=spf1 ', [...terms, '-all'].join(' ')]]
const usual: DnsNames = {
  'firm.dk': { mx: outlook, txt: [...spf('include:spf.protection.outlook.com'), ['MS=ms12345678']] },
  'spf.protection.outlook.com': { txt: spf('ip4:40.92.0.0/15', 'include:spfd.protection.outlook.com') },
  'spfd.protection.outlook.com': { txt: spf('include:edge.outlook.com') },
  'edge.outlook.com': { txt: spf('a:node.azure.example') },
}

async function lookWith(resolve: Resolve, mail: DeclaredMail): Promise<Seen> {
  const faults: unknown[] = []
  const engine = {
    clock: systemClock,
    words: checkWords,
    hanging: new Set<string>(),
    onFault: (_part: string, fault: unknown) => faults.push(fault),
  }
  const [seen] = await runChecks(partnerChecks(mail, resolve), engine, new AbortController().signal)
  assert.deepEqual(faults, [])
  assert.ok(seen !== undefined)
  return seen
}

/** `timeoutMs` is long enough for a busy machine; only where silence is the fault is it worth being short. */
async function lookAt(names: DnsNames, mail = declared, timeoutMs = 3_000): Promise<Seen> {
  const server = await PracticeDns.start(names)
  try {
    return await lookWith(dnsResolve({ servers: [server.server], timeoutMs, tries: 1 }), mail)
  } finally {
    await server.close()
  }
}

const firm = (entry: DnsNames[string], more: DnsNames = {}): DnsNames => ({
  ...usual,
  'firm.dk': entry,
  ...more,
})
const says = (seen: Seen, verdict: string, reason: RegExp) => {
  assert.equal(seen.verdict, verdict, seen.reason.en)
  assert.match(seen.reason.en, reason)
  if (verdict !== 'kept') assert.ok(seen.next !== null)
}

test('what the DNS shows of mail is declared: kept, for that much, naming the systems and what was not seen', async () => {
  const seen = await lookAt(usual)
  says(seen, 'kept', /belong to systems in the register: Microsoft Office 365\. Not seen .*: Billy\.dk\.$/)
  assert.deepEqual([seen.next, seen.basis], [null, []])
  assert.match(seen.notLookedAt?.da ?? '', /Systemer uden spor i DNS/)
  assert.deepEqual(seen.evidence, {
    domains: [{ domain: 'firm.dk', nullMx: false, addresses: 0 }],
    hosts: [
      { domain: 'firm.dk', by: 'MX', host: 'firm-dk.mail.protection.outlook.com', owner: 'system office' },
      { domain: 'firm.dk', by: 'SPF', host: 'spf.protection.outlook.com', owner: 'system office' },
      { domain: 'firm.dk', by: 'SPF', host: 'spfd.protection.outlook.com', owner: 'below office' },
      { domain: 'firm.dk', by: 'SPF', host: 'edge.outlook.com', owner: 'below office' },
      { domain: 'firm.dk', by: 'SPF', host: 'node.azure.example', owner: 'below office' },
    ],
    hostsSeen: 5,
    records: ['office'],
    gaps: [],
    notSeen: ['books'],
  })
})

test('kept by the DNS alone never makes the pledge kept; broken by it alone makes the pledge broken', async () => {
  const subjects = { system: [], processor: [], site: [], host: [], channel: [] }
  const { everyMs, part: id } = mailCheck(declared, offResolve())
  const part = partsOf('partners.systems', subjects).find(one => one.id === id)
  assert.ok(part !== undefined)
  const texts = { registerHash: 'r', noticeHash: 'n' }
  const pledgeAfter = (seen: Seen) => {
    const look = { ...seen, ...texts, id: 'look' }
    const today = { ...texts, now: new Date(seen.at) }
    return judgePledge([judgePart({ part, everyMs, look, since: seen.at }, today)]).verdict
  }
  assert.equal(pledgeAfter(await lookAt(usual)), 'unknown')
  assert.equal(pledgeAfter(await lookAt(firm({ txt: spf('include:sendgrid.net') }))), 'broken')
})

test('kept on an entry nobody has accepted carries that word', async () => {
  const seen = await lookAt(usual, { ...declared, systems: [{ ...office, proposed: true }, books] })
  assert.deepEqual([seen.verdict, seen.basis], ['kept', ['proposed']])
  const unused = await lookAt(usual, { ...declared, systems: [office, { ...books, proposed: true }] })
  assert.deepEqual(unused.basis, [])
})

// Every way a stranger can stand in the DNS of a company's mail. The last column is what the reason names.
const strangers: readonly (readonly [string, DnsNames, RegExp])[] = [
  [
    'a mail server',
    firm({
      mx: [...outlook, { exchange: 'mx.spamfilter.example', preference: 10 }],
      txt: usual['firm.dk']?.txt ?? [],
    }),
    /spamfilter\.example takes in mail for firm\.dk \(MX: mx\.spamfilter\.example\)/,
  ],
  [
    'a backup mail server in capitals',
    firm({ mx: [{ exchange: 'MX.Backup.Example', preference: 90 }] }),
    /backup\.example/,
  ],
  [
    'an include',
    firm({ mx: outlook, txt: spf('include:sendgrid.net') }),
    /sendgrid\.net may send mail for firm\.dk \(SPF\)/,
  ],
  ['an include that passes nobody for sure', firm({ txt: spf('?include:sendgrid.net') }), /sendgrid\.net/],
  ['a redirect', firm({ txt: [['v=spf1 redirect=_spf.mailhost.example']] }), /mailhost\.example/],
  ['a host that may send', firm({ txt: spf('a:web7.hosting.example/28') }), /hosting\.example.*web7/],
  ['the mail servers of another', firm({ txt: spf('mx:partner.example') }), /partner\.example/],
  ['a name made for each message', firm({ txt: spf('exists:%{i}._spf.crm.example') }), /crm\.example/],
  [
    'an include behind an include of our own',
    firm({ txt: spf('include:_spf.firm.dk') }, { '_spf.firm.dk': { txt: spf('include:sendgrid.net') } }),
    /sendgrid\.net/,
  ],
  [
    'an include of our own that is an alias',
    firm({ txt: spf('include:_spf.firm.dk') }, { '_spf.firm.dk': { cname: 'u1.wl.sendgrid.net' } }),
    /sendgrid\.net/,
  ],
  [
    'a mail server of our own that is an alias of an alias',
    firm(
      { mx: [{ exchange: 'mail.firm.dk', preference: 0 }] },
      { 'mail.firm.dk': { cname: 'mx.firm.dk' }, 'mx.firm.dk': { cname: 'in.mailhost.example' } },
    ),
    /mailhost\.example/,
  ],
  [
    'the mail server of our own sub-domain that may send',
    firm(
      { txt: spf('mx:lists.firm.dk') },
      { 'lists.firm.dk': { mx: [{ exchange: 'mx.lists.example', preference: 0 }] } },
    ),
    /lists\.example/,
  ],
  ['a name that only ends like our own', firm({ txt: spf('include:evilfirm.dk') }), /evilfirm\.dk/],
  [
    'a name that only ends like a declared one',
    firm({ txt: spf('include:evil-spf.protection.outlook.com') }),
    /outlook\.com/,
  ],
  [
    'an eleventh include',
    firm({ txt: spf(...Array.from({ length: 10 }, () => 'a:firm.dk'), 'include:sendgrid.net') }),
    /sendgrid\.net/,
  ],
  [
    'one beside a fault',
    firm(
      { mx: outlook, txt: spf('include:_spf.firm.dk', 'include:sendgrid.net') },
      { '_spf.firm.dk': { fault: 'servfail' } },
    ),
    /sendgrid\.net/,
  ],
]
for (const [name, names, reason] of strangers)
  test(`an undeclared provider breaks it: ${name}`, async () => {
    const seen = await lookAt(names)
    says(seen, 'broken', reason)
    assert.match(seen.next?.en ?? '', /declare it in the register .* remove it/)
  })

test('an undeclared provider at any one of several domains breaks it, and says which', async () => {
  const domains = ['firm.dk', 'Ærlig.dk']
  const names = { ...usual, 'xn--rlig-uoa.dk': { mx: [{ exchange: 'mx.blåbær.example', preference: 0 }] } }
  const inAscii = {
    ...names,
    'xn--rlig-uoa.dk': { mx: [{ exchange: 'mx.xn--blbr-roah.example', preference: 0 }] },
  }
  says(
    await lookAt(inAscii, { ...declared, domains }),
    'broken',
    /blåbær\.example takes in mail for Ærlig\.dk/,
  )
})

test('many strangers are named in part and counted', async () => {
  const seen = await lookAt(firm({ txt: spf(...[1, 2, 3, 4, 5].map(n => `include:s${n}.example`)) }))
  says(seen, 'broken', /s1\.example .*, s2\.example .* and s3\.example .*, and 2 more\.$/)
})

const keptToo: readonly (readonly [string, DnsNames])[] = [
  [
    'a domain that takes no mail and lets nobody send',
    firm({ mx: [{ exchange: '.', preference: 0 }], txt: spf() }),
  ],
  [
    'our own servers, by name and by number',
    firm({ mx: [{ exchange: 'mx.firm.dk', preference: 0 }], txt: spf('mx', 'a', 'ip4:192.0.2.1') }),
  ],
  ['a stranger who is forbidden', firm({ mx: outlook, txt: spf('-include:sendgrid.net') })],
  ['a redirect that is ignored', firm({ mx: outlook, txt: [['v=spf1 redirect=sendgrid.net -all']] })],
  [
    'whom a declared system lets send in turn',
    firm(
      { mx: outlook, txt: spf('include:spf.billy.example') },
      { 'spf.billy.example': { txt: spf('include:sendgrid.net') } },
    ),
  ],
  [
    'a fault below a declared system',
    firm(
      { mx: outlook, txt: spf('include:spf.billy.example') },
      { 'spf.billy.example': { fault: 'servfail' } },
    ),
  ],
  [
    'includes that go round in a circle',
    firm(
      { mx: outlook, txt: spf('include:a.firm.dk') },
      { 'a.firm.dk': { txt: spf('include:firm.dk', 'include:a.firm.dk') } },
    ),
  ],
  [
    'an answer too long for UDP',
    firm({
      mx: outlook,
      txt: [...spf(), ...Array.from({ length: 30 }, (_, n) => [`key${n}=${'x'.repeat(50)}`])],
    }),
  ],
]
for (const [name, names] of keptToo)
  test(`kept with ${name}`, async () => says(await lookAt(names), 'kept', /\./))

test('a text record of a product nobody declared is told as a trace and breaks nothing', async () => {
  const txt = [
    ...spf(),
    ['google-site-verification=abc'],
    ['stripe-verification=def'],
    ['jens.jensen@firm.dk'],
    ['Zoo-Key=secret'],
  ]
  const seen = await lookAt(firm({ mx: outlook, txt }))
  says(seen, 'kept', /text record from Google and Stripe, .* a trace that does not show that it is used/)
  assert.deepEqual((seen.evidence as { records: unknown }).records, ['Google', 'Stripe', 'other', 'zoo-key'])
  assert.doesNotMatch(canonicalJson(seen.evidence), /jensen|secret|abc/)
})

// Each fault leaves it unknown, with a next step; none is ever kept.
const faults: readonly (readonly [string, DnsNames, RegExp])[] = [
  ['the name server fails', firm({ fault: 'servfail' }), /the name server could not answer \(MX firm\.dk\)/],
  ['the name server refuses', firm({ fault: 'refused' }), /could not answer/],
  ['no answer comes', firm({ fault: 'silent' }), /no answer came in time/],
  ['the answer is garbage', firm({ fault: 'garbage' }), /cannot be read/],
  ['the answer is another’s', firm({ ...usual['firm.dk'], fault: 'wrong-id' }), /no answer came in time/],
  ['the domain does not exist', {}, /neither mail servers nor text records for firm\.dk/],
  ['the domain has no such records', { 'firm.dk': {} }, /neither mail servers nor text records/],
  [
    'our own include fails',
    firm({ mx: outlook, txt: spf('include:_spf.firm.dk') }, { '_spf.firm.dk': { fault: 'servfail' } }),
    /CNAME _spf\.firm\.dk|SPF _spf\.firm\.dk/,
  ],
  [
    'our own include does not exist',
    firm({ mx: outlook, txt: spf('include:_spf.firm.dk') }),
    /there is no record \(SPF _spf\.firm\.dk\)/,
  ],
  [
    'there are two SPF records',
    firm({ mx: outlook, txt: [...spf('mx'), ...spf('a')] }),
    /cannot be read \(SPF firm\.dk\)/,
  ],
  ['the SPF record cannot be read', firm({ mx: outlook, txt: spf('inclde:x.example') }), /cannot be read/],
  [
    'the SPF record names nobody that can be read',
    firm({ mx: outlook, txt: spf('include:%{i}') }),
    /cannot be read/,
  ],
  [
    'our own SPF record goes over ten look-ups',
    firm(
      { mx: outlook, txt: spf(...Array.from({ length: 11 }, (_, n) => `include:s${n}.firm.dk`)) },
      Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`s${n}.firm.dk`, { txt: spf() }])),
    ),
    /more than we look up/,
  ],
  [
    'an alias of our own goes round in a circle',
    firm(
      { mx: [{ exchange: 'a.firm.dk', preference: 0 }] },
      { 'a.firm.dk': { cname: 'b.firm.dk' }, 'b.firm.dk': { cname: 'a.firm.dk' } },
    ),
    /more than we look up \(CNAME a\.firm\.dk\)/,
  ],
  [
    'too many records',
    firm({ mx: outlook, txt: Array.from({ length: limits.dnsAnswers + 1 }, (_, n) => [`k${n}=1`]) }),
    /more than we look up/,
  ],
]
for (const [name, names, reason] of faults)
  test(`unknown when ${name}`, async () => {
    const seen = await lookAt(names, declared, /in time/.test(reason.source) ? 120 : 3_000)
    says(seen, 'unknown', reason)
    assert.deepEqual(seen.basis, [])
  })

test('unknown when looks outside this machine are off, and it says how to allow them', async () => {
  const seen = await lookWith(offResolve(), declared)
  says(seen, 'unknown', /looks outside this machine are off/)
  assert.equal((seen.evidence as { notSeen: unknown }).notSeen, null)
  assert.match(seen.next?.en ?? '', /--outside/)
})

test('unknown when no domain is declared, when one is no name, and past the limit of domains', async () => {
  says(await lookAt(usual, { ...declared, domains: [] }), 'unknown', /names none of your domains/)
  says(
    await lookAt(usual, { ...declared, domains: ['firm.dk', 'not a name'] }),
    'unknown',
    /cannot be read \(not a name\)/,
  )
  const domains = Array.from({ length: limits.mailDomains + 1 }, () => 'firm.dk')
  says(await lookAt(usual, { ...declared, domains }), 'unknown', /more than we look up/)
})

test('whatever a zone holds, a stranger in it is found and the evidence stays within its limit', async () => {
  const label = 'x'.repeat(60)
  const terms = Array.from(
    { length: limits.spfTerms - 2 },
    (_, n) => `include:${label}.${label}.${label}.${n}.example`,
  )
  const below = {
    'spf.billy.example': { txt: [terms.slice(0, 20).map(term => ` ${term}`)].map(all => ['v=spf1', ...all]) },
  }
  const seen = await lookAt(
    firm({ mx: outlook, txt: [['v=spf1', ...terms.slice(0, 97).map(term => ` ${term}`)]] }, below),
  )
  says(seen, 'broken', /example/)
  assert.ok(canonicalJson(seen.evidence).length < limits.evidenceLength)
})

test('patterns match whole names, whatever their case, and a star stands for anything', () => {
  const yes = [
    ['*.outlook.com', 'a.b.Outlook.com'],
    ['MS=*', 'ms=1'],
    ['a*b*c', 'a-b-b-c'],
    ['x', 'X'],
    ['*', ''],
    ['a*a', 'aa'],
  ]
  const no = [
    ['*.outlook.com', 'outlook.com'],
    ['*.outlook.com', 'evil-outlook.com'],
    ['x', 'xy'],
    ['a*a', 'a'],
    ['a*b*c', 'acb'],
    ['', 'x'],
  ]
  for (const [pattern = '', text = ''] of yes) assert.ok(matches(pattern, text), `${pattern} ${text}`)
  for (const [pattern = '', text = ''] of no) assert.ok(!matches(pattern, text), `${pattern} ${text}`)
})
