/**
 * `npm run peers [-- --errors [NAME]]`: the suites of other recognisers of Arabic time, number and money, against ours, and
 * feedparser's suite of feeds. Fails under the floors. The suites lie beside the repository, not in it; where they are absent it says so and runs our own sets alone.
 */
import { coverage } from './peers/coverage.ts'
import { duckling } from './peers/duckling.ts'
import { feedAssertions, feedFiles, haveFeeds } from './peers/feeds.ts'
import { maha } from './peers/maha.ts'
import { falseHits, newsExpressions } from './peers/own.ts'
import { recognizers } from './peers/recognizers.ts'
import { havePeers, type Outcome, PEERS, readWaivers } from './peers/suite.ts'

const errors = process.argv.includes('--errors')
const only = process.argv[process.argv.indexOf('--errors') + 1]
const outcomes: Outcome[] = []
if (havePeers()) outcomes.push(coverage(), duckling(), recognizers(), maha())
else console.log(`The suites of the peers are not at ${PEERS}: our own sets only.`)
outcomes.push(newsExpressions(), falseHits())
if (haveFeeds()) outcomes.push(feedAssertions(), feedFiles())
else console.log('The suite of feeds is not there: not run.')

const waivers = readWaivers()
let failed = false
console.log(
  `${'suite'.padEnd(32)}${'cases'.padStart(7)}${'waived'.padStart(8)}${'right'.padStart(8)}${'share'.padStart(8)}${'floor'.padStart(8)}`,
)
for (const { name, verdicts, floor, mayWaive } of outcomes) {
  const waived = verdicts.filter((v) => !v.ok && waivers.has(v.id))
  const judged = verdicts.filter((v) => v.ok || !waivers.has(v.id))
  const right = judged.filter((v) => v.ok)
  const share = judged.length === 0 ? 0 : right.length / judged.length
  const tooMany = waived.length > mayWaive * verdicts.length
  const low = share < floor
  failed ||= tooMany || low
  console.log(
    `${name.padEnd(32)}${`${verdicts.length}`.padStart(7)}${`${waived.length}`.padStart(8)}${`${right.length}`.padStart(8)}${share.toFixed(3).padStart(8)}${floor.toFixed(2).padStart(8)}${low ? '  under the floor' : ''}${tooMany ? '  too many waived' : ''}`,
  )
  if (errors && (only === undefined || only.startsWith('-') || name.startsWith(only))) {
    for (const v of judged) if (!v.ok) console.log(`    ${v.id}\t${v.input}\texpected ${v.expected}\tfound ${v.found}`)
  }
}
if (failed) process.exitCode = 1
