import { describe, expect, test } from 'vitest'
import { actorsOf } from '../mentions-of.ts'

const people = (text: string) => actorsOf(text).filter((a) => a.type === 'person')
const names = (text: string) => people(text).map((a) => a.name)

describe('one person under all forms', () => {
  test('surname, title and surname, office', () => {
    const text =
      'قال وزير الصيد البحري سالم الراوي إن الموسم جيد. وأضاف الراوي أن السفن جاهزة. وأكد الدكتور الراوي ذلك. وختم الوزير بأن العمل مستمر.'
    expect(names(text)).toEqual(['سالم الراوي'])
  })

  test('the fullest name, wherever it stands', () => {
    expect(names('قال سالم الراوي إن الموسم جيد. ثم عاد سالم بن علي الراوي إلى الميناء.')).toEqual(['سالم بن علي الراوي'])
  })

  test('the headline says in short what the text says in full', () => {
    expect(names('الراوي: الموسم جيد\n\nقال الوزير سالم الراوي إن الموسم جيد.')).toEqual(['سالم الراوي'])
  })

  test('one office, whatever its country is called', () => {
    expect(names('قال وزير الري بدولة قطر سالم الراوي إن الماء وفير. وأضاف وزير الري القطري أن السد آمن.')).toEqual(['سالم الراوي'])
  })

  test('عبد الله and عبدالله', () => {
    expect(names('قال عبد الله الراوي إن الماء وفير. وأكد عبدالله الراوي ذلك.')).toEqual(['عبد الله الراوي'])
  })

  test('what he is called besides', () => {
    expect(names('قال الرئيس سالم الراوي (أبو فهد) إن الماء وفير. وأكد أبو فهد ذلك.')).toEqual(['سالم الراوي'])
  })
})

describe('never two in one', () => {
  test('a surname shared', () => {
    expect(names('قال سالم الراوي إن الماء وفير. ورد فهد الراوي بأن السد جاف.')).toEqual(['سالم الراوي', 'فهد الراوي'])
  })

  test('an office shared', () => {
    expect(names('التقى وزير الري القطري سالم الراوي وزير الري الليبي فهد العمري.')).toEqual(['سالم الراوي', 'فهد العمري'])
  })

  test('an office of another country', () => {
    const actors = people('قال وزير الري القطري سالم الراوي إن الماء وفير. ورد وزير الري الليبي بأن السد جاف.')
    expect(actors.map((a) => a.name)).toEqual(['سالم الراوي', 'وزير الري الليبي'])
  })
})

describe('bodies', () => {
  const bodies = (text: string) => actorsOf(text).filter((a) => a.type === 'organization')

  test('a definite short form is the last of its kind', () => {
    expect(bodies('أعلنت وزارة الصيد البحري الموسم. وقالت الوزارة إن السفن جاهزة.').map((a) => a.name)).toEqual(['وزارة الصيد البحري'])
  })

  test('a body by the first words of its name, where one body has them', () => {
    const one = 'قالت إدارة المراعي في محافظة طبرق إن الماء وفير. وأضافت إدارة المراعي أن الموسم بدأ.'
    expect(bodies(one).map((a) => a.name)).toContain('إدارة المراعي في محافظة طبرق')
    expect(bodies(one).map((a) => a.name)).not.toContain('إدارة المراعي')
    const two = `قالت إدارة المراعي في محافظة درنة إن البئر جفت. ${one}`
    expect(bodies(two).map((a) => a.name)).toContain('إدارة المراعي')
  })

  test('the ministry without the word', () => {
    expect(bodies('قالت وزارة الري الليبية إن الماء وفير. وأكدت الري الليبية ذلك.').map((a) => a.name)).toEqual(['وزارة الري الليبية'])
  })

  test('the country of its nisba', () => {
    expect(bodies('أعلنت وزارة الصيد الليبية الموسم.')[0]?.country).toBe('LY')
  })
})

test('roles and affiliations are gathered', () => {
  const [actor] = people('قال رئيس حزب السنابل سالم الراوي إن اللقاء مثمر. وأضاف الراوي، عضو لجنة المياه، أن السد آمن.')
  expect(actor.roles[0]).toBe('رئيس حزب السنابل')
  expect(actor.affiliations).toContain('حزب السنابل')
})

test('a proclitic is no part of a name', () => {
  expect(names('وفقاً للمهندس سالم الراوي فإن السد آمن.')).toEqual(['سالم الراوي'])
})
