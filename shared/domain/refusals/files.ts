import type { RefusalEntry } from './entry.ts';

/** Uploaded files that cannot be read. */
export const filesRefusals = {
  'file-too-large': {
    kind: 'invalid',
    rule: null,
    zh: '文件有 {megabytes} MB，超过 {most} MB 的上限，请分批导入。',
    en: 'The file has {megabytes} MB, more than the {most} MB allowed; import it in parts.',
  },
  'file-broken': {
    kind: 'invalid',
    rule: null,
    zh: '文件已损坏，或不是所选的格式。',
    en: 'The file is broken, or not of the format chosen.',
  },
  'file-expands': {
    kind: 'invalid',
    rule: null,
    zh: '压缩文件解开后过大，不予读取。',
    en: 'Unpacked, the file would be too large; it was not read.',
  },
  'file-encrypted': {
    kind: 'invalid',
    rule: null,
    zh: '文件是旧版 .xls 或设有密码，请另存为不带密码的 .xlsx。',
    en: 'The file is an old .xls or has a password; save it as .xlsx without one.',
  },
  'file-exchanged': {
    kind: 'conflict',
    rule: null,
    zh: '文件在检查之后被替换，未读取，请重新上传。',
    en: 'The file was replaced after it was checked, and was not read; upload it again.',
  },
  'file-encoding': {
    kind: 'invalid',
    rule: null,
    zh: '无法识别文件的文字编码，请另存为 UTF-8。',
    en: 'The encoding of the text is not known; save it as UTF-8.',
  },
  'file-no-header': {
    kind: 'invalid',
    rule: null,
    zh: '未找到表头，请使用导入模板。',
    en: 'No header was found; use the template.',
  },
  'file-kind': {
    kind: 'invalid',
    rule: null,
    zh: '文件是{kind}，不是 .xlsx 工作簿。请用表格软件打开，另存为“Excel 工作簿（*.xlsx）”后再导入；CSV 请按 csv 格式导入。',
    en: 'The file is no .xlsx workbook ({kind}). Open it in a spreadsheet program and save it as .xlsx; import CSV as csv.',
  },
  'file-json': {
    kind: 'invalid',
    rule: null,
    zh: '文件不是有效的 JSON：第 {line} 行读不下去。未导入任何条目。',
    en: 'The file is no valid JSON: it breaks in line {line}. Nothing was imported.',
  },
  'file-json-rows': {
    kind: 'invalid',
    rule: null,
    zh: '文件中有的行不是条目：每一行须是一个对象，含 provider 和 content。未导入任何条目。',
    en: 'The file has rows that are no entries: each has to be an object with provider and content. Nothing was imported.',
  },
  'file-json-unclear': {
    kind: 'invalid',
    rule: null,
    zh: '文件的 JSON 读法不唯一：有成员出现两次、数字过大或层次过深。未导入任何条目。',
    en: 'The JSON can be read in more than one way: a member given twice, a number too large, or too deep. Nothing was imported.',
  },
  'file-hidden': {
    kind: 'invalid',
    rule: null,
    zh: '只有隐藏的工作表有目录表头，请取消隐藏后再导入。',
    en: 'Only a hidden sheet has the header of a catalog; unhide it, then import the file.',
  },
  'file-quote-open': {
    kind: 'invalid',
    rule: null,
    zh: '第 {line} 行的引号没有成对，其后各格无法分开，请更正后再导入。',
    en: 'A quotation mark in line {line} has no counterpart, so what follows cannot be told apart; correct it.',
  },
  'heading-unclear': {
    kind: 'invalid',
    rule: '第三条',
    zh: '表头“{heading}”可能与涉密有关，但无法识别。请改为“涉密情况”，或删去该列。',
    en: 'The heading "{heading}" may be about secrecy but is not understood. Rename it, or remove the column.',
  },
  'file-too-many-rows': {
    kind: 'invalid',
    rule: null,
    zh: '表格超过 {max} 行或列数过多，请分批导入。',
    en: 'The sheet has more than {max} rows, or too many columns; import it in parts.',
  },
  'file-cell-too-long': {
    kind: 'invalid',
    rule: null,
    zh: '有单元格超过 {max} 个字，不予读取。',
    en: 'A cell has more than {max} characters; the file was not read.',
  },
  'file-too-complex': {
    kind: 'invalid',
    rule: null,
    zh: '文件内容过多或结构过于复杂，不予读取，请分批导入。',
    en: 'The file holds too much, or is too intricate; it was not read. Import it in parts.',
  },
  'import-started': {
    kind: 'conflict',
    rule: null,
    zh: '该导入已经开始。',
    en: 'The import has been started already.',
  },
  'too-many-jobs': {
    kind: 'too-many',
    rule: null,
    zh: '您已有 {most} 项任务在运行，请待其完成后再发起。',
    en: 'You have {most} jobs running; begin another when one has ended.',
  },
  'import-running': {
    kind: 'conflict',
    rule: null,
    zh: '该导入尚未完成。',
    en: 'The import has not ended yet.',
  },
  'import-missing': {
    kind: 'conflict',
    rule: null,
    zh: '尚未上传导入文件。',
    en: 'The file to import has not been uploaded.',
  },
} as const satisfies Record<string, RefusalEntry>;
