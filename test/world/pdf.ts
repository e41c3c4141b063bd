import { extractText, getDocumentProxy } from 'unpdf';

/** The text of each page of a PDF, without the spaces that its layout makes. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ''));
}

/** The files attached to a PDF, by name. */
export async function attachedTo(bytes: Uint8Array): Promise<Record<string, string>> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const names = [...((await pdf.getAttachments()) ?? new Map()).keys()];
  const files = names.map(async (name) => [name, Buffer.from((await pdf.getAttachmentContent(name)) ?? []).toString()]);
  return Object.fromEntries(await Promise.all(files));
}
