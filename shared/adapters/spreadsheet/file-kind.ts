import { Refusal } from '../../domain/refusals.ts';
import { startsWith } from './zip.ts';

/** What people send under the name .xlsx, and what it is called. */
const kinds = {
  html: '网页（HTML）表格',
  xml: 'XML 表格 2003',
  ods: 'OpenDocument 表格（.ods）',
  xlsb: '二进制工作簿（.xlsb）',
  document: '文字文档（.docx）',
  pdf: 'PDF 文档',
  text: '文本文件（如 .csv）',
} as const;

/** The beginning of a file that tells its kind. */
const BEGINNING = 2_000;

/** Tells what a file that is no archive is, by its beginning. @throws Refusal `file-kind` */
export function mustBeArchive(bytes: Uint8Array): void {
  if (startsWith(bytes, [0x50, 0x4b])) return;
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) refuse('pdf');
  const beginning = bytes.subarray(0, BEGINNING);
  const text = new TextDecoder(beginning[1] === 0 ? 'utf-16le' : 'utf-8').decode(beginning);
  if (/urn:schemas-microsoft-com:office:spreadsheet|<\?mso-application\s+progid="Excel/i.test(text)) refuse('xml');
  if (/<!doctype html|<html|<table|<meta\s|^\s*mime-version:/i.test(text)) refuse('html');
  if (bytes.length > 0 && !/[^\t\r\n\P{Cc}]/u.test(text) && /[,;\t]/.test(text)) refuse('text');
}

/** Tells what an archive is that is no workbook, by the names of its parts. @throws Refusal `file-kind` */
export function mustBeWorkbook(parts: ReadonlyMap<string, unknown>): void {
  if (parts.has('xl/workbook.bin')) refuse('xlsb');
  if (parts.has('word/document.xml')) refuse('document');
  if (parts.has('content.xml') && parts.has('mimetype')) refuse('ods');
}

function refuse(kind: keyof typeof kinds): never {
  throw new Refusal('file-kind', { kind: kinds[kind] });
}
