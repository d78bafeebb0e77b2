/**
 * From the few forms a linguist writes to the paradigm that articles use.
 *
 * Only what shows in unvocalised writing is made: أَعلَنَ and أُعلِنَ are one form, so most passives need nothing.
 * Weak roots follow the grammar (W. Wright, A Grammar of the Arabic Language, I §§ 120–178): a hollow verb shortens
 * before a consonant suffix and in the jussive (قال، قلت، لم يقل); a defective one changes or drops its last letter
 * (نفى، نفت، نفوا، نفيت); a doubled one parts its letters (أصرّ، أصررت).
 */
import {
  ACCUSATIVE,
  CONSTRUCT,
  DUAL,
  FEMININE,
  FIRST,
  IMPERFECT,
  JUSSIVE,
  MASCULINE,
  MASDAR,
  NEEDS_SUFFIX,
  PARTICIPLE,
  PASSIVE,
  PERFECT,
  PLURAL,
  SINGULAR,
  VERBAL,
} from './features.ts'

/** Receives each form, in ordinary spelling, with its features (see `features.ts`). */
export type Emit = (form: string, features: number) => void

const MARKS = /[\u064b-\u0652\u0670\u0640]/g
const SHADDA = '\u0651'
const KASRATAN = '\u064d'
const bare = (word: string) => word.replace(MARKS, '')

/** The perfect, from its third person masculine singular. */
export function perfect(written: string, emit: Emit): void {
  const p = bare(written)
  const last = p.at(-1) as string
  const stem = p.slice(0, -1)
  const f = PERFECT | VERBAL
  const say = (form: string, more: number) => emit(form, f | more)
  say(p, MASCULINE | SINGULAR)
  if (last === 'ى') {
    say(`${stem}ا`, MASCULINE | SINGULAR | NEEDS_SUFFIX)
    say(`${stem}ت`, FEMININE | SINGULAR)
    say(`${stem}وا`, MASCULINE | PLURAL)
    say(`${stem}و`, MASCULINE | PLURAL | NEEDS_SUFFIX)
    say(`${stem}يا`, MASCULINE | DUAL)
    say(`${stem}تا`, FEMININE | DUAL)
    say(`${stem}ين`, FEMININE | PLURAL)
    say(`${stem}يت`, FIRST | SINGULAR)
    say(`${stem}ينا`, FIRST | PLURAL)
    return
  }
  if (last === 'ا') {
    say(`${stem}ت`, FEMININE | SINGULAR)
    say(`${stem}وا`, MASCULINE | PLURAL)
    say(`${stem}و`, MASCULINE | PLURAL | NEEDS_SUFFIX)
    say(`${stem}تا`, FEMININE | DUAL)
    say(`${stem}وت`, FIRST | SINGULAR)
    say(`${stem}ونا`, FIRST | PLURAL)
    return
  }
  say(`${p}ت`, FEMININE | SINGULAR)
  say(`${p}ا`, MASCULINE | DUAL)
  say(`${p}تا`, FEMININE | DUAL)
  if (last === 'ي') {
    say(`${stem}وا`, MASCULINE | PLURAL)
    say(`${stem}و`, MASCULINE | PLURAL | NEEDS_SUFFIX)
  } else {
    say(`${p}وا`, MASCULINE | PLURAL)
    say(`${p}و`, MASCULINE | PLURAL | NEEDS_SUFFIX)
    if (last === 'أ') {
      say(`${stem}ؤوا`, MASCULINE | PLURAL)
      say(`${stem}ؤو`, MASCULINE | PLURAL | NEEDS_SUFFIX)
    }
  }
  const short = written.endsWith(SHADDA) ? p + last : isHollow(p) ? p.slice(0, -2) + last : p
  say(`${short}ت`, FIRST | SINGULAR)
  say(`${short}نا`, FIRST | PLURAL)
  say(`${short}ن`, FEMININE | PLURAL)
  // Passives that show: قيل، أشير; قوبل
  if (isHollow(p)) {
    const passive = `${p.slice(0, -2)}ي${last}`
    say(passive, MASCULINE | SINGULAR | PASSIVE)
    say(`${passive}ت`, FEMININE | SINGULAR | PASSIVE)
    say(`${passive}وا`, MASCULINE | PLURAL | PASSIVE)
  } else if (p.length === 4 && p[1] === 'ا' && p[0] !== 'و') {
    // (ووصل is و and وصل, not a passive of واصل.)
    const passive = `${p[0]}و${p.slice(2)}`
    say(passive, MASCULINE | SINGULAR | PASSIVE)
    say(`${passive}ت`, FEMININE | SINGULAR | PASSIVE)
    say(`${passive}وا`, MASCULINE | PLURAL | PASSIVE)
  }
}

