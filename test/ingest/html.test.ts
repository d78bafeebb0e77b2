/** Web pages → articles: the words of the article, none of the page's, and what the page says of itself. */
import { expect, test } from 'vitest'
import { decodePage } from '../../src/ingest/encoding.ts'
import { readHtml, readPage } from '../../src/ingest/html/index.ts'

const PARAGRAPHS = [
  'افتتحت بلدية الرملة البيضاء، صباح الخميس، محطة جديدة لتنقية المياه تخدم ثلاثين ألف نسمة في الأحياء الشرقية.',
  'وقال رئيس البلدية عادل المرزوقي إن المحطة ستعمل طوال اليوم، وإن كلفتها بلغت أربعة ملايين درهم من ميزانية المدينة.',
  'وأضاف أن المرحلة الثانية من المشروع تبدأ في الخريف، بعد أن تنتهي دراسة التربة التي يعدها معهد الواحة للهندسة.',
]
const TITLE = 'الرملة البيضاء تفتتح محطة لتنقية المياه'

const page = (head: string, body = `<h1>${TITLE}</h1>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('\n')}`) =>
  `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${TITLE} - صدى الواحة</title>${head}</head>
<body><header><nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav></header><main><article>${body}</article></main>
<aside><ul><li><a href="/1">الأكثر قراءة</a></li></ul></aside><footer>جميع الحقوق محفوظة</footer><script>var x = 'سر'</script></body></html>`

test('the text is the headline, an empty line, and a line a paragraph', () => {
  const article = readHtml(page(''))
  expect(article.title).toBe(TITLE)
  expect(article.text).toBe(`${TITLE}\n\n${PARAGRAPHS.join('\n')}`)
  expect(article.language).toBe('ar')
  expect(article.publishedAt).toBeUndefined()
})

test.each([
  ['meta', '<meta property="article:published_time" content="2031-04-02T08:00:00+03:00">'],
  [
    'JSON-LD',
    '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2031-04-02T08:00:00+03:00"}]}</script>',
  ],
  ['microdata', '<meta itemprop="datePublished" content="2031-04-02T08:00:00+03:00">'],
  ['a broken JSON-LD beside it', '<script type="application/ld+json">{oops</script><meta name="date" content="2031-04-02T08:00:00+03:00">'],
  [
    'one that cannot be read beside it',
    '<meta property="article:published_time" content="الخميس"><meta name="date" content="2031-04-02T08:00:00+03:00">',
  ],
])('the day of publication is found in %s', (_, head) => {
  expect(readHtml(page(head)).publishedAt).toBe('2031-04-02T08:00:00+03:00')
})

test('a time element will do', () => {
  const body = `<h1>${TITLE}</h1><time datetime="2031-04-02">الخميس</time>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}`
  expect(readHtml(page('', body)).publishedAt).toBe('2031-04-02')
})

test('outlet and url are what the page says', () => {
  const article = readHtml(page('<meta property="og:site_name" content="صدى الواحة"><link rel="canonical" href="https://example.org/n/7">'))
  expect(article.outlet).toBe('صدى الواحة')
  expect(article.url).toBe('https://example.org/n/7')
  expect(readHtml(page('<link rel="canonical" href="javascript:alert(1)">')).url).toBeUndefined()
  const linked = '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"المرسى"}}</script>'
  expect(readHtml(page(linked)).outlet).toBe('المرسى')
})

