// The pages a visit saw, each with its picture as far as the report has room; a picture left out is named. What does not begin as
// a PNG does (W3C PNG §5.2, §11.2.1) is none. Proven by html.test.ts.

import { toBase64 } from '../../core/bytes.ts'
import type { Words } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import { asMarkup, type Markup, markup, nothing } from '../../core/markup.ts'
import { shownInLine } from '../../core/shown.ts'
import { reportWords } from '../../language/site-report-page.ts'
import type { PageSeen } from '../audit.ts'
import { unseenPages } from './not-seen.ts'
import type { SiteReport, Told } from './told.ts'

type Say = (words: Words) => string

interface Picture {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** `left-out`: there is one, and no room for it. */
type Shown = Picture | 'none' | 'left-out'

export function drawPages({ report }: Told, say: Say): Markup {
  const { pages } = report.audit
  const pictures = picturesIn(report)
  const unseen = new Map(unseenPages(report.audit).map(({ page, because }) => [page, because]))
  const figures = pages.map((page, at) =>
    drawPage(page, pictures[at] ?? 'none', unseen.get(page) ?? null, say),
  )
  return markup`<section class="pages" aria-labelledby="pages">
<h2 id="pages">${say(reportWords.pagesHeading)}</h2>
${figures.length === 0 ? markup`<p>${say(reportWords.noPages)}</p>` : figures}
</section>`
}

/** In the order they were visited, as long as there is room. */
function picturesIn({ audit, pictures }: SiteReport): readonly Shown[] {
  let room: number = limits.siteReportPictureBytes
  return audit.pages.map((_, at): Shown => {
    const bytes = pictures.get(at)
    const picture = bytes === undefined ? null : pictureOf(bytes)
    if (picture === null) return 'none'
    if (picture.bytes.length > room) return 'left-out'
    room -= picture.bytes.length
    return picture
  })
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function pictureOf(bytes: Uint8Array): Picture | null {
  if (bytes.length < 24 || signature.some((byte, at) => bytes[at] !== byte)) return null
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { bytes, width: header.getUint32(16), height: header.getUint32(20) }
}

function drawPage(page: PageSeen, picture: Shown, because: Words | null, say: Say): Markup {
  const { url, finalUrl, status, title, ms } = page
  const seconds = say(reportWords.seconds((ms / 1_000).toFixed(1)))
  const answered = status === null ? nothing : markup` · ${say(reportWords.answered(status))}`
  const ended =
    finalUrl === null || finalUrl.replace(/#.*/s, '') === url.replace(/#.*/s, '')
      ? nothing
      : markup`<br/>${say(reportWords.endedAt)} <code>${shownInLine(finalUrl)}</code>`
  const why = because === null ? nothing : markup`<br/><strong class="mark unknown">${say(because)}</strong>`
  return markup`<figure>
${drawPicture(shownInLine(title) || shownInLine(url), picture, say)}
<figcaption><b>${shownInLine(title)}</b><br/><code>${shownInLine(url)}</code>${ended}<br/>${seconds}${answered}${why}</figcaption>
</figure>`
}

function drawPicture(title: string, picture: Shown, say: Say): Markup {
  if (typeof picture === 'string') {
    const words = picture === 'none' ? reportWords.noPicture : reportWords.pictureLeftOut
    return markup`<p class="soft">${say(words)}</p>`
  }
  const { bytes, width, height } = picture
  // Coded here, so it is markup: base64 has no letter that could end an attribute.
  const source = asMarkup(`data:image/png;base64,${toBase64(bytes)}`)
  return markup`<img src="${source}" width="${width}" height="${height}" alt="${say(reportWords.picture(title))}"/>`
}