/** The imperfect, from its third person masculine singular; the perfect tells يقول from يتعاون. The future's س is a clitic and not written here. */
export function imperfect(written: string, perfectForm: string, emit: Emit): void {
  const i = bare(written)
  const hollow = isHollowImperfect(i) && (perfectForm === '' || isHollow(bare(perfectForm)))
  const body = i.slice(1)
  const last = i.at(-1) as string
  const f = IMPERFECT | VERBAL
  const say = (form: string, more: number) => emit(form, f | more)
  const persons = (stem: string, more = 0) => {
    say(`ي${stem}`, MASCULINE | SINGULAR | more)
    say(`ت${stem}`, FEMININE | SINGULAR | more)
    say(`أ${stem}`, FIRST | SINGULAR | more)
    say(`ن${stem}`, FIRST | PLURAL | more)
  }
  persons(body)
  const weak = 'ويى'.includes(last)
  const cut = weak ? body.slice(0, -1) : body
  if (last === 'ى') persons(`${cut}ا`, NEEDS_SUFFIX)
  for (const [prefix, gender] of [
    ['ي', MASCULINE],
    ['ت', FEMININE],
  ] as const) {
    if (prefix === 'ي') {
      say(`${prefix}${cut}ون`, gender | PLURAL)
      say(`${prefix}${cut}وا`, gender | PLURAL)
      say(`${prefix}${cut}و`, gender | PLURAL | NEEDS_SUFFIX)
      if (last === 'أ') {
        say(`${prefix}${body.slice(0, -1)}ؤون`, gender | PLURAL)
        say(`${prefix}${body.slice(0, -1)}ؤوا`, gender | PLURAL)
      }
    }
    const dual = last === 'ى' ? `${cut}ي` : body
    say(`${prefix}${dual}ان`, gender | DUAL)
    say(`${prefix}${dual}ا`, gender | DUAL)
  }
  say(`ي${last === 'ى' ? `${cut}ي` : weak || !hollow ? body : body.slice(0, -2) + last}ن`, FEMININE | PLURAL)
  // Jussive, where it is written apart: لم ينف، لم يقل
  const jussive = weak ? cut : hollow ? body.slice(0, -2) + last : ''
  if (jussive.length > 1) {
    const g = JUSSIVE | VERBAL
    emit(`ي${jussive}`, g | MASCULINE | SINGULAR)
    emit(`ت${jussive}`, g | FEMININE | SINGULAR)
    emit(`ن${jussive}`, g | FIRST | PLURAL)
  }
  // Passives that show: يقال، يشار; يدعى
  if (hollow && i.at(-2) !== 'ا') {
    say(`ي${body.slice(0, -2)}ا${last}`, MASCULINE | SINGULAR | PASSIVE)
    say(`ت${body.slice(0, -2)}ا${last}`, FEMININE | SINGULAR | PASSIVE)
  } else if (last === 'و') {
    say(`ي${cut}ى`, MASCULINE | SINGULAR | PASSIVE)
    say(`ت${cut}ى`, FEMININE | SINGULAR | PASSIVE)
  }
}

/** An active participle in all genders, numbers and cases, from its masculine singular (`نافٍ` with its kasratan). */
export function participle(written: string, emit: Emit): void {
  const p = bare(written)
  const defective = written.endsWith(KASRATAN)
  const full = defective ? `${p}ي` : p
  const f = PARTICIPLE
  if (defective) emit(p, f | MASCULINE | SINGULAR)
  emit(full, f | MASCULINE | SINGULAR)
  emit(`${full}ا`, f | MASCULINE | SINGULAR | ACCUSATIVE)
  emit(`${full}ة`, f | FEMININE | SINGULAR)
  emit(`${full}ان`, f | MASCULINE | DUAL)
  emit(`${full}ين`, f | MASCULINE | DUAL)
  emit(`${full}تان`, f | FEMININE | DUAL)
  emit(`${full}تين`, f | FEMININE | DUAL)
  emit(`${p}ون`, f | MASCULINE | PLURAL)
  emit(`${p}ين`, f | MASCULINE | PLURAL)
  emit(`${full}ات`, f | FEMININE | PLURAL)
}

