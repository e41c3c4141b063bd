import type { DemoPrincipal } from './principal.ts';

const ROLES: Record<string, string> = {
  staff: '经办人',
  head: '科室负责人',
  leader: '分管领导',
  bureau: '主管部门',
  administrator: '管理员',
  upper: '上级部门',
  government: '市政府办公室',
};

const STYLE = `body{margin:0;font:15px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1f2329;background:#f5f6f8}
main{max-width:1080px;margin:0 auto;padding:24px 16px}h1{font-size:22px;margin:0 0 4px}p{color:#5c6370;margin:0 0 20px}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:14px}
section{background:#fff;border:1px solid #e6e8eb;border-radius:8px;padding:14px 16px}h2{font-size:15px;margin:0 0 8px}
a{display:flex;justify-content:space-between;gap:12px;padding:7px 10px;border-radius:6px;color:#1554d1;text-decoration:none}
a:hover,a:focus{background:#eef3fd}a span{color:#5c6370}`;

/** Who one can be, by department. A choice is a link that carries what was asked. */
export function peoplePage(people: DemoPrincipal[], asked: URLSearchParams): string {
  const sections = [...Map.groupBy(people, ({ department }) => department)].map(([department, members]) => {
    const links = members.map(({ personId, name, roles }) => {
      const query = new URLSearchParams([...asked].filter(([key]) => key !== 'prompt'));
      query.set('person', personId);
      const titles = roles.map((role) => ROLES[role] ?? role).join('、');
      return `<a href="authorize?${plain(query.toString())}" data-person="${plain(personId)}">${plain(name)}<span>${plain(titles)}</span></a>`;
    });
    return `<section><h2>${plain(department)}</h2>${links.join('')}</section>`;
  });
  const body = `<h1>以谁的身份登录</h1><p>这是演示用的登录页，不需要密码：所列人员均为虚构。</p><div class="grid">${sections.join('')}</div>`;
  return page('登录', body);
}

export function refusalPage(wrong: string): string {
  return page('无法登录', `<h1>无法登录</h1><p>登录请求不完整或有误：${plain(wrong)}。请从控制台重新登录。</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style><main>${body}</main></html>`;
}

const plain = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
