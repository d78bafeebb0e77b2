/** Reads articles and prints their records as JSONL: `predict.ts DIR|FILE.jsonl…`, for the scorer. DIR holds NAME.doc.json. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Article, createReader, loadLexicon } from '../src/index.ts'

const reader = createReader(loadLexicon(process.env.ISNAD_LEXICON))
for (const path of process.argv.slice(2)) {
  const articles: Article[] = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((f) => f.endsWith('.doc.json'))
        .sort()
        .map((f) => JSON.parse(readFileSync(join(path, f), 'utf8')))
    : readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line))
  for (const article of articles) process.stdout.write(`${JSON.stringify(reader.read(article))}\n`)
}
