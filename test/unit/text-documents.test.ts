import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { document as documentSchema } from '../../shared/contract/schemas/document.ts';
import { canonical, sha256 } from '../../shared/documents/canonical.ts';
import { readFonts } from '../../shared/documents/fonts.ts';
import { documentPdf } from '../../shared/documents/pdf.ts';
import { calendar, proof } from '../../shared/domain/calendar/calendar.ts';
import { documentHtml, inLines } from '../../shared/text/documents/html.ts';
import { type Document, half, list, row, said, strong, text, toSign } from '../../shared/text/documents/parts.ts';
import { qrCode } from '../../shared/text/documents/qr-code.ts';
import { verificationAddress, verificationCode } from '../../shared/text/documents/seal.ts';
import { pagesOf } from '../world/pdf.ts';

const days = calendar();
const fonts = await readFonts(createRequire(import.meta.url).resolve);

const document: Document = documentSchema.parse({
  kind: 'application',
  number: 'YM-2026-000001',
  title: { zh: '需求申请表', en: 'Form' },
  issuer: { zh: '义马市政务信息资源共享系统', en: 'Yima' },
  madeAt: '2026-09-24T09:00:00.000+08:00',
  log: [{ stream: 'req_1', seq: 1, hash: 'a'.repeat(64) }],
  head: [{ label: { zh: '编号', en: 'Number' }, text: 'YM-2026-000001' }],
  rows: [
    half('使用部门', 'Requester', '义马市教育体育局'),
    half('提供部门', 'Provider', '义马市民政局'),
    half('经办人', 'Handler', '㛃䶮𬭚'),
    row('共享用途', 'Purpose', text('助学资格核验\n每学期一次')),
    row('申请信息资源项数', 'Items', strong('2 项'), list(['姓名', '身份证号'])),
    toSign('意见', 'Consent', said({ zh: '同意。', en: 'Agreed.' })),
  ],
  proof: {
    rule: {
      document: '暂行办法',
      article: '第十五条',
      days: 5,
      extension: 0,
      unit: 'working-day',
      start: 'as-received',
      cutoff: null,
    },
    start: '2026-09-24',
    dayZero: '2026-09-24',
    extension: null,
    due: '2026-10-09',
    statutoryDue: '2026-10-09',
    provisional: false,
    calendar: days.id,
    policy: 'reply-conditional-2021',
    stops: [],
    days: [...proof(days, '2026-09-24', 5)],
  },
  rests: [{ document: '暂行办法', article: '第十五条' }],
});
const seal = { sha256: sha256(canonical(document)), portalUrl: 'https://yima.example' };
const page = (of: Document) => documentHtml(of, seal);
const seen = (html: string) => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, ' ');
const pdf = (of: Document) => documentPdf(of, seal, canonical({ document: of }), fonts);

describe('a document as a page', () => {
  it('shows everything that the data says, and by what it is checked', () => {
    const shown = seen(page(document));
    for (const expected of [
      '需求申请表',
      '义马市教育体育局',
      '㛃䶮𬭚',
      '每学期一次',
      '2 项',
      '身份证号',
      '负责人签字',
      '2026年10月9日',
      '第 5 日',
      '国务院办公厅关于2026年部分节假日安排的通知',
      '《暂行办法》第十五条',
      seal.sha256,
      `核验码 ${verificationCode(seal.sha256)}`,
    ]) {
      expect(shown).toContain(expected);
    }
    // For an office that holds the paper: no ids of keys, no paths and no commands.
    for (const inner of ['/v1/', 'npm run', 'reply-conditional-2021']) expect(shown).not.toContain(inner);
  });

  it('is as wide as the screen on a phone, with one cell below the other', () => {
    const narrow = /@media screen and \(max-width: 220mm\) \{([\s\S]*?)\n\}/.exec(page(document))?.[1];
    expect(narrow).toContain('main { width: auto;');
    expect(narrow).toContain('.form > tbody > tr > td { display: block;');
  });

  it('escapes what people wrote, loads nothing and runs nothing', () => {
    const hostile = '<script>alert(1)</script>"&';
    const html = page({
      ...document,
      number: hostile,
      head: [{ label: { zh: hostile, en: hostile }, text: hostile }],
      rows: [row(hostile, hostile, text(hostile), strong(hostile), list([hostile]))],
      rests: [{ document: hostile, article: hostile }],
    });
    expect(html).not.toContain('<script');
    expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;&amp;/g)?.length).toBeGreaterThan(9);
    expect(html).not.toMatch(/\b(src|href|url)\s*[=(]/);
  });

  it('puts short rows side by side, and never a long one beside another', () => {
    expect(inLines(document.rows).map((line) => line.map((one) => one?.label.zh))).toEqual([
      ['使用部门', '提供部门'],
      ['经办人'],
      ['共享用途'],
      ['申请信息资源项数'],
      ['意见'],
    ]);
  });
});

