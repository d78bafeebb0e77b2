/** Who wrote: `Name (address)`, `address (Name)`, `Name <address>`, or elements of each. */

const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/

export class Person {
  name: string | undefined
  email: string | undefined

  get isEmpty(): boolean {
    return this.name === undefined && this.email === undefined
  }

  /** What an element of the person, or the person's own element, says. */
  hear(element: string, text: string): void {
    if (text === '') return
    if (element.endsWith('email')) this.email ??= text
    else if (element.endsWith('name')) this.name ??= text
    else {
      const address = ADDRESS.exec(text)?.[0]
      const name =
        address === undefined
          ? text
          : text
              .replace(address, '')
              .replace(/[()<>[\]]|mailto:/g, ' ')
              .replace(/\s+/g, ' ')
              .trim()
      if (address !== undefined) this.email ??= address
      if (name !== '') this.name ??= name
    }
  }
}

export function authorOf(person: Person): { readonly author?: string; readonly authorName?: string } {
  const { name, email } = person
  if (name === undefined) return email === undefined ? {} : { author: email }
  return { author: email === undefined ? name : `${name} (${email})`, authorName: name }
}
