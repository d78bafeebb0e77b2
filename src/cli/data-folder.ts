/** Where the store is, where none is named: `--data`, else ISNAD_DATA, else the folder that the system has for data of programs. */
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A folder, or a `postgres://` URL. */
export function dataLocation(given: string | undefined, env: NodeJS.ProcessEnv = process.env): string {
  const named = given || env.ISNAD_DATA
  if (named) return named
  if (process.platform === 'win32') return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'isnad')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'isnad')
  // XDG Base Directory Specification: a relative path is not taken.
  return join(env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(homedir(), '.local', 'share'), 'isnad')
}

export const isDatabaseUrl = (location: string) => /^postgres(ql)?:\/\//.test(location)
