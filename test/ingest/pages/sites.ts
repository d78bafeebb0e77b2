/** Twenty kinds of site, each in the markup of its kind of software and age: an article → its page. All names are invented. */
import { dated, escaped as e, type Written } from './written.ts'

export interface Site {
  readonly name: string
  readonly html: (a: Written) => string
  /** Paragraphs that the page shows, where not all. */
  readonly shows?: (a: Written) => readonly string[]
}

const p = (paragraphs: readonly string[], open = '<p>', close = '</p>') => paragraphs.map((t) => `${open}${e(t)}${close}`).join('\n')
const links = (a: Written, from: number, to: number, wrap: (link: string) => string) =>
  a.others
    .slice(from, to)
    .map((t, i) => wrap(`<a href="/news/${a.n + i}">${e(t)}</a>`))
    .join('\n')
const menu = ['الرئيسية', 'سياسة', 'اقتصاد', 'رياضة', 'ثقافة', 'رأي', 'فيديو'].map((s) => `<li><a href="/s">${s}</a></li>`).join('')
const REMARKS = [
  'كلام سليم، لكن أين كانت الوزارة طوال هذه المدة؟ نسمع الوعود منذ سنوات ولا نرى شيئاً على الأرض، والناس تعبت من الانتظار.',
  'أنا من سكان المنطقة وأؤكد أن ما جاء في الخبر صحيح، وقد رأيت ذلك بعيني يوم الثلاثاء الماضي عند مدخل السوق.',
  'شكراً على التغطية. أتمنى أن تتابعوا الموضوع مع المسؤولين وأن تنشروا ردهم، فهذا حق القراء عليكم.',
  'لا أصدق كلمة واحدة من هذا الكلام! كل عام تتكرر القصة نفسها ثم ينساها الجميع بعد أسبوع واحد.',
  'تعليق على الأخ أبو سليم: الأرقام التي ذكرتها غير دقيقة، راجع تقرير الهيئة الأخير فهو منشور على موقعها.',
  'حسبنا الله ونعم الوكيل، المواطن البسيط هو من يدفع الثمن دائماً ولا أحد يسأل عنه أو يهتم بأمره.',
]
const NICKS = ['أبو سليم', 'قارئ من الواحة', 'منى', 'زائر', 'ابن البلد', 'سامر ع.']
const remarks = (count: number, each: (nick: string, text: string, i: number) => string) =>
  Array.from({ length: count }, (_, i) => each(NICKS[i % 6], REMARKS[(i * 5 + Math.floor(i / 6)) % 6], i)).join('\n')
const ld = (value: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...value })}</script>`

export const sites: readonly Site[] = [
  {
    name: 'WordPress, classic theme, comments longer than the text',
    html: (a) => `<!DOCTYPE html><html dir="rtl" lang="ar"><head><meta charset="UTF-8"><title>${e(a.title)} - صحيفة صدى الواحة</title>