test('without a heading the site’s name is taken off the title', () => {
  const article = readHtml(page('<meta property="og:site_name" content="صدى الواحة">', PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')))
  expect(article.title).toBe(TITLE)
})

test('a heading that is the site’s name is not the headline', () => {
  const title = `صدى الواحة: ${TITLE}`
  const html = `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>صدى الواحة</h1><article>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</article></body></html>`
  expect(readHtml(html).title).toBe(title)
})

test.each(['المرزوقي: لن نتأخر يوماً واحداً في بناء الجسر', 'الرملة | محطة جديدة لتنقية مياه الأحياء الشرقية'])(
  'the headline %s is whole, with a heading or without',
  (title) => {
    for (const heading of ['', `<h1>${title}</h1>`]) {
      for (const suffix of ['', ' - صدى الواحة', ' | صدى الواحة']) {
        const html = `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>${title}${suffix}</title></head><body><article>${heading}${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</article></body></html>`
        expect(readHtml(html).title).toBe(title)
      }
    }
  },
)

test('words are not glued where blocks meet, nor torn where tags do', () => {
  const body = `<div>${PARAGRAPHS[0]}<br>${PARAGRAPHS[1]}</div><p>و<b>أضاف</b>&nbsp;أن\n العمل <a href="#">مستمر</a> في المحطة الجديدة وما حولها من الطرق.</p>`
  expect(readHtml(page('', body)).text?.split('\n').slice(2)).toEqual([
    PARAGRAPHS[0],
    PARAGRAPHS[1],
    'وأضاف أن العمل مستمر في المحطة الجديدة وما حولها من الطرق.',
  ])
})

test.each([
  ['nothing', ''],
  ['no article', '<!doctype html><html><body><script>1</script></body></html>'],
  ['a hundred thousand elements', `<html><body>${'<p>ماء</p>'.repeat(110_000)}`],
  ['tags that never close', `<html><body>${'<div>'.repeat(20_000)}`],
  ['a heap of brackets', '<'.repeat(200_000)],
])('a page of %s is refused in a line', (_, html) => {
  let message = ''
  try {
    readHtml(html)
  } catch (error) {
    message = (error as Error).message
  }
  expect(message).toMatch(/give its text$/)
  expect(message).not.toContain('\n')
})

const hostile = (inner: string) =>
  `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>${TITLE}</title></head><body>${inner}</body></html>`

test.each([
  [
    'a million attributes',
    () => hostile(`<div ${Array.from({ length: 1_000_000 }, (_, i) => `a${i}=1`).join(' ')}>${PARAGRAPHS.join(' ')}</div>`),
  ],
  ['a million elements of one attribute', () => hostile('<i b=1>'.repeat(1_000_000))],
  ['closing tags that close nothing', () => hostile(`${'<div>'.repeat(500)}${'</p></x>'.repeat(300_000)}`)],
  ['a million comments', () => hostile('<!-- x -->'.repeat(1_000_000))],
  ['a million entities', () => hostile('&amp;&#x41;'.repeat(1_000_000))],
  [
    'entities that a DTD declares',
    () =>
      `<!DOCTYPE html [<!ENTITY a "ماء"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]>${hostile(`<p>${'&c;'.repeat(1000)}</p>`)}`,
  ],
  [
    'JSON-LD that nests without end',
    () => hostile(`<script type="application/ld+json">${'['.repeat(200_000)}</script><p>${PARAGRAPHS[0]}</p>`),
  ],
  ['spaces between two letters', () => hostile(`<p>${`${' '.repeat(500_000)}ا`.repeat(4)}</p>`)],
  ['a heap of attributes that never close', () => hostile(`<a href="${'x'.repeat(2_000_000)}`)],
])('a page of %s costs less than two seconds', (_, html) => {
  const bytes = Buffer.from(html())
  // Of this process's own time: other work on the machine does not count.
  const began = process.cpuUsage()
  let text = ''
  try {
    text = readHtml(decodePage(bytes).text).text ?? ''
  } catch (error) {
    expect((error as Error).message).toMatch(/give its text$|^set aside/)
  }
  expect(text).not.toContain('ماءماء')
  const { user, system } = process.cpuUsage(began)
  expect(user + system).toBeLessThan(2_000_000)
})

test.each([
  [
    'English',
    'en',
    'The council of the town said on Thursday that the new station will serve the whole of the eastern quarter from next year on, and that its cost had been paid.',
  ],
  [
    'Persian',
    'fa',
    'شهردار گفت که ایستگاه تازه از سال آینده به همه محله‌های شرقی آب پاک می‌رساند و هزینه آن پرداخت شده است و کار ادامه دارد.',
  ],
  ['Urdu', 'ur', 'بلدیہ کے سربراہ نے کہا کہ نیا اسٹیشن اگلے سال سے مشرقی علاقوں کو صاف پانی دے گا اور اس کی لاگت ادا کر دی گئی ہے۔'],
  ['Kurdish', 'ckb', 'سەرۆکی شارەوانی ڕایگەیاند کە وێستگە نوێیەکە لە ساڵی داهاتووەوە ئاوی پاک دەگەیەنێتە گەڕەکەکانی ڕۆژهەڵات.'],
])('a page in %s is set aside, and that is said', (_, lang, text) => {
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${text.slice(0, 40)}</title></head><body><article><p>${text}</p><p>${text}</p></article></body></html>`
  const read = readPage(html)
  expect(read.aside).toMatch(/^not Arabic: /)
  expect(read.text).toContain(text)
  expect(() => readHtml(html)).toThrow(/^set aside: not Arabic/)
})

const bare = (top: string, first = PARAGRAPHS[0]) =>
  readPage(
    hostile(
      `<div class="head"><h1>${TITLE}</h1>${top}</div><div class="story"><p>${first}</p><p>${PARAGRAPHS[1]}</p><p>${PARAGRAPHS[2]}</p></div>`,
    ),
  )

test.each([
  ['<span>الأربعاء 2 نيسان 2031 - 09:30</span>', '2031-04-02T09:30'],
  ['<span>نشر في: 02/04/2031 10:15 م</span>', '2031-04-02T22:15'],
  ['<span>٢ أبريل ٢٠٣١</span>', '2031-04-02'],
  ['<span>2 أفريل 2031 على الساعة 11:20</span>', '2031-04-02T11:20'],
  ['<span>9 ذو الحجة 1452 هـ الموافق 2 أبريل 2031</span>', '2031-04-02'],
  ['<span>April 2, 2031</span>', '2031-04-02'],
  ['<span>آخر تحديث: 5 نيسان 2031</span><span>نُشر: 2 نيسان 2031</span>', '2031-04-02'],
])('the day beside the headline is read: %s', (top, date) => {
  const read = bare(top)
  expect([read.publishedAt, read.dateFrom]).toEqual([date, 'page'])
  expect(read.text.split('\n')[2]).toBe(PARAGRAPHS[0])
})

test.each([
  [`الرملة (رويترز) - ${PARAGRAPHS[0]}`, 'رويترز'],
  [`الرملة 12 نيسان /واع/ ${PARAGRAPHS[0]}`, 'واع'],
  [`الرملة - أ ف ب: ${PARAGRAPHS[0]}`, 'فرانس برس'],
  [PARAGRAPHS[0], undefined],
])('the agency of a dateline is credited: %s', (first, agency) => {
  const read = bare('', first)
  expect(read.agency).toBe(agency)
  expect(read.text).toContain(first)
})

test('a credit line goes, and says whose the text is', () => {
  const read = readPage(hostile(`<h1>${TITLE}</h1><div><p>${PARAGRAPHS.join('</p><p>')}</p><p>المصدر: رويترز</p></div>`))
  expect(read.agency).toBe('رويترز')
  expect(read.outlet).toBe('رويترز')
  expect(read.text.split('\n').at(-1)).toBe(PARAGRAPHS[2])
  expect(read.dropped.map(({ what, begins }) => [what, begins])).toContainEqual(['credit', 'المصدر: رويترز'])
})

test('where the text is not in the page, that which it gives to machines is taken', () => {
  const html = `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>${TITLE}</title><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: PARAGRAPHS.join('\n') })}</script></head><body><div id="app">جار التحميل</div></body></html>`
  expect(readPage(html).text).toBe(`${TITLE}\n\n${PARAGRAPHS.join('\n')}`)
})
