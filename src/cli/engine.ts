/**
 * How V8 compiles what the command runs. The reader is many rules, each of which runs seldom: by default V8 spends several times
 * what it takes to read the first thousand articles on optimising them, over and over as they are inlined into one another. So a
 * function is optimised later, and less is inlined into it. What has run for long is as fast either way.
 */
import module from 'node:module'
import { setFlagsFromString } from 'node:v8'

/** At most so much bytecode is inlined into a function, in bytes; by default 920. */
const FLAGS = ['--max-inlined-bytecode-size-cumulative=100']
/** Of V8 11 (Node 20): so much bytecode is run before a function is optimised, in bytes; by default 132 kB. Later versions count calls. */
const FLAGS_OF_11 = ['--interrupt-budget=400000']

/**
 * Call it before the program is imported; threads that are started later follow. Node from 22.1 on keeps what it compiled for the
 * next start, in a folder of its own among the temporary files (NODE_DISABLE_COMPILE_CACHE=1 forbids it).
 */
export function compileWithCare(): void {
  for (const flag of process.versions.v8.startsWith('11.') ? [...FLAGS, ...FLAGS_OF_11] : FLAGS) setFlagsFromString(flag)
  ;(module as { enableCompileCache?: () => unknown }).enableCompileCache?.()
}
