// From a rule that found something to the finding a person reads: its words filled, its places in order, each thing told once.
// Nothing depends on the order in which things were seen. Proven by judge.test.ts.

import type { Words } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import { moreWords, siteWords } from '../../language/site.ts'
import type { SiteFinding, Where } from '../finding.ts'
import { type RuleId, ruleOf } from './rules.ts'

/** What stands for `{name}` in the words of a rule. */
export type Fills = Readonly<Record<string, string | Words>>

export function found(
  id: RuleId,
  about: string,
  fills: Fills,
  where: readonly Where[],
  todo: Words = siteWords[id].todo,
): SiteFinding {
  const { speaks, grade, why } = ruleOf(id)
  const what = fill(siteWords[id].what, fills)
  return { rule: id, speaks, grade, about, what, why, todo: fill(todo, fills), where }
}

const fill = ({ da, en }: Words, fills: Fills): Words => ({
  da: fillOne(da, 'da', fills),
  en: fillOne(en, 'en', fills),
})

const fillOne = (text: string, language: keyof Words, fills: Fills): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const filled = fills[name]
    if (filled === undefined) throw new Error(`expected words for {${name}} in: ${text}`)
    return typeof filled === 'string' ? filled : filled[language]
  })

/** Several words as a list. */
export const listed = (all: readonly Words[]): Words => ({
  da: all.map(({ da }) => da).join(', '),
  en: all.map(({ en }) => en).join(', '),
})

/** The first names of many, each once, in order of name. */
export function someOf(names: readonly string[]): Words {
  const once = [...new Set(names)].toSorted(compare)
  const left = once.length - limits.siteFindingPlaces
  const { da, en } = left > 0 ? moreWords(left) : { da: '', en: '' }
  const told = once.slice(0, limits.siteFindingPlaces).join(', ')
  return { da: told + da, en: told + en }
}

/** Every finding once: the same rule about the same thing is one finding with all its places. */
export function each(findings: readonly SiteFinding[]): readonly SiteFinding[] {
  const groups = Map.groupBy(findings, ({ rule, about }) => JSON.stringify([rule, about]))
  const merged = [...groups.values()].flatMap(group => {
    const [first] = group.toSorted((a, b) => compare(sentence(a), sentence(b)))
    return first === undefined ? [] : [{ ...first, where: places(group.flatMap(({ where }) => where)) }]
  })
  return merged.toSorted((a, b) => compare(a.rule, b.rule) || compare(a.about, b.about))
}

const sentence = ({ what, todo }: SiteFinding): string => `${what.da}\n${todo.da}`

/** Lines of markup first, then chains, then pages alone. */
function places(all: readonly Where[]): readonly Where[] {
  const rank = ({ place, chain }: Where) => (place !== null ? 0 : chain.length > 0 ? 1 : 2)
  const once = new Map(all.map(where => [JSON.stringify(where), where]))
  return [...once]
    .toSorted(([a, x], [b, y]) => rank(x) - rank(y) || compare(a, b))
    .slice(0, limits.siteFindingPlaces)
    .map(([, where]) => where)
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
