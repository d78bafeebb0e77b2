/**
 * Features of a form, packed into 16 bits: what a rule may ask of `قالت` or `مؤكدين` without looking at letters.
 * Names follow Universal Dependencies; a value of 0 means "not known from the writing".
 */
export const ASPECT = 0b111
export const PERFECT = 1
export const IMPERFECT = 2
/** Active participle: مشيراً */
export const PARTICIPLE = 3
/** Verbal noun: قوله */
export const MASDAR = 4
/** Jussive or subjunctive, where it is written apart: (لم) يقل، (أن) يقولوا */
export const JUSSIVE = 5
/** A proper name: it takes no suffixed pronoun, so that قطرة is not قطر with one (folding makes ة and ه one letter). */
export const NAME = 6
/** Two bits: 0 third, 1 first, 2 second. */
export const PERSON = 0b11 << 3
export const FIRST = 1 << 3
export const SECOND = 2 << 3
export const GENDER = 0b11 << 5
export const MASCULINE = 1 << 5
export const FEMININE = 2 << 5
export const NUMBER = 0b11 << 7
export const SINGULAR = 1 << 7
export const DUAL = 2 << 7
export const PLURAL = 3 << 7
/** Written as passive only: قيل، أفيد، يقال */
export const PASSIVE = 1 << 9
/** Accusative with its alef: مشيراً */
export const ACCUSATIVE = 1 << 10
/** Only before a suffix: وزارتـ(ـه) */
export const NEEDS_SUFFIX = 1 << 11
/** Construct state of dual or plural: مسؤولو، مسؤولي، وزيرا */
export const CONSTRUCT = 1 << 12
/** The sense holds only with the article: العراق */
export const NEEDS_ARTICLE = 1 << 13
/** A finite verb or the like: takes no article and no noun's prepositions. */
export const VERBAL = 1 << 14
/** A closed-class word, written with whatever clitics its line has. */
export const INVARIABLE = 1 << 15
