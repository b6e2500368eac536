// Ordholden as data: the system and the activities that running it adds to a company's record, in the shape register.yaml
// is written in. `ordholden init` proposes them; the example's register has exactly these. Where the law obliges us to do
// the thing itself (answering: Art. 12, 15-22) the basis is 6(1)(c); where it asks for a result and leaves the means to us
// (demonstrating: 5(2); security: 32) it is 6(1)(f), so that people can object. Proven by ourselves.test.ts.

import type { z } from 'zod'

import type { Words } from '../core/language.ts'
import {
  accessWords,
  breachWords,
  ourPassage,
  proofWords,
  requestWords,
  signInWords,
} from '../language/ourselves.ts'
import type { Frozen, registerSchema } from './schema.ts'

type Written = Frozen<z.input<typeof registerSchema>>
type SystemEntry = NonNullable<Written['systems']>[number]
type ActivityEntry = NonNullable<Written['activities']>[number]

/** No operator: the company runs it itself. */
export const ourSystem: SystemEntry = Object.freeze({ id: 'ordholden', name: 'Ordholden' })

const signInActivity = 'sign-in'
const breachActivity = 'breach-assessment'
/** What is kept to where the register says no other period: the program does it by itself. By the ids of the retention. */
export const ourPeriods = Object.freeze({ account: 'P13M', letter: 'P30D', act: 'P13M', answer: 'P5Y' })
export type OurPeriod = keyof typeof ourPeriods
/** The activity whose retention says each. */
export const periodActivities: Readonly<Record<OurPeriod, string>> = Object.freeze({
  ...{ account: signInActivity, letter: signInActivity, act: signInActivity },
  answer: breachActivity,
})

const systems = [ourSystem.id]
const category = (id: string, name: Words, because: Words) => ({ id, name, needed: { because } })

// Who carries the mail with a request is the company's to say, so that this one has no `noRecipients`.
const requests: ActivityEntry = {
  id: 'rights-requests',
  name: requestWords.name,
  purposes: [
    {
      id: 'rights-requests',
      name: requestWords.purpose,
      legalBases: [
        { reference: 'GDPR 6(1)(c)', because: requestWords.answer },
        { reference: 'GDPR 6(1)(f)', because: requestWords.keep },
      ],
    },
  ],
  people: [{ id: 'requesters', name: requestWords.people }],
  categories: [
    category('request', requestWords.request, requestWords.requestNeeded),
    category('identity', requestWords.identity, requestWords.identityNeeded),
    category('collected', requestWords.collected, requestWords.collectedNeeded),
  ],
  systems,
  retention: [
    {
      id: 'request-file',
      of: ['request', 'identity'],
      period: 'P12M',
      trigger: requestWords.closed,
      basis: requestWords.filePeriod,
    },
    {
      id: 'collected',
      of: ['collected'],
      period: 'P1D',
      trigger: requestWords.closed,
      basis: requestWords.collectedPeriod,
    },
  ],
  provision: { must: 'no', consequences: requestWords.consequences },
  automatedDecisions: { used: false },
  impactAssessment: { needed: false, because: requestWords.noAssessment },
  security: [{ measure: requestWords.reading }, { measure: requestWords.sealed }],
}

const proofLog: ActivityEntry = {
  id: 'proof-log',
  name: proofWords.name,
  purposes: [
    {
      id: 'proof-log',
      name: proofWords.purpose,
      legalBases: [{ reference: 'GDPR 6(1)(f)', because: proofWords.basis }],
    },
  ],
  people: [
    { id: 'people-of-cases', name: proofWords.peopleOfCases },
    { id: 'staff', name: proofWords.staff },
  ],
  categories: [
    category('commitments', proofWords.commitments, proofWords.commitmentsNeeded),
    category('facts', proofWords.facts, proofWords.factsNeeded),
  ],
  systems,
  noRecipients: { because: proofWords.nobody },
  retention: [
    {
      id: 'proof-keys',
      of: ['commitments', 'facts'],
      period: 'P12M',
      trigger: proofWords.trigger,
      basis: proofWords.period,
    },
  ],
  provision: { must: 'no', consequences: proofWords.consequences },
  automatedDecisions: { used: false },
  impactAssessment: { needed: false, because: proofWords.noAssessment, criteria: ['vulnerable-people'] },
  security: [{ measure: proofWords.key }],
}

