/**
 * Words whose first و is their own letter and no "and", folded and without their endings.
 *
 * Listed are those where taking it off would leave another word of the news (وزارة → زار) or a scrap (وطن → طن). A word
 * that is missing here loses its و in every spelling alike: it is still found, and only meets what reads like its rest.
 */
const WORDS = `
  واجب واجه واحد وارد واسط واسع واشنطن واصل واضح واعد والد وافد وافق واقع واقعه واءل وباء وتير وثاءق وثيق وجب وجد
  وجدان وجه وجود وجوب وحد وحدو وحش وحيد وداع وديع ورد ورد ورش ورط ورق ورث وراء وزار وزراء وزير وزن وسط وساط وساءل
  وسيط وسيل وسوم وسام وشيك وصال وصف وصل وصول وصي وصاي وضع وضوح وطن وطيد وعد وعود وعي وفاء وفا وفاق وفد وفر وفق وفود
  وفي وفير وقاءع وقاي وقت وقع وقود وقوع وقوف وقف وكال وكلاء وكيل ولاء ولاد ولاي ولد وليد ولي وهم وهمي ويل وكر وجيز وجيه
`
const ENDINGS = ['', ...'ه ها هم هما هن نا ي يه يا ا ت ته تها وا ات اته اتها ين ان ون يين يون'.split(' ')]

const forms = new Set(
  WORDS.trim()
    .split(/\s+/)
    .flatMap((word) => ENDINGS.map((ending) => word + ending)),
)

/** Whether `word[from…n)`, folded letters that begin with و, is one of them. */
export function hasOwnWaw(word: Uint16Array, from: number, n: number): boolean {
  let form = ''
  for (let i = from; i < n; i++) form += String.fromCharCode(word[i])
  return forms.has(form)
}
