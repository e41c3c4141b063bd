import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statutoryHolidays } from '../../shared/domain/calendar/statute.ts';
import { applicationLife } from '../../shared/domain/lives/application.ts';
import { entryLife } from '../../shared/domain/lives/entry.ts';
import { requestLife } from '../../shared/domain/lives/request.ts';
import { successor } from '../examples.ts';
import { Consoles, DESK, inDrawer, PHONE, screens } from '../world/consoles.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { csvOf } from '../world/files.ts';
import { ReceivingSystem } from '../world/receiver.ts';
import { waitingFor } from '../world/waiting.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let consoles: Consoles;
let resource = '';

beforeAll(async () => {
  world = await startWorld({ now: '2026-09-24T09:00:00+08:00' });
  resource = await world.publish('school', conditional('在校学生基本信息'));
  await world.settle();
  consoles = await Consoles.of(world);
});
afterAll(async () => {
  await consoles?.close();
  await world?.stop();
});

const origin = () => consoles.origin();
const opened: Consoles['opened'] = (...how) => consoles.opened(...how);
const signedIn: Consoles['signedIn'] = (...how) => consoles.signedIn(...how);
const look: Consoles['look'] = (...how) => consoles.look(...how);
const toAnotherMachine: Consoles['toAnotherMachine'] = (person) => consoles.toAnotherMachine(person);

/** Fills in the application form for all items of an entry. */
async function fillApplication(page: Page, purpose = '用于低保对象资格复核'): Promise<void> {
  await page.getByLabel('全选').check();
  await page.getByLabel('共享范围').fill('市民政局社会救助股经办人员');
  await page.getByLabel('共享用途').fill(purpose);
  await page.getByLabel('使用依据').fill('《社会救助暂行办法》第五十七条');
  await page.getByLabel('使用场景').fill('受理救助申请时由经办人员核对');
  await page.getByLabel('共享方式').selectOption('batch-table');
  await page.getByLabel('使用时限').fill('2028-12-31');
  await page.getByLabel('使用系统').fill('社会救助管理系统');
  await page.getByLabel('联系电话').fill('0398-5550100');
}

