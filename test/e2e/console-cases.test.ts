import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationId } from '../../shared/contract/routes.ts';
import { circularLife } from '../../shared/domain/lives/circular.ts';
import { complaintLife } from '../../shared/domain/lives/complaint.ts';
import { correctionLife } from '../../shared/domain/lives/correction.ts';
import { grantLife } from '../../shared/domain/lives/grant.ts';
import { incidentLife } from '../../shared/domain/lives/incident.ts';
import { negotiationLife } from '../../shared/domain/lives/negotiation.ts';
import { rectificationLife } from '../../shared/domain/lives/rectification.ts';
import { agree, bodies, noticeBody, schemeBody, terms } from '../world/bodies.ts';
import { Consoles, DESK, inDrawer, PHONE } from '../world/consoles.ts';
import { Dispute } from '../world/disputes.ts';
import { conditional, notShared } from '../world/entries.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let consoles: Consoles;
let resource = '';

beforeAll(async () => {
  world = await startWorld({ now: '2026-09-24T09:00:00+08:00', sealed: true });
  resource = await world.publish('school', conditional('在校学生基本信息'));
  await world.settle();
  consoles = await Consoles.of(world);
});
afterAll(async () => {
  await consoles?.close();
  await world?.stop();
});

const origin = () => consoles.origin();
const signedIn: Consoles['signedIn'] = (...how) => consoles.signedIn(...how);
const look: Consoles['look'] = (...how) => consoles.look(...how);

