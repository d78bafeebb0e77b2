/** Comma-separated values (RFC 4180) that a spreadsheet opens as they are: nothing in a cell is taken for a formula. */

/** One line, without its end. A cell that begins like a formula gets an apostrophe (OWASP, CSV injection). */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return cells
    .map((cell) => {
      if (cell === null) return ''
      if (typeof cell === 'number') return String(cell)
      const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
      return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
    })
    .join(',')
}

/** So that spreadsheets read Arabic as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'
