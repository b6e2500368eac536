import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MarkupPlaces, readTags } from './markup-places.ts'

const names = (html: string): readonly string[] => readTags(html).map(({ name }) => name)

/** `name line:column` of every tag. */
const placed = (html: string): readonly string[] => {
  const places = new MarkupPlaces('https://firma.test/', html)
  return readTags(html).map(tag => {
    const { line, column } = places.placeOf(tag)
    return `${tag.name} ${line}:${column}`
  })
}

test('lines and columns count from 1, over every kind of line break', () => {
  assert.deepEqual(placed('<p>\n <b>\r\n  <i>\r<u></u><s>'), ['p 1:1', 'b 2:2', 'i 3:3', 'u 4:1', 's 4:8'])
})

test('a > inside quotes ends no tag, and a tag goes on over lines', () => {
  const html = '<a title="1 > 0" href=\'/x>y\'>\n<img\n  alt=">"\n  src=/a.png><p>'
  assert.deepEqual(placed(html), ['a 1:1', 'img 2:1', 'p 4:14'])
  assert.equal(readTags(html)[0]?.attributes.get('href'), '/x>y')
  assert.equal(readTags(html)[1]?.attributes.get('src'), '/a.png')
})

test('comments of every kind hold no tags', () => {
  assert.deepEqual(names('<!-- <a> --><b><!--><i><!---><u><!-- <a> --!><s><!-- <a> - -> <a>--><p>'), [
    ...['b', 'i', 'u', 's', 'p'],
  ])
  assert.deepEqual(names('<!doctype html><?php <a ?><b></ <a><i><!bogus <a><u><!-- never ended <p>'), [
    ...['b', 'i', 'u'],
  ])
})

test('scripts and other raw text hold no tags', () => {
  assert.deepEqual(names('<script>document.write("<img src=/x>")</script><p>'), ['script', 'p'])
  assert.deepEqual(names('<SCRIPT>"</scripty><a>"</SCRIPT ><p>'), ['script', 'p'])
  assert.deepEqual(names('<style>a>b{}<a></style><textarea><a></textarea><title><a></title><p>'), [
    ...['style', 'textarea', 'title', 'p'],
  ])
  assert.deepEqual(names('<noscript><img src=/pixel></noscript><iframe><a></iframe><p>'), [
    ...['noscript', 'iframe', 'p'],
  ])
})

test('a script inside a commented part of a script has an end of its own', () => {
  assert.deepEqual(names('<script><!-- <script> </script> <a> --></script><p>'), ['script', 'p'])
  assert.deepEqual(names('<script><!-- </script><p>'), ['script', 'p'])
  assert.deepEqual(names('<script><!-- <script> --> </script><p>'), ['script', 'p'])
  assert.deepEqual(names('<script><!--> <script> </script><p>'), ['script', 'p'])
})

test('CDATA holds no tags inside SVG, and is a comment outside', () => {
  assert.deepEqual(names('<svg><![CDATA[ > <a> ]]><path/></svg><p>'), ['svg', 'path', 'p'])
  assert.deepEqual(names('<![CDATA[ <a> ]]><p>'), ['p'])
  assert.deepEqual(names('<svg><title><g></title><style><g></style></svg><style><g></style>'), [
    ...['svg', 'title', 'g', 'style', 'g', 'style'],
  ])
  assert.deepEqual(names('<svg><p><style><g></style>'), ['svg', 'p', 'style'])
  assert.deepEqual(
    names('<svg><foreignObject><![CDATA[ > <a> ]]></foreignObject><style><b></style></svg><p>'),
    [...['svg', 'foreignobject', 'a', 'style', 'b', 'p']],
  )
})

test('what lies in a template is in no page, unless it is a shadow root', () => {
  assert.deepEqual(names('<template><a><template><b></template><i></template><p>'), ['p'])
  assert.deepEqual(names('<template shadowrootmode=open><a></template><p>'), ['template', 'a', 'p'])
})

test('attributes: first of a name, without value, without quotes, with references', () => {
  const [tag] = readTags('<A HREF=/a?x=1&amp;y=2 href=/b disabled title = "L&oslash;n &#62; &#x41;" =odd /x>')
  assert.deepEqual(
    [...(tag?.attributes ?? [])],
    [
      ['href', '/a?x=1&y=2'],
      ['disabled', ''],
      ['title', 'Løn > A'],
      ['=odd', ''],
      ['x', ''],
    ],
  )
})

test('what the text ends in is no tag', () => {
  assert.deepEqual(names('<p><a href="/x>'), ['p'])
  assert.deepEqual(names('<p><a '), ['p'])
  assert.deepEqual(names('<p>1 < 2 <'), ['p'])
})

test('the line is shown shortened, and what a field is filled with is not', () => {
  const markupOf = (html: string) => {
    const tag = readTags(html).at(-1)
    assert.ok(tag)
    return new MarkupPlaces('https://firma.test/', html).placeOf(tag).markup
  }
  assert.equal(markupOf('<p>\n   <input name=cpr value="0101011234">  \n'), '<input name=cpr value="…">')
  assert.equal(markupOf(`<p>${'x'.repeat(500)}<img src=/a.png>`), '<img src=/a.png>')
  assert.equal(markupOf(`<img alt="${'x'.repeat(500)}">`).length, 200)
})

test('a long text is read in time that grows with it, not with its square', () => {
  const began = performance.now()
  for (const html of [
    '<a '.repeat(200_000),
    '<!--'.repeat(200_000),
    `<a ${' '.repeat(500_000)}x>`,
    '<'.repeat(500_000),
  ])
    readTags(html)
  assert.ok(performance.now() - began < 5_000)
})
