/**
 * How V8 compiles what the command runs. The reader is many rules, each of which runs seldom: by default V8 spends several times
 * what it takes to read the first thousand articles on optimising them, over and over as they are inlined into one another. So a
 * function is optimised later, and less is inlined into it. What has run for long is as fast either way.
 */
import { setFlagsFromString } from 'node:v8'

/** Bytes of bytecode: by default 132 kB run (66 kB in later versions) before a function is optimised, and 920 are inlined into it. */
const FLAGS = ['--interrupt-budget=400000', '--max-inlined-bytecode-size-cumulative=100']

/** Call it before anything has run; threads that are started later follow. */
export function compileWithCare(): void {
  for (const flag of FLAGS) setFlagsFromString(flag)
}
