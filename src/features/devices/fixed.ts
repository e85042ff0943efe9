/** With all its decimals, 7.0 and not 7, in the reader's language: a value that changes must not change its width. */
export function fixed(value: number, decimals: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}
