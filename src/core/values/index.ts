/**
 * Time, numbers, money and quantities as Arabic news writes them: the value stage of the reader, and `isnad/values` by itself.
 */
export { createValues, type NumberFound, type OrdinalFound, type ValueOptions, type ValuesFound, type ValuesReader } from './standalone.ts'
export type { ValueContext, Values } from './value.ts'
export { createValueReader } from './value-reader.ts'
