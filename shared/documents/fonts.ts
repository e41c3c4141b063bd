import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/**
 * The fonts of a PDF, each with its file in its package: 宋体 in two weights, with the characters of GB 18030 that are in use, and 楷体
 * for rarer ones, as occur in names. A PDF embeds the characters that it uses.
 */
export const fontFiles = {
  regular: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  rare: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff',
};
export type Fonts = Record<keyof typeof fontFiles, Uint8Array>;

/** Reads the fonts from a directory that holds all files, or from wherever each is. */
export async function readFonts(where: string | ((file: string) => string)): Promise<Fonts> {
  const at = typeof where === 'string' ? (file: string) => join(where, basename(file)) : where;
  const [regular, bold, rare] = await Promise.all(
    [fontFiles.regular, fontFiles.bold, fontFiles.rare].map((file) => readFile(at(file))),
  );
  return { regular, bold, rare } as Fonts;
}
