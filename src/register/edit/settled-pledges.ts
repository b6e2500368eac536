// The list of pledges of a register follows its sentences: one that a sentence promises is listed with its parts, one that
// none promises any more is not. Proven by remove-sentence.test.ts.

import { parse } from 'yaml'

import { fromUtf8 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import { catalogue } from '../../pledge/catalogue.ts'
import { type PledgeId, pledgeIds } from '../../pledge/pledge.ts'
import type { SourceFile } from '../text.ts'
import { type Change, editRegister } from './edit.ts'

export function settlePledges(register: SourceFile): SourceFile {
  const plain: unknown = parse(fromUtf8(register.bytes), { maxAliasCount: limits.registerAliases })
  const promised = new Set(valuesOf(plain, 'sentences', 'pledge'))
  const listed = new Set(valuesOf(plain, 'pledges', 'id'))
  const lacking = pledgeIds.filter(id => promised.has(id) && !listed.has(id))
  const idle = pledgeIds.filter(id => listed.has(id) && !promised.has(id))
  return editRegister(register, [...lacking.map(list), ...idle.map(unlist)])
}

const list = (id: PledgeId): Change => ({
  kind: 'add',
  path: 'pledges',
  entry: { id, parts: catalogue[id].map(({ name }) => name) },
})

const unlist = (id: PledgeId): Change => ({ kind: 'remove', path: `pledges/${id}` })

function valuesOf(plain: unknown, key: string, member: string): readonly unknown[] {
  const entries = memberOf(plain, key)
  return Array.isArray(entries) ? entries.map(entry => memberOf(entry, member)) : []
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
