import { extractText } from 'unpdf';

/** The text of each page of a PDF, without the spaces that its layout makes. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ''));
}