/** Counts the clicks that a task takes, as whoever does it would. */
function counted(page: Page) {
  let clicks = 0;
  const click = async (role: 'link' | 'button', name: string | RegExp) => {
    await page.getByRole(role, { name }).last().click();
    clicks += 1;
  };
  return { click, clicks: () => clicks };
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
    await fillApplication(page);
    await look(page, 'apply-1440');
    await page.getByRole('link', { name: '授权' }).first().click();
    await page.getByRole('button', { name: '继续填写' }).click();
    await page.reload();
    await expect.poll(() => page.getByLabel('使用系统').inputValue(), { timeout: 60_000 }).toBe('社会救助管理系统');
    await page.getByRole('button', { name: '保存草稿并提请负责人同意' }).click();
    await page.waitForURL(/applications/);
    await look(page, 'application-1440');
    await page.close();
  });

  it('lets the head consent on a phone', async () => {
    const page = await signedIn('civil-head', PHONE);
    await page.getByText('有 1 件等您办理').waitFor();
    await look(page, 'workbench-375');
    await page.getByRole('link', { name: /^同意并提出申请/ }).click();
    await page.getByRole('button', { name: '同意并提出申请' }).click();
    await look(page, 'consent-375');
    await inDrawer(page, '同意并提出申请');
    await page.getByText(applicationLife.states.sent).first().waitFor();
    await look(page, 'application-375');
    await page.close();
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
    await inDrawer(page, '拟写答复');
    await page.getByText('拟写的答复').waitFor();
    await page.close();
    const head = await signedIn('school-head', PHONE, `/console/requests/${request}`);
    await head.getByRole('button', { name: '同意答复' }).waitFor();
    await look(head, 'request-375');
    await head.getByRole('button', { name: '同意答复' }).click();
    await inDrawer(head, '同意答复');
    await head.getByText('部分同意').first().waitFor();
    await head.close();
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
    await page.close();
  });

  it('names a state as the life of its kind does: an entry that awaits review is no request that awaits its reply', async () => {
    const compiled = await (await world.as('school')).ok('createResource', {
      body: { content: conditional('校车信息') },
    });
    await world.submit('school', { params: { id: compiled.body.id }, etag: compiled.etag });
    await world.settle();
    const page = await signedIn('officer', DESK, '/console/review');
    const row = page.locator('.queue li', { hasText: '校车信息' });
    await row.getByText(entryLife.states.submitted).first().waitFor();
    expect(await row.getByText(requestLife.states.submitted).count()).toBe(0);
    await look(page, 'review-first-1440');
    await page.close();
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
    await page.close();
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
    await page.locator('#about').getByLabel('请选择').selectOption({ label: '基础信息资源' });
    await page
      .locator('#about')
      .getByLabel(/^项 \*/)
      .selectOption({ label: '人口' });
    await page.getByText('开放、标识、保密').nth(1).click();
    await page.getByLabel('身份标识 2').selectOption({ label: '公民身份号码' });
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
    await page.close();
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
    await school.close();
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
    await page.close();
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
    await page.close();
  });

  it('lets anybody who holds a print check it, without signing in', async () => {
    const signed = (await (await world.as('school')).ok('getRequestFormData', { params: { id: request } })).body;
    const { body } = await (await world.as('')).ok('verify', { body: signed });
    const { number = '', sha256 = '' } = body.says ?? {};
    const page = await (await consoles.newContext({ viewport: PHONE, locale: 'zh-CN' })).newPage();
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

  it('shows society what is open to it, how to get it, and nothing else, without signing in', async () => {
    const open = { open: { toSociety: true, condition: '注明数据来源', theme: '生活服务' } };
    const item = { id: 'i9', name: '管护人员评价', open: false };
    const parks = { ...unconditional('公园绿地名录'), ...open };
    await world.publish('civil', { ...parks, items: [...parks.items, item] });
    await world.settle();
    const context = await consoles.newContext({ viewport: DESK, reducedMotion: 'reduce', locale: 'zh-CN' });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => consoles.complaints.push(`anybody: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') consoles.complaints.push(`anybody: ${message.text()} ${message.location().url}`);
    });
    const loaded: string[] = [];
    page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
    await page.goto(`${origin()}/console/open`);
    await page.getByRole('link', { name: '公园绿地名录' }).waitFor();
    expect(await page.getByText('在校学生基本信息').count()).toBe(0);
    await look(page, 'open-1440');
    await page.getByRole('searchbox').fill('没有这样的');
    await page.getByRole('button', { name: '检索' }).click();
    await page.getByText('没有与“没有这样的”相符').waitFor();
    await page.getByRole('searchbox').fill('绿地');
    await page.getByRole('button', { name: '检索' }).click();
    await page.getByRole('link', { name: '公园绿地名录' }).click();
    await page.getByRole('heading', { name: '如何获取' }).waitFor();
    await page.getByText('有条件开放：注明数据来源').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('管护人员评价');
    await look(page, 'open-entry-1440');
    await page.setViewportSize(PHONE);
    await look(page, 'open-entry-375');
    await page.goto(`${origin()}/console/open?q=${encodeURIComponent('绿地')}`);
    await page.getByRole('link', { name: '公园绿地名录' }).waitFor();
    await look(page, 'open-375');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Open government data' }).waitFor();
    await page.getByRole('link', { name: '公园绿地名录' }).click();
    await page.getByText('Open on condition').waitFor();
    await page.goto(`${origin()}/console/open/res_01k5wv1m6t8e0b7q9z3c4d5f6g`);
    await page.getByText('No such open resource').waitFor();
    // Nobody is asked who they are, and nothing of the rest of the console is loaded.
    expect(loaded.filter((path) => /openapi|oidc|\/v1\/(?!open\/)/.test(path))).toEqual([]);
    await context.close();
  });

  it('names who stands in within three clicks, and shows in another colour whom the delegate acts for', async () => {
    const page = await signedIn('civil', DESK);
    const task = counted(page);
    await task.click('link', /示例 civil$/);
    await page.getByLabel('至').fill('2026-09-25');
    await page.getByLabel('代办人').selectOption('civil2');
    await look(page, 'me-1440');
    await task.click('button', '登记缺勤并指定代办人');
    await page.getByText('代办人：示例 civil2').waitFor();
    expect(task.clicks()).toBeLessThanOrEqual(3);
    await page.setViewportSize(PHONE);
    await look(page, 'me-375');
    await page.close();

    const delegate = await signedIn('civil2', DESK, `/console/catalog/${resource}/apply`);
    await delegate.getByLabel('代办').selectOption('civil');
    await delegate.getByText('正在代示例 civil办理').waitFor();
    await fillApplication(delegate, '由代办人提出的复核');
    await delegate.getByRole('button', { name: '保存草稿并提请负责人同意' }).click();
    await delegate.getByText('由示例 civil2代示例 civil办理').first().waitFor();
    await look(delegate, 'acting-1440');
    await delegate.setViewportSize(PHONE);
    await look(delegate, 'acting-375');
    await delegate.setViewportSize(DESK);
    // Whoever was away is back: the choice ends by itself, and says so.
    const civil = await world.as('civil');
    const { body, etag } = await civil.ok('listAbsences', { params: { id: 'civil' } });
    await civil.ok('endAbsence', { params: { id: 'civil', absence: String(body.items[0]?.id) }, etag });
    await delegate.getByRole('link', { name: '授权' }).first().click();
    await delegate.getByText('代办已经结束').waitFor();
    await expect.poll(() => delegate.getByLabel('代办').count(), { timeout: 60_000 }).toBe(0);
    consoles.complaints.splice(
      0,
      consoles.complaints.length,
      ...consoles.complaints.filter((text) => !text.includes('403')),
    );
    await delegate.close();
  });

  it('keeps the register of people and departments where the administrator works', async () => {
    const page = await signedIn('admin', DESK, '/console/people');
    await page.getByRole('link', { name: '示例 school-head' }).waitFor();
    await look(page, 'people-1440');
    await page.getByRole('button', { name: '登记人员' }).click();
    await page.getByLabel('编号').fill('school3');
    await page.getByLabel('部门 *').selectOption('06');
    await page.getByLabel('名称').fill('王新');
    await page.getByLabel('邮件地址').fill('school3@yima.example');
    await page.locator('.ant-drawer').getByLabel('专职人员').check();
    await look(page, 'person-new-1440');
    // Closing with something typed asks, and what was typed is there again.
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '离开，保留草稿' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: '登记人员' }).click();
    expect(await page.getByLabel('名称').inputValue()).toBe('王新');
    await inDrawer(page, '登记人员');
    await page.getByRole('link', { name: '王新' }).click();
    await page.getByText('school3@yima.example').waitFor();
    await page.getByRole('button', { name: '离岗并移交' }).click();
    await page.getByLabel('接手人').selectOption('school');
    await look(page, 'person-leaves-1440');
    await page.getByRole('button', { name: '人员离岗并移交' }).click();
    await page.getByText('已离岗').waitFor();
    await page.setViewportSize(PHONE);
    await page.goto(`${origin()}/console/people`);
    await page.getByRole('link', { name: '示例 school-head' }).waitFor();
    await look(page, 'people-375');
    await page.goto(`${origin()}/console/departments`);
    await page.getByRole('link', { name: '义马市教育体育局' }).waitFor();
    await look(page, 'departments-375');
    await page.setViewportSize(DESK);
    await page.getByRole('link', { name: '义马市教育体育局' }).click();
    await page.getByRole('button', { name: '更名和变更' }).waitFor();
    await look(page, 'department-1440');
    await page.getByRole('button', { name: '并入他部门' }).click();
    await page.getByRole('region', { name: '并入后将移交的内容' }).getByText('在岗人员').waitFor();
    await look(page, 'merger-1440');
    await page.close();
  });

  it('shows both versions where somebody changed the same meanwhile, field by field, and goes on', async () => {
    const page = await signedIn('admin', DESK, '/console/departments/06');
    await page.getByRole('button', { name: '更名和变更' }).click();
    await page.getByLabel('名称').fill('义马市教育局');
    const admin = await world.as('admin');
    const params = { id: '06' };
    const { body, etag } = await admin.ok('getDepartment', { params });
    const { creditCode } = body;
    await admin.ok('updateDepartment', {
      params,
      etag,
      body: { creditCode, name: '义马市教育和体育局', office: '信息中心' },
    });
    const send = page.getByRole('button', { name: '变更部门登记（更名等）' });
    await send.click();
    const versions = page.getByRole('region', { name: '在您填写时，他人作了修改' });
    await versions.waitFor();
    // What only the other changed is taken over; what both did is asked.
    expect(await page.getByLabel('专职机构').inputValue()).toBe('信息中心');
    expect(await page.getByLabel('名称').inputValue()).toBe('义马市教育局');
    await look(page, 'changed-meanwhile-1440');
    await versions.getByRole('button', { name: '名称：用现在的' }).click();
    expect(await page.getByLabel('名称').inputValue()).toBe('义马市教育和体育局');
    await versions.getByRole('button', { name: '名称：用我填写的' }).click();
    await send.click();
    await page.getByRole('heading', { level: 1, name: /义马市教育局/ }).waitFor();
    expect((await admin.ok('getDepartment', { params })).body).toMatchObject({
      name: '义马市教育局',
      office: '信息中心',
    });
    consoles.complaints.splice(
      0,
      consoles.complaints.length,
      ...consoles.complaints.filter((text) => !text.includes('412')),
    );
    await page.close();
  });

  it('shows what next year’s notice moves before it is loaded, in four clicks', async () => {
    const holidays = statutoryHolidays(2027, { madeUp: false }).map(({ name, date }) => ({
      name,
      date,
      isOffDay: true,
    }));
    const made = [
      { name: '国庆节', date: '2027-10-08', isOffDay: true },
      { name: '国庆节', date: '2027-09-26', isOffDay: false },
    ];
    const notice = { year: 2027, papers: ['https://www.gov.cn/notices/2027'], days: [...holidays, ...made] };
    const page = await signedIn('officer', DESK);
    const task = counted(page);
    await page.getByText('更多').click();
    await task.click('link', '日历');
    await page.getByRole('heading', { level: 1, name: '2026年工作日历' }).waitFor();
    await page.getByLabel('文号').fill('国办发明电〔2026〕7号');
    await page.getByLabel('印发日期').fill('2026-11-04');
    await page.getByLabel('放假安排文件').setInputFiles({
      name: '2027.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(notice)),
    });
    await page.getByText('2027年9月26日（星期日）').waitFor();
    await look(page, 'notice-1440');
    await task.click('button', '载入并重新计算期限');
    await page.getByText('已经载入').waitFor();
    // The menu and the file are a click each.
    expect(task.clicks() + 2).toBeLessThanOrEqual(4);
    await page.getByRole('link', { name: '2027', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '2027年工作日历' }).waitFor();
    await page.getByText('国办发明电〔2026〕7号').first().waitFor();
    await look(page, 'calendar-1440');
    await world.settle();

    // A closure moves the date of what is open, which is seen before.
    const sent = await world.applyFor('civil', resource);
    await world.settle();
    const due = String(sent.body.deadline?.due);
    await page.getByRole('button', { name: '没有文件，逐项填写' }).click();
    await page.getByLabel('年份').fill(due.slice(0, 4));
    await page.getByLabel('类别').selectOption('closure');
    await page.getByLabel('标题').fill('关于防汛停工的通告');
    await page.getByLabel('文号').fill('义政〔2026〕9号');
    await page.getByLabel('链接').fill('https://www.yima.gov.cn/notices/9');
    await page.getByRole('button', { name: '添加放假日期' }).click();
    await page.getByLabel('名称').fill('防汛停工');
    await page.getByLabel('自').fill(due);
    await page.getByLabel('至').fill(due);
    await page.getByRole('button', { name: '看会变动什么' }).click();
    await page.getByText(sent.body.number).first().waitFor();
    await look(page, 'closure-1440');
    await page.getByRole('link', { name: '授权' }).first().click();
    await page.getByRole('button', { name: '离开，保留草稿' }).click();
    await page.setViewportSize(PHONE);
    await page.goto(`${origin()}/console/calendar`);
    await page.getByText(sent.body.number).first().waitFor();
    await look(page, 'calendar-375');
    await page.close();
  });

  it('lists the rules with their articles, and says what another would have made of it', async () => {
    const page = await signedIn('officer', DESK, '/console/rules');
    await page.getByRole('link', { name: '答复（有条件共享）' }).waitFor();
    await look(page, 'rules-1440');
    await page.getByRole('link', { name: '答复（有条件共享）' }).click();
    await page.getByText('应于').waitFor();
    await page.getByLabel('改为（工作日）').fill('1');
    await page.getByRole('button', { name: '看看结果' }).click();
    await page.getByText('现行规则下逾期').waitFor();
    await look(page, 'rule-1440');
    await page.getByRole('button', { name: '提出新的版本' }).click();
    await page.getByLabel(/^工作日数/).fill('7');
    await look(page, 'rule-new-1440');
    await page.setViewportSize(PHONE);
    await page.goto(`${origin()}/console/rules`);
    await page.getByRole('link', { name: '答复（有条件共享）' }).waitFor();
    await look(page, 'rules-375');
    await page.close();
  });

  it('brings a rule that one officer proposed to the work of another, who confirms it there', async () => {
    await (await world.as('officer')).ok('createPolicy', { body: successor });
    await world.settle();
    const page = await signedIn('officer2', DESK);
    const row = page.getByRole('link', { name: `确认期限规则：答复（有条件共享） ${successor.id}` });
    await row.waitFor();
    await look(page, 'workbench-rule-1440');
    await row.click();
    await page.getByRole('button', { name: '确认期限规则' }).click();
    await inDrawer(page, '确认期限规则');
    await page.getByText('待施行').first().waitFor();
    await page.getByRole('link', { name: '工作台' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => row.count(), { timeout: 60_000 }).toBe(0);
    await page.close();
  });

  it('keeps what a list was asked for as a view, and begins to read what one points at', async () => {
    const page = await signedIn('civil', DESK, '/console/catalog?shareType=conditional');
    await page.getByRole('button', { name: '保存为视图' }).click();
    await page.getByLabel('视图名称').fill('有条件的');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.goto(`${origin()}/console/catalog`);
    await page.getByRole('link', { name: '有条件的', exact: true }).click();
    await page.waitForURL(/shareType=conditional/);
    await look(page, 'views-1440');
    await page.setViewportSize(PHONE);
    await look(page, 'views-375');
    await page.setViewportSize(DESK);
    const link = page.locator('.hit h2 a').first();
    const [read] = await Promise.all([page.waitForResponse(/\/v1\/resources\/res_/), link.hover()]);
    expect(page.url()).toContain('/console/catalog?');
    expect(read.url()).toContain((await link.getAttribute('href'))?.split('/').at(-1));
    await page.getByRole('button', { name: '删除视图' }).click();
    expect(await page.getByRole('link', { name: '有条件的', exact: true }).count()).toBe(0);
    await page.close();
  });

  it('signs in again where the session has run out, and comes back to the same field', async () => {
    const page = await signedIn('admin', DESK, '/console/departments/06');
    await page.getByRole('button', { name: '更名和变更' }).click();
    await page.getByLabel('专职机构').fill('数据科');
    // As the API answers a token that is no longer good.
    await page.route('**/v1/**', (route) => route.fulfill({ status: 401, body: '{}' }), { times: 1 });
    await page.evaluate('window.before = true');
    await page.getByLabel('专职机构').press('Enter');
    // The provider still knows the browser, which comes back as another page.
    await expect.poll(() => page.evaluate('window.before'), { timeout: 60_000 }).toBe(undefined);
    await page.getByRole('button', { name: '变更部门登记（更名等）' }).waitFor();
    const focused = () => page.evaluate('document.activeElement.getAttribute("data-field")');
    await expect.poll(focused, { timeout: 20_000 }).toBe('office');
    expect(await page.getByLabel('专职机构').inputValue()).toBe('数据科');
    consoles.complaints.splice(
      0,
      consoles.complaints.length,
      ...consoles.complaints.filter((text) => !text.includes('401')),
    );
    await page.close();
  });

  it('shows an officer what a revision changes, field by field, and goes by key', async () => {
    const school = await world.as('school');
    const read = await school.ok('getResource', { params: { id: resource } });
    const { published } = read.body;
    const items = [...(published?.items ?? []).slice(1), { id: 'grade', name: '年级', dataType: 'C', length: 10 }];
    const content = { ...published, abstract: '在校学生的学籍、年级和就读学校', updateCycle: 'weekly', items };
    const { etag } = await school.ok('updateResource', {
      params: { id: resource },
      etag: read.etag,
      body: { content },
    });
    await world.submit('school', { params: { id: resource }, etag });
    const other = await (await world.as('civil')).ok('createResource', { body: { content: unconditional() } });
    await world.submit('civil', { params: { id: other.body.id }, etag: other.etag });
    await world.settle();
    const page = await signedIn('officer', DESK, `/console/review?entry=${resource}`);
    await page.locator('.diff ins', { hasText: '在校学生的学籍、年级和就读学校' }).waitFor();
    await page.locator('.diff ins', { hasText: '每周' }).waitFor();
    await page.locator('.diff del', { hasText: '姓名' }).waitFor();
    await page.locator('.diff ins', { hasText: '年级' }).first().waitFor();
    await look(page, 'review-1440');
    await page.setViewportSize(PHONE);
    await look(page, 'review-375');
    await page.setViewportSize(DESK);
    const current = page.locator('.queue [aria-current="true"]');
    const before = await current.textContent();
    await page.keyboard.press('k');
    await expect.poll(() => current.textContent(), { timeout: 60_000 }).not.toBe(before);
    await page.keyboard.press('j');
    await expect.poll(() => current.textContent(), { timeout: 60_000 }).toBe(before);
    await page.locator('.diff').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('dialog').locator('textarea').first().fill('请说明年级的口径');
    await look(page, 'review-return-1440');
    await page.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
    await expect.poll(() => page.locator('.queue li').count(), { timeout: 60_000 }).toBe(1);
    await page.getByRole('button', { name: '审定发布' }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByRole('button', { name: '审定发布' }).click();
    await page.getByText('没有事项').waitFor();
    await page.close();
    await world.settle();
    const clerk = await signedIn('school', PHONE, '/console/?tab=returned');
    await clerk.getByText('请说明年级的口径').waitFor();
    await look(clerk, 'workbench-returned-375');
    await clerk.close();
  });

  it('speaks English where its person has chosen it: only names and what people wrote stay Chinese', async () => {
    const asked = await world.applyFor('civil', resource, ['since']);
    await world.settle();
    await toAnotherMachine('school');
    const page = await signedIn('school', DESK, '/console/me');
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'My settings' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const school = await world.as('school');
    const { body } = await school.ok('getRequest', { params: asked.params });
    // What the pages show of this: names, and what people wrote.
    const written = JSON.stringify([body, (await school.ok('getWork')).body]);
    const chineseOn = async () =>
      ((await page.locator('body').innerText()).match(/[\u4e00-\u9fff]+/g) ?? []).filter(
        (text) => !written.includes(text) && !/^示例$|^义马市|^(中文|语言)$/.test(text),
      );
    await page.getByRole('link', { name: 'Workbench' }).click();
    const open = page.getByRole('link', { name: new RegExp(`^Write the reply.*${asked.body.number}`) });
    await open.waitFor();
    await look(page, 'workbench-english-1440');
    expect(await chineseOn()).toEqual([]);
    await open.click();
    await page.getByText('By the end of 9 October 2026 (Friday): Reply').waitFor();
    await page.getByText('Events').waitFor();
    await look(page, 'request-english-1440');
    expect(await chineseOn()).toEqual([]);
    await page.setViewportSize(PHONE);
    await look(page, 'request-english-375');
    await toAnotherMachine('school');
  });

  it('shows what others hold already beside what is compiled, with the answers that the law allows', async () => {
    await world.publish('school', conditional('校园安全员信息'));
    await world.settle();
    const civil = await world.as('civil');
    const { body } = await civil.ok('createResource', { body: { content: conditional('校园安全员信息') } });
    const page = await signedIn('civil', DESK, `/console/catalog/${body.id}`);
    await page.getByText('办理', { exact: true }).click();
    await page.getByRole('button', { name: '答复重复比对' }).click();
    const match = page.getByRole('dialog').getByRole('region', { name: '校园安全员信息' });
    await match.getByText('信息项重合 100%').waitFor();
    const all = page.getByRole('dialog').getByRole('region');
    for (const one of await all.all()) await one.getByLabel('使用已有数据').check();
    await match.getByLabel('确需另行采集').check();
    await match.getByLabel('说明').fill('口径不同，须按月另行采集');
    await match.getByLabel('文件名称').fill('《社会救助暂行办法》');
    await match.getByLabel('条款').fill('第五十七条');
    await match.getByLabel('类别').selectOption({ label: '行政法规' });
    await look(page, 'matches-1440');
    await page.setViewportSize(PHONE);
    await look(page, 'matches-375');
    await inDrawer(page, '答复重复比对');
    await expect.poll(() => page.getByRole('dialog').count(), { timeout: 60_000 }).toBe(0);
    const { body: answered } = await civil.ok('getMatches', { params: { id: body.id } });
    expect(answered).toMatchObject({ undecided: [] });
    expect(answered.answers.map(({ kind }) => kind)).toContain('exception');
    await page.close();
  });

  it('leads the head to an endpoint of the department, its secret, its test and what came of it', async () => {
    const system = await new ReceivingSystem().start();
    const page = await signedIn('school-head', DESK, '/console/webhooks');
    await page.getByRole('button', { name: '登记接收地址' }).click();
    await page.getByLabel('名称').fill('招生系统');
    await page.getByLabel('接收地址').last().fill(system.url);
    await page.getByLabel('全部种类').uncheck();
    await page.locator('summary', { hasText: 'request' }).click();
    await page.getByLabel('request.agreed').check();
    await look(page, 'webhook-new-1440');
    await inDrawer(page, '登记接收地址');
    const secret = page.locator('.secret');
    await secret.waitFor();
    system.secrets = [String(await secret.textContent())];
    await look(page, 'webhooks-1440');
    await page.getByRole('link', { name: '招生系统' }).click();
    await page.getByRole('button', { name: '发送测试' }).click();
    await inDrawer(page, '发送测试事件');
    await expect.poll(() => page.getByRole('dialog').count(), { timeout: 60_000 }).toBe(0);
    await world.settle();
    expect(system.taken.map(({ type }) => type)).toEqual(['webhook.test']);
    await page.getByRole('button', { name: '刷新' }).click();
    await page.getByText('已接收（204）').waitFor();
    await page.getByRole('link', { name: 'webhook.test' }).click();
    await page.getByText('webhook-id').waitFor();
    await look(page, 'webhook-1440');
    await page.setViewportSize(PHONE);
    await look(page, 'webhook-375');
    await page.getByRole('button', { name: '更换密钥' }).click();
    await inDrawer(page, '更换密钥');
    await secret.waitFor();
    expect(await secret.textContent()).not.toBe(system.secrets[0]);
    expect(system.refused).toEqual([]);
    await page.close();
    await system.stop();
  });

  it('opens whatever a mail links to, for whoever got it', async () => {
    // One of each kind of place, as its addressee.
    const links = new Map<string, { to: string; path: string }>();
    for (const { to, text } of world.runtime.mails())
      for (const [, path = ''] of text.matchAll(/https?:\/\/[^/\s]+(\/console\/\S+)/g))
        links.set(path.split('/').slice(2, 3).concat(path.split('/').slice(4)).join(), {
          to: to.join().split('@')[0] ?? '',
          path,
        });
    expect([...links.keys()]).toEqual(expect.arrayContaining(['requests', 'requests,form', 'resources', 'policies']));
    const unopened: string[] = [];
    for (const { to, path } of links.values()) {
      const page = await signedIn(to, PHONE, path);
      await page.locator('h1, [role=alert]').first().waitFor();
      for (const text of await page.getByRole('alert').allInnerTexts()) unopened.push(`${to} ${path}: ${text}`);
      await page.close();
    }
    expect(unopened).toEqual([]);
  });

  it('explains the API to anybody, and calls any operation where the page comes from, and nothing else', async () => {
    const page = await opened('an integrator', DESK);
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!/^data:/.test(request.url()) && new URL(request.url()).origin !== origin()) elsewhere.push(request.url());
    });
    await page.goto(`${origin()}/docs`);
    await page.getByRole('heading', { name: /一次生效/ }).waitFor();
    const python = page.locator('#paging figure[data-language=python]');
    await page.getByRole('button', { name: 'TypeScript' }).click();
    expect(await python.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Python' }).click();
    expect(await python.isVisible()).toBe(true);
    await look(page, 'docs-1440');
    await page.setViewportSize(PHONE);
    await look(page, 'docs-375');
    await page.setViewportSize(DESK);
    await page.getByRole('link', { name: '全部操作' }).click();
    await page.getByRole('button', { name: 'Authorize' }).click();
    await page.locator('.auth-container input').fill(await world.runtime.token('civil'));
    await page.locator('.auth-container button[type=submit]').click();
    await page.locator('.btn-done').click();
    await page.locator('#operations-tag-registry').click();
    await page.screenshot({ path: join(screens, 'docs-operations-1440.png') });
    await page.locator('#operations-registry-getMe .opblock-summary-control').click();
    await page.locator('#operations-registry-getMe .execute').click();
    await page
      .locator('#operations-registry-getMe .live-responses-table', { hasText: '"personId": "civil"' })
      .waitFor();
    await page.screenshot({ path: join(screens, 'docs-try-1440.png') });
    expect(elsewhere).toEqual([]);
    await page.close();
  });

  it('may be called by the pages of an origin that the stage names, and by no others', async () => {
    const token = await world.runtime.token('civil');
    const calls = async (from: string) => {
      const context = await consoles.newContext();
      const page = await context.newPage();
      await page.goto(from);
      const said = await page.evaluate(
        async ([api = '', bearer = '']) => {
          const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
          const ask = (path: string, init: object) =>
            fetch(api + path, init).then(
              async (answer) => [answer.status, answer.headers.has('etag'), (await answer.json()) as object],
              (error: Error) => error.message,
            );
          const body = JSON.stringify({ purpose: '门户中填写的申请' });
          const command = { method: 'POST', body, headers: { ...headers, 'idempotency-key': 'of-a-portal' } };
          return [await ask('/v1/applications', command), await ask('/v1/me', {})];
        },
        [origin(), token],
      );
      await context.close();
      return said;
    };
    expect(await calls(world.runtime.controlUrl)).toMatchObject([
      [201, true, { status: 'draft' }],
      // API Gateway refuses this one itself.
      [401, false, { code: 'unauthenticated' }],
    ]);
    // The same page at another name of the machine is another origin.
    const elsewhere = world.runtime.controlUrl.replace('127.0.0.1', 'localhost');
    expect(await calls(elsewhere)).toEqual(['Failed to fetch', 'Failed to fetch']);
  });

  it('breaks no rule of its own content policy, and runs without an error', () => {
    expect(consoles.complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
