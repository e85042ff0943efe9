/** A number with exactly so many decimals, so that a column of them stands in line. */
export function fixed(value: number, digits: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}