describe('a document as PDF', () => {
  it('is the same bytes for the same document, and others for another', async () => {
    const made = await pdf(document);
    expect(Buffer.compare(await pdf(document), made)).toBe(0);
    expect(Buffer.compare(await pdf({ ...document, madeAt: '2026-09-24T09:00:01.000+08:00' }), made)).not.toBe(0);
  });

  it('holds the signed data as an attachment, to be taken out and checked', async () => {
    const streams = streamsOf(await pdf(document));
    expect(streams.some((stream) => stream.equals(canonical({ document })))).toBe(true);
  });

  it('numbers its pages, however many', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => row(`第${at}行`, 'Row', text('长'.repeat(200))));
    const pages = (bytes: Uint8Array) => Number(/\/Count (\d+)/.exec(Buffer.from(bytes).toString('latin1'))?.[1]);
    expect(pages(await pdf({ ...document, rows, proof: null }))).toBeGreaterThan(3);
    // One row alone may be longer than a page.
    const long = [row('范围', 'Scope', text('长'.repeat(6000)))];
    expect(pages(await pdf({ ...document, rows: long, proof: null }))).toBeGreaterThan(1);
    expect(pages(await pdf({ ...document, proof: null }))).toBe(1);
  });

  it('has no page with only the end of a form, however long the form is', async () => {
    const signed = [toSign('承诺', 'Consent', text('甲同意')), toSign('答复', 'Reply', text('乙答复'))];
    for (const lines of [19, 21, 22, 23, 24]) {
      const rows = [...Array.from({ length: lines }, (_, n) => row(`第${n}行`, 'Row', text('长'))), ...signed];
      for (const proof of [null, document.proof]) {
        const pages = await pagesOf(await pdf({ ...document, rows, proof }));
        const end = pages.findIndex((page) => page.includes('乙答复'));
        expect(pages[end], `${lines}`).toContain('核验码');
        if (end > 0) expect(pages[end], `${lines}`).toMatch(proof ? /附：期限逐日计算/ : /甲同意/);
      }
    }
  }, 60_000);

  it('draws characters that its fonts lack by another font or as lines, and names those that none has', async () => {
    const rows = [row('经办人', 'Handler', text('𠮷田\u{e0100}提出：☑ 同意 ☐ 不同意 😀'), strong('𠮷'))];
    const bytes = await pdf({ ...document, rows, proof: null });
    const [page] = await pagesOf(bytes);
    expect(page).toContain('𠮷田提出：');
    expect(page).toContain('〓(U+1F600)');
    const drawing = streamsOf(bytes).map((stream) => stream.toString('latin1'));
    const content = drawing.filter((stream) => stream.includes(' TJ')).join('\n');
    for (const sign of '☑☐')
      expect(content).toContain(Buffer.from(`\ufeff${sign}`, 'utf16le').swap16().toString('latin1'));
    // Glyph 0 is the empty box that a font draws for what it lacks.
    const glyphs = [...content.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex]) => hex?.match(/.{4}/g) ?? []);
    expect(glyphs.length).toBeGreaterThan(100);
    expect(glyphs).not.toContain('0000');
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/FontName \/\w{6}\+LXGWWenKai/);
  });

  it('shows a QR code that leads to where it is checked, on paper and on the page', async () => {
    const address = `https://yima.example/verify?number=${document.number}&sha256=${seal.sha256}`;
    expect(verificationAddress(document.number, seal)).toBe(address);
    const { side, path } = qrCode(address);
    const { size, data } = encode(address, { ecc: 'M', border: 0 });
    expect(side).toBe(size);
    const dark = Array.from(path.matchAll(/M(\d+) (\d+)h(\d+)/g), ([, x, y, length]) =>
      Array.from({ length: Number(length) }, (_, n) => `${Number(x) + n} ${y}`),
    ).flat();
    expect(dark).toEqual(data.flatMap((line, y) => line.flatMap((one, x) => (one ? [`${x} ${y}`] : []))));
    expect(page(document)).toContain(`<path d="${path}"/>`);
    const drawing = streamsOf(await pdf(document)).map(
      (stream) => stream.toString('latin1').match(/ l$/gm)?.length ?? 0,
    );
    expect(Math.max(...drawing)).toBeGreaterThan(dark.length);
  });

  it('embeds what it uses of its fonts and draws every character with them', async () => {
    const bytes = await pdf(document);
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(2);
    expect(bytes.byteLength).toBeLessThan(150_000);
    // What each font maps its glyphs to, in UTF-16: the rare characters of names among them.
    const maps = streamsOf(bytes)
      .map(String)
      .filter((stream) => stream.includes('begincmap'));
    const mapped = maps.join('\n').toLowerCase();
    for (const character of '㛃䶮𬭚共享') {
      const hex = Buffer.from(character, 'utf16le')
        .swap16()
        .toString('hex')
        .replace(/(?<=^.{4})(?=.)/, ' ');
      expect(mapped, character).toContain(hex);
    }
  });
});

/** Every stream of a PDF that can be inflated. */
function streamsOf(bytes: Uint8Array): Buffer[] {
  const pdf = Buffer.from(bytes);
  const found: Buffer[] = [];
  for (let at = pdf.indexOf('\nstream\n'); at >= 0; at = pdf.indexOf('\nstream\n', at + 1)) {
    const end = pdf.indexOf('\nendstream', at);
    try {
      found.push(inflateSync(pdf.subarray(at + 8, end)));
    } catch {
      // Not compressed.
    }
  }
  return found;
}
