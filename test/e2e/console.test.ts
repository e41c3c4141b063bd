import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontFiles } from '../../shared/documents/fonts.ts';
import { applicationLife } from '../../shared/domain/lives/application.ts';
import { entryLife } from '../../shared/domain/lives/entry.ts';
import { requestLife } from '../../shared/domain/lives/request.ts';
import { conditional } from '../world/entries.ts';
import { csvOf } from '../world/files.ts';
import { waitingFor } from '../world/waiting.ts';
import { startWorld, type World } from '../world/world.ts';

const screens = join(import.meta.dirname, '../../.local/screens');
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 375, height: 812 };

let world: World;
let browser: Browser;
let resource = '';

beforeAll(async () => {
  mkdirSync(screens, { recursive: true });
  world = await startWorld({ now: '2026-09-24T09:00:00+08:00' });
  resource = await world.publish('school', conditional('在校学生基本信息'));
  await world.settle();
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: argumentsOf(chromium.args),
    env: { ...process.env, FONTCONFIG_FILE: fontsOfProduct() },
    headless: true,
  });
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

/** Without those that end the browser together with its first context. */
const argumentsOf = (all: string[]) => all.filter((each) => !['--single-process', '--no-zygote'].includes(each));

/** The machine may have no Chinese font. The product has one, for its documents. */
function fontsOfProduct(): string {
  const file = join(screens, 'fonts.conf');
  const directory = dirname(createRequire(import.meta.url).resolve(fontFiles.regular));
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${directory}</dir><cachedir>${screens}</cachedir></fontconfig>`,
  );
  return file;
}

const origin = () => world.runtime.apiUrl;
/** What the console itself got wrong: scripts that failed, and what its content policy forbids. */
const complaints: string[] = [];

/** A browser of a person, who has signed in as the sign-in page offers. */
async function signedIn(person: string, viewport: typeof DESK, at = '/console/'): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => complaints.push(`${person}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${person}: ${message.text()} ${message.location().url}`);
  });
  await page.goto(`${origin()}${at}`);
  await page.locator(`[data-person="${person}"]`).click();
  await page.getByRole('button', { name: '退出登录' }).waitFor();
  return page;
}

/** Keeps how it looks, and holds it against what everybody must be able to use. */
async function look(page: Page, name: string): Promise<void> {
  await expect.poll(() => page.locator('.waiting').count(), { timeout: 60_000 }).toBe(0);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const said = grave.map(
    ({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
  expect(said).toEqual([]);
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

describe('the console', () => {
  let request = '';

  it('leads from signing in to an application, by search', async () => {
    const page = await signedIn('civil', DESK);
    // The day is the system's, whatever the desktop's clock says.
    await page.getByText('2026年9月24日（星期四）').first().waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, 'workbench-1440');
    await page.getByRole('link', { name: '目录', exact: true }).click();
    await page.getByRole('searchbox').fill('学生');
    await page.getByRole('button', { name: '检索' }).click();
    await page.waitForURL(/q=/);
    await page.locator('.hit h2 a').first().waitFor();
    await look(page, 'catalog-1440');
    await page.locator('.hit h2 a').first().click();
    await page.getByRole('link', { name: '申请使用' }).waitFor();
    await look(page, 'resource-1440');
    await page.getByRole('link', { name: '申请使用' }).click();
    await page.getByLabel('全选').check();
    await page.getByLabel('共享范围').fill('市民政局社会救助股经办人员');
    await page.getByLabel('共享用途').fill('用于低保对象资格复核');
    await page.getByLabel('使用依据').fill('《社会救助暂行办法》第五十七条');
    await page.getByLabel('使用场景').fill('受理救助申请时由经办人员核对');
    await page.getByLabel('共享方式').selectOption('batch-table');
    await page.getByLabel('使用时限').fill('2028-12-31');
    await page.getByLabel('使用系统').fill('社会救助管理系统');
    await page.getByLabel('联系电话').fill('0398-5550100');
    await look(page, 'apply-1440');
    await page.reload();
    await expect.poll(() => page.getByLabel('使用系统').inputValue(), { timeout: 60_000 }).toBe('社会救助管理系统');
    await page.getByRole('button', { name: '保存草稿并提请负责人同意' }).click();
    await page.waitForURL(/applications/);
    await look(page, 'application-1440');
    await page.context().close();
  });

  it('lets the head consent on a phone', async () => {
    const page = await signedIn('civil-head', PHONE);
    await page.getByRole('link', { name: /^办理/ }).first().waitFor();
    await look(page, 'workbench-375');
    await page.getByRole('link', { name: /^办理/ }).first().click();
    await page.getByRole('button', { name: '同意并提出申请' }).click();
    await look(page, 'consent-375');
    await page.getByRole('button', { name: '同意并提出申请' }).last().click();
    await page.getByText(applicationLife.states.sent).first().waitFor();
    await look(page, 'application-375');
    await page.context().close();
    await world.settle();
  });

  it('opens the link in a mail after signing in, and lets the provider reply in part', async () => {
    const mail = world.newMails().find(({ to, text }) => to.startsWith('school@') && text.includes('/requests/'));
    const link = /https?:\/\/\S+\/requests\/\w+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect(link.startsWith(`${origin()}/console/requests/`)).toBe(true);
    request = link.split('/').at(-1) ?? '';
    const page = await signedIn('school', DESK, link.slice(origin().length));
    await page.getByRole('button', { name: '拟写答复' }).waitFor();
    await look(page, 'request-1440');
    await page.getByRole('button', { name: '拟写答复' }).click();
    await page.getByLabel('不同意').last().check();
    await page.getByLabel('说明').fill('超出所需最小范围');
    await page.getByLabel('依据文件').fill('中华人民共和国个人信息保护法');
    await page.getByLabel('条款').fill('第六条');
    await look(page, 'reply-1440');
    await page.getByRole('button', { name: '拟写答复' }).last().click();
    await page.getByText('拟写的答复').waitFor();
    await page.context().close();
    const head = await signedIn('school-head', PHONE, `/console/requests/${request}`);
    await head.getByRole('button', { name: '同意答复' }).waitFor();
    await look(head, 'request-375');
    await head.getByRole('button', { name: '同意答复' }).click();
    await head.getByRole('button', { name: '同意答复' }).last().click();
    await head.getByText('部分同意').first().waitFor();
    await head.context().close();
    await world.settle();
  });

  it('shows the grant to whoever applied, and every other place', async () => {
    const page = await signedIn('civil', DESK, '/console/grants');
    await page.locator('table.list a').first().waitFor();
    await look(page, 'grants-1440');
    await page.locator('table.list a').first().click();
    await page.getByText('授权内容').waitFor();
    await look(page, 'grant-1440');
    for (const place of ['需求申请', '校核', '数据需求', '协商与争议', '待办']) {
      await page.getByRole('link', { name: place }).first().click();
      await page.getByRole('heading', { level: 1, name: place }).waitFor();
      await look(page, `${place}-1440`);
    }
    await page.setViewportSize(PHONE);
    await page.goto(`${origin()}/console/requests?tab=sent`);
    await page.locator('table.list a').first().waitFor();
    await look(page, 'requests-375');
    await page.goto(`${origin()}/console/catalog/${resource}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, 'resource-375');
    await page.goto(`${origin()}/console/requests/req_01k5wv1m6t8e0b7q9z3c4d5f6g`);
    await page.getByText('找不到这个事项').waitFor();
    await look(page, 'not-found-375');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByText('以谁的身份登录').waitFor();
    await page.context().close();
  });

  it('names a state as the life of its kind does: an entry that awaits review is no request that awaits its reply', async () => {
    const compiled = await (await world.as('school')).ok('createResource', {
      body: { content: conditional('校车信息') },
    });
    await world.submit('school', { params: { id: compiled.body.id }, etag: compiled.etag });
    await world.settle();
    const page = await signedIn('officer', DESK, '/console/reviews');
    const row = page.locator('table.list tr', { hasText: '校车信息' });
    await row.getByText(entryLife.states.submitted).waitFor();
    expect(await row.getByText(requestLife.states.submitted).count()).toBe(0);
    await look(page, 'reviews-1440');
    await page.context().close();
  });

  it('imports a messy spreadsheet that is mended in six clicks, and takes it to approval', async () => {
    const base = { provider: '民政局', abstract: '全市临时救助发放情况', formatCategory: '电子表格-xlsx', open: '否' };
    const rows = [
      { ...base, name: '临时救助发放信息', itemName: '姓名', shareType: '1', methodType: '文件', cycle: '每半月' },
      { ...base, name: '高龄津贴发放信息', itemName: '姓名', shareType: '', methodType: '文件', cycle: '每年' },
      { ...base, name: '殡葬服务机构信息', provider: '民政', itemName: '名称', shareType: '1', cycle: '每年' },
    ];
    const page = await signedIn('civil', DESK, '/console/catalog');
    let clicks = 0;
    const click = async (what: ReturnType<Page['locator']>) => {
      clicks += 1;
      await what.click();
    };
    await page.locator('.hit h2 a').first().waitFor();
    await click(page.getByRole('link', { name: '导入' }));
    await page.getByText('选择文件', { exact: true }).waitFor();
    await look(page, 'imports-1440');
    const chooser = page.waitForEvent('filechooser');
    await click(page.getByText('选择文件', { exact: true }));
    await (await chooser).setFiles({ name: '九月整理.csv', mimeType: 'text/csv', buffer: Buffer.from(csvOf(rows)) });
    await page.getByText('核对完成：3 个条目，3 处需要更正').waitFor();
    await look(page, 'import-wrong-1440');
    await page.setViewportSize(PHONE);
    await look(page, 'import-wrong-375');
    await page.setViewportSize(DESK);
    for (const reading of ['每周', '无条件共享', '义马市民政局'])
      await click(page.getByRole('button', { name: reading, exact: true }));
    await click(page.getByRole('button', { name: '更正 3 处并导入' }));
    await page.getByText('3 个新条目已提请负责人同意').waitFor();
    expect(clicks).toBe(6);
    await look(page, 'import-done-1440');
    await page.getByRole('link', { name: '目录导入' }).click();
    // The first check, the check of what was mended, and the import.
    const listed = page.getByRole('link', { name: '九月整理.csv' });
    await expect.poll(() => listed.count(), { timeout: 60_000 }).toBe(3);
    await look(page, 'imports-list-1440');
    await page.context().close();
    await world.consentAll();
    const officer = await world.as('officer');
    await officer.ok('approveResources', { body: { entries: await waitingFor(officer, 'listReviews') } });
    await world.settle();
  });

  it('compiles an entry: items pasted from a spreadsheet, what is alike shown, and a revision with what it changes', async () => {
    const page = await signedIn('civil', DESK, '/console/catalog/new');
    await page.getByLabel('信息资源名称').fill('在校学生资助对象信息');
    await look(page, 'editor-new-1440');
    await page.getByLabel('信息资源摘要').fill('全市享受资助的在校学生的基本情况');
    await page.getByLabel(/^主题/).fill('社会保障');
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '信息项名称\\t数据类型\\t数据长度\\n姓名\\t字符型\\t50\\n公民身份号码\\t字符型\\t18');
      const area = document.querySelector('#items textarea');
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`);
    await page.getByText('已加入 2 个信息项').waitFor();
    expect(await page.getByRole('button', { name: '保存草稿' }).isDisabled()).toBe(true);
    await page.getByLabel(/信息资源格式分类/).selectOption('database');
    await page.getByLabel(/信息资源格式类型/).fill('mysql');
    await page
      .locator('#sharing')
      .getByLabel(/^共享类型/)
      .selectOption('unconditional');
    await page
      .locator('#sharing')
      .getByLabel(/^共享方式类型/)
      .selectOption('database');
    await page.getByLabel(/^更新周期/).selectOption('monthly');
    await page.locator('aside').getByRole('link', { name: '在校学生基本信息' }).waitFor();
    await look(page, 'editor-1440');
    await page.setViewportSize(PHONE);
    await look(page, 'editor-375');
    await page.setViewportSize(DESK);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('草稿已保存到系统').waitFor();
    await page.context().close();
    const school = await signedIn('school', DESK, `/console/catalog/${resource}/edit`);
    await school.getByLabel(/^更新周期/).selectOption('daily');
    await school.getByLabel('名称 1').fill('学生姓名');
    await school.locator('ins', { hasText: '学生姓名' }).waitFor();
    await school.locator('ins', { hasText: '每日' }).waitFor();
    await look(school, 'editor-revision-1440');
    await school.goto(`${origin()}/console/catalog/${resource}`);
    const users = school.locator('section', { hasText: '谁在用' });
    await users.getByRole('link', { name: '义马市民政局' }).waitFor();
    await look(school, 'entry-users-1440');
    await school.context().close();
  });

  it('applies for two items of two departments in six clicks, and says by when each replies', async () => {
    await world.publish('bureau-staff', conditional('企业信用信息'));
    await world.settle();
    const page = await signedIn('civil', DESK);
    let clicks = 0;
    const click = async (what: ReturnType<Page['locator']>) => {
      clicks += 1;
      await what.click();
    };
    await click(page.getByRole('link', { name: '目录', exact: true }));
    const basket = page.getByRole('dialog');
    await click(page.getByRole('button', { name: '加入申请单 企业信用信息' }));
    const of = (entry: string) => basket.locator('fieldset.picked', { hasText: entry });
    await click(of('企业信用信息').getByLabel('姓名'));
    await click(page.getByRole('button', { name: '加入申请单 在校学生基本信息' }));
    await click(of('在校学生基本信息').getByLabel('公民身份号码'));
    await basket.getByText('须于2026年10月9日（星期五）前答复').nth(1).waitFor();
    await look(page, 'catalog-basket-1440');
    await basket.getByLabel('共享范围').fill('市民政局社会救助股经办人员');
    await basket.getByLabel('共享用途').fill('用于临时救助对象信用核查');
    await basket.getByLabel('使用依据').fill('《社会救助暂行办法》第五十七条');
    await basket.getByLabel('使用场景').fill('受理临时救助申请时由经办人员核对');
    await basket.getByLabel('共享方式').selectOption('batch-table');
    await basket.getByLabel('使用时限').fill('2028-12-31');
    await basket.getByLabel('使用系统').fill('社会救助管理系统');
    await basket.getByLabel('联系电话').fill('0398-5550100');
    await page.reload();
    await page.getByRole('link', { name: '申请单（2）' }).waitFor();
    await page.goto(`${origin()}/console/basket`);
    await page.getByLabel('使用系统').waitFor();
    await look(page, 'basket-1440');
    await page.setViewportSize(PHONE);
    await look(page, 'basket-375');
    await click(page.getByRole('button', { name: '保存草稿并提请负责人同意' }));
    await page.getByText('义马市教育体育局：今日送达的').waitFor();
    expect(clicks).toBe(6);
    await look(page, 'basket-sent-375');
    await page.context().close();
  });

  it('exports what is seen, and takes it edited as revisions, told cell by cell', async () => {
    const page = await signedIn('civil', DESK, '/console/catalog?q=津贴');
    await expect.poll(() => page.locator('.hit').count(), { timeout: 60_000 }).toBe(1);
    await page.getByText('导出', { exact: true }).click();
    await page.getByRole('button', { name: 'CSV' }).click();
    const link = page.getByRole('link', { name: '下载文件' });
    await link.waitFor();
    await look(page, 'export-1440');
    const file = await (await fetch((await link.getAttribute('href')) ?? '')).text();
    expect(file).toContain('高龄津贴发放信息');
    expect(file).not.toContain('殡葬服务机构信息');
    await page.goto(`${origin()}/console/imports`);
    await page.setInputFiles('input[type=file]', {
      name: '修订.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(file.replace('每年', '每季度')),
    });
    await page.getByText('由“每年”改为“每季度”').waitFor();
    await look(page, 'import-revisions-1440');
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByRole('button', { name: '提请全部草稿' }).click();
    await page.getByText('已办理：已读 1 / 1').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '撤回本次导入' }).count(), { timeout: 60_000 }).toBe(0);
    await look(page, 'import-proposed-1440');
    await world.consentAll();
    const officer = await world.as('officer');
    await officer.ok('approveResources', { body: { entries: await waitingFor(officer, 'listReviews') } });
    await world.settle();
    await page.goto(`${origin()}/console/catalog?q=高龄津贴`);
    await page.getByRole('link', { name: '高龄津贴发放信息' }).click();
    await page.getByText('比较两个版本').click();
    await page.locator('ins', { hasText: '每季度' }).waitFor();
    await look(page, 'entry-compared-1440');
    await page.setViewportSize(PHONE);
    await look(page, 'entry-compared-375');
    await page.context().close();
  });

  it('lets anybody who holds a print check it, without signing in', async () => {
    const signed = (await (await world.as('school')).ok('getRequestFormData', { params: { id: request } })).body;
    const { body } = await (await world.as('')).ok('verify', { body: signed });
    const { number = '', sha256 = '' } = body.says ?? {};
    const page = await (await browser.newContext({ viewport: PHONE, locale: 'zh-CN' })).newPage();
    const code = (digest: string) => `${origin()}/console/verify?${new URLSearchParams({ number, sha256: digest })}`;
    const give = (document: object) =>
      page.setInputFiles('input[type=file]', {
        name: 'form.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(document)),
      });
    await page.goto(code(sha256));
    await page.getByText(sha256.slice(0, 4).toUpperCase()).first().waitFor();
    await give(signed);
    await page.getByText('真实：数据由本平台签发').waitFor();
    await look(page, 'verify-375');
    await give({ ...signed, document: { ...signed.document, number: 'YM-2026-999999' } });
    await page.getByText('签发之后内容被改动过').waitFor();
    await page.goto(code('0'.repeat(64)));
    await give(signed);
    await page.getByText('不是这份打印件的数据').waitFor();
    await page.context().close();
  });

  it('breaks no rule of its own content policy, and runs without an error', () => {
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
