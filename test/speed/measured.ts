/** Measures in a process of its own, from a bundle: under the test runner's loader every import would cost. */
import { execFileSync } from 'node:child_process'
import { ROOT } from '../architecture/sources.ts'

export function measured<T>(...args: string[]): T {
  return JSON.parse(execFileSync(process.execPath, [`${ROOT}/bench/run.mjs`, 'limits.ts', ...args], { encoding: 'utf8' })) as T
}

/** Noise only makes figures worse: the best of up to `times` measurements stands, the first good one ends it. */
export function best<T>(times: number, measure: (time: number) => T, good: (value: T) => boolean, better: (a: T, b: T) => boolean): T {
  let found = measure(0)
  for (let time = 1; time < times && !good(found); time++) {
    const again = measure(time)
    if (better(again, found)) found = again
  }
  return found
}
