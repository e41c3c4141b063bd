/** Parses single cells: dates and numbers. */

/**
 * Reads a full date in any unambiguous form: 2023-1-5, 2023/01/05, 2023年1月5日, 20230105, also with a time behind it, or the
 * serial number of a spreadsheet. Not 01/05/2023, 23-1-5 or 2023年1月.
 * @returns `YYYY-MM-DD`, or null
 */
export function dateOf(text: string): string | null {
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromSerialNumber(Number.parseInt(text, 10));
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\s*\d{1,2}[:：]\d{2}.*)?$/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (!match) return null;
  return existingDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

function fromSerialNumber(days: number): string | null {
  // Day 25569 is 1970-01-01. A number outside the last decades is not a date.
  if (days < 25_569 || days > 73_050) return null;
  return new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function existingDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1949 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** Reads a whole number, and whether it was clean: `50`, `50.0`, `50位`, `50字节`, `18,2`, `VARCHAR(50)`. */
export function lengthOf(text: string): { length: number; clean: boolean } | null {
  const match =
    /^(\d{1,7})$/.exec(text) ??
    /^(\d{1,7})\.0+$/.exec(text) ??
    /^(\d{1,7})\s*[,，.]\s*\d{1,2}$/.exec(text) ??
    /^(?:最长|最大|不超过|约|≤|<=)?\s*(\d{1,7})\s*(?:个)?(?:字符|字节|位数|位|字|汉字|个|bytes?|chars?|b)(?:以内)?$/i.exec(
      text,
    ) ??
    /^[a-z]+\d?[（(]\s*(\d{1,7})\s*(?:[,，]\s*\d+\s*)?[）)]$/i.exec(text);
  const length = Number(match?.[1] ?? 0);
  if (length < 1 || length > 1_000_000) return null;
  return { length, clean: text === String(length) };
}
