// Exchange (core/ports.ts): one request with a body of its own, under the limits and the judging of fetch.ts.
// Proven by test/contracts/net.test.ts.

import { limits } from '../core/limits.ts'
import type { Exchange } from '../core/ports.ts'
import { Failure, failureOf } from './failure.ts'
import { answer, type FetchOptions, open } from './fetch.ts'

export function webExchange(options: FetchOptions): Exchange {
  return {
    async send(url, request, signal) {
      const deadline = AbortSignal.any([
        signal,
        AbortSignal.timeout(options.timeoutMs ?? limits.fetchTimeoutMs),
      ])
      try {
        if ((request.body?.length ?? 0) > limits.sentBytes)
          throw new Failure('limit', `expected to send at most ${limits.sentBytes} bytes`)
        const { response, close } = await open(url, options, deadline, request)
        try {
          return await answer(url, response)
        } finally {
          close()
        }
      } catch (error) {
        return { kind: 'failed', url, ...failureOf(error, deadline) }
      }
    },
  }
}
