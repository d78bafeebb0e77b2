/** Which digits numbers are written in, and whether the Hijri calendar stands beside: read wherever a number is written. */
import type { Digits, Language } from './words.ts'

export const numerals = { digits: 'latn' as Digits, hijri: false }

const formats = {
  en: new Intl.NumberFormat('en'),
  latn: new Intl.NumberFormat('ar-u-nu-latn'),
  arab: new Intl.NumberFormat('ar-u-nu-arab'),
}

/** `1,200` · `١٬٢٠٠` */
export const formatCount = (n: number, language: Language): string => (language === 'en' ? formats.en : formats[numerals.digits]).format(n)
