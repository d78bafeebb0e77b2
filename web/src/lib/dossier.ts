/** An article with its record as one HTML file that needs nothing beside it: it opens from a stick, without script or network. */
import type { Event } from '../../../src/core/record.ts'
import type { Words } from '../words/words.ts'
import type { Reading } from './reading.svelte.ts'
import type { Statement } from './turns.ts'

const STYLE = `:root{color-scheme:light dark;--ink:#1d1b18;--soft:#635d54;--line:#e4dfd4;--paper:#fbfaf6}
@media (prefers-color-scheme:dark){:root{--ink:#ebe6dc;--soft:#aaa294;--line:#35312b;--paper:#171614}}
body{max-width:42rem;margin:2rem auto;padding:0 1.2rem;background:var(--paper);color:var(--ink);font:1.15rem/1.95 "Noto Naskh Arabic",Amiri,"Traditional Arabic",serif}
h1{font-size:1.7rem;line-height:1.6}h2{margin-top:2.5rem;font-size:1.2rem}small,.soft{color:var(--soft);font-size:.88rem}
ol,ul{padding-inline-start:1.6rem}li{margin-block:.6rem}table{width:100%;border-collapse:collapse;font-size:.95rem}td,th{padding:.3rem .5rem;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
@media print{body{margin:0;max-width:none;background:none;color:#000;font-size:11pt}li,tr{break-inside:avoid}}`

const ESCAPES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Text as text, wherever it is put: controls of direction that are left open end with the isolate around it. */
const text = (value: string) => value.replace(/[&<>"']/g, (sign) => ESCAPES[sign])
const isolated = (value: string) => `<bdi lang="ar">${text(value)}</bdi>`

export function dossierOf(reading: Reading, words: Words, language: 'ar' | 'en'): string {
  const { article, record } = reading
  const title = article.title ?? words.text
  const about = [article.outlet ?? words.noOutlet, article.publishedAt?.slice(0, 10) ?? words.undated]
  const paragraphs = article.text
    .split(/[\n\r\u2028\u2029]+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${text(line)}</p>`)
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${text(title)}</title><style>${STYLE}</style></head>
<body><h1 lang="ar" dir="rtl">${text(title)}</h1><p class="soft">${about.map(isolated).join(' · ')}${article.url ? ` · <bdi dir="ltr">${text(article.url)}</bdi>` : ''}</p>
<article lang="ar" dir="rtl">${paragraphs.join('\n')}</article>
<h2>${text(words.margin)}</h2><ol>${reading.told.statements.map((s) => statementOf(s, reading, words)).join('\n')}</ol>
<h2>${text(words.ledger)}</h2><table><thead><tr>${[words.columns.kind, words.columns.parties, words.columns.what, words.columns.when, words.columns.status, words.columns.by].map((c) => `<th scope="col">${text(c)}</th>`).join('')}</tr></thead><tbody>${record.events.map((e) => rowOf(e, reading, words, language)).join('\n')}</tbody></table>
<p class="soft">isnad ${text(record.reader.version)} · ${text(reading.id)}</p></body></html>
`
}

function statementOf({ attribution: a, voice }: Statement, { names }: Reading, words: Words): string {
  const content = a.content.map((s) => names.words(s)).join(' … ')
  const chain = [voice.speaker?.role, ...a.via.map((v) => names.of(v))].filter((x): x is string => Boolean(x))
  return `<li><b>${isolated(voice.speaker?.name ?? words.unknownSpeaker)}</b>${chain.length ? ` <small>${chain.map(isolated).join(' ← ')}</small>` : ''}<br><span lang="ar" dir="rtl">${a.kind === 'direct' ? `«${text(content)}»` : text(content)}</span><br><small>${text(words.kind[a.kind])} · ${text(words.force[a.force])}${a.time ? ` · <bdi>${text(a.time.value)}</bdi>` : ''}</small></li>`
}

function rowOf(event: Event, { names, told }: Reading, words: Words, language: 'ar' | 'en'): string {
  const from = names.parties(event.actorIds, event.actor) ?? words.notSaid
  const to = names.parties(event.recipientIds, event.recipient) ?? words.notSaid
  const by = event.in ? told.byId.get(event.in)?.voice.speaker?.name : event.saidBy
  const cells = [
    text(words.eventKind[event.type]),
    `${isolated(from)} ${language === 'ar' ? '←' : '→'} ${isolated(to)}`,
    event.object ? isolated(names.words(event.object)) : text(words.notSaid),
    event.time ? `<bdi>${text(event.time.value)}</bdi>` : text(words.notSaid),
    text(words.status[event.status]),
    by ? isolated(by) : text(words.narrator),
  ]
  return `<tr>${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`
}
