import PDFDocument from 'pdfkit';
import { inLines } from '../text/documents/html.ts';
import type { Document } from '../text/documents/parts.ts';
import { countedFrom } from '../text/documents/proof.ts';
import { qrCode } from '../text/documents/qr-code.ts';
import { type Seal, sealWords, verificationAddress } from '../text/documents/seal.ts';
import { countingRule, countWords, sourcesOf } from '../text/proof.ts';
import { columns } from '../text/proof-table.ts';
import { citation } from '../text/words.ts';
import type { Fonts } from './fonts.ts';
import { mixFonts } from './mixed-fonts.ts';
import { Sheet } from './sheet.ts';

/**
 * A document on A4 with its signed data attached. The same document gives the same bytes: nothing in them comes from the clock or
 * from chance.
 * @param attached the document with its signature, which is attached as `number.json`
 */
export async function documentPdf(
  document: Document,
  seal: Seal,
  attached: Uint8Array,
  fonts: Fonts,
): Promise<Uint8Array> {
  const made = new Date(document.madeAt);
  const title = `${document.title.zh} ${document.number}`;
  const pdf = new PDFDocument({
    size: 'A4',
    pdfVersion: '1.7',
    margins: { top: 36, bottom: 46, left: 45, right: 45 },
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    // Otherwise the library would read its own font from a file that is not in the bundle.
    font: null as never,
    info: {
      Title: title,
      Author: document.issuer.zh,
      Subject: document.rests.map(citation).join('、'),
      CreationDate: made,
      ModDate: made,
    },
  });
  const parts: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (part: Uint8Array) => parts.push(part));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', Buffer.from(fonts.regular));
  pdf.registerFont('bold', Buffer.from(fonts.bold));
  mixFonts(pdf, fonts);
  draw(new Sheet(pdf), document, seal);
  pdf.file(Buffer.from(attached), {
    name: `${document.kind}.json`,
    type: 'application/json',
    description: '签名数据 · signed data',
    creationDate: made,
    modifiedDate: made,
  });
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

function draw(sheet: Sheet, document: Document, seal: Seal): void {
  const { number, title, issuer, rows, proof } = document;
  sheet.brand(`${issuer.zh}　${issuer.en}`);
  sheet.title(title);
  sheet.head(document.head);
  const foot = {
    rests: `依据 ${document.rests.map(citation).join('、')}`,
    words: sealWords(number, seal),
    code: qrCode(verificationAddress(number, seal)),
  };
  sheet.form(inLines(rows), foot, { last: proof === null && !document.tables });
  for (const { title: heading, columns: of, rows: cells } of document.tables ?? []) {
    sheet.apart(Math.min(cells.length, 5) + 4);
    sheet.heading(heading);
    sheet.table(
      of.map(({ label, wide, drawn }) => ({ text: `${label.zh} ${label.en}`.trim(), right: false, wide, drawn })),
      cells.map((row) => ({ ...row, faint: false, marked: false })),
    );
  }
  if (proof) {
    sheet.apart(Math.min(proof.days.length, 5) + 5);
    sheet.heading({ zh: '附：期限逐日计算', en: 'How the date was counted' });
    const count = countWords({ ...proof.rule, start: proof.start, due: proof.due });
    sheet.words({ zh: `${count.zh}（${citation(proof.rule)}）`, en: count.en });
    const { places } = sourcesOf(proof.days);
    const shown = columns(proof.days);
    sheet.table(
      shown.map(({ head, right = false, wide = 1 }) => ({ text: `${head.zh} ${head.en}`, right, wide })),
      proof.days.map((day, n) => ({
        cells: shown.map(({ right, cell }) => {
          const { zh, en } = cell(day, places[n] ?? 0);
          return right || !en ? zh : `${zh} ${en}`;
        }),
        faint: day.counted === null,
        marked: day.date === proof.due,
      })),
    );
    sheet.words(countingRule);
    for (const text of countedFrom(proof)) sheet.note(text);
  }
  sheet.numberPages((page, pages) => `${number}　第 ${page} 页，共 ${pages} 页　Page ${page} of ${pages}`);
}
