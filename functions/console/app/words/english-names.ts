/** Put in by the build, as the Chinese names are. */
declare const ENGLISH_NAMES: Record<string, Record<string, string>>;

export const englishNames = ENGLISH_NAMES;
