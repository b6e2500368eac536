// What every page and command says of an example policy, so that nobody takes it for a statement about the company.

import type { Words } from '../core/language.ts'

export const exampleNote = (controller: string): Words =>
  Object.freeze({
    da: `Eksemplet bruger en offentliggjort politik og opdigtede data. Det siger intet om, hvordan ${controller} behandler oplysninger.`,
    en: `The example uses a published policy and invented data. It says nothing about how ${controller} handles data.`,
  })
