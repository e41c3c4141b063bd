import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { fontFiles } from '../../shared/documents/fonts.ts';

/**
 * The browser that comes with the packages.
 * @param directory where it may keep what it makes of the fonts
 */
export async function startBrowser(directory: string): Promise<Browser> {
  mkdirSync(directory, { recursive: true });
  return await playwright.launch({
    executablePath: await chromium.executablePath(),
    // Pages are drawn without an emulated graphics card, which costs more than drawing them; else it is the browser people have.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, FONTCONFIG_FILE: fontsOfProduct(directory) },
    headless: true,
  });
}

/** The machine may have no Chinese font. The product has one, for its documents. */
function fontsOfProduct(to: string): string {
  const file = join(to, 'fonts.conf');
  const fonts = dirname(createRequire(import.meta.url).resolve(fontFiles.regular));
  writeFileSync(file, `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${to}</cachedir></fontconfig>`);
  return file;
}
