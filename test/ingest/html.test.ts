/** Web pages → articles: the words of the article, none of the page's, and what the page says of itself. */
import { expect, test } from 'vitest'
import { readHtml } from '../../src/ingest/html.ts'

const PARAGRAPHS = [
  'افتتحت بلدية الرملة البيضاء، صباح الخميس، محطة جديدة لتنقية المياه تخدم ثلاثين ألف نسمة في الأحياء الشرقية.',
  'وقال رئيس البلدية عادل المرزوقي إن المحطة ستعمل طوال اليوم، وإن كلفتها بلغت أربعة ملايين درهم من ميزانية المدينة.',
  'وأضاف أن المرحلة الثانية من المشروع تبدأ في الخريف، بعد أن تنتهي دراسة التربة التي يعدها معهد الواحة للهندسة.',
]
const TITLE = 'الرملة البيضاء تفتتح محطة لتنقية المياه'

const page = (head: string, body = `<h1>${TITLE}</h1>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('\n')}`) =>
  Buffer.from(`<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${TITLE} - صدى الواحة</title>${head}</head>
<body><header><nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav></header><main><article>${body}</article></main>
<aside><ul><li><a href="/1">الأكثر قراءة</a></li></ul></aside><footer>جميع الحقوق محفوظة</footer><script>var x = 'سر'</script></body></html>`)

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
  expect(readHtml(Buffer.from(html)).title).toBe(title)
})

test.each(['المرزوقي: لن نتأخر يوماً واحداً في بناء الجسر', 'الرملة | محطة جديدة لتنقية مياه الأحياء الشرقية'])(
  'the headline %s is whole, with a heading or without',
  (title) => {
    for (const heading of ['', `<h1>${title}</h1>`]) {
      for (const suffix of ['', ' - صدى الواحة', ' | صدى الواحة']) {
        const html = `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>${title}${suffix}</title></head><body><article>${heading}${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</article></body></html>`
        expect(readHtml(Buffer.from(html)).title).toBe(title)
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
    readHtml(Buffer.from(html))
  } catch (error) {
    message = (error as Error).message
  }
  expect(message).toMatch(/give its text$/)
  expect(message).not.toContain('\n')
})
