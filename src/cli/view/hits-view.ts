/** What a search found, for a person at a terminal. */
import type { ArticleHit, FacetSummary, Page, SearchSummary, StatementHit, StoredStatement } from '../../store/index.ts'
import { LABELS, type Labels, type Language } from './labels.ts'
import { Lines } from './lines.ts'
import type { Terminal } from './terminal.ts'
import { when } from './when.ts'

const SEPARATOR = ' · '
const FACETS = ['speaker', 'affiliation', 'outlet', 'relay', 'kind', 'force', 'event', 'country'] as const
const SHOWN_VALUES = 8
const SHOWN_DAYS = 10

const WORDS = {
  en: {
    none: 'nothing found',
    statements: (n: string, about: boolean) => `${about ? 'about ' : ''}${n} statement${n === '1' ? '' : 's'}`,
    articles: (n: string, about: boolean) => `${about ? 'about ' : ''}${n} article${n === '1' ? '' : 's'}`,
    more: (cursor: string) => `more: --after ${cursor}`,
    also: 'also in',
    undated: 'no date',
    days: 'Days',
    others: (n: string) => `and ${n} more`,
    facets: {
      speaker: 'Speakers',
      affiliation: 'Affiliations',
      outlet: 'Outlets',
      relay: 'Relays',
      kind: 'Kinds',
      force: 'Forces',
      event: 'Events',
      country: 'Countries',
    },
  },
  ar: {
    none: 'لا نتائج',
    statements: (n: string, about: boolean) => `الأقوال: ${about ? 'نحو ' : ''}${n}`,
    articles: (n: string, about: boolean) => `المقالات: ${about ? 'نحو ' : ''}${n}`,
    more: (cursor: string) => `--after ${cursor}`,
    also: 'وكذلك',
    undated: 'بلا تاريخ',
    days: 'الأيام',
    others: (n: string) => `وغيرها: ${n}`,
    facets: {
      speaker: 'المتحدثون',
      affiliation: 'الجهات',
      outlet: 'الصحف',
      relay: 'الناقلون',
      kind: 'النوع',
      force: 'الفعل',
      event: 'الوقائع',
      country: 'البلدان',
    },
  },
} as const

export class HitsView {
  readonly #language: Language
  readonly #labels: Labels
  readonly #lines: Lines

  constructor(language: Language, terminal: Terminal) {
    this.#language = language
    this.#labels = LABELS[language]
    this.#lines = new Lines(terminal, language)
  }

  page(rows: 'statements' | 'articles', page: Page<StatementHit | ArticleHit>, summary: SearchSummary, facets: boolean): readonly string[] {
    const words = WORDS[this.#language]
    const total = summary.total === 0 ? words.none : words[rows](summary.total.toLocaleString('en-US'), summary.estimated)
    this.#lines.own(0, total, 'bold')
    for (const hit of page.items) {
      this.#lines.blank()
      if ('statement' in hit) this.#statement(hit)
      else this.#article(hit)
    }
    if (facets) this.#facets(summary)
    if (page.next !== null) {
      this.#lines.blank()
      this.#lines.own(0, words.more(page.next), 'dim')
    }
    return this.#lines.lines
  }

  #statement({ statement, title, snippet, carriers }: StatementHit): void {
    const lines = this.#lines
    lines.text(0, speakerOf(statement) ?? this.#labels.unknownSpeaker, 'bold')
    lines.marked(
      1,
      snippet.text,
      snippet.marks.map(([start, end]) => [start - snippet.start, end - snippet.start]),
      'yellow',
    )
    if (statement.outlet) lines.text(1, [statement.outlet, title].filter(Boolean).join('، '), 'dim')
    const how = [this.#day(statement.publishedAt), this.#labels.force[statement.force], this.#labels.kind[statement.kind]]
    lines.own(1, how.join(SEPARATOR), 'dim')
    lines.own(1, statement.id, 'dim')
    if (carriers.length > 0) {
      const names = carriers.map(({ outlet, publishedAt }) => `${outlet ?? '؟'} ${this.#day(publishedAt)}`)
      lines.text(1, `${WORDS[this.#language].also} ${names.join('، ')}`, 'dim')
    }
  }

  #article({ article, snippet }: ArticleHit): void {
    const lines = this.#lines
    lines.text(0, article.title ?? snippet.text.trim().split('\n', 1)[0], 'bold')
    lines.marked(
      1,
      snippet.text,
      snippet.marks.map(([start, end]) => [start - snippet.start, end - snippet.start]),
      'yellow',
    )
    if (article.outlet) lines.text(1, article.outlet, 'dim')
    lines.own(1, this.#day(article.publishedAt), 'dim')
    lines.own(1, article.id, 'dim')
  }

  #facets({ facets, days, estimated }: SearchSummary): void {
    const words = WORDS[this.#language]
    const about = estimated ? '~' : ''
    for (const name of FACETS) {
      const facet: FacetSummary = facets[name]
      if (facet.values.length === 0) continue
      this.#lines.blank()
      this.#lines.own(0, words.facets[name], 'bold')
      for (const { value, count } of facet.values.slice(0, SHOWN_VALUES))
        this.#lines.text(1, `${this.#valueOf(name, value)} (${about}${count.toLocaleString('en-US')})`)
      const more = facet.distinct - SHOWN_VALUES
      if (more > 0) this.#lines.own(1, words.others(more.toLocaleString('en-US')), 'dim')
    }
    if (days.length === 0) return
    this.#lines.blank()
    this.#lines.own(0, words.days, 'bold')
    for (const { day, count } of days.slice(0, SHOWN_DAYS))
      this.#lines.own(1, `${this.#day(day)} (${about}${count.toLocaleString('en-US')})`)
    if (days.length > SHOWN_DAYS) this.#lines.own(1, words.others((days.length - SHOWN_DAYS).toLocaleString('en-US')), 'dim')
  }

  #valueOf(facet: (typeof FACETS)[number], value: string): string {
    const { kind, force, event } = this.#labels as unknown as { readonly [facet: string]: { readonly [code: string]: string } }
    const names: { readonly [code: string]: string } | undefined = { kind, force, event }[facet as 'kind']
    return names?.[value] ?? value
  }

  #day(publishedAt: string | null): string {
    if (publishedAt === null) return WORDS[this.#language].undated
    return when(publishedAt.slice(0, 10), undefined, this.#labels, this.#language) ?? publishedAt
  }
}

/** A speaker with what he speaks as, no part said twice. */
export function speakerOf({ speaker, role, affiliation }: Pick<StoredStatement, 'speaker' | 'role' | 'affiliation'>): string | undefined {
  if (speaker === null) return undefined
  const capacity = [role, affiliation].filter((part): part is string => !!part && !part.includes(speaker))
  if (capacity.length === 2 && capacity[0].includes(capacity[1])) capacity.pop()
  return [speaker, ...capacity].join('، ')
}
