#!/usr/bin/env node
/** Where the command begins: how the engine compiles is settled before it meets the program. */
import { compileWithCare } from './engine.ts'

compileWithCare()
const { run } = await import('./main.ts')
await run()
