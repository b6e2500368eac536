// What schema.org has words for: the company as an Organization, and its notice as a WebPage in each language. It has none
// for purposes, legal bases or rights, so those are in the other formats. `publishingPrinciples`
// was decided against: it is for what an editor stands for, not for a privacy policy.
// docs/reference/formats.md has the mapping. Proven by schema-org.test.ts.

import type { Json } from '../../core/json.ts'
import { exampleNote } from '../../language/example.ts'
import { formatWords } from '../../language/formats.ts'
import type { Shown } from './settled.ts'
import { noticeAddress, type Published } from './tilt.ts'

type Node = { readonly [key: string]: Json }

/** A JSON-LD document with the organisation and its notices. */
export const formatSchemaOrg = (register: Shown, published: Published): Json => ({
  '@context': 'https://schema.org',
  '@graph': [organizationOf(register, published), ...noticesOf(register, published)],
})

const organizationOf = ({ controller, channels }: Shown, { url }: Published): Node => {
  const { name, address } = controller
  return {
    '@id': `${url}#controller`,
    '@type': 'Organization',
    name,
    legalName: name,
    ...numbersOf(controller),
    address: {
      '@type': 'PostalAddress',
      streetAddress: address.street,
      postalCode: address.postcode,
      addressLocality: address.city,
      addressCountry: address.country,
    },
    contactPoint: contactsOf({ controller, channels }),
  }
}

function numbersOf({ cvr, registration }: Shown['controller']): Node {
  if (cvr === undefined) return registration === undefined ? {} : { identifier: registration }
  const digits = cvr.replace(/^DK/, '')
  const identifier = { '@type': 'PropertyValue', propertyID: 'CVR', value: digits }
  // DK before the digits is the number for value added tax; the digits alone do not say that there is one.
  return digits === cvr ? { identifier } : { identifier, vatID: cvr }
}

const reached = { mail: 'email', phone: 'telephone', form: 'url' } as const

/** The controller's own address and number, then the channels people are told of, each once; a letter has no point. */
function contactsOf({ controller, channels }: Pick<Shown, 'controller' | 'channels'>): readonly Node[] {
  const own = [
    { key: 'email', value: controller.email },
    ...(controller.phone === undefined ? [] : [{ key: 'telephone', value: controller.phone }]),
  ]
  const told = channels.flatMap(({ kind, address }) =>
    kind === 'post' ? [] : [{ key: reached[kind], value: address }],
  )
  const each = new Map([...own, ...told].map(point => [`${point.key} ${point.value}`, point]))
  return [...each.values()].map(({ key, value }) => ({
    '@type': 'ContactPoint',
    contactType: 'privacy',
    [key]: value,
  }))
}

function noticesOf({ notices, controller, example }: Shown, published: Published): readonly Node[] {
  const { url, at, edition } = published
  const official = notices.find(({ unofficial }) => !unofficial)
  return notices.map(notice => ({
    '@id': noticeAddress(notice, published),
    '@type': 'WebPage',
    name: `${formatWords.notice[notice.language]} – ${controller.name}`,
    url: noticeAddress(notice, published),
    ...(example ? { description: exampleNote(controller.name)[notice.language] } : {}),
    inLanguage: notice.language,
    datePublished: at,
    version: String(edition),
    about: { '@id': `${url}#controller` },
    publisher: { '@id': `${url}#controller` },
    ...(notice.unofficial && official !== undefined
      ? { translationOfWork: { '@id': noticeAddress(official, published) } }
      : {}),
  }))
}
