// PRACTICE: stands in for a browser that was sent away to sign in with a provider (openid.ts), in any process.

/** A browser at the provider: follows where it is sent, with the provider's cookies, until it is sent back to us. */
export async function goThrough(to: string, callback: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let address = new URL(to)
  for (let hop = 0; hop < 10; hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null)
      throw new Error(`expected to be sent on, got ${answer.status} ${await answer.text()}`)
    address = new URL(location, address)
    if (address.href.startsWith(callback)) return address
  }
  throw new Error('expected to be sent back, got sent on')
}
