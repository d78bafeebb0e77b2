/** A reader that marks one statement, so that the server is tested by itself. */
import { createHash } from 'node:crypto'
import type { Reader } from '../../src/core/read.ts'
import type { Article, Record } from '../../src/core/record.ts'
import { VERSION } from '../../src/core/version.ts'

export const stubReader: Reader = {
  read(article: Article): Record {
    const cue = article.text.indexOf('قال')
    return {
      id: article.id ?? createHash('sha256').update(article.text).digest('hex'),
      ...(article.outlet && { outlet: article.outlet }),
      attributions:
        cue < 0
          ? []
          : [
              {
                id: 'a1',
                cue: [{ start: cue, end: cue + 3 }],
                source: null,
                speaker: null,
                content: [{ start: cue + 4, end: article.text.length }],
                kind: 'indirect',
                core: true,
                force: 'say',
                nested: false,
                in: null,
                via: [],
                time: null,
                addressee: null,
                confidence: 0.5,
                why: { rule: 'stub', entries: [] },
              },
            ],
      timexes: [],
      amounts: [],
      quantities: [],
      mentions: [],
      actors: [],
      events: [],
      problems: [],
      reader: { name: 'isnad', version: VERSION },
    }
  },
}
