/** Writes docs/events.md: the six kinds, their frames and words, and the rules with their examples. Usage: events-page.ts [OUT] */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FRAMES } from '../src/core/events/frames.ts'
import { RULES } from '../src/core/events/rules.ts'
import { CODES } from '../src/export/codes.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const KINDS = [
  ['REQUEST', 'A party needs, asks for or demands support or action (`لا حاجة`: negated)'],
  ['AGREE', 'A party promises, offers or commits itself; negated where it refuses'],
  ['AID', 'A party gives, delivers, hands over, grants, or is said to receive'],
  ['COOPERATE', 'Parties sign, conclude or begin an agreement or joint work'],
  ['CONSULT', 'Parties meet, visit, call, negotiate, hold a round of talks'],
  ['RETREAT', 'Forces, staff or a party withdraw, return home, step back, cease fire'],
] as const

const table = (path: string) => {
  const lines = readFileSync(join(root, path), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const header = lines[0].split('\t')
  return lines.slice(1).map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [header[i], cell])))
}

/** The page as Markdown. */
export function eventsPage(): string {
  const words = new Map<string, string[]>()
  for (const row of [...table('lexicons/event-verbs.tsv'), ...table('lexicons/event-nouns.tsv')]) {
    const word = (row.perfect ?? row.form).split(' | ')[0]
    const list = words.get(row.frame) ?? []
    if (!list.includes(word)) list.push(word)
    words.set(row.frame, list)
  }
  const examples = table('src/core/events/events.examples.tsv')
  const out = ['# Events', '', 'Written by `scripts/events-page.ts` from the lexicons and the examples; do not edit.', '']
  for (const [type, text] of KINDS) {
    out.push(`## ${type}`, '', `${text}.`, '', '| frame | words |', '| --- | --- |')
    for (const frame of FRAMES) if (frame.type === type) out.push(`| ${frame.name} | ${(words.get(frame.name) ?? []).join('، ')} |`)
    out.push('')
  }
  out.push(
    '## Codes',
    '',
    'What `isnad read --format plover` calls them (`src/export/codes.ts`); a last digit of CAMEO says the kind of support.',
    '',
  )
  out.push('| type | status | PLOVER | CAMEO | CAMEO of support | IATI transaction type |', '| --- | --- | --- | --- | --- | --- |')
  for (const [type, statuses] of Object.entries(CODES)) {
    for (const [status, { plover, cameo, aid, iati }] of Object.entries(statuses))
      out.push(`| ${type} | ${status} | ${plover} | ${cameo ?? '-'} | ${aid ? `${aid}x` : '-'} | ${iati ?? '-'} |`)
  }
  out.push('')
  out.push('## Rules', '', 'What each rule reads: type and status ¦ trigger ¦ actor ¦ recipient ¦ object.', '')
  for (const rule of RULES) {
    out.push(`### ${rule}`, '')
    for (const { expected, text } of examples.filter((e) => e.rule === rule)) {
      const shown = text.replaceAll('\\n', ' / ')
      out.push(expected === '-' ? `- Not: ${shown}` : `- ${shown}<br>${expected}`)
    }
    out.push('')
  }
  return out.join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(process.argv[2] ?? join(root, 'docs', 'events.md'), eventsPage())