<meta property="og:site_name" content="صحيفة صدى الواحة"><meta property="og:title" content="${e(a.title)}">
<meta property="article:published_time" content="${a.date}T08:12:00+00:00"><style>.x{color:red}</style></head>
<body class="rtl post-template-default single single-post has-sidebar comments-open"><div id="page" class="site"><header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/">صحيفة صدى الواحة</a></p></div><nav id="site-navigation"><ul>${menu}</ul></nav></header>
<div id="content" class="site-content"><main id="main" class="site-main"><article id="post-4711" class="post-4711 post type-post status-publish category-local tag-water"><header class="entry-header"><h1 class="entry-title">${e(a.title)}</h1><div class="entry-meta"><span class="posted-on">نُشر في <time class="entry-date published" datetime="${a.date}T08:12:00+00:00">${dated(a.date).long}</time></span> <span class="byline">بواسطة <a class="url fn n" href="/author/salma">سلمى العطار</a></span></div></header>
<div class="entry-content"><div class="wp-caption alignnone"><img src="a.jpg" alt=""><p class="wp-caption-text">جانب من الموقع صباح أمس (تصوير: نادر الحاج)</p></div>${p(a.paragraphs)}<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">شارك هذا الموضوع:</h3><ul><li><a href="#"><span>النقر للمشاركة على فيسبوك</span></a></li><li><a href="#"><span>النقر للمشاركة على تويتر</span></a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>مرتبط</em></h3>${links(a, 0, 3, (l) => `<div class="jp-relatedposts-post"><h4>${l}</h4><p>في "أخبار"</p></div>`)}</div></div>
<footer class="entry-footer"><span class="cat-links">التصنيف: <a href="/c">محليات</a></span><span class="tags-links">الوسوم: <a href="/t">مياه</a>، <a href="/t">بلدية</a></span></footer></article>
<nav class="navigation post-navigation"><div class="nav-previous"><a href="/p">${e(a.others[4])}</a></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">14 تعليقاً على “${e(a.title)}”</h2><ol class="comment-list">${remarks(14, (nick, text, i) => `<li id="comment-${i}" class="comment even"><article class="comment-body"><footer class="comment-meta"><b class="fn">${nick}</b> <span class="says">يقول:</span></footer><div class="comment-content"><p>${text}</p><p>${REMARKS[(i + 1) % 6]}</p></div><div class="reply"><a href="#">رد</a></div></article></li>`)}</ol><div id="respond" class="comment-respond"><h3>اترك تعليقاً</h3><form><p>لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *</p></form></div></div></main>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>أحدث المقالات</h2><ul>${links(a, 3, 8, (l) => `<li>${l}</li>`)}</ul></section></aside></div><footer id="colophon" class="site-footer">جميع الحقوق محفوظة © صحيفة صدى الواحة</footer></div></body></html>`,
  },
  {
    name: 'page builder: every piece a widget, read-also lines in the text',
    html: (a) => {
      const half = Math.ceil(a.paragraphs.length / 2)
      return `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${e(a.title)} | المرسى نيوز</title>${ld({
        '@graph': [
          { '@type': 'WebSite', name: 'المرسى نيوز' },
          {
            '@type': 'NewsArticle',
            headline: a.title,
            datePublished: `${a.date}T17:40:00+03:00`,
            dateModified: '2030-01-01T00:00:00+03:00',
            author: { '@type': 'Person', name: 'رامي الشعار' },
            publisher: { '@type': 'Organization', name: 'المرسى نيوز' },
          },
        ],
      })}</head>
<body class="elementor-default elementor-page-9"><div data-elementor-type="header" class="elementor elementor-12 elementor-location-header"><div class="elementor-widget-nav-menu"><nav><ul>${menu}</ul></nav></div></div>
<div data-elementor-type="single-post" class="elementor elementor-77 elementor-location-single"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column elementor-col-66"><div class="elementor-widget-wrap elementor-element-populated">
<div class="elementor-element elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h1 class="elementor-heading-title elementor-size-default">${e(a.title)}</h1></div></div>
<div class="elementor-element elementor-widget elementor-widget-post-info"><div class="elementor-widget-container"><ul class="elementor-inline-items elementor-post-info"><li><span>رامي الشعار</span></li><li><span>${dated(a.date).long}</span></li><li><span>5:40 م</span></li></ul></div></div>
<div class="elementor-element elementor-widget elementor-widget-share-buttons"><div class="elementor-widget-container"><span>Facebook</span><span>Twitter</span><span>WhatsApp</span></div></div>
<div class="elementor-element elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">${p(a.paragraphs.slice(0, half))}<p><strong>اقرأ أيضاً: <a href="/x">${e(a.others[0])}</a></strong></p>${p(a.paragraphs.slice(half, -1))}<p><span style="color:#ff0000">شاهد أيضاً:</span> <a href="/y">${e(a.others[1])}</a></p>${p(a.paragraphs.slice(-1))}<p>لمتابعة آخر الأخبار انضموا إلى قناتنا على تلغرام <a href="https://t.me/x">من هنا</a></p></div></div>
<div class="elementor-element elementor-widget elementor-widget-posts"><div class="elementor-widget-container"><h2 class="elementor-heading-title">قد يعجبك أيضاً</h2>${links(a, 2, 6, (l) => `<article class="elementor-post"><div class="elementor-post__text"><h3 class="elementor-post__title">${l}</h3><div class="elementor-post__excerpt"><p>نشرت الهيئة بياناً جديداً حول الموضوع، وتنتظر الأطراف ما تسفر عنه الأيام المقبلة…</p></div></div></article>`)}</div></div>
</div></div></div></section></div><div class="elementor-location-footer"><p>© 2031 المرسى نيوز. جميع الحقوق محفوظة</p></div></body></html>`
    },
  },
  {
    name: 'agency on ASP.NET: one form around everything, Hijri date, credit in the end',
    html: (
      a,
    ) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head id="Head1"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>وكالة أنباء الساحل | ${e(a.title)}</title></head>
<body dir="rtl"><form method="post" action="./fullstory.aspx?id=88" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTg=" /><div id="ctl00_hdr"><table width="100%"><tr><td><span id="ctl00_lblToday">الأحد 17 أيلول 2034</span></td><td>${menu.replace(/<\/?li>/g, ' ')}</td></tr></table></div>
<div id="ctl00_ContentPlaceHolder1_pnlStory"><div class="NewsDateBox"><span id="ctl00_ContentPlaceHolder1_lblHijri">${dated(a.date).hijri} الموافق ${dated(a.date).long} م</span></div><h2 class="NewsTitle"><span id="ctl00_ContentPlaceHolder1_lblTitle">${e(a.title)}</span></h2><div class="toolsBox"><a href="#">طباعة</a> | <a href="#">إرسال</a> | حجم الخط <a href="#">+</a> <a href="#">-</a></div><div class="NewsBody" id="ctl00_ContentPlaceHolder1_divBody">${p(a.paragraphs, '<p dir="rtl" style="text-align:justify">')}<p>//انتهى//</p><p>09:14 ت م</p></div><div id="ctl00_rel"><span class="hd">أخبار ذات صلة</span><ul>${links(a, 0, 4, (l) => `<li>${l}</li>`)}</ul></div></div>
<div id="ctl00_ftr"><span>جميع الحقوق محفوظة لوكالة أنباء الساحل</span></div></form></body></html>`,
  },
  {
    name: 'tables and fonts of 2003, breaks for paragraphs',
    html: (
      a,
    ) => `<HTML><HEAD><TITLE>${e(a.title)}</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"></HEAD><BODY BGCOLOR="#FFFFFF" DIR=RTL TOPMARGIN=0><CENTER><TABLE WIDTH=780 BORDER=0 CELLPADDING=0><TR><TD COLSPAN=3><IMG SRC="logo.gif"></TD></TR><TR><TD WIDTH=140 VALIGN=TOP BGCOLOR="#CCCCCC"><TABLE>${a.others
      .slice(0, 6)
      .map((t) => `<TR><TD><FONT SIZE=2><A HREF="n.asp">${e(t)}</A></FONT></TD></TR>`)
      .join('')}</TABLE></TD>
