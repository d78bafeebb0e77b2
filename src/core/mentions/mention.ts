/** What later stages see of the people, bodies, places, roles and groups of an article. Positions are token indexes, ends exclusive. */

export type MentionKind = 'person' | 'organization' | 'place' | 'role' | 'group' | 'unnamed' | 'document'

/**
 * `المتحدث باسم وزارة الدفاع، العميد سالم الراوي` is one mention: from…to cover it all, `name` the two words of the name,
 * `role` from `المتحدث` to `الدفاع`, `affiliation` the ministry. Parts that are absent are -1.
 */
export interface TokenMention {
  readonly kind: MentionKind
  readonly from: number
  readonly to: number
  /** The person's name without title, rank or role; a body's, group's or place's own words. */
  readonly nameFrom: number
  readonly nameTo: number
  readonly roleFrom: number
  readonly roleTo: number
  readonly affiliationFrom: number
  readonly affiliationTo: number
  /** 0 unknown, 1 masculine, 2 feminine. */
  readonly gender: number
  /** 0 unknown, 1 singular, 2 dual, 3 plural. */
  readonly number: number
  readonly definite: boolean
  /** Lexicon entry of the body, place, country or office that was recognised, -1 where none was. */
  readonly entry: number
  readonly rule: string
  readonly entries: readonly number[]
}

export interface Mentions {
  /** In order of `from`, the longer first; mentions within others (the ministry within the minister) are there too. */
  readonly items: readonly TokenMention[]
  /** For each token: index of the longest mention that begins there, -1 for none. */
  readonly startingAt: Int32Array
  /**
   * The source phrase that begins with token `at` and ends before `limit`, read whether or not a mention was found there:
   * at a cue any noun may be a speaker (`والد الضحية`, `سكان محليون`). `null` where nothing nominal begins there.
   */
  read(at: number, limit: number): TokenMention | null
}
