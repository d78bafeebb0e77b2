/** The language and the theme of the page, as they were last chosen. `first-paint.js` has put both on the root element. */
import { AR } from '../words/ar.ts'
import { EN } from '../words/en.ts'
import { numerals } from '../words/numerals.ts'
import type { Digits, Language, TextSize, Theme, Words } from '../words/words.ts'

const root = document.documentElement

class Preferences {
  #language = $state<Language>(root.lang === 'en' ? 'en' : 'ar')
  #theme = $state<Theme>(root.dataset.theme === 'dark' || root.dataset.theme === 'light' ? root.dataset.theme : 'auto')

  #size = $state<TextSize>((root.dataset.size as TextSize | undefined) ?? 'normal')

  #digits = $state<Digits>(recall('isnad.digits') === 'arab' ? 'arab' : 'latn')
  #hijri = $state(recall('isnad.hijri') === 'true')

  constructor() {
    numerals.digits = this.#digits
    numerals.hijri = this.#hijri
  }

  get language(): Language {
    return this.#language
  }
  set language(language: Language) {
    this.#language = language
    root.lang = language
    root.dir = language === 'ar' ? 'rtl' : 'ltr'
    remember('isnad.language', language)
  }

  get theme(): Theme {
    return this.#theme
  }
  set theme(theme: Theme) {
    this.#theme = theme
    if (theme === 'auto') delete root.dataset.theme
    else root.dataset.theme = theme
    remember('isnad.theme', theme)
  }

  /** The size of all type, as a step. */
  get size(): TextSize {
    return this.#size
  }
  set size(size: TextSize) {
    this.#size = size
    root.dataset.size = size
    remember('isnad.size', size)
  }

  get digits(): Digits {
    return this.#digits
  }
  set digits(digits: Digits) {
    this.#digits = numerals.digits = digits
    remember('isnad.digits', digits)
  }

  /** Whether days of the Hijri calendar stand beside. */
  get hijri(): boolean {
    return this.#hijri
  }
  set hijri(hijri: boolean) {
    this.#hijri = numerals.hijri = hijri
    remember('isnad.hijri', String(hijri))
  }

  get words(): Words {
    return this.#language === 'ar' ? AR : EN
  }
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

export const preferences = new Preferences()