/** A verbal noun: also before a suffix, and in the accusative. */
export function masdar(written: string, emit: Emit): void {
  const m = bare(written)
  emit(m, MASDAR | MASCULINE | SINGULAR)
  suffixed(m, MASDAR | MASCULINE | SINGULAR, emit)
  if (!/[ةىاء]$/.test(m)) emit(`${m}ا`, MASDAR | MASCULINE | SINGULAR | ACCUSATIVE)
}

/** A noun: masculine singular, feminine, plural (`-` or empty where there is none). One-word forms inflect, phrases stay. */
export function noun(form: string, feminine: string, plural: string, emit: Emit): void {
  if (form) {
    const f = bare(form)
    const gender = f.endsWith('ة') ? FEMININE : MASCULINE
    emit(f, gender | SINGULAR)
    if (!f.includes(' ')) {
      suffixed(f, gender | SINGULAR, emit)
      accusative(form, gender | SINGULAR, emit)
      dual(form, gender, emit)
    }
  }
  if (feminine) {
    const f = bare(feminine)
    emit(f, FEMININE | SINGULAR)
    if (!f.includes(' ')) {
      suffixed(f, FEMININE | SINGULAR, emit)
      dual(feminine, FEMININE, emit)
    }
  }
  if (plural) {
    const f = bare(plural)
    const gender = f.endsWith('ات') ? FEMININE : MASCULINE
    emit(f, gender | PLURAL)
    if (!f.includes(' ')) soundPlural(f, gender, emit)
  }
}

/** An adjective from its masculine singular; `plural` only where it is irregular (`عرب`). */
export function adjective(form: string, plural: string, emit: Emit): void {
  const f = bare(form)
  emit(f, MASCULINE | SINGULAR)
  if (f.includes(' ')) return
  accusative(form, MASCULINE | SINGULAR, emit)
  emit(`${f}ة`, FEMININE | SINGULAR)
  dual(f, MASCULINE, emit)
  dual(`${f}ة`, FEMININE, emit)
  if (plural) emit(bare(plural), MASCULINE | PLURAL)
  soundPlural(`${f}ون`, MASCULINE, emit)
  emit(`${f}ات`, FEMININE | PLURAL)
}

function accusative(form: string, features: number, emit: Emit): void {
  const f = bare(form)
  if (!/[ةىا]$/.test(f) && !/اء$/.test(f)) emit(`${f}ا`, features | ACCUSATIVE)
}

function suffixed(f: string, features: number, emit: Emit): void {
  if (f.endsWith('ة')) emit(`${f.slice(0, -1)}ت`, features | NEEDS_SUFFIX)
  else if (f.endsWith('ى')) emit(`${f.slice(0, -1)}ا`, features | NEEDS_SUFFIX)
}

function dual(form: string, gender: number, emit: Emit): void {
  let f = bare(form)
  if (f.endsWith('ة')) f = `${f.slice(0, -1)}ت`
  else if (f.endsWith('ى')) f = `${f.slice(0, -1)}ي`
  emit(`${f}ان`, gender | DUAL)
  emit(`${f}ين`, gender | DUAL)
  emit(`${f}ا`, gender | DUAL | CONSTRUCT)
  emit(`${f}ي`, gender | DUAL | CONSTRUCT)
}

function soundPlural(f: string, gender: number, emit: Emit): void {
  emit(f, gender | PLURAL)
  if (!f.endsWith('ون') || f.length < 5) return
  const stem = f.slice(0, -2)
  emit(`${stem}ين`, gender | PLURAL)
  emit(`${stem}و`, gender | PLURAL | CONSTRUCT)
  emit(`${stem}ي`, gender | PLURAL | CONSTRUCT)
}

/** قال، أفاد، استطاع، اختار: alef before the last letter, and not فاعل's (قابل) which is longer there. */
function isHollow(p: string): boolean {
  return p.length >= 3 && p.at(-2) === 'ا'
}

function isHollowImperfect(i: string): boolean {
  return i.length >= 4 && 'ويا'.includes(i.at(-2) as string) && !'ويىءئ'.includes(i.at(-1) as string)
}
