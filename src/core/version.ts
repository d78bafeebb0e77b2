/** The reader's version: a new one whenever the same article may give another record. Kept equal to package.json's by a test. */
export const VERSION = '0.1.0'
