/**
 * The lexicon of the house: names, bodies, media and places that its users add, also by correcting a speaker. It is compiled
 * over the shipped lexicon, like any user's lexicon, and used in every further reading.
 */
import { randomUUID } from 'node:crypto'
import { compileLexicon } from '../../compile.ts'
import { bit } from '../../core/lexicon/classes.ts'
import type { Source } from '../../core/lexicon/compile.ts'
import { fold } from '../../core/text/characters.ts'
import { type Lexicon, openLexicon } from '../../index.ts'
import type { Database } from '../database.ts'

export type EntryKind = 'person' | 'body' | 'media' | 'place'
export const ENTRY_KINDS: readonly EntryKind[] = ['person', 'body', 'media', 'place']

export interface EntryFields {
  readonly kind: EntryKind
  /** As it is written, without clitics. */
  readonly name: string
  /** Other ways to write or call it. */
  readonly aliases: readonly string[]
  /** ISO 3166-1 alpha-2, where it has one. */
  readonly country?: string | undefined
  /** The correction that it came by. */
  readonly correction?: string | undefined
}

export interface Entry extends EntryFields {
  readonly id: string
  readonly author: string
  readonly at: string
}

export interface HouseLexicon {
  list(): Promise<readonly Entry[]>
  get(id: string): Promise<Entry | undefined>
  /** The entry, or the one of the same kind and name that is there already. */
  add(fields: EntryFields, author: string): Promise<Entry>
  remove(id: string): Promise<boolean>
  /** Takes out what a correction brought in. */
  removeOf(correction: string): Promise<void>
}

export function houseLexiconOf(database: Database, now: () => Date = () => new Date()): HouseLexicon {
  const present = () => database.query.selectFrom('house_lexicon').selectAll().where('removed_at', 'is', null)
  const remove = (column: 'id', value: string) =>
    database.write(async ({ query }) => {
      const { numUpdatedRows } = await query
        .updateTable('house_lexicon')
        .set({ removed_at: now().toISOString() })
        .where(column, '=', value)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
      return Number(numUpdatedRows) > 0
    })
  return {
    list: async () => (await present().orderBy('form').orderBy('id').execute()).map(toEntry),
    async get(id) {
      const row = await present().where('id', '=', id).executeTakeFirst()
      return row && toEntry(row)
    },
    async add({ kind, name, aliases, country, correction }, author) {
      return database.write(async ({ query }) => {
        const same = await query
          .selectFrom('house_lexicon')
          .selectAll()
          .where('class', '=', kind)
          .where('form', '=', name)
          .where('removed_at', 'is', null)
          .executeTakeFirst()
        if (same) {
          const before = toEntry(same)
          const all = [...new Set([...before.aliases, ...aliases])]
          const columns = JSON.stringify({ aliases: all, country: country ?? before.country, correction: before.correction })
          await query.updateTable('house_lexicon').set({ columns }).where('id', '=', same.id).execute()
          return toEntry({ ...same, columns })
        }
        const row = {
          id: randomUUID(),
          class: kind,
          form: name,
          columns: JSON.stringify({ aliases: [...new Set(aliases)], country, correction }),
          by_whom: author,
          at: now().toISOString(),
          removed_at: null,
        }
        await query.insertInto('house_lexicon').values(row).execute()
        return toEntry(row)
      })
    },
    remove: (id) => remove('id', id),
    async removeOf(correction) {
      for (const row of await present().execute()) if (toEntry(row).correction === correction) await remove('id', row.id)
    },
  }
}

function toEntry(row: { id: string; class: string; form: string; columns: string; by_whom: string; at: string }): Entry {
  const { aliases = [], country, correction } = JSON.parse(row.columns) as Partial<EntryFields>
  return {
    id: row.id,
    kind: row.class as EntryKind,
    name: row.form,
    aliases,
    ...(country !== undefined && { country }),
    ...(correction !== undefined && { correction }),
    author: row.by_whom,
    at: row.at,
  }
}

/** Columns beside the form, as the shipped lexicon of the class has them. */
const FILES: readonly { readonly kind: EntryKind; readonly cls: string; readonly columns: readonly string[] }[] = [
  { kind: 'body', cls: 'body', columns: ['kind', 'country', 'word'] },
  { kind: 'media', cls: 'media', columns: ['kind', 'country', 'quoted'] },
  { kind: 'place', cls: 'place', columns: ['kind', 'country', 'word'] },
]

/** Entries as lexicon files. Of a person the words of the name are known as names; where one is an ordinary word too, that is said. */
export function toSources(entries: readonly EntryFields[], base: Lexicon): Source[] {
  const sources: Source[] = FILES.map(({ kind, cls, columns }) => {
    const rows = entries
      .filter((e) => e.kind === kind)
      .map((e) => [[e.name, ...e.aliases].join(' | '), '-', e.country ?? '-', ...columns.slice(2).map(() => 'no')])
    return { name: `house/${kind}.tsv`, text: tsv(cls, ['form', ...columns], rows) }
  })
  const people = entries.filter((e) => e.kind === 'person').flatMap((e) => [e.name, ...e.aliases])
  const words = new Map<string, string>()
  for (const name of people)
    for (const [i, word] of name.split(/\s+/).entries()) {
      const known = bitsOf(word, base)
      // What holds names together, and common words of the language, are not made names.
      if (fold(word).length < 2 || (known & (bit('name-particle') | bit('given-name') | bit('particle'))) !== 0 || words.has(fold(word)))
        continue
      words.set(fold(word), [word, '-', i === 0 ? '-' : 'family', known === 0 ? 'no' : 'yes'].join('\t'))
    }
  sources.push({
    name: 'house/person.tsv',
    text: tsv(
      'given-name',
      ['form', 'gender', 'kind', 'word'],
      [...words.values()].map((line) => line.split('\t')),
    ),
  })
  return sources
}

/** Class bits that a lexicon knows a word by, 0 where it does not. */
function bitsOf(word: string, lexicon: Lexicon): number {
  const plain = word.replace(/^ال(?=..)/, '')
  return [word, plain].reduce((bits, w) => bits | lexicon.bitsOf(lexicon.lookup(fold(w)), w !== word, false), 0)
}

function tsv(cls: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[`#class\t${cls}`, '#inflect\tnone', header.join('\t'), ...rows.map((r) => r.join('\t'))].join('\n')}\n`
}

/** The first complaint about an entry, as one line; undefined where it compiles. */
export function entryFault(entry: EntryFields, base: Lexicon): string | undefined {
  for (const written of [entry.name, ...entry.aliases]) {
    if (/[|\t\n\r#]/.test(written) || written.trim() !== written || written === '-') return `“${written}” holds a sign that lexicons use`
    if (!/\p{L}.*\p{L}/u.test(written) || fold(written).length < 2) return `“${written}” has too few letters`
  }
  return compileLexicon(toSources([entry], base), base).errors[0]?.message.replace(/^house\/[a-z]+\.tsv:\d+:\s*/, '')
}

/** The shipped lexicon with the house's over it. Entries that do not compile are left out: one bad line never stops reading. */
export function lexiconOfTheHouse(entries: readonly EntryFields[], base: Lexicon): Lexicon {
  if (entries.length === 0) return base
  return openLexicon(compileLexicon(toSources(entries, base), base).bytes, base)
}
