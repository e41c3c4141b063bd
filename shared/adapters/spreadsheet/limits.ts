/** The limits of an uploaded file. A file beyond them is refused as a whole, before it costs anything. */
export const MAX_BYTES = 50 * 1024 * 1024;
/** The size of all unpacked parts of a workbook together. */
export const MAX_UNPACKED = 300 * 1024 * 1024;
/** The ratio of unpacked to packed size: sheets of repeated cells reach 60, a bomb 1,000. */
export const MAX_RATIO = 250;
export const MAX_PARTS = 2_000;
export const MAX_ROWS = 100_000;
export const MAX_CELLS = 5_000_000;
export const MAX_COLUMNS = 200;
