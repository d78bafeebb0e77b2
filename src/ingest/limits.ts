/** How much one article may be, so that no file can eat the machine. Streams of articles have no limit. */

/** Of one text, one JSON file, one line of JSONL, in bytes as they are after decompression. */
export const MAX_ITEM_BYTES = 64 << 20
export const TOO_LONG = `longer than ${MAX_ITEM_BYTES >> 20} MiB: split it into articles`

/** Of a file that is read from its end and comes through a pipe. */
export const MAX_HELD_BYTES = 512 << 20
export const HELD_TOO_LONG = `longer than ${MAX_HELD_BYTES >> 20} MiB: save it to the disk first`

/** Of one HTML page, whose tree takes many times its size. */
export const MAX_HTML_BYTES = 15 << 20
export const HTML_TOO_LONG = `longer than ${MAX_HTML_BYTES >> 20} MiB: no page of news is`
