/**
 * The codes that others count events by: PLOVER event, mode and contexts, CAMEO, IATI transaction type. A pure function of an
 * event of the record; the mappings are data, in the order in which a reader of their manuals would look for them.
 */
import type { Event, EventStatus, EventType } from '../core/record.ts'

export interface Codes {
  readonly plover: { readonly event: string; readonly mode: readonly string[]; readonly context: readonly string[] }
  /** CAMEO code of two to four digits; null where CAMEO has none (what was not given, what is not needed). */
  readonly cameo: string | null
  /** IATI transaction type (code list of version 2.03); null where nothing is pledged, committed or paid. */
  readonly iati: string | null
}

/** What an event of a type and status is in PLOVER and CAMEO; `aid`: CAMEO of the same where it is about support. */
interface Code {
  readonly plover: string
  readonly cameo: string | null
  readonly aid?: string
  readonly iati?: string
}

type ByStatus = { readonly [S in EventStatus]: Code }

/**
 * PLOVER takes what is only planned as AGREE and an announced withdrawal as CONCEDE; a refusal as REJECT. What is negated keeps its
 * event, as PLOVER's auxiliary modes have it, and has no CAMEO.
 */
export const CODES: { readonly [T in EventType]: ByStatus } = {
  REQUEST: {
    ongoing: { plover: 'REQUEST', cameo: '020', aid: '023' },
    done: { plover: 'REQUEST', cameo: '020', aid: '023' },
    planned: { plover: 'REQUEST', cameo: '020', aid: '023' },
    negated: { plover: 'REQUEST', cameo: null },
  },
  AGREE: {
    done: { plover: 'AGREE', cameo: '030', aid: '033', iati: '12' },
    ongoing: { plover: 'AGREE', cameo: '030', aid: '033', iati: '12' },
    planned: { plover: 'AGREE', cameo: '030', aid: '033', iati: '12' },
    negated: { plover: 'REJECT', cameo: '120', aid: '122' },
  },
  AID: {
    done: { plover: 'AID', cameo: '070', aid: '07', iati: '3' },
    ongoing: { plover: 'AID', cameo: '070', aid: '07', iati: '3' },
    planned: { plover: 'AGREE', cameo: '033', aid: '033', iati: '12' },
    negated: { plover: 'AID', cameo: null },
  },
  COOPERATE: {
    done: { plover: 'COOPERATE', cameo: '057', iati: '2' },
    ongoing: { plover: 'COOPERATE', cameo: '060' },
    planned: { plover: 'AGREE', cameo: '030' },
    negated: { plover: 'COOPERATE', cameo: null },
  },
  CONSULT: {
    done: { plover: 'CONSULT', cameo: '040' },
    ongoing: { plover: 'CONSULT', cameo: '040' },
    planned: { plover: 'AGREE', cameo: '036' },
    negated: { plover: 'CONSULT', cameo: null },
  },
  RETREAT: {
    done: { plover: 'RETREAT', cameo: '080' },
    ongoing: { plover: 'RETREAT', cameo: '080' },
    planned: { plover: 'CONCEDE', cameo: '035' },
    negated: { plover: 'RETREAT', cameo: null },
  },
}

/** CAMEO's last digit for aid (1 economic, 2 military, 3 humanitarian) and PLOVER's context, by kind of support. */
export const SUPPORT_CODES: { readonly [kind: string]: { readonly cameo: string; readonly context: string } } = {
  air: { cameo: '2', context: 'military' },
  arms: { cameo: '2', context: 'military' },
  equipment: { cameo: '2', context: 'military' },
  training: { cameo: '2', context: 'military' },
  forces: { cameo: '2', context: 'military' },
  maintenance: { cameo: '2', context: 'military' },
  communications: { cameo: '2', context: 'military' },
  intelligence: { cameo: '2', context: 'intelligence' },
  medical: { cameo: '3', context: 'health' },
  food: { cameo: '3', context: 'human_security' },
  shelter: { cameo: '3', context: 'human_security' },
  water: { cameo: '3', context: 'human_security' },
  energy: { cameo: '1', context: 'economic' },
  money: { cameo: '1', context: 'economic' },
  reconstruction: { cameo: '1', context: 'economic' },
  advice: { cameo: '', context: 'economic' },
}

/** IATI types that are told by the money they move: without an amount they say nothing. */
const NEEDS_AMOUNT = '2'

export function codesOf(event: Event): Codes {
  const code = CODES[event.type][event.status]
  const isAid = event.type === 'AID' || event.support.length > 0 || event.amount !== null
  const kinds = event.support.flatMap((kind) => SUPPORT_CODES[kind] ?? [])
  const iati = code.iati === undefined || !isAid || (code.iati === NEEDS_AMOUNT && event.amount === null) ? null : code.iati
  return {
    plover: { event: code.plover, mode: modesOf(code.plover, isAid), context: [...new Set(kinds.map((k) => k.context))] },
    cameo: isAid && code.aid !== undefined ? aidCode(code, kinds[0]?.cameo ?? (event.amount ? '1' : '')) : code.cameo,
    iati,
  }
}

/** 023 with its last digit, 07 with it or 070: `07` alone is a root. */
function aidCode(code: Code, digit: string): string | null {
  if (code.aid === undefined) return code.cameo
  return digit === '' && code.aid.length < 3 ? code.cameo : code.aid + digit
}

/** REQUEST and REJECT are told apart by what is asked: help, or that something change. */
function modesOf(event: string, isAid: boolean): readonly string[] {
  return event === 'REQUEST' || event === 'REJECT' ? [isAid ? 'assist' : 'change'] : []
}
