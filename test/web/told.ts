/** An article with everything the page can show, and its record written by hand: what the page does is tested apart from what is read. */

import type { Reader } from '../../src/core/read.ts'
import type { Article, Attribution, Event, Record, Span, Speaker } from '../../src/core/record.ts'
import { VERSION } from '../../src/core/version.ts'

const TEXT = `الوردي: السد يكتمل قريباً

قال وزير الري رامي الوردي، أمس الثلاثاء، في بيان إن مهندس المشروع أبلغه أن «السد سيكتمل بحلول نهاية مايو»، مضيفاً أن الوزارة تسلّمت 120 مولدة بقيمة 25 مليون دولار.

ولا بد من <انتظار> الأيام & رؤية ما يكون.

وطالبت سلمى الحدّاد الدول المانحة بتمويل المرحلة الثانية.`

const span = (words: string, from = 0): Span => {
  const start = TEXT.indexOf(words, from)
  if (start < 0) throw new Error(`no ${words}`)
  return { start, end: start + words.length }
}
const body = TEXT.indexOf('قال')

const WARDI: Speaker = { actor: 'p1', name: 'رامي الوردي', role: 'وزير الري', affiliation: 'وزارة الري', type: 'person' }
const ENGINEER: Speaker = { name: 'مهندس المشروع', type: 'unnamed' }
const HADDAD: Speaker = { actor: 'p2', name: 'سلمى الحدّاد', type: 'person' }
const why = { rule: 'cue.verb-subject-an', entries: ['lexicons/speech-verbs.tsv:14'] }

function statement(id: string, given: Partial<Attribution>): Attribution {
  return {
    id,
    cue: [],
    source: null,
    speaker: null,
    content: [],
    kind: 'indirect',
    core: true,
    force: 'say',
    nested: false,
    in: null,
    via: [],
    time: null,
    addressee: null,
    confidence: 0.9,
    why,
    ...given,
  }
}

function event(id: string, given: Partial<Event> & Pick<Event, 'type' | 'trigger'>): Event {
  return {
    id,
    actor: null,
    recipient: null,
    object: null,
    amount: null,
    quantity: null,
    time: null,
    deadline: false,
    place: null,
    support: [],
    status: 'done',
    saidBy: null,
    in: null,
    actorIds: [],
    recipientIds: [],
    confidence: 0.8,
    why,
    ...given,
  }
}

const outer = { start: span('إن مهندس').start, end: span('نهاية مايو').end }
const attributions: readonly Attribution[] = [
  statement('a1', { cue: [span(':')], source: span('الوردي'), speaker: WARDI, content: [span('السد يكتمل قريباً')] }),
  statement('a2', {
    cue: [span('قال', body)],
    source: span('وزير الري رامي الوردي'),
    speaker: WARDI,
    content: [outer],
    kind: 'mixed',
    via: [span('بيان')],
    time: { ...span('أمس الثلاثاء'), value: '2024-02-13' },
  }),
  statement('a3', {
    cue: [span('أبلغه')],
    source: span('مهندس المشروع'),
    speaker: ENGINEER,
    content: [span('السد سيكتمل بحلول نهاية مايو')],
    kind: 'direct',
    force: 'promise',
    nested: true,
    in: 'a2',
  }),
  statement('a4', {
    cue: [span('مضيفاً')],
    speaker: WARDI,
    content: [span('أن الوزارة تسلّمت 120 مولدة بقيمة 25 مليون دولار')],
    why: { ...why, candidates: [{ name: 'مهندس المشروع', reason: 'a participle belongs to its clause' }] },
  }),
  statement('a5', {
    cue: [span('وطالبت')],
    source: span('سلمى الحدّاد'),
    speaker: HADDAD,
    content: [span('بتمويل المرحلة الثانية')],
    core: false,
    force: 'call',
  }),
]

export const toldArticle: Article = {
  id: 'told',
  title: 'الوردي: السد يكتمل قريباً',
  outlet: 'جريدة المرفأ',
  publishedAt: '2024-02-14',
  text: TEXT,
}

const told: Record = {
  id: 'told',
  title: toldArticle.title ?? '',
  outlet: toldArticle.outlet ?? '',
  publishedAt: toldArticle.publishedAt ?? '',
  attributions,
  timexes: [{ ...span('نهاية مايو'), type: 'DATE', value: '2024-05', mod: 'END', basis: 'publication', supplied: ['year'], why }],
  amounts: [{ ...span('25 مليون دولار'), currency: 'USD', amount: 25_000_000, why }],
  quantities: [{ ...span('120 مولدة'), number: 120, unit: 'generator', why }],
  mentions: [{ ...span('وزير الري رامي الوردي'), type: 'person', actor: 'p1', why }],
  actors: [
    { id: 'p1', type: 'person', name: 'رامي الوردي', roles: ['وزير الري'], affiliations: [] },
    { id: 'p2', type: 'person', name: 'سلمى الحدّاد', roles: [], affiliations: [] },
  ],
  events: [
    event('e1', {
      type: 'AID',
      trigger: span('تسلّمت'),
      recipient: span('الوزارة'),
      object: span('120 مولدة'),
      amount: span('25 مليون دولار'),
      quantity: span('120 مولدة'),
      support: ['equipment'],
      in: 'a4',
      saidBy: 'رامي الوردي',
    }),
    event('e2', {
      type: 'AGREE',
      trigger: span('سيكتمل'),
      object: span('السد سيكتمل'),
      time: { ...span('نهاية مايو'), value: '2024-05', mod: 'END' },
      deadline: true,
      status: 'planned',
      in: 'a3',
      saidBy: 'مهندس المشروع',
    }),
    event('e3', {
      type: 'REQUEST',
      trigger: span('وطالبت'),
      actor: span('سلمى الحدّاد'),
      recipient: span('الدول المانحة'),
      actorIds: ['p2'],
      status: 'ongoing',
    }),
  ],
  problems: [],
  reader: { name: 'isnad', version: VERSION },
}

/** Reads the article above as its record says; in any other, every line after `قال: ` is a statement of its own. */
export const toldReader: Reader = {
  read(article) {
    if (article.id === 'told') return told
    const found = [...article.text.matchAll(/(قال): ([^\n]+)/g)].map((m, i) =>
      statement(`a${i + 1}`, {
        cue: [{ start: m.index, end: m.index + 3 }],
        content: [{ start: m.index + 5, end: m.index + m[0].length }],
        speaker: { name: m[2].slice(0, 60), type: 'person', role: m[2].slice(0, 60) },
        via: [{ start: m.index + 5, end: m.index + m[0].length }],
      }),
    )
    return {
      ...told,
      id: article.id ?? `t${article.text.length}`,
      title: article.title ?? '',
      attributions: found,
      timexes: [],
      amounts: [],
      quantities: [],
      mentions: [],
      events: [],
    }
  },
}
