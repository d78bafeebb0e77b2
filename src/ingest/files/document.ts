/** Documents that are one text: statements of ministries come so. */

export type DocumentKind = 'docx' | 'pdf'

export interface DocumentText {
  readonly title?: string
  readonly text: string
}

/** Either takes a while to load: only where there is a document. @throws InputError where there are no words in it. */
export async function readDocument(kind: DocumentKind, bytes: Uint8Array): Promise<DocumentText> {
  if (kind === 'docx') return (await import('./docx.ts')).readDocx(bytes)
  return (await import('./pdf.ts')).readPdf(bytes)
}
