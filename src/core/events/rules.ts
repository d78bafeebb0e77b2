/** The names of the rules, as `why.rule` gives them. Each has its examples in `events.examples.tsv`. */
export const RULES: readonly string[] = [
  'event.verb.source', // طالبت النقابة …: a verb that reports; its subject is the attribution's source
  'event.verb.speaker', // نطالب …: the speaker is the subject
  'event.verb.subject-after', // قدمت الهيئة …
  'event.verb.subject-before', // أن القوات ستعود، السلطنة تقدم
  'event.verb.subject-dropped', // أنه التقى
  'event.verb.relative-subject', // السلطنة التي قدمت
  'event.verb.relative-object', // المساعدات التي قدمتها السلطنة
  'event.verb.passive', // أُرسلت المساعدات
  'event.verb.what', // ما تحتاجه السلطنة هو
  'event.participle', // داعياً الأطراف إلى
  'event.noun', // زيارة الوزير، بحاجة إلى
  'event.noun.between', // مفاوضات بين … و…
  'event.noun.light-verb', // أجرى الوزير مباحثات
  'event.noun.relative', // المباحثات التي أجراها الوزير
]
