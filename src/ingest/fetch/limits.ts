/** How much of time and memory one fetch may take. */
export interface FetchLimits {
  /** Milliseconds until there is a connection (with TLS), and until all is there, redirects included. */
  readonly connectMs: number
  readonly totalMs: number
  /** Bytes of a body, as they come and when they are decompressed. */
  readonly bytes: number
  readonly headerBytes: number
  /** How many times its size a body may grow when it is decompressed, beyond its first MiB. */
  readonly ratio: number
  readonly redirects: number
}

export const FETCH_LIMITS: FetchLimits = {
  connectMs: 10_000,
  totalMs: 30_000,
  bytes: 15 << 20,
  headerBytes: 32 << 10,
  ratio: 200,
  redirects: 5,
}
