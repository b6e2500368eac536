// @ts-check
// What only a browser can do for a form of ours: ask for a passkey, and read what stands after # in an address. It fills in
// fields and sends the form; it asks nothing of any server, so that no page needs more than `script-src 'self'`. The one script
// there is, in JavaScript because a browser runs it as it stands. Proven by test/journeys/sign-in.test.ts.

{
  const bytesOf = text =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), one => one.charCodeAt(0))
  const textOf = bytes =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=/g, '')

  /** What a browser wants as bytes comes as text (WebAuthn Level 3 §5.1.8; older browsers have no words for it). */
  const readOptions = options => {
    const known = options.excludeCredentials || options.allowCredentials || []
    const list = known.map(one => ({ ...one, id: bytesOf(one.id) }))
    const user = options.user && { ...options.user, id: bytesOf(options.user.id) }
    return {
      ...options,
      challenge: bytesOf(options.challenge),
      ...(user ? { user, excludeCredentials: list } : { allowCredentials: list }),
    }
  }

  const writeAnswer = made => {
    const response = {}
    for (const name of [
      'clientDataJSON',
      'attestationObject',
      'authenticatorData',
      'signature',
      'userHandle',
    ])
      if (made.response[name]) response[name] = textOf(made.response[name])
    const id = textOf(made.rawId)
    return JSON.stringify({ id, rawId: id, type: made.type, response, clientExtensionResults: {} })
  }

  /** A form with `data-passkey`: `get` one that is there, or `create` one. */
  const askFor = async form => {
    const publicKey = readOptions(JSON.parse(form.dataset.options))
    const made = await navigator.credentials[form.dataset.passkey]({ publicKey })
    form.elements.answer.value = writeAnswer(made)
    form.submit()
  }

  const say = (form, words) => {
    const said = form.querySelector('[role=status]')
    said.textContent = words
    said.hidden = false
  }

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    for (const plain of form.querySelectorAll('[data-plain]')) plain.hidden = true
    if (!window.PublicKeyCredential) {
      say(form, form.dataset.unsupported)
      continue
    }
    for (const hidden of form.querySelectorAll('[data-script]')) hidden.hidden = false
    form.addEventListener('submit', event => {
      event.preventDefault()
      askFor(form).catch(() => say(form, form.dataset.cancelled))
    })
  }

  // The token stands in the fragment, which no server is told; the field it belongs in is then nothing to type into.
  const token = location.hash.slice(1)
  for (const form of document.querySelectorAll('form[data-fragment]')) {
    if (!/^[A-Za-z0-9_-]{43}$/.test(token)) continue
    form.elements.token.value = token
    form.querySelector('[data-typed]').hidden = true
    form.querySelector('[data-filled]').hidden = false
    for (const link of document.querySelectorAll('a.switch')) link.hash = token
  }
}
