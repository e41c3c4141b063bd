/** What is read of an uploaded file at most; beyond it the file is refused, whole and before it costs anything. */
export const MAX_BYTES = 50 * 1024 * 1024;
/** Of all parts of a workbook together, unpacked. */
export const MAX_UNPACKED = 300 * 1024 * 1024;
/** Unpacked to packed: sheets of repeated cells come to 60, a bomb to 1,000. */
export const MAX_RATIO = 250;
export const MAX_PARTS = 2_000;
export const MAX_ROWS = 100_000;
export const MAX_CELLS = 5_000_000;
export const MAX_COLUMNS = 200;
