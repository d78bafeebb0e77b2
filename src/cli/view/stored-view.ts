/** What the store holds, for a person at a terminal: a statement with what stands around it, an actor, who else has a story. */
import type { StoredActor, StoredArticle, StoredStatement, Version } from '../../store/store.ts'
import { speakerOf } from './hits-view.ts'
import { LABELS, type Language } from './labels.ts'
import { Lines } from './lines.ts'
import type { Terminal } from './terminal.ts'
import { when } from './when.ts'

interface View {
  readonly language: Language
  readonly terminal: Terminal
}

/** Units of the text before and after a statement. */
const AROUND = 200
const SEPARATOR = ' · '

const WORDS = {
  en: {
    article: 'article',
    actor: 'actor',
    lost: 'the latest text of the article has it no more',
    carriers: 'Carried by, the first of them first',
    roles: 'Roles',
    affiliations: 'Affiliations',
    statements: (n: number) => `${n} ${n === 1 ? 'statement' : 'statements'}`,
    articles: (n: number) => `${n} ${n === 1 ? 'article' : 'articles'}`,
    story: 'Also in, the first of them first',
    versions: (n: number) => `${n} versions`,
    undated: 'no date',
  },
  ar: {
    article: 'المقال',
    actor: 'الفاعل',
    lost: 'لم يعد في آخر نص للمقال',
    carriers: 'نقله، الأسبق أولاً',
    roles: 'الصفات',
    affiliations: 'الجهات',
    statements: (n: number) => `الأقوال: ${n}`,
    articles: (n: number) => `المقالات: ${n}`,
    story: 'وكذلك في، الأسبق أولاً',
    versions: (n: number) => `النصوص: ${n}`,
    undated: 'بلا تاريخ',
  },
} as const

export function statementLines(
  statement: StoredStatement,
  version: Version | undefined,
  carriers: readonly StoredStatement[],
  { language, terminal }: View,
): readonly string[] {
  const lines = new Lines(terminal, language)
  const labels = LABELS[language]
  const words = WORDS[language]
  lines.text(0, speakerOf(statement) ?? labels.unknownSpeaker, 'bold')
  lines.own(0, [day(statement.publishedAt, language), labels.force[statement.force], labels.kind[statement.kind]].join(SEPARATOR), 'dim')
  if (statement.relays.length > 0)
    lines.text(0, [`${labels.through} ${statement.relays.join(' ← ')}`, statement.outlet].filter(Boolean).join(' ← '), 'dim')
  if (statement.lost) lines.own(0, words.lost, 'red')
  lines.blank()
  const places = [...statement.places.cue, ...statement.places.content].sort((a, b) => a[0] - b[0])
  if (version !== undefined && places.length > 0) {
    const { text } = version
    const from = Math.max(0, places[0][0] - AROUND)
    const to = Math.min(text.length, places[places.length - 1][1] + AROUND)
    const marks = statement.places.content.map(([start, end]) => [start - from, end - from] as const)
    lines.marked(1, text.slice(from, to), marks, 'yellow')
  } else lines.text(1, statement.words)
  lines.blank()
  if (statement.outlet) lines.text(0, [statement.outlet, version?.title].filter(Boolean).join('، '), 'dim')
  lines.own(0, `${words.article} ${statement.article}`, 'dim')
  if (statement.actor) lines.own(0, `${words.actor} ${statement.actor}`, 'dim')
  if (carriers.length > 1) {
    lines.blank()
    lines.own(0, words.carriers, 'bold')
    for (const carrier of carriers) carried(lines, carrier, language)
  }
  return lines.lines
}

export function actorLines(actor: StoredActor, statements: readonly StoredStatement[], { language, terminal }: View): readonly string[] {
  const lines = new Lines(terminal, language)
  const words = WORDS[language]
  lines.text(0, actor.name, 'bold')
  lines.own(0, [words.statements(actor.statements), words.articles(actor.articles), actor.country].filter(Boolean).join(SEPARATOR), 'dim')
  for (const [label, values] of [
    [words.roles, actor.roles],
    [words.affiliations, actor.affiliations],
  ] as const) {
    if (values.length === 0) continue
    lines.own(0, label, 'dim')
    lines.text(1, values.join('، '))
  }
  for (const statement of statements) {
    lines.blank()
    lines.text(1, statement.words)
    if (statement.outlet) lines.text(1, statement.outlet, 'dim')
    lines.own(1, [day(statement.publishedAt, language), LABELS[language].force[statement.force], statement.id].join(SEPARATOR), 'dim')
  }
  return lines.lines
}

/** Under an article: its versions and its near-duplicates. */
export function carriedLines(article: Version, story: readonly StoredArticle[], { language, terminal }: View): readonly string[] {
  const lines = new Lines(terminal, language)
  const words = WORDS[language]
  lines.lines.push('')
  lines.own(0, [article.id, ...(article.versions > 1 ? [words.versions(article.versions)] : [])].join(SEPARATOR), 'dim')
  if (story.length > 1) {
    lines.blank()
    lines.own(0, words.story, 'bold')
    for (const other of story) carried(lines, other, language)
  }
  return lines.lines
}

function carried(
  lines: Lines,
  { outlet, publishedAt, id }: Pick<StoredArticle, 'outlet' | 'publishedAt' | 'id'>,
  language: Language,
): void {
  lines.text(1, outlet ?? '؟')
  lines.own(2, [day(publishedAt, language), id].join(SEPARATOR), 'dim')
}

function day(publishedAt: string | null, language: Language): string {
  if (publishedAt === null) return WORDS[language].undated
  return when(publishedAt.slice(0, 10), undefined, LABELS[language], language) ?? publishedAt
}
