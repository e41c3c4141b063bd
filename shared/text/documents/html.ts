import { colours, type Html, heatOf, html } from '../html.ts';
import { countingRule, countWords } from '../proof.ts';
import { proofTable } from '../proof-table.ts';
import { citation, type Words } from '../words.ts';
import type { Document, Part, Row } from './parts.ts';
import { countedFrom } from './proof.ts';
import { qrCode } from './qr-code.ts';
import { type Seal, sealWords, verificationAddress } from './seal.ts';
import { style } from './style.ts';

type Proof = NonNullable<Document['proof']>;

/** A document as a page to print on A4. It loads nothing and runs nothing, and everything that a person wrote is escaped. */
export function documentHtml(document: Document, seal: Seal): string {
  const { number, title, issuer, proof } = document;
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title.zh} ${number}</title><style>${style}</style></head>
<body><main>
<header><p>${issuer.zh} <small>${issuer.en}</small></p>
<h1>${title.zh}<small>${title.en}</small></h1>
<div class="head">${document.head.map(({ label, text }) => html`<span>${label.zh} <small>${label.en}</small> <b>${text}</b></span>`)}</div></header>
<table class="form">${inLines(document.rows).map(line)}</table>
<p class="law rests">依据 ${document.rests.map(citation).join('、')}</p>
<footer>${qr(verificationAddress(number, seal))}<div>${sealWords(number, seal).map(both)}</div></footer>
${(document.tables ?? []).map(tableOf)}
${proof && counted(proof)}
</main></body></html>`.source;
}

/** Rows as lines of the page: two short neighbours share a line. */
export function inLines(rows: readonly Row[]): [Row, Row?][] {
  const lines: [Row, Row?][] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (row.half && last?.[0].half && last.length === 1) last.push(row);
    else lines.push([row]);
  }
  return lines;
}

function line([left, right]: [Row, Row?]): Html {
  if (!right) return html`<tr>${label(left.label)}<td colspan="3">${value(left)}</td></tr>`;
  return html`<tr>${label(left.label)}<td>${value(left)}</td>${label(right.label)}<td class="short">${value(right)}</td></tr>`;
}

function value({ parts, signed }: Row): Html {
  return html`${parts.map(piece)}${signed && html`<div class="sign"><span>负责人签字 <small class="same">Signed</small></span><span>（盖章 <small class="same">seal</small>）</span><span>　　年　　月　　日</span></div>`}`;
}

function piece(part: Part): Html {
  if ('words' in part) return both(part.words);
  if ('list' in part) return html`<ol class="items">${part.list.map((item) => html`<li>${item}</li>`)}</ol>`;
  return html`<p class="text">${part.strong ? html`<b>${part.text}</b>` : part.text}</p>`;
}

function counted(proof: Proof): Html {
  return html`<section><h2>附：期限逐日计算<small>How the date was counted</small></h2>
<p>${countWords({ ...proof.rule, start: proof.start, due: proof.due }).zh}（${citation(proof.rule)}）</p>
${proofTable(proof)}
<p>${countingRule.zh}<small>${countingRule.en}</small></p>
${countedFrom(proof).map((text) => html`<p class="law">${text}</p>`)}</section>`;
}

/** A table of a report: bars and shades are backgrounds of cells, so it prints as it is read. */
function tableOf({ title, columns, rows }: NonNullable<Document['tables']>[number]): Html {
  const shade = (share: number | null, drawn: 'bar' | 'heat' | null) => {
    if (share === null || drawn === null) return '';
    if (drawn === 'heat') return `background:${heatOf(share)}`;
    return `background:linear-gradient(to right, ${colours.blue.wash} ${share * 100}%, transparent 0)`;
  };
  return html`<section><h2>${title.zh}<small>${title.en}</small></h2><table class="report">
<tr>${columns.map(({ label: { zh, en } }) => html`<th>${zh}<small>${en}</small></th>`)}</tr>
${rows.map(({ cells, shares }) => html`<tr>${cells.map((cell, n) => html`<td style="${shade(shares[n] ?? null, columns[n]?.drawn ?? null)}">${cell}</td>`)}</tr>`)}
</table></section>`;
}

function qr(address: string): Html {
  const { side, path } = qrCode(address);
  return html`<svg viewBox="0 0 ${side} ${side}" role="img" aria-label="核验二维码"><path d="${path}"/></svg>`;
}

function label({ zh, en }: Words): Html {
  return html`<th>${zh}<small>${en}</small></th>`;
}

function both({ zh, en }: Words): Html {
  return html`<p>${zh}<small>${en}</small></p>`;
}
