import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FixtureTraffic, figuresOf, fixtureTraffic } from '../../../test/web-fixture-traffic.ts'
import { inFull } from '../../language/numbers.ts'
import { writeLetter } from '../../mail/letter.ts'
import { noTraffic, type Traffic } from '../traffic.ts'
import { mondayLetter } from './monday.ts'
import { weekTraffic } from './week-traffic.ts'

const days = [
  '2026-02-23',
  '2026-02-24',
  '2026-02-25',
  '2026-02-26',
  '2026-02-27',
  '2026-02-28',
  '2026-03-01',
]
const zone = 'Europe/Copenhagen'

async function letterOf(how: FixtureTraffic, language: 'da' | 'en', more: Partial<Traffic> = {}) {
  const traffic = await weekTraffic({ ...fixtureTraffic(how), ...more }, days, zone)
  const report = { days, pledges: [], controller: 'Fjordbageriet ApS', example: false, traffic }
  const to = { account: '1', mail: 'anna@example.dk', language }
  return writeLetter({
    ...mondayLetter(report, { to, origin: 'https://ord.example', zone }),
    closing: 'Closing.',
  })
}

test('the week’s traffic in lines and in one picture, with the numbers that were counted', async () => {
  const { steps } = figuresOf({ from: '2026-02-23', to: '2026-03-01', source: null }, false)
  const sum = (of: 'requests' | 'refused' | 'mailsSent' | 'signInsFailed') =>
    inFull(
      steps.reduce((all, step) => all + step[of], 0),
      'da',
    )
  const { text, html } = await letterOf('operations', 'da')
  assert.ok(
    text.includes(`- Hjemmesiden: ${sum('requests')} forespørgsler, heraf ${sum('refused')} afvist`),
    text,
  )
  assert.ok(text.includes(`- Post: ${sum('mailsSent')} breve leveret ud af huset`))
  // One of the two alarms is of the Monday after.
  assert.match(
    text,
    new RegExp(`- Sikkerhed: ${sum('signInsFailed')} mislykkede login, 609 angrebsforsøg, 1 alarm\\.`),
  )
  assert.doesNotMatch(text, /Besøgende/)
  for (const [at, { requests }] of steps.entries()) {
    const day = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'][at] ?? ''
    assert.match(text, new RegExp(`^${day} +${inFull(requests, 'da')}  █+$`, 'm'))
    assert.match(
      html,
      new RegExp(`>${day}<span style="[^"]*"></span></th><td [^>]*>${inFull(requests, 'da')}</td>`),
    )
  }
  assert.match((await letterOf('operations', 'en')).text, /The website: 26,264 requests.*\n- Mail: /)
})

test('visitors only where the notice carries them', async () => {
  assert.match((await letterOf('visitors', 'da')).text, /- Besøgende: 447–486 om dagen\./)
  const { visitorsAllowed } = noTraffic
  assert.doesNotMatch((await letterOf('visitors', 'da', { visitorsAllowed })).text, /Besøgende/)
})

test('nothing is said of traffic where nothing was counted in the week', async () => {
  const none = await letterOf('never', 'da')
  assert.doesNotMatch(none.text, /Trafik|forespørgsler|Sikkerhed/)
  const quiet = async () => ({
    ...figuresOf({ from: days[0] ?? '', to: days[6] ?? '', source: null }, false),
    steps: [],
  })
  assert.equal(await weekTraffic({ ...noTraffic, figures: quiet }, days, zone), null)
})

test('hours are summed to the days they lie in, and a week of mail alone has its picture', async () => {
  const monday = (Date.parse('2026-02-23') / 86_400_000) * 24
  const week = figuresOf({ from: days[0] ?? '', to: days[6] ?? '', source: 'mail' }, false)
  const [first] = week.steps
  assert.ok(first !== undefined)
  const steps = [0, 9, 23, 24].map(hour => ({ ...first, requests: 0, mailsTaken: 5, at: monday + hour }))
  const figures = async () => ({ ...week, step: 'hour', steps }) as const
  const { text } = await letterOf('operations', 'da', { figures })
  assert.match(text, /Breve taget ind, dag for dag\n\nmandag +15 {2}█+\ntirsdag +5 {2}█+\nonsdag +0\n/)
  assert.doesNotMatch(text, /Hjemmesiden/)
})