describe('the console, where cases are led to their end', () => {
  it('leads through misuse, its suspension and its rectification, each from the workbench of whoever has the turn', async () => {
    const provider = await world.as('school');
    const asked = await world.applyFor('civil', await world.publish('school', conditional('学籍变动信息')));
    const id = String((await world.replyTo('school', asked, agree)).body.grants[0]);
    const { etag } = await provider.ok('getGrant', { params: { id } });
    await provider.ok('provideGrant', { params: { id }, etag, body: bodies.provideGrant });
    await world.settle();
    const page = await signedIn('school', DESK, `/console/grants/${id}`);
    await page.locator('summary', { hasText: '办理' }).first().click();
    await page.getByRole('button', { name: '暂停共享权限' }).click();
    await page.getByRole('dialog').locator('textarea').first().fill('用于授权以外的用途');
    await look(page, 'suspend-1440');
    await page.getByRole('dialog').getByRole('button', { name: '暂停共享权限' }).click();
    await page.getByText(grantLife.states.suspended).first().waitFor();
    await page.close();
    await world.settle();
    const user = await signedIn('civil', PHONE);
    await user.getByRole('link', { name: /^报告整改情况/ }).click();
    await user.getByRole('button', { name: '报告整改情况' }).click();
    await user.getByRole('dialog').locator('textarea').first().fill('已停止使用并删除超范围数据');
    await user.getByRole('dialog').getByRole('button', { name: '报告整改情况' }).click();
    await user.getByText(grantLife.states.rectified).first().waitFor();
    await look(user, 'rectified-375');
    await user.close();
    await world.settle();
    const judge = await signedIn('school', DESK);
    await judge.getByRole('link', { name: /^恢复、退回整改或者终止/ }).click();
    await judge.getByText('已停止使用并删除超范围数据').first().waitFor();
    await judge.getByText('用于授权以外的用途').first().waitFor();
    await look(judge, 'rectified-1440');
    await judge.getByRole('button', { name: '恢复、退回整改或者终止' }).click();
    const decisions = judge.getByRole('dialog').getByLabel('请选择');
    await expect
      .poll(() => decisions.locator('option').allTextContents(), { timeout: 60_000 })
      .toEqual(['请选择', '恢复共享', '退回', '终止授权']);
    await decisions.selectOption({ label: '恢复共享' });
    await judge.getByRole('dialog').locator('textarea').first().fill('已核实整改到位');
    await look(judge, 'resume-1440');
    await inDrawer(judge, '恢复、退回整改或者终止');
    await judge.getByText(grantLife.states['in-use']).first().waitFor();
    await judge.close();
  });

  it('第十条、第二十三条 (arts 10, 23): leads a finding of duplicate collection to the notice that it suggests', async () => {
    const source = await world.publish('civil', conditional('特困供养人员信息'));
    const again = await world.publish('school', { ...conditional('特困学生名单'), unit: '资助中心' });
    const finder = await signedIn('officer', DESK, `/console/catalog/${again}`);
    await finder.locator('summary', { hasText: '办理' }).first().click();
    await finder.getByRole('button', { name: '认定目录条目为重复采集' }).click();
    await finder.getByRole('dialog').getByLabel('已有来源').fill(source);
    await finder.getByRole('dialog').locator('textarea').first().fill('信息项与来源一致');
    await look(finder, 'duplicate-found-1440');
    await inDrawer(finder, '认定目录条目为重复采集');
    await finder.getByText('已认定为重复采集').waitFor();
    await look(finder, 'duplicate-1440');
    await world.settle();
    await finder.goto(`${origin()}/console/oversight`);
    await finder.getByRole('link', { name: '待处理的整改建议' }).click();
    await finder.getByRole('link', { name: '被认定为重复采集' }).waitFor();
    await look(finder, 'suggestions-1440');
    await finder.getByRole('link', { name: '被认定为重复采集' }).click();
    await finder.getByText('特困供养人员信息').waitFor();
    await look(finder, 'suggestion-1440');
    await finder.locator('summary', { hasText: '办理' }).first().click();
    await finder.getByRole('button', { name: '采纳建议，起草整改通知' }).click();
    await finder.getByRole('dialog').getByLabel('整改要求').fill('停止重复采集，改用已有来源');
    await finder.getByRole('dialog').getByLabel('报送材料').fill('整改情况说明');
    await finder.getByRole('dialog').getByLabel('整改期限').fill('2026-10-16');
    await look(finder, 'suggestion-taken-up-1440');
    await inDrawer(finder, '采纳建议，起草整改通知');
    await finder.getByRole('link', { name: '查看整改通知' }).click();
    await finder.getByText(rectificationLife.states.drafted).first().waitFor();
    await finder.getByText('停止重复采集，改用已有来源').waitFor();
    await finder.close();
  });

  it('leads a notice to rectify from its issue by a second officer to its acceptance', async () => {
    const shownBy = [await world.publish('civil', conditional('临时救助对象信息'))];
    const officer = await world.as('officer');
    const body = { ...noticeBody('2026-10-16', shownBy), department: '02' };
    const { id, number } = (await officer.ok('createRectification', { body })).body;
    await world.settle();
    const drafter = await signedIn('officer', DESK, '/console/rectifications');
    // Who oversees all departments begins with all of them.
    await drafter.locator('.tabs .on', { hasText: '全部' }).waitFor();
    await drafter.getByText(number).first().waitFor();
    await look(drafter, 'rectifications-1440');
    await drafter.getByRole('button', { name: '起草整改通知' }).click();
    await drafter.getByRole('dialog').getByLabel('整改部门').waitFor();
    await look(drafter, 'rectification-new-1440');
    await drafter.close();
    const issuer = await signedIn('officer2', DESK);
    await issuer.getByRole('link', { name: new RegExp(`^签发整改通知.*${number}`) }).click();
    await issuer.getByText('条目应当更新而至今未更新').waitFor();
    await look(issuer, 'rectification-drafted-1440');
    await issuer.getByRole('button', { name: '签发整改通知' }).click();
    await inDrawer(issuer, '签发整改通知');
    await issuer.getByText(rectificationLife.states.issued).first().waitFor();
    await issuer.getByText('整改通知书').waitFor();
    await issuer.close();
    await world.settle();
    const clerk = await signedIn('civil', PHONE);
    await clerk.getByRole('link', { name: /^提交整改报告/ }).click();
    await clerk.getByRole('button', { name: '提交整改报告' }).waitFor();
    await look(clerk, 'rectification-375');
    await clerk.locator('summary', { hasText: '办理' }).first().click();
    await clerk.getByRole('button', { name: '收入整改材料' }).click();
    await clerk.getByLabel('文件', { exact: true }).setInputFiles({
      name: '整改情况说明.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 示例'),
    });
    await clerk.getByText('文件已上传').waitFor();
    await inDrawer(clerk, '收入整改材料');
    await clerk.getByRole('button', { name: '整改情况说明.pdf' }).waitFor();
    await clerk.getByRole('button', { name: '提交整改报告' }).click();
    await clerk.getByRole('dialog').locator('textarea').first().fill('已更新目录条目，并核对了其余条目');
    await clerk.getByRole('dialog').getByLabel('整改情况说明').check();
    await look(clerk, 'rectification-report-375');
    await inDrawer(clerk, '提交整改报告');
    await clerk.getByText(rectificationLife.states.reported).first().waitFor();
    await clerk.close();
    await world.settle();
    const judge = await signedIn('officer', DESK, `/console/rectifications/${id}`);
    await judge.getByRole('button', { name: '复核整改报告' }).click();
    await judge.getByRole('dialog').getByLabel('请选择').selectOption({ label: '接受' });
    await inDrawer(judge, '复核整改报告');
    await judge.getByText(rectificationLife.states.accepted).first().waitFor();
    await look(judge, 'rectification-accepted-1440');
    await judge.close();
  });

  it('leads a dispute about what is not shared from its opening to the ruling that both sides accept', async () => {
    const entry = await world.publish('school', notShared('学生心理健康档案'));
    const page = await signedIn('civil', DESK, `/console/catalog/${entry}`);
    await page.getByRole('button', { name: '提出协商' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('保障类别').check();
    await form.getByLabel('共享用途').fill('困境儿童救助');
    await form.getByLabel('共享范围').fill('市民政局儿童福利股');
    await form.getByLabel('使用依据').fill('《未成年人保护法》第九十一条');
    await form.getByLabel('使用时限').fill('2027-12-31');
    await look(page, 'dispute-new-1440');
    await inDrawer(page, '提出协商');
    await page.getByText(negotiationLife.states.proposed).first().waitFor();
    const { pathname } = new URL(page.url());
    const id = pathname.split('/').at(-1) ?? '';
    await page.close();
    const dispute = new Dispute(world, id, '');
    const step = async (by: string, operation: OperationId, body: object) => {
      dispute.etag = (await (await world.as(by)).ok('getNegotiation', { params: { id } })).etag;
      await dispute.take(by, operation, body);
    };
    await step('civil-head', 'consentNegotiation', { decision: 'consent' });
    await step('school', 'createProposal', { ...terms, items: ['level'] });
    await world.settle();
    const head = await signedIn('civil-head', PHONE);
    await head.getByRole('link', { name: /^负责人接受或否决方案/ }).click();
    await head.getByRole('button', { name: '负责人接受或否决方案：方案 1' }).click();
    await head.getByRole('dialog').getByLabel('请选择').selectOption({ label: '不同意' });
    await head.getByRole('dialog').locator('textarea').first().fill('范围过窄，不能满足救助需要');
    await look(head, 'proposal-answer-375');
    await inDrawer(head, '负责人接受或否决方案');
    await head.getByText('未被接受').first().waitFor();
    await head.close();
    await step('civil', 'declareFailure', { reason: '双方意见不一致' });
    await world.settle();
    const officer = await signedIn('officer', DESK, pathname);
    await officer.getByText('办理', { exact: true }).or(officer.getByText('其他办理')).first().click();
    await officer.getByRole('button', { name: '收入附件' }).click();
    await officer.getByLabel('文件', { exact: true }).setInputFiles({
      name: '协调会议纪要.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 示例'),
    });
    await officer.getByText('文件已上传').waitFor();
    await inDrawer(officer, '收入附件');
    await officer.getByRole('button', { name: '协调会议纪要.pdf' }).waitFor();
    await officer.getByRole('button', { name: '记录协调会议' }).click();
    await officer.getByLabel('会议日期').fill('2026-09-24');
    await officer.getByRole('textbox', { name: '会议纪要' }).fill('双方各陈述了意见。');
    await officer.getByRole('button', { name: '添加参加部门' }).click();
    await officer.getByLabel('参加部门 1').selectOption({ label: '义马市民政局' });
    await officer.getByRole('dialog').getByLabel('协调会议纪要').check();
    await look(officer, 'meeting-1440');
    await inDrawer(officer, '记录协调会议');
    await officer.getByRole('heading', { name: /^协调会/ }).waitFor();
    await officer.getByRole('button', { name: '会同有关部门作出评判' }).click();
    await officer.getByRole('dialog').getByLabel('请选择').selectOption({ label: '予以共享' });
    await officer.getByRole('dialog').getByLabel('保障类别').check();
    await officer.getByLabel('使用时限').fill('2026-12-31');
    await officer.getByRole('dialog').getByLabel('条件').fill('仅限困境儿童救助使用');
    await officer.getByRole('dialog').getByRole('textbox', { name: '理由' }).fill('履行法定职责确需使用');
    await officer.getByRole('button', { name: '添加参加部门' }).click();
    await officer.getByLabel('参加部门 1').selectOption({ label: '义马市人民政府办公室' });
    await look(officer, 'ruling-1440');
    await inDrawer(officer, '会同有关部门作出评判');
    await officer.getByText(negotiationLife.states.ruled).first().waitFor();
    await look(officer, 'ruled-1440');
    await officer.close();
    await step('civil-head', 'answerRuling', { decision: 'accept' });
    await world.settle();
    const provider = await signedIn('school-head', PHONE, pathname);
    await provider.getByRole('button', { name: '接受或不接受评判' }).click();
    await provider.getByRole('dialog').getByLabel('请选择').selectOption({ label: '接受' });
    await inDrawer(provider, '接受或不接受评判');
    await provider.getByText(negotiationLife.states['ruling-in-force']).first().waitFor();
    await look(provider, 'ruling-in-force-375');
    await provider.close();
  });

  it('leads a report of wrong data to its correction and what was said of it', async () => {
    const page = await signedIn('civil', DESK, `/console/catalog/${resource}`);
    await page.getByRole('button', { name: '提出数据校核' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('信息项').selectOption({ label: '保障类别' });
    await form.getByLabel('记录标识').fill('4112**********0010');
    await form.getByLabel('请选择').selectOption({ label: '错误' });
    await form.getByLabel('现有内容').fill('低保');
    await form.getByLabel('应有内容').fill('特困');
    await form.getByLabel('证据', { exact: false }).first().fill('救助档案记载为特困供养');
    await look(page, 'correction-new-1440');
    await inDrawer(page, '提出数据校核');
    await page.getByText(correctionLife.states.reported).first().waitFor();
    const { pathname } = new URL(page.url());
    await look(page, 'correction-1440');
    await world.settle();
    const provider = await signedIn('school', PHONE);
    await provider
      .getByRole('link', { name: /^反馈校核结果/ })
      .first()
      .click();
    await provider.getByRole('button', { name: '反馈校核结果' }).click();
    await provider.getByRole('dialog').getByLabel('请选择').selectOption({ label: '已更正' });
    await look(provider, 'correction-answer-375');
    await inDrawer(provider, '反馈校核结果');
    await provider.getByText(correctionLife.states.corrected).first().waitFor();
    await provider.close();
    await page.goto(`${origin()}${pathname}`);
    await page.getByText('办理', { exact: true }).click();
    await page.getByRole('button', { name: '评价校核结果' }).click();
    await page.getByLabel('评分').fill('5');
    await page.getByLabel('是否解决').check();
    await inDrawer(page, '评价校核结果');
    await page.getByText('5 星，已解决').waitFor();
    await look(page, 'correction-rated-1440');
    await page.close();
  });

  it('leads from the alert about what is late, across the October holiday, to the case, and the bureau to all that is late', async () => {
    const asked = await world.applyFor('civil', resource);
    await world.settle();
    world.newMails();
    await world.at('2026-10-09T23:59:00+08:00');
    expect(
      world.newMails().filter(({ to, text }) => to.startsWith('school-leader@') && text.includes(asked.params.id)),
    ).toEqual([]);
    await world.at('2026-10-10T00:10:00+08:00');
    const alert = world
      .newMails()
      .find(({ to, text }) => to.startsWith('school-leader@') && text.includes(asked.params.id));
    const link = /https?:\/\/\S+\/requests\/\w+/.exec(alert?.text ?? '')?.[0] ?? '';
    const page = await signedIn('school-leader', PHONE, link.slice(origin().length));
    await page.getByText('逾期 1 个工作日').first().waitFor();
    await page.getByText('逾期：答复，应于2026年10月9日（星期五）办结').waitFor();
    await look(page, 'late-375');
    await page.setViewportSize(DESK);
    await look(page, 'late-1440');
    await page.goto(`${origin()}/console/`);
    await page.getByText('已经逾期的').waitFor();
    await look(page, 'workbench-leader-1440');
    await page.close();
    const officer = await signedIn('officer', DESK, '/console/oversight');
    await officer.getByText('哪些部门逾期').waitFor();
    await look(officer, 'oversight-1440');
    await officer.setViewportSize(PHONE);
    await look(officer, 'oversight-375');
    await officer
      .getByRole('link', { name: /^最久的/ })
      .first()
      .waitFor();
    await officer.locator('.bars.late a', { hasText: '义马市教育体育局' }).click();
    await officer.locator('table.list a').first().waitFor();
    expect(await officer.locator('table.list').textContent()).toContain(asked.body.number);
    await officer.setViewportSize(DESK);
    await look(officer, 'late-list-1440');
    await officer.getByRole('link', { name: '工作台' }).click();
    await officer.getByText('全市').waitFor();
    await look(officer, 'workbench-officer-1440');
    await officer.close();
  });

  it('tells an auditor in the log who read and who was turned away, and leads from a line to all about its case or person', async () => {
    const { params } = await world.applyFor('civil', resource);
    await (await world.as('school')).ok('getRequestForm', { params });
    await (await world.as('bureau-staff')).refused('getRequest', 'not-found', { params });
    const page = await signedIn('auditor', DESK);
    // It is the one place of an auditor.
    const refused = page.getByRole('row', { name: /被拒绝.*not-found/ }).first();
    await refused.waitFor();
    await look(page, 'log-1440');
    await refused.getByRole('link', { name: params.id }).click();
    await page.getByRole('row', { name: new RegExp(`提出申请.*${params.id}`) }).waitFor();
    expect(await page.getByLabel('对象').inputValue()).toBe(params.id);
    await refused.getByRole('link', { name: '示例 bureau-staff' }).click();
    await expect.poll(() => page.getByLabel('人员').inputValue()).toBe('bureau-staff');
    await expect
      .poll(async () =>
        (await page.getByRole('row').allInnerTexts()).slice(1).every((row) => row.includes('bureau-staff')),
      )
      .toBe(true);
    await page.locator('summary', { hasText: '导出' }).click();
    await page.getByRole('button', { name: 'JSON 行' }).click();
    const link = page.getByRole('link', { name: '下载文件' });
    await link.waitFor({ timeout: 60_000 });
    const exported = await (await fetch(String(await link.getAttribute('href')))).text();
    const lines = exported.split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(JSON.parse(line).by).toBe('bureau-staff');
    await page.getByRole('heading', { name: '本人导出的日志' }).waitFor();
    await page.getByRole('button', { name: '取得文件' }).click();
    await expect.poll(() => link.count()).toBe(2);
    await look(page, 'log-export-1440');
    // A mail about a job that failed leads there.
    const [job] = (await (await world.as('auditor')).ok('listLogExports')).body.items;
    const other = await signedIn('auditor', PHONE, `/console/jobs/${job?.id}`);
    await other.getByRole('progressbar').waitFor();
    await other.close();
    await page.locator('summary', { hasText: '导出' }).click();
    await page.getByLabel('人员').fill('');
    await page.getByLabel('类别').selectOption('登录失败');
    await page.getByRole('button', { name: '检索' }).click();
    await page.getByText('没有事项').waitFor();
    await page.setViewportSize(PHONE);
    await page.goto(`${origin()}/console/log?about=${params.id}`);
    await page.getByRole('row', { name: /系统生成的需求申请表/ }).waitFor();
    await look(page, 'log-375');
    await page.close();
  });

  it('has the log among a leader’s places, and not among those of staff', async () => {
    const leader = await signedIn('school-leader', DESK);
    await leader.getByText('更多').click();
    await leader.getByRole('link', { name: '日志' }).click();
    await leader
      .getByRole('row', { name: /示例 school/ })
      .first()
      .waitFor();
    await leader.close();
    const staff = await signedIn('school', DESK);
    await staff.getByText('更多').click();
    expect(await staff.getByRole('link', { name: '日志' }).count()).toBe(0);
    await staff.close();
  });

  it('leads an incident from its report to its closing, and shows an auditor what each department has done for security', async () => {
    const found = new Date(world.runtime.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
    const page = await signedIn('school', DESK, '/console/incidents');
    await page.getByRole('button', { name: '报告安全事件' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('名称').fill('资助名单疑似泄露');
    await form.getByLabel('类别').selectOption({ label: '泄露' });
    await form.getByLabel('发现时间').fill(found);
    await form.getByLabel('涉及人数').fill('1200');
    await form.getByRole('textbox', { name: '情况' }).fill('巡检发现资助名单曾被下载至未登记的终端');
    await look(page, 'incident-new-1440');
    await inDrawer(page, '报告安全事件');
    await page.getByText(incidentLife.states.reported).first().waitFor();
    const { pathname } = new URL(page.url());
    await page.getByRole('button', { name: '登记已告知网信部门' }).click();
    await form.getByLabel('告知时间').fill(found);
    await form.getByLabel('告知的部门').fill('义马市委网信办');
    await form.getByLabel('方式').fill('电话告知，随后书面报告');
    await inDrawer(page, '登记已告知网信部门');
    await page.getByText('告知义马市委网信办').first().waitFor();
    await world.settle();
    const officer = await signedIn('officer', PHONE, pathname);
    await officer.getByRole('button', { name: '确定安全事件的级别' }).click();
    await officer.getByRole('dialog').getByLabel('级别').selectOption({ label: '较大' });
    await officer.getByRole('dialog').getByLabel('涉及人数').fill('1200');
    await look(officer, 'incident-classify-375');
    await inDrawer(officer, '确定安全事件的级别');
    await officer.getByText(incidentLife.states.handling).first().waitFor();
    await world.settle();
    await page.reload();
    await page.getByRole('button', { name: '报告处置完毕' }).click();
    await form.getByRole('textbox', { name: '原因' }).fill('离岗人员账号未停用');
    await form.getByRole('textbox', { name: '防范措施' }).fill('账号随离岗自动停用');
    await form.getByLabel('文件', { exact: true }).setInputFiles({
      name: '处置报告.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 示例'),
    });
    await page.getByText('文件已上传').waitFor();
    await look(page, 'incident-conclude-1440');
    await inDrawer(page, '报告处置完毕');
    await page.getByRole('button', { name: '处置报告.pdf' }).waitFor();
    await page.close();
    await world.settle();
    await officer.reload();
    await officer.getByRole('button', { name: '认定责任并结案' }).click();
    await officer.getByRole('dialog').getByLabel('责任').selectOption({ label: '由发生部门承担责任' });
    await officer.getByRole('dialog').locator('textarea').fill('未按规定停用账号');
    await inDrawer(officer, '认定责任并结案');
    await officer.getByText('由发生部门承担责任').first().waitFor();
    await look(officer, 'incident-closed-375');
    await officer.close();
    const auditor = await signedIn('auditor', DESK);
    await auditor.getByText('更多').click();
    await auditor.getByRole('link', { name: '安全', exact: true }).click();
    await auditor.getByText('本年没有应报告的任务').waitFor();
    await look(auditor, 'security-1440');
    await auditor.goto(`${origin()}${pathname}`);
    await auditor.getByText(incidentLife.states.closed).first().waitFor();
    await auditor.goto(`${origin()}/console/seals`);
    await auditor.getByRole('heading', { name: '封存记录' }).waitFor();
    await auditor.close();
  });

  it('leads a complaint from its registration to its answer, and criticizes a department before all others', async () => {
    const page = await signedIn('civil', DESK, '/console/complaints');
    await page.getByRole('button', { name: '登记投诉举报' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('标题').fill('资助信息被用于催收');
    await form.getByLabel('投诉举报人').selectOption({ label: '公民' });
    await form.getByLabel('联系方式').fill('登记簿第12页，138****0001');
    await form.getByLabel('来源').selectOption({ label: '来访' });
    await form.getByLabel('收到日期').fill(world.runtime.now().toISOString().slice(0, 10));
    await form.getByRole('textbox', { name: '反映的情况' }).fill('学生资助信息疑似被用于资助以外的用途');
    await look(page, 'complaint-new-1440');
    await inDrawer(page, '登记投诉举报');
    await page.getByText(complaintLife.states.handling).first().waitFor();
    await page.getByText('138****0001').waitFor();
    const { pathname } = new URL(page.url());
    await page.close();
    await world.settle();
    const head = await signedIn('civil-head', PHONE, pathname);
    await head.getByRole('button', { name: '答复投诉举报' }).click();
    await head.getByRole('dialog').getByLabel('查明结果').selectOption({ label: '属实' });
    await head.getByRole('dialog').getByRole('textbox', { name: '查明情况' }).fill('名单曾被超范围使用');
    await head.getByRole('dialog').getByRole('textbox', { name: '处理情况' }).fill('已停止使用并删除');
    await look(head, 'complaint-answer-375');
    await inDrawer(head, '答复投诉举报');
    await head.getByText('投诉举报答复书').first().waitFor();
    await look(head, 'complaint-answered-375');
    await head.close();
    const officer = await signedIn('officer', DESK, pathname);
    await officer.getByText(complaintLife.states.answered).first().waitFor();
    // The bureau sees it, and not how to reach the person.
    expect(await officer.getByText('138****0001').count()).toBe(0);
    await officer.close();
    const { body } = await (await world.as('officer')).ok('createCircular', { body: bodies.createCircular });
    await world.settle();
    const issuer = await signedIn('officer2', DESK, `/console/circulars/${body.id}`);
    await issuer.getByRole('button', { name: '签发通报' }).click();
    await inDrawer(issuer, '签发通报');
    await issuer.getByText(circularLife.states.issued).first().waitFor();
    await issuer.close();
    const reader = await signedIn('school', PHONE, '/console/circulars');
    await reader.getByRole('link', { name: bodies.createCircular.name }).click();
    await reader.getByText(bodies.createCircular.demand).waitFor();
    await look(reader, 'circular-375');
    await reader.close();
  });

  it('leads the evaluation of a year from its scheme over a score and an objection to what is published', async () => {
    const { body: proposed } = await (await world.as('officer')).ok('createScheme', { body: schemeBody() });
    const confirming = await signedIn('officer2', DESK, `/console/schemes/${proposed.id}`);
    await confirming.getByRole('button', { name: '确认评估指标方案' }).click();
    await inDrawer(confirming, '确认评估指标方案');
    await expect.poll(() => confirming.getByRole('button', { name: '确认评估指标方案' }).count()).toBe(0);
    await look(confirming, 'scheme-1440');
    await confirming.close();
    await world.at('2027-01-05T09:30:00+08:00');
    const begun = await (await world.as('officer')).ok('createEvaluation', { body: { year: 2026 } });
    const params = { id: begun.body.id };
    let etag = begun.etag;
    const take = async (by: string, operation: OperationId, body?: object) => {
      const said = await (await world.as(by)).ok(operation as 'openEvaluation', {
        params,
        etag,
        ...(body && { body }),
      });
      etag = said.etag;
    };
    const place = `/console/evaluations/${params.id}`;
    const evaluator = await signedIn('evaluator', DESK, place);
    await evaluator.getByRole('button', { name: '评分' }).click();
    await evaluator.getByRole('dialog').getByRole('button', { name: '评分' }).waitFor();
    await look(evaluator, 'evaluation-score-1440');
    await evaluator.close();
    const scores = ['00', '02'].map((department) => ({ department, score: 85, remark: '演练记录较全' }));
    await take('evaluator', 'scoreEvaluation', { indicator: 'drills', scores });
    await take('officer', 'openEvaluation');
    const head = await signedIn('civil-head', PHONE, place);
    await look(head, 'evaluation-draft-375');
    await head.getByRole('button', { name: '对本部门的评估结果提出异议' }).click();
    await head.getByRole('dialog').locator('textarea').fill('该件逾期系对方补正所致');
    await inDrawer(head, '对本部门的评估结果提出异议');
    await head.getByText('该件逾期系对方补正所致').waitFor();
    await head.close();
    etag = (await (await world.as('officer')).ok('getEvaluation', { params })).etag;
    await take('officer', 'answerEvaluation', bodies.answerEvaluation);
    await world.at('2027-01-20T09:30:00+08:00');
    await take('officer2', 'concludeEvaluation');
    await take('government', 'decideEvaluation', bodies.decideEvaluation);
    await world.settle();
    const page = await signedIn('school', DESK, place);
    await page.getByRole('button', { name: 'xlsx' }).waitFor();
    await look(page, 'evaluation-1440');
    await page.setViewportSize(PHONE);
    await look(page, 'evaluation-375');
    await page.goto(`${origin()}/console/evaluations?from=2026-09-01&to=2027-01-20`);
    await page.getByText('各部门中位数', { exact: true }).waitFor();
    await look(page, 'statistics-375');
    await page.setViewportSize(DESK);
    await look(page, 'statistics-1440');
    await page.close();
  });

  it('leads a security task to its report, and a contractor from its registration to its end', async () => {
    const page = await signedIn('school', DESK, '/console/safeguards');
    await page
      .getByRole('link', { name: /应急预案/ })
      .first()
      .click();
    await page.getByRole('button', { name: '提交安全任务报告' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('开展日期').fill('2027-01-18');
    await form.getByLabel('发现的问题和结论').fill('已修订应急预案，新增数据泄露处置流程');
    await form.getByLabel('文件', { exact: true }).setInputFiles({
      name: '应急预案.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 示例'),
    });
    await page.getByText('文件已上传').waitFor();
    await look(page, 'safeguard-report-1440');
    await inDrawer(page, '提交安全任务报告');
    await page.getByRole('button', { name: '应急预案.pdf' }).waitFor();
    await look(page, 'safeguard-1440');
    await page.goto(`${origin()}/console/contractors`);
    await page.getByRole('button', { name: '登记受托方' }).click();
    const given = {
      名称: '示例信息技术有限公司',
      统一社会信用代码: '91411281MA0000001R',
      受托内容: '共享前置机的运行维护',
      涉及的数据: '在校学生基本信息的前置库',
      批准机关: '义马市人民政府',
      文号: '义政办〔2026〕9号',
      批准日期: '2026-12-01',
      起始日期: '2026-12-10',
      终止日期: '2027-12-09',
    };
    for (const [name, value] of Object.entries(given)) await form.getByLabel(name).fill(value);
    await look(page, 'contractor-new-1440');
    await inDrawer(page, '登记受托方');
    await page.getByRole('heading', { name: given.名称 }).waitFor();
    await look(page, 'contractor-1440');
    await page.getByText('其他办理').click();
    await page.getByRole('button', { name: '登记委托终止' }).click();
    await form.getByLabel('实际终止日期').fill('2027-01-19');
    await form.getByLabel('数据处置').fill('前置库已清空，介质已返还，有交接单');
    await inDrawer(page, '登记委托终止');
    await page.getByText('前置库已清空').waitFor();
    await page.setViewportSize(PHONE);
    await look(page, 'contractor-ended-375');
    await page.close();
  });

  it('breaks no rule of its own content policy, and runs without an error', () => {
    expect(consoles.complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