<TD WIDTH=480 VALIGN=TOP><TABLE WIDTH="100%"><TR><TD><FONT SIZE=2 COLOR="#990000">${dated(a.date, 'levant').day} ${dated(a.date, 'levant').long}</FONT></TD></TR><TR><TD ALIGN=CENTER><FONT SIZE=5 COLOR=navy><B>${e(a.title)}</B></FONT></TD></TR><TR><TD><FONT SIZE=3 FACE="Simplified Arabic">${a.paragraphs.map(e).join('<BR><BR>\n')}</FONT></TD></TR><TR><TD><A HREF="javascript:print()">طباعة</A> <A HREF="mail.asp">أرسل لصديق</A></TD></TR></TABLE></TD>
<TD WIDTH=160 VALIGN=TOP><FONT SIZE=2><B>استطلاع</B><BR>هل تتابع نشرات الطقس؟<BR><INPUT TYPE=RADIO>نعم<BR><INPUT TYPE=RADIO>لا</FONT></TD></TR><TR><TD COLSPAN=3 ALIGN=CENTER><FONT SIZE=1>جميع الحقوق محفوظة - جريدة الرافد 2003</FONT></TD></TR></TABLE></CENTER></BODY></HTML>`,
  },
  {
    name: 'server-rendered React: hashed classes, no article, promos between paragraphs',
    html: (a) => {
      const third = Math.ceil(a.paragraphs.length / 3)
      const promo = (i: number) =>
        `<div class="css-1x9d2f"><a class="css-88aa" href="/z${i}"><div class="css-img"><img src="i.webp" alt=""></div><span class="css-t0p">${e(a.others[i])}</span></a></div>`
      return `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"/><title data-rh="true">${e(a.title)}</title><meta property="og:title" content="${e(a.title)}"/><meta property="og:site_name" content="منصة الشرفة"/>${ld(
        {
          '@type': 'ReportageNewsArticle',
          headline: a.title,
          datePublished: `${a.date}T05:00:11.000Z`,
          author: [
            { '@type': 'Person', name: 'هالة منصور' },
            { '@type': 'Person', name: 'فادي عيسى' },
          ],
        },
      )}</head><body><div id="__next"><div class="css-0a1"><div class="css-9nv"><a href="/">منصة الشرفة</a><a href="/w">عالم</a><a href="/b">أعمال</a></div></div><div class="css-77q"><div class="css-k1"><div class="css-k2"><h1 class="css-h1z">${e(a.title)}</h1><div class="css-by">هالة منصور، فادي عيسى</div><div class="css-dt">${dated(a.date).eastern}</div><div class="css-rd">مدة القراءة: 4 دقائق</div></div><div class="css-b0dy"><div class="css-par">${p(a.paragraphs.slice(0, third), '<div class="css-pp"><p class="css-p">', '</p></div>')}</div>${promo(0)}<figure class="css-fig"><img src="b.webp" alt=""><figcaption class="css-cap">مشهد من الميناء القديم كما بدا في الشتاء الماضي، والصورة من أرشيف المنصة</figcaption></figure><div class="css-par">${p(a.paragraphs.slice(third, 2 * third), '<div class="css-pp"><p class="css-p">', '</p></div>')}</div>${promo(1)}<div class="css-par">${p(a.paragraphs.slice(2 * third), '<div class="css-pp"><p class="css-p">', '</p></div>')}</div></div></div><div class="css-rail"><h2 class="css-rh">الأكثر قراءة</h2><ol>${links(a, 2, 7, (l) => `<li class="css-li">${l}</li>`)}</ol></div></div></div><script id="__NEXT_DATA__" type="application/json">{"props":{"title":"نص لا يُقرأ"}}</script></body></html>`
    },
  },
  {
    name: 'AMP',
    html: (a) =>
      `<!doctype html><html ⚡ lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${e(a.title)}</title><link rel="canonical" href="https://example.org/${dated(a.date).path}/n${a.n}"><script async src="https://cdn.example.org/v0.js"></script>${ld({ '@type': 'NewsArticle', headline: a.title, datePublished: `${a.date}T21:05:00+02:00`, publisher: { name: 'بوابة الضفاف' } })}<style amp-custom>p{margin:1em}</style></head><body><amp-sidebar id="sb" layout="nodisplay"><ul>${menu}</ul></amp-sidebar><header class="amp-header"><button on="tap:sb.toggle">القائمة</button><amp-img src="l.png"></amp-img></header><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">${e(a.title)}</h1><div class="amp-wp-meta amp-wp-posted-on"><time datetime="${a.date}T21:05:00+02:00">${dated(a.date).long}</time></div></header><amp-ad type="doubleclick"></amp-ad><figure class="amp-wp-article-featured-image wp-caption"><amp-img src="f.jpg"></amp-img><p class="wp-caption-text">صورة أرشيفية من الاجتماع السابق للجنة</p></figure><div class="amp-wp-article-content">${p(a.paragraphs.slice(0, 3))}<amp-ad></amp-ad><amp-embed type="taboola"></amp-embed>${p(a.paragraphs.slice(3))}<ul class="amp-related"><li><a href="/1">${e(a.others[0])}</a></li><li><a href="/2">${e(a.others[1])}</a></li></ul></div><div class="social"><amp-social-share type="facebook"></amp-social-share><amp-social-share type="twitter"></amp-social-share></div><footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">التصنيفات: <a href="/c">أخبار</a></div></footer></article><footer class="amp-wp-footer"><p>بوابة الضفاف</p><a href="#top">العودة للأعلى</a></footer></body></html>`,
  },
  {
    name: 'live blog',
    html: (a) => {
      const posts = a.paragraphs.map((t, i) => ({ t, at: `${String(20 - i).padStart(2, '0')}:${i % 2 ? '15' : '40'}` }))
      return `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${e(a.title)} - تغطية مباشرة - قناة المدار</title><meta property="og:title" content="${e(a.title)}"><meta property="og:site_name" content="قناة المدار">${ld({ '@type': 'LiveBlogPosting', headline: a.title, datePublished: `${a.date}T06:00:00+03:00`, coverageStartTime: `${a.date}T06:00:00+03:00`, liveBlogUpdate: posts.map(({ at, t }) => ({ '@type': 'BlogPosting', headline: t.slice(0, 20), datePublished: `2033-01-0${(at.length % 9) + 1}T${at}:00+03:00` })) })}</head><body><header role="banner"><nav><ul>${menu}</ul></nav></header><div class="live-container"><div class="live-header"><span class="live-badge">مباشر</span><h1>${e(a.title)}</h1><p class="live-updated">آخر تحديث: ${dated(a.date).long} 20:40</p></div><div class="live-layout"><div class="live-key-events sidebar"><h2>أبرز التطورات</h2><ul>${links(a, 0, 4, (l) => `<li>${l}</li>`)}</ul></div><div class="live-feed" id="live-feed">${posts.map(({ t, at }, i) => `<div class="live-post" id="post-${i}" data-ts="${i}"><div class="live-post__time"><time>${at}</time></div><div class="live-post__content"><p>${e(t)}</p></div><div class="live-post__share"><a href="#">شارك</a><a href="#">نسخ الرابط</a></div></div>`).join('\n')}<button class="load-more">تحميل المزيد</button></div></div></div><div class="reading-list"><h3>اقرأ أيضا</h3>${links(a, 4, 8, (l) => `<div class="card">${l}</div>`)}</div><footer>قناة المدار</footer></body></html>`
    },
  },
  {
    name: 'paywall: a teaser, then an offer',
    shows: (a) => a.paragraphs.slice(0, Math.max(4, Math.ceil(a.paragraphs.length / 2))),
    html: (a) => {
      const shown = a.paragraphs.slice(0, Math.max(4, Math.ceil(a.paragraphs.length / 2)))
      return `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${e(a.title)} | مجلة الأفق الاقتصادي</title><meta property="og:title" content="${e(a.title)}"><meta property="og:site_name" content="مجلة الأفق الاقتصادي">${ld({ '@type': 'NewsArticle', headline: a.title, isAccessibleForFree: 'False', hasPart: { '@type': 'WebPageElement', isAccessibleForFree: 'False', cssSelector: '.paywall' }, datePublished: a.date })}</head><body><div class="cookie-consent" role="dialog"><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك. باستمرارك في التصفح فإنك توافق على سياسة الخصوصية.</p><button>موافق</button></div><header><a href="/">مجلة الأفق الاقتصادي</a><a href="/subscribe">اشترك الآن</a></header><main><article class="premium"><h1>${e(a.title)}</h1><div class="meta-line"><a href="/a" rel="author">ليلى الزين</a> · <time datetime="${a.date}">${dated(a.date, 'levant').long}</time></div><div class="paywall article-paywall-content">${p(shown)}</div><div class="paywall-offer"><h3>للاستمرار في القراءة اشترك الآن</h3><p>هذا المحتوى متاح للمشتركين فقط. اشترك بأقل من 3 دراهم في الأسبوع واحصل على وصول غير محدود إلى جميع المقالات والتحليلات.</p><a href="/subscribe">اشترك</a><p>هل أنت مشترك؟ <a href="/login">سجل الدخول</a></p></div></article><section class="newsletter-signup"><h2>النشرة الاقتصادية</h2><p>أدخل بريدك الإلكتروني لتصلك أهم أخبار المال والأعمال كل صباح.</p><form><input type="email"><button>اشترك</button></form></section></main><footer>مجلة الأفق الاقتصادي © 2031</footer></body></html>`
    },
  },
  {
    name: 'Drupal: fields within fields',
    html: (a) =>
      `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ar" version="XHTML+RDFa 1.0" dir="rtl"><head profile="http://www.w3.org/1999/xhtml/vocab"><meta charset="utf-8"/><title>${e(a.title)} | إذاعة الجبل</title></head><body class="html not-front not-logged-in two-sidebars page-node page-node-5512 node-type-article i18n-ar"><div id="page-wrapper"><div id="page"><div id="header"><div id="block-system-main-menu" class="block block-menu"><ul class="menu">${menu}</ul></div></div><div id="main-wrapper"><div id="main" class="clearfix"><div id="content" class="column"><div class="section"><div class="breadcrumb"><a href="/">الرئيسية</a> » <a href="/n">أخبار</a></div><h1 class="title" id="page-title">${e(a.title)}</h1><div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content"><div id="node-5512" class="node node-article node-promoted" about="/node/5512" typeof="sioc:Item foaf:Document"><div class="meta submitted"><span property="dc:date dc:created" content="${a.date}T11:20:00+03:00" datatype="xsd:dateTime" rel="sioc:has_creator">نشر بواسطة <span class="username">محرر الأخبار</span> في ${dated(a.date).slashed} - 11:20</span></div><div class="content clearfix"><div class="field field-name-field-image"><div class="field-items"><div class="field-item even"><img src="q.jpg"><blockquote class="image-field-caption">لقطة من البث المباشر للجلسة</blockquote></div></div></div><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">${p(a.paragraphs)}</div></div></div><div class="field field-name-field-tags field-type-taxonomy-term-reference"><div class="field-label">كلمات مفتاحية:&nbsp;</div><div class="field-items"><div class="field-item even"><a href="/t">اقتصاد</a></div><div class="field-item odd"><a href="/t">تنمية محلية</a></div></div></div></div><div class="link-wrapper"><ul class="links inline"><li class="comment_forbidden"><span><a href="/user/login">سجل الدخول</a> لتتمكن من نشر التعليقات</span></li></ul></div></div></div></div></div></div></div><div id="sidebar-second" class="column sidebar"><div class="block block-views"><h2>أخبار أخرى</h2><div class="view-content">${links(a, 0, 5, (l) => `<div class="views-row"><span class="field-content">${l}</span></div>`)}</div></div></div></div></div><div id="footer-wrapper"><p>إذاعة الجبل - ${dated(a.date).english.slice(-4)}</p></div></div></div></body></html>`,
  },
  {
    name: 'Joomla with K2: lead and text apart, toolbar, hits',
    html: (a) =>
      `<!DOCTYPE html><html xml:lang="ar-aa" lang="ar-aa" dir="rtl"><head><base href="https://example.org/"><meta http-equiv="content-type" content="text/html; charset=utf-8"><meta name="author" content="Super User"><meta name="description" content="${e(a.paragraphs[0].slice(0, 120))}"><title>${e(a.title)}</title></head><body class="site com_k2 view-item"><div id="topmenu"><ul class="nav menu">${menu}</ul></div><div id="k2Container" class="itemView"><span class="itemEditLink"></span><div class="itemHeader"><span class="itemDateCreated">${dated(a.date, 'maghreb').day}, ${dated(a.date, 'maghreb').long} 09:51</span><h2 class="itemTitle">${e(a.title)}</h2><span class="itemAuthor">كتبه&nbsp; <a rel="author" href="/u">نور الدين بوشارب</a></span></div><div class="itemToolbar"><ul><li><span class="itemTextResizerTitle">حجم الخط</span> <a href="#">تصغير حجم الخط</a> <a href="#">تكبير حجم الخط</a></li><li><a class="itemPrintLink" href="#"><span>طباعة</span></a></li><li><a href="#"><span>كن أول من يعلق!</span></a></li></ul></div><div class="itemBody"><div class="itemImageBlock"><span class="itemImage"><img src="x.jpg" alt=""></span><span class="itemImageCaption">صورة توضيحية</span></div><div class="itemIntroText">${p(a.paragraphs.slice(0, 1))}</div><div class="itemFullText">${p(a.paragraphs.slice(1))}</div><div class="clr"></div></div><div class="itemContentFooter"><span class="itemHits">قراءة <b>1204</b> مرات</span></div><div class="itemSocialSharing"><div class="itemTwitterButton"><a href="#">غرّد</a></div></div><div class="itemLinks"><div class="itemCategory"><span>نشر في</span> <a href="/c">جهويات</a></div></div><div class="itemRelated"><h3>مواضيع أخرى (حسب الوسم)</h3><ul>${links(a, 0, 4, (l) => `<li>${l}</li>`)}</ul></div><div class="itemNavigation"><span class="itemNavigationTitle">المزيد من هذه الفئة:</span> <a class="itemPrevious" href="/p">« ${e(a.others[5])}</a></div></div><div id="footer">جريدة الأطلس الجهوية</div></body></html>`,
  },
  {
    name: 'Blogspot: headline in h3, breaks, labels',
    html: (a) =>
      `<!DOCTYPE html><html class='v2' dir='rtl' xmlns='http://www.w3.org/1999/xhtml'><head><meta content='text/html; charset=UTF-8' http-equiv='Content-Type'/><title>دفتر القرية: ${e(a.title)}</title></head><body class='loading'><div class='navbar section' id='navbar'></div><div class='header-outer'><h1 class='title'><a href='/'>دفتر القرية</a></h1><p class='description'><span>أخبار القرية وما حولها</span></p></div><div class='main-outer'><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'><span>${dated(a.date).day}، ${dated(a.date).long}</span></h2><div class="date-posts"><div class='post-outer'><div class='post hentry'><h3 class='post-title entry-title'>${e(a.title)}</h3><div class='post-header'></div><div class='post-body entry-content' id='post-body-99'><div dir="rtl" style="text-align: right;" trbidi="on">${a.paragraphs.map(e).join('<br />\n<br />\n')}<br /><div class="separator"><a href="i.jpg"><img src="i.jpg"/></a></div></div><div style='clear: both;'></div></div><div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>مرسلة بواسطة <span class='fn'>أبو فارس</span></span> <span class='post-timestamp'>في <a class='timestamp-link' href='#'><abbr class='published' title='${a.date}T02:10:00+03:00'>2:10 ص</abbr></a></span></div><div class='post-footer-line-2'><span class='post-labels'>التسميات: <a href='/l' rel='tag'>أخبار</a></span></div></div></div><div class='comments' id='comments'><h4>ليست هناك تعليقات:</h4><p>إرسال تعليق</p></div></div></div></div></div><div class='blog-pager' id='blog-pager'><a href='#'>رسالة أحدث</a> <a href='#'>رسالة أقدم</a></div></div></div><div class='column-right-outer'><div class='widget PopularPosts'><h2>المشاركات الشائعة</h2><ul>${links(a, 0, 5, (l) => `<li><div class='item-title'>${l}</div><div class='item-snippet'>وصل إلى القرية أمس وفد من المهندسين لمعاينة الطريق الذي جرفته السيول في الشتاء الماضي ...</div></li>`)}</ul></div></div></div></body></html>`,
  },
  {
    name: 'ministry on SharePoint: spans in spans, no headline element',
    html: (
      a,
    ) => `<!DOCTYPE html><html dir="rtl" lang="ar-SA"><head><meta http-equiv="X-UA-Compatible" content="IE=10" /><meta charset="utf-8" /><title>
	${e(a.title)}
</title></head><body><form method="post" action="/ar/News/Pages/n.aspx" id="aspnetForm"><div id="s4-workspace"><div id="s4-bodyContainer"><div id="suiteBar"><ul>${menu}</ul></div><div id="DeltaPlaceHolderMain"><div class="ms-webpart-zone"><div class="newsDetails"><div class="row"><div class="col-md-12"><div class="newsTitle">${e(a.title)}</div><div class="newsDateRow"><label>تاريخ النشر :</label> <span>${dated(a.date).slashed} 10:05 ص</span></div><div class="visits">عدد المشاهدات : 873</div></div></div><div class="ms-rtestate-field" style="display:inline">${a.paragraphs.map((t) => `<div style="text-align:justify"><span style="font-family:arial"><span lang="AR-SA">&#160;${e(t).replace(/ (\S+) /, ' <span>$1</span> ')}</span></span></div><div>&#160;</div>`).join('')}<div>&#8203;</div></div></div></div><div class="rateit"><span>هل كانت هذه الصفحة مفيدة؟</span> <a href="#">نعم</a> <a href="#">لا</a></div><div class="otherNews"><h3>أخبار أخرى</h3>${links(a, 0, 4, (l) => `<div class="newsItem">${l}<span>${dated('2033-02-01').slashed}</span></div>`)}</div></div><div id="footer"><ul><li><a href="/p">سياسة الخصوصية</a></li><li><a href="/t">شروط الاستخدام</a></li></ul><p>وزارة الشؤون البحرية. كل الحقوق محفوظة</p></div></div></div></form></body></html>`,
  },
  {
    name: 'broadcaster: lead under the headline, boxes of links and a quoted post in the text',
    html: (a) => {
      const [lead, ...rest] = a.paragraphs
      return `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${e(a.title)} | أخبار | شبكة الأثير</title><meta property="og:site_name" content="شبكة الأثير"><meta property="og:title" content="${e(a.title)}"><meta property="og:description" content="${e(lead)}"><meta name="publishedDate" content="x"><meta name="pubdate" content="${dated(a.date).mail}"></head><body><div id="root"><div class="container container--header"><header class="site-header"><nav class="site-nav">${menu}</nav></header></div><div class="container container--breaking-ticker" aria-label="عاجل"><div class="ticker"><span>عاجل</span> <a href="/b">${e(a.others[6])}</a></div></div><div class="container"><main id="main-content-area"><header class="article-header"><div class="topics"><a href="/t">أخبار</a><span>|</span><a href="/t2">اقتصاد</a></div><h1>${e(a.title)}</h1><p class="article__subhead css-1wt8oh6"><em>${e(lead)}</em></p></header><figure class="article-featured-image"><img src="z.jpg"><figcaption>المتحدث خلال المؤتمر الصحفي في العاصمة (شبكة الأثير)</figcaption></figure><div class="article-info-block"><div class="article-b-l"><div class="article-dates"><div class="date-simple"><span class="screen-reader-text">Published On ${dated(a.date).english}</span><span aria-hidden="true">${dated(a.date).slashed}</span></div></div></div><div class="article__social-share social-sharing"><span>Share via Facebook</span><span>Share via X</span><a>حفظ</a></div></div><div class="wysiwyg wysiwyg--all-content" aria-live="polite">${p(rest.slice(0, 2))}<div class="more-on"><h2 class="more-on__heading">اقرأ أيضا</h2><span class="screen-reader-text">list of 2 items</span><ul class="more-on__list">${links(a, 0, 2, (l) => `<li><span class="screen-reader-text">list 1 of 2</span>${l}</li>`)}</ul><span class="screen-reader-text">end of list</span></div>${p(rest.slice(2, -1))}<div class="container--ads"><span>إعلان</span></div>${p(rest.slice(-1))}</div><div class="article-source">المصدر: شبكة الأثير + وكالات</div></main><aside class="l-side"><h2>الأكثر قراءة</h2><ol>${links(a, 2, 7, (l) => `<li>${l}</li>`)}</ol></aside></div><footer class="site-footer"><p>© 2031 شبكة الأثير</p></footer></div></body></html>`
    },
  },
  {
    name: 'each paragraph in a wrapper of its own, subheads and regions of promos between',
    html: (a) => {
      const w = (inner: string) => `<div dir="rtl" class="bx-19j92fr ebmt73l0">${inner}</div>`
      return `<!DOCTYPE html><html class="no-js" lang="ar" dir="rtl"><head><title data-react-helmet="true">${e(a.title)} - الإذاعة الدولية</title><meta name="article:author" content="https://www.facebook.com/x"><meta name="article:published_time" content="${a.date}T15:00:00.000Z"><meta property="og:site_name" content="الإذاعة الدولية"><meta property="og:title" content="${e(a.title)}"></head><body><div id="root"><header role="banner"><div><a href="/"><span>الإذاعة الدولية</span></a></div><nav role="navigation"><ul>${menu}</ul></nav></header><div class="bx-irdcfh"><main role="main"><div class="bx-1cvxiy9"><h1 class="bx-14gqcmb" id="content" tabindex="-1">${e(a.title)}</h1></div><figure class="bx-mu3"><div><img alt="x" src="1.jpg"></div><p class="bx-cpr"><span role="text">صدر الصورة، Getty</span></p><figcaption>التعليق على الصورة، سكان الحي أمام المقر القديم</figcaption></figure><section role="region" aria-labelledby="article-byline"><ul><li><span>Role, </span><span>يسرى كامل</span></li><li>الإذاعة الدولية</li></ul></section><div class="bx-19j92fr"><time datetime="${a.date}">${dated(a.date).long}</time></div>${a.paragraphs
        .slice(0, 3)
        .map((t) => w(`<p class="bx-1q">${e(t)}</p>`))
        .join(
          '',
        )}<section role="region" aria-labelledby="related-content-heading" class="bx-s1"><strong id="related-content-heading">مواضيع قد تهمك</strong><ul>${links(a, 0, 3, (l) => `<li>${l}</li>`)}</ul><p>نهاية</p></section>${a.paragraphs
        .slice(3)
        .map((t) => w(`<p class="bx-1q">${e(t)}</p>`))
        .join(
          '',
        )}</main><section class="bx-top" aria-labelledby="Top-stories"><h2>اخترنا لكم</h2><ul>${links(a, 3, 8, (l) => `<li><h3>${l}</h3><time>${dated('2034-05-05').long}</time></li>`)}</ul></section></div><footer role="contentinfo"><p>© 2034 الإذاعة الدولية غير مسؤولة عن محتوى المواقع الخارجية.</p></footer></div></body></html>`
    },
  },
  {
    name: 'popular daily: writer and date lines, related topics, Facebook comments',
    html: (a) =>
      `<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>${e(a.title)} - اليوم الجديد</title><meta name="Keywords" content="أخبار,اليوم"><meta property="og:site_name" content="اليوم الجديد"/></head><body dir="rtl"><div class="topBar"><span class="today">الجمعة، 11 يناير 2036 07:15 ص</span><ul class="menuList">${menu}</ul></div><div class="mainContent"><div class="col-xs-12 articleCont"><h3 class="preTitle">خاص</h3><h1>${e(a.title)}</h1><span class="newsStoryDate">${dated(a.date).day}، ${dated(a.date).long} 08:00 م</span><div class="imgCont"><img src="p.jpg"><p class="imgDesc caption">مبنى المحافظة</p></div><span class="writeBy">كتب <a href="/w">شريف النجار</a> - تصوير سامي فؤاد</span><div class="shareBtns"><a class="fb">f</a><a class="tw">t</a></div><div id="articleBody">${p(a.paragraphs.slice(0, 2))}<p>&nbsp;</p><div class="innerAd"><span>إعلان</span></div>${p(a.paragraphs.slice(2), '<p><span style="font-size:18px">', '</span></p><p>&nbsp;</p>')}</div><div class="tags"><h3>الموضوعات المتعلقة</h3><div>${links(a, 0, 4, (l) => `<h3>${l}</h3><p>الثلاثاء، 08 يناير 2036 03:21 م</p>`)}</div></div><div class="fb-comments" data-href="x"></div><div class="mostRead"><h2>الأكثر قراءة</h2>${links(a, 4, 8, (l) => `<div class="mrItem">${l}</div>`)}</div></div></div><div class="footer"><p>جميع حقوق النشر محفوظة © 2036 لدى اليوم الجديد</p></div></body></html>`,
  },
  {
    name: 'microdata of 2013, text in one span with breaks',
    html: (a) =>
      `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>المنارة | ${e(a.title)}</title></head><body><div class="wrap"><div class="hd"><a href="/">المنارة</a><ul>${menu}</ul></div><div class="right-col" itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="datePublished" content="${a.date}T12:00:00+01:00"><span itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="المنارة"></span><h1 itemprop="headline">${e(a.title)}</h1><div class="info"><span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">كوثر بناني</span></span> <span class="sep">|</span> <span>${dated(a.date, 'maghreb').long}</span></div><div class="share-top"><span>شارك</span></div><span itemprop="articleBody">${a.paragraphs.map(e).join('<br/><br/>')}</span><div class="bot"><div class="keywords">كلمات دلالية : <a href="/k">المغرب الكبير</a> , <a href="/k">فلاحة</a></div></div><div class="resp"><h4>أضف تعليقك</h4><form><textarea></textarea></form><div class="c-list">${remarks(5, (nick, text, i) => `<div class="c-item"><span>${i + 1} - ${nick}</span><p>${text}</p></div>`)}</div></div></div><div class="left-col"><h3>آخر الأخبار</h3><ul>${links(a, 0, 6, (l) => `<li>${l}</li>`)}</ul></div></div></body></html>`,
  },
  {
    name: 'magazine: subtitle, drop cap, pull quotes, box of the author in the end',
    html: (a) => {
      const [first, ...rest] = a.paragraphs
      const [w0, ...w] = e(first).split(' ')
      return `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${e(a.title)} — فصول</title><meta property="og:title" content="${e(a.title)}"><meta property="og:site_name" content="فصول"><meta name="dc.date" content="${a.date}"></head><body><nav class="global"><a href="/">فصول</a></nav><main class="longread"><section class="hero"><div class="kicker">تحقيق</div><h1 class="hero__title">${e(a.title)}</h1><div class="hero__credits">نص: جمانة الراوي<br>رسوم: آدم الخوري</div></section><section class="text-block"><p class="has-dropcap"><span class="dropcap">${w0.slice(0, 1)}</span>${w0.slice(1)} ${w.join(' ')}</p>${p(rest.slice(0, 2))}</section><blockquote class="pullquote"><p>«${e(rest[0].split(' ').slice(2, 12).join(' '))}»</p></blockquote><section class="text-block">${p(rest.slice(2, 4))}</section><section class="image-block full-bleed"><figure><img src="m.jpg"><figcaption><span>خريطة المنطقة كما رسمها فريق فصول اعتماداً على بيانات منشورة</span></figcaption></figure></section><section class="text-block">${p(rest.slice(4))}</section><section class="author-box"><h4>عن الكاتبة</h4><p>جمانة الراوي صحافية وباحثة تعمل على قضايا البيئة والريف، نشرت كتابين وتقيم بين مدينتين وتكتب في فصول منذ تأسيسها.</p></section></main><section class="subscribe-strip"><p>ادعم صحافة مستقلة: اشترك في نشرة فصول الشهرية.</p></section><section class="next-reads"><h2>المزيد من فصول</h2>${links(a, 0, 3, (l) => `<article><h3>${l}</h3></article>`)}</section></body></html>`
    },
  },
  {
    name: 'comments longer than the text, with no name but their label',
    html: (a) =>
      `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${e(a.title)} :: منتدى البلد</title><meta name="date" content="${a.date} 10:44:00"></head><body><div class="a1"><a href="/">منتدى البلد الإخباري</a> <a href="/x">من نحن</a> <a href="/y">اتصل بنا</a></div><div class="a2"><div class="b1"><h1>${e(a.title)}</h1><div class="b2">${dated(a.date, 'levant').long} - 10:44</div><div class="b3">${p(a.paragraphs, '<div class="b4">', '</div>')}</div><div class="b5"><a href="#">فيسبوك</a> <a href="#">تويتر</a> <a href="#">واتساب</a></div></div><div class="c1"><div class="c2">التعليقات (18)</div>${remarks(18, (nick, text, i) => `<div class="c3"><div class="c4">${i + 1}. ${nick}</div><div class="c5">${text} ${REMARKS[(i + 3) % 6]}</div></div>`)}<div class="c6">التعليقات تعبر عن رأي أصحابها ولا يتحمل الموقع مسؤوليتها</div></div></div></body></html>`,
  },
  {
    name: 'local site: date in the dateline alone, today at the top, boxes amid the text',
    html: (a) => {
      const [first, ...rest] = a.paragraphs
      return `<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>${e(a.title)}</title></head><body style="direction:rtl"><div id="top"><div id="clock">اليوم: الأربعاء 3 حزيران 2037</div><div id="mainmenu">${menu.replace(/li>/g, 'span>')}</div></div><div id="wrap"><div id="mid"><div class="bigtitle">${e(a.title)}</div><div class="story"><p>الرملة في ${dated(a.date, 'levant').long} / واع / ${e(first)}</p>${p(rest.slice(0, 1))}<div class="box-newsletter"><strong>اشترك في نشرتنا البريدية</strong><p>تصلك أهم أخبار المدينة كل صباح في بريدك، مجاناً ومن دون إعلانات.</p></div>${p(rest.slice(1))}<p>للمزيد من الأخبار تابعوا صفحتنا على فيسبوك</p></div><table class="prevnext"><tr><td>الخبر السابق: <a href="/p">${e(a.others[0])}</a></td><td>الخبر التالي: <a href="/n">${e(a.others[1])}</a></td></tr></table></div><div id="left"><h4>الأكثر مشاهدة</h4>${links(a, 2, 7, (l) => `<p>${l}</p>`)}</div></div><div id="bottom">كافة الحقوق محفوظة لموقع الرملة اليوم</div></body></html>`
    },
    shows: (a) => [`الرملة في ${dated(a.date, 'levant').long} / واع / ${a.paragraphs[0]}`, ...a.paragraphs.slice(1)],
  },
  {
    name: 'print view: nothing but a heading, an address with the day, and text without tags',
    html: (
      a,
    ) => `<html dir=rtl><head><title>${e(a.title)} - نسخة للطباعة</title><link rel="canonical" href="https://example.org/archive/${dated(a.date).path}/story-${a.n}.html"></head><body onload="window.print()"><img src=logo.png><hr><h1>${e(a.title)}</h1>
<pre style="white-space:pre-wrap"></pre>${a.paragraphs.map((t) => `${e(t)}<br>&nbsp;<br>`).join('\n')}
<hr>رابط الخبر: https://example.org/archive/${dated(a.date).path}/story-${a.n}.html<br>جميع الحقوق محفوظة لجريدة المرج`,
  },
]
