// Scripts of ours that run in every frame before those of the page, and tell what they see. The way out (a binding of the DevTools
// protocol) is taken off the window at once, so that no script of the page can find or use it; functions are watched through
// proxies, which look as they did. Workers have no such script: of them the requests, the gate and the browser's log tell.
// Proven by test/contracts/site-collectors.test.ts.

import { limits } from '../../core/limits.ts'
import { withoutValues } from '../address.ts'
import type { Visit } from '../collector.ts'
import type { Step } from '../sighting.ts'

/** What a script told of, with the stack it was called from. */
export interface Told {
  readonly [name: string]: unknown
  readonly stack: readonly Step[]
}

/** What every watching script may use: `tell(record)`, `onCall(owner, name, see)` `onSet(owner, name, see)` and `onNew(name, see)`. */
const ways = (binding: string) => `
  const out = globalThis[${JSON.stringify(binding)}]
  delete globalThis[${JSON.stringify(binding)}]
  if (typeof out !== 'function') return
  const { stringify } = JSON, { apply, construct, defineProperty, getOwnPropertyDescriptor } = Reflect, Err = Error
  let told = 0
  const tell = record => {
    if ((told += 1) > ${limits.siteSightings}) return
    try { out(stringify({ ...record, stack: String(new Err().stack) })) } catch {}
  }
  const proxied = (wrapped, trap, see) => new Proxy(wrapped, { [trap](target, a, b) {
    try { trap === 'apply' ? see(a, b) : see(null, a) } catch {}
    return trap === 'apply' ? apply(target, a, b) : construct(target, a, b)
  } })
  const replace = (owner, name, trap, see) => {
    const found = owner && getOwnPropertyDescriptor(owner, name)
    if (found && typeof found.value === 'function') defineProperty(owner, name, { ...found, value: proxied(found.value, trap, see) })
  }
  const onCall = (owner, name, see) => replace(globalThis[owner]?.prototype, name, 'apply', see)
  const onNew = (name, see) => replace(globalThis, name, 'construct', see)
  const onSet = (owner, name, see) => {
    const prototype = globalThis[owner]?.prototype
    const found = prototype && getOwnPropertyDescriptor(prototype, name)
    if (found?.set) defineProperty(prototype, name, { ...found, set: proxied(found.set, 'apply', see) })
  }
`

export async function watch(
  { session }: Visit,
  name: string,
  script: string,
  onTold: (told: Told) => void,
): Promise<void> {
  const binding = `__watch_${name}`
  session.on('Runtime.bindingCalled', ({ name: called, payload }) => {
    if (called !== binding) return
    try {
      onTold(parseTold(payload))
    } catch {
      // None of our scripts tells so: the page found the way out after all, and nothing it says is believed.
    }
  })
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: binding })
  await session.send('Page.enable')
  const source = `(() => {${ways(binding)}${script}})()`
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source })
}

function parseTold(payload: string): Told {
  const told: Record<string, unknown> = JSON.parse(payload)
  return { ...told, stack: stepsOf(String(told['stack'])) }
}

/** V8's own writing of a stack: `at name (https://host/file.js:line:column)`. Lines of ours have no address. */
export const stepsOf = (stack: string): readonly Step[] =>
  [...stack.slice(0, 8_192).matchAll(/\(?(https?:\/\/[^\s)]+):(\d+):(\d+)\)?$/gm)]
    .slice(0, 12)
    .map(([, url = '', line, column]) => ({
      ...{ kind: 'script', url: withoutValues(url), line: Number(line), column: Number(column) },
    }))
