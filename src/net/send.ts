// Sending for everyone (core/ports.ts): a message to an address somebody named, judged like every other, over https or to an
// origin that is allowed by name. A redirect is an answer like any other and nobody follows it: the message is for whom it
// was addressed to. The answer's body is not read. ASVS 5.0 1.3.6. Proven by test/contracts/deliveries.test.ts.

import { limits } from '../core/limits.ts'
import type { Send, Sent } from '../core/ports.ts'
import type { Reach } from './destination.ts'
import { Failure, failureOf } from './failure.ts'
import { type FetchOptions, open } from './fetch.ts'

export function webSend(options: FetchOptions): Send {
  return {
    async post({ url, headers, body }, signal) {
      const deadline = AbortSignal.any([
        signal,
        AbortSignal.timeout(options.timeoutMs ?? limits.webhookTimeoutMs),
      ])
      try {
        if (body.length > limits.sentBytes)
          throw new Failure('limit', `expected to send at most ${limits.sentBytes} bytes`)
        refusePlain(url, options)
        return await statusOf(url, { method: 'POST', headers, body }, options, deadline)
      } catch (error) {
        return { kind: 'failed', ...failureOf(error, deadline) }
      }
    },
  }
}

async function statusOf(
  url: string,
  request: Parameters<typeof open>[3],
  options: FetchOptions,
  deadline: AbortSignal,
): Promise<Sent> {
  const { response, close } = await open(url, options, deadline, request)
  close()
  return { kind: 'answered', status: response.statusCode ?? 0 }
}

function refusePlain(address: string, { allow }: Reach): void {
  const url = URL.parse(address)
  if (url?.protocol !== 'http:' || allow.some(each => URL.parse(each)?.origin === url.origin)) return
  throw new Failure('refused', 'expected https, got http')
}