const accessLog: ActivityEntry = {
  id: 'access-log',
  name: accessWords.name,
  purposes: [
    {
      id: 'access-log',
      name: accessWords.purpose,
      legalBases: [{ reference: 'GDPR 6(1)(f)', because: accessWords.basis }],
    },
  ],
  people: [
    { id: 'staff', name: accessWords.staff },
    { id: 'looked-up', name: accessWords.lookedUp },
  ],
  categories: [category('readings', accessWords.readings, accessWords.readingsNeeded)],
  systems,
  noRecipients: { because: accessWords.nobody },
  retention: [
    {
      id: 'readings',
      of: ['readings'],
      period: 'P13M',
      trigger: accessWords.trigger,
      basis: accessWords.period,
    },
  ],
  provision: { must: 'no', consequences: accessWords.consequences },
  automatedDecisions: { used: false },
  impactAssessment: {
    needed: false,
    because: accessWords.noAssessment,
    criteria: ['vulnerable-people'],
  },
  security: [{ measure: accessWords.readers }],
}

// Who carries the letters is the company's to say, so that this one has no `noRecipients` either.
const signIn: ActivityEntry = {
  id: signInActivity,
  name: signInWords.name,
  purposes: [
    {
      id: 'sign-in',
      name: signInWords.signIn,
      legalBases: [{ reference: 'GDPR 6(1)(f)', because: signInWords.signInBasis }],
    },
    {
      id: 'letters',
      name: signInWords.letters,
      legalBases: [{ reference: 'GDPR 6(1)(f)', because: signInWords.lettersBasis }],
    },
  ],
  people: [
    { id: 'users', name: signInWords.users },
    { id: 'guests', name: signInWords.guests },
  ],
  categories: [
    category('account', signInWords.account, signInWords.accountNeeded),
    category('means', signInWords.means, signInWords.meansNeeded),
    category('letter', signInWords.letter, signInWords.letterNeeded),
    category('act', signInWords.act, signInWords.actNeeded),
  ],
  systems,
  retention: [
    {
      id: 'account',
      of: ['account'],
      period: ourPeriods.account,
      trigger: signInWords.left,
      basis: signInWords.accountPeriod,
    },
    {
      id: 'means',
      of: ['means'],
      period: 'P1D',
      trigger: signInWords.ended,
      basis: signInWords.meansPeriod,
    },
    {
      id: 'letter',
      of: ['letter'],
      period: ourPeriods.letter,
      trigger: signInWords.written,
      basis: signInWords.letterPeriod,
    },
    {
      id: 'act',
      of: ['act'],
      period: ourPeriods.act,
      trigger: signInWords.actEnded,
      basis: signInWords.actPeriod,
    },
  ],
  provision: { must: 'no', consequences: signInWords.consequences },
  automatedDecisions: { used: false },
  impactAssessment: { needed: false, because: signInWords.noAssessment, criteria: ['vulnerable-people'] },
  security: [{ measure: signInWords.sealed }, { measure: signInWords.hashed }],
}

const breaches: ActivityEntry = {
  id: breachActivity,
  name: breachWords.name,
  purposes: [
    {
      id: breachActivity,
      name: breachWords.purpose,
      legalBases: [
        { reference: 'GDPR 6(1)(c)', because: breachWords.document },
        { reference: 'GDPR 6(1)(f)', because: breachWords.keep },
      ],
    },
  ],
  people: [
    { id: 'assessors', name: breachWords.people },
    { id: 'mentioned', name: breachWords.named },
  ],
  categories: [category('answer', breachWords.answer, breachWords.answerNeeded)],
  systems,
  noRecipients: { because: breachWords.nobody },
  retention: [
    {
      id: 'answer',
      of: ['answer'],
      period: ourPeriods.answer,
      trigger: breachWords.trigger,
      basis: breachWords.period,
    },
  ],
  provision: { must: 'no', consequences: breachWords.consequences },
  automatedDecisions: { used: false },
  impactAssessment: { needed: false, because: breachWords.noAssessment, criteria: ['vulnerable-people'] },
  security: [{ measure: breachWords.sealed }],
}

/** Requests, proof log, access log, sign-in and letters, breaches: in this order. */
export const ourActivities: readonly ActivityEntry[] = Object.freeze([
  ...[requests, proofLog, accessLog],
  ...[signIn, breaches],
])

/** A passage for the company's own notice that tells people of these activities: purposes, bases, periods, objection. */
export const ourSentences: readonly Words[] = ourPassage
