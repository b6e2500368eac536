// A program that asks the API: what it sends, what it is answered, and what a problem has to look like (RFC 9457).

import assert from 'node:assert/strict'

export interface Sent {
  readonly key?: string | null
  readonly body?: unknown
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly type: string | null
  readonly text: string
}

interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  readonly conflict?: Conflict
}

interface Changes {
  readonly entries: readonly { readonly crumbs: readonly { readonly da: string }[] }[]
  readonly lines: readonly {
    readonly file: string
    readonly hunks: readonly { readonly come: readonly string[] }[]
  }[]
}

interface Conflict {
  readonly base: string
  readonly mine: Changes | null
  readonly theirs: Changes | null
  readonly between: Changes
  readonly merged: Readonly<Record<string, string>>
}

/** Without a key of its own every request is a new one; with null it has none. */
export async function askAt(
  address: string,
  token: string,
  method: 'GET' | 'POST',
  path: string,
  sent: Sent = {},
): Promise<Answer> {
  const { key = crypto.randomUUID(), body, text = body === undefined ? '' : JSON.stringify(body) } = sent
  const answer = await fetch(`${address}api/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' || key === null ? {} : { 'idempotency-key': key }),
      ...sent.headers,
    },
    ...(method === 'GET' ? {} : { body: text }),
  })
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}

export const problemOf = ({ text }: Answer) => JSON.parse(text) as Problem

export const pointersOf = (answer: Answer): readonly string[] =>
  problemOf(answer).errors?.map(({ pointer }) => pointer) ?? []

export function assertProblemAt(address: string, answer: Answer, status: number, kind: string): void {
  const { type, status: said, title } = problemOf(answer)
  assert.deepEqual([answer.status, answer.type], [status, 'application/problem+json'], answer.text)
  assert.deepEqual([said, type], [status, `${address}en/problems#${kind}`])
  assert.ok(title.length > 5)
}
