/** What a feed may be at most. Beyond it is a mistake or an attack, and is refused with a line that says which. */

/** Bytes of a feed as text comes out of its compression. */
export const MAX_FEED_BYTES = 16 << 20
/** Elements within elements. */
export const MAX_DEPTH = 200
/** Attributes of one element. */
export const MAX_ATTRIBUTES = 1000
/** Entries of one feed. */
export const MAX_ENTRIES = 20_000
/** Elements in all: a feed of 20,000 entries has a dozen each. */
export const MAX_ELEMENTS = 1_000_000
