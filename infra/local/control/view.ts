/** Shows an answer of the API as a plain page, for people who follow the link in a mail. */
export function viewPage(path: string, status: number, text: string, viewer: string | undefined): string {
  let body: string;
  try {
    body = show(JSON.parse(text));
  } catch {
    body = `<pre>${escapeHtml(text)}</pre>`;
  }
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escapeHtml(path)}</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
  header { color: #777; margin-bottom: 1.5rem; }
  h1 { font-size: 1.25rem; margin: 0; color: CanvasText; word-break: break-all; }
  table { border-collapse: collapse; width: 100%; }
  td, th { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8883; font-weight: normal; }
  th { color: #777; white-space: nowrap; width: 1%; }
  td td, td th { border-bottom: none; }
  .no { color: #b3261e; }
</style>
<header>
  <h1>${escapeHtml(path)}</h1>
  <span${status < 400 ? '' : ' class="no"'}>HTTP ${status}</span>
  · ${viewer ? `以${escapeHtml(viewer)}的身份查看 · as seen by ${escapeHtml(viewer)}` : '未登录 · not signed in'}
  · <a href="/">返回 · back</a>
</header>
${body}
</html>`;
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) {
    return value.length === 0
      ? '—'
      : `<table>${value.map((entry) => `<tr><td>${show(entry)}</td></tr>`).join('')}</table>`;
  }
  if (typeof value === 'object') {
    const rows = Object.entries(value).map(([name, of]) => `<tr><th>${escapeHtml(name)}</th><td>${show(of)}</td></tr>`);
    return `<table>${rows.join('')}</table>`;
  }
  return escapeHtml(String(value));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
