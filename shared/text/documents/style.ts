import { colours, Html } from '../html.ts';

/** 仿宋 for what is written and 宋体 for headings, as in documents of an office, by the names that each system has for them. */
const body = `FangSong,STFangsong,'FangSong_GB2312','Songti SC',SimSun,'Noto Serif CJK SC','Source Han Serif SC',serif`;
const heads = `'Songti SC',STSong,SimSun,'Noto Serif CJK SC','Source Han Serif SC',serif`;

/** The look of a document: a sheet on the screen, and A4 on paper. */
export const style = new Html(`
@page { size: A4; margin: 12mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0; background: ${colours.ground}; color: ${colours.ink}; font: 10.5pt/1.55 ${body}; }
main { width: 210mm; min-height: 297mm; margin: 8mm auto; padding: 16mm; background: ${colours.paper}; border: 1px solid ${colours.line}; }
small { display: block; font-size: 8pt; line-height: 1.4; color: ${colours.quiet}; font-weight: 400; }
p { margin: 0 0 1.2mm; }
header p, header p small, .head small, small.same, td b + small { display: inline; }
header p { color: ${colours.brand}; font-weight: 600; }
h1, h2, th { font-family: ${heads}; }
h1 { margin: 5mm 0 4mm; text-align: center; font-size: 19pt; line-height: 1.35; letter-spacing: .04em; }
h1 small { font-size: 10pt; letter-spacing: 0; }
h2 { margin: 0 0 2mm; font-size: 12pt; }
.head { display: flex; justify-content: space-between; gap: 6mm; margin-bottom: 2mm; }
.form { width: 100%; border-collapse: collapse; border: 1.5px solid ${colours.ink}; }
.form th, .form > tbody > tr > td { border: 1px solid ${colours.ink}; padding: 1.8mm 2.6mm; text-align: left; vertical-align: top; }
.form th { width: 31mm; font-weight: 600; background: ${colours.ground}; }
.form td.short { width: 44mm; word-break: break-word; }
.text { white-space: pre-line; overflow-wrap: anywhere; }
.form tr { break-inside: avoid; }
.items { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0 6mm; margin: 1mm 0 0; padding-left: 6mm; }
.sign { display: flex; justify-content: space-between; gap: 4mm; margin-top: 9mm; padding-right: 4mm; }
.report { width: 100%; border-collapse: collapse; font-size: 9.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.report th, .report td { border-bottom: 1px solid ${colours.line}; padding: 1mm 1.6mm; text-align: left; }
.report tr { break-inside: avoid; }
.late { color: ${colours.red.mark}; }
section { margin-top: 8mm; }
section h2, section h2 + p { break-after: avoid; }
section tr { break-inside: avoid; }
.law { color: ${colours.quiet}; font-size: 8.5pt; }
footer { display: flex; flex-direction: row-reverse; gap: 5mm; margin-top: 3mm; break-inside: avoid; break-before: avoid; font-size: 8.5pt; color: ${colours.quiet}; }
footer p { margin: 0 0 .6mm; overflow-wrap: anywhere; }
footer div { flex: 1; min-width: 0; }
footer svg { flex: none; width: 24mm; height: 24mm; }
footer small { display: inline; margin-left: 2mm; }
.form tr:last-child, .rests { break-after: avoid; }
.rests { margin-top: 2mm; }
@media screen and (max-width: 220mm) {
  main { width: auto; min-height: 0; margin: 0; padding: 5mm 4mm; border: 0; }
  .head, .sign { flex-wrap: wrap; }
  .form, .form tbody, .form tr, .form th, .form > tbody > tr > td { display: block; width: auto; }
  .form td.short { width: auto; }
  .items { grid-template-columns: 1fr; }
  footer { flex-wrap: wrap; }
  footer div { flex-basis: 60mm; }
  section { overflow-x: auto; }
}
@media print {
  body { background: none; }
  body { font-size: 9.5pt; line-height: 1.45; }
  small { font-size: 7.5pt; }
  h1, h2, th { font-family: ${heads}; }
h1 { margin: 2mm 0 3mm; }
  .form th, .form > tbody > tr > td { padding: 1mm 2.4mm; }
  .form th small { display: inline; margin-left: 1mm; }
  .form th { width: 34mm; }
  .form td.short { width: 48mm; }
  .sign { margin-top: 6mm; }
  section { font-size: 9pt; }
  main { width: auto; min-height: 0; margin: 0; padding: 0; border: 0; }
  th, td, .form th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`);
