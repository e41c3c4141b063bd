import type { Content } from '../../../../shared/domain/catalog/content.ts';

type Item = Content['items'][number];

const MAX_ITEMS = 20;

/** The items in an abstract: after 包括, 包含 or 字段, or in a bare list such as `名称、编制、级别等信息`. */
export function namedItems(abstract: string, title: string): string[] {
  const listed =
    /(?:包括|包含|含有|字段[为是]?)[：:，,、]*\s*(.+)$/s.exec(abstract)?.[1] ??
    (/^[^。；]{0,200}、[^。]{1,200}$/.test(abstract) ? abstract.replace(/^[^：:，,、]{2,20}[：:]/, '') : '');
  const sentence = listed.split(/[。；;]/)[0] ?? '';
  const names = splitOutsideBrackets(sentence.replace(/等[^等、，,]{0,12}$/, '').replace(/(的?信息|内容)$/, ''))
    .map((name) => name.replace(/^[，,：:\s]+|[\s，,：:]+$/g, '').replace(/^(包括|包含)/, ''))
    .map((name) =>
      name
        .replace(/^r任务/, '任务')
        .replace(/\\/g, '／')
        .replace(/^.{3,}的(.{2,})$/, '$1'),
    )
    .filter((name) => name.length >= 2 && name.length <= 30 && name !== title && !/^序号|\d个|^四大|^是对/.test(name));
  return [...new Set(names)].slice(0, MAX_ITEMS);
}

/** Commas in brackets belong to the name: `县（市、区）`. */
function splitOutsideBrackets(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of text) {
    if ('（(〔'.includes(char)) depth += 1;
    if ('）)〕'.includes(char)) depth -= 1;
    if (depth <= 0 && '、，,及'.includes(char) && !(char === '及' && !/[件期额]$/.test(parts.at(-1) ?? '')))
      parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

/** The usual items by words in the name, for entries without items in the source. The first matching row decides. */
const usual: [words: RegExp, items: string][] = [
  [
    /低保家庭|特困人员供养家庭/,
    '户主姓名|户主公民身份号码|家庭人口数|保障人口数|月保障金额|批准日期|所属街道|致困原因',
  ],
  [/低保人员|临时救助|困难残疾|重度残疾|孤儿/, '姓名|公民身份号码|救助类别|月救助金额|批准日期|停发日期|所属街道'],
  [/结婚|离婚/, '男方姓名|男方公民身份号码|女方姓名|女方公民身份号码|登记日期|登记机关|证件字号'],
  [/边缘户|监测对象|脱贫户|搬迁家庭|保障家庭/, '户主姓名|户主公民身份号码|家庭人口数|所属街道|认定日期|保障方式'],
  [/学籍|学生|受助|学费|资助|助学/, '学生姓名|公民身份号码|就读学校|年级|学籍号|资助金额'],
  [/失业|退休|就业|工伤|参保|社会保险/, '姓名|公民身份号码|所在单位|登记日期|业务类别|办理状态'],
  [/健康档案|心电|门诊|住院/, '姓名|公民身份号码|就诊机构|就诊日期|诊断结论'],
  [/天气|气温|气象数据|降水|气候|风力/, '日期|最高气温|最低气温|天气现象|风向|风力|降水量'],
  [/水质|断面|饮用水/, '监测点位|监测时间|水温|pH值|溶解氧|氨氮|总磷|水质类别'],
  [/aqi|空气|国控点/i, '站点名称|监测时间|空气质量指数|首要污染物|PM2.5浓度|PM10浓度|臭氧浓度'],
  [/监测|监控|排口|数采/, '点位名称|监测时间|监测项目|监测值|计量单位'],
  [/水库|蓄水|水资源|供水|取水|用水|节水/, '名称|所在街道|主管单位|水量|统计年度'],
  [/不动产|房产|房屋|商品房|预售|网签|房地产交易/, '项目名称|坐落|不动产单元号|建筑面积|权利人|登记日期|证书编号'],
  [/公积金/, '单位名称|单位账号|缴存人数|缴存金额|开户日期|网点地址'],
  [/处罚|执法/, '行政相对人名称|统一社会信用代码|处罚决定书文号|违法事实|处罚依据|处罚结果|处罚日期'],
  [
    /许可|证核发|资质|资格|审批|备案|登记|审核|意见书|准运|批复|认定/,
    '行政相对人名称|统一社会信用代码|许可事项|文书号|有效期自|有效期至|发证机关',
  ],
  [
    /新闻|要闻|头条|动态|公告|公示|公报|通知|政策|文件|法规|解读|指南|年报|报告|制度|预案|知识库|留言|之窗|活动/,
    '标题|正文|发布日期|来源|附件',
  ],
  [/清单|职责|事项/, '事项名称|事项类型|设定依据|实施主体|承办机构'],
  [
    /(数|数量|率|总额|面积|增速|产值|收入|指标|分布)$|外资|资额|统计表$/,
    '统计年度|行政区划|指标名称|指标值|计量单位|同比增速',
  ],
  [
    /村寨|示范单位|传习所|研发中心|技术中心|培训机构|园区名单|小区|基地名单|电影院名录/,
    '名称|统一社会信用代码|地址|所属街道|认定日期|认定机关',
  ],
  [
    /律师|专家|传承人|导游|指导员|人员|驾驶员|教师|名单$|工作者|人才|责任人/,
    '姓名|性别|所在单位|职务或职称|资格证书编号|认定日期',
  ],
  [
    /企业|公司|个体|市场主体|合作社|经营|酒店|饭店|旅行社|农家乐|网吧|影院|业户|商业|台账/,
    '企业名称|统一社会信用代码|法定代表人|注册地址|经营范围|成立日期|所属行业',
  ],
  [/项目|工程|改造|建设|计划|规划/, '项目名称|项目代码|建设单位|建设地点|总投资|开工日期|进度'],
  [/车辆|班线|线路|运单|货运|检测站|摩托/, '业户名称|车牌号码|车辆类型|经营范围|许可证号|有效期至'],
  [
    /总额|增速|数量|情况|指标|总值|收入|投资|资额|统计|人数|数$|面积|率$|产值|外资|注册资本|外方|规模/,
    '统计年度|行政区划|指标名称|指标值|计量单位|同比增速',
  ],
  [
    /机构|单位|学校|图书|场馆|场所|景区|公园|福利院|网点|社区|村|名录|基地|园区|小区|文物|纪念|遗产|站/,
    '名称|统一社会信用代码|地址|所属街道|负责部门|简介',
  ],
  [/交易|招标|采购|中标|标段/, '项目编号|项目名称|招标人|代理机构|成交金额|公示日期'],
];
const otherwise = '名称|编号|内容|登记日期|责任单位';

/** The items of an entry: those in its abstract, otherwise the usual items of such an entry. */
export function itemsOf(name: string, abstract: string): Item[] {
  const named = namedItems(abstract, name);
  const names = named.length > 0 ? named : (usual.find(([words]) => words.test(name))?.[1] ?? otherwise).split('|');
  return names.map((item, i) => ({ id: `i${i + 1}`, name: item, ...typeOf(item) }));
}

/** The data type of an item, with the length if a standard fixes it (GB 11643, GB 32100: 18 characters). */
function typeOf(name: string): Pick<Item, 'dataType' | 'length'> {
  if (/身份号码|身份证(件)?号|信用代码/.test(name)) return { dataType: 'C', length: 18 };
  if (/(日期|时间|年月|有效期[自至])/.test(name)) return { dataType: /时间/.test(name) ? 'T' : 'D' };
  if (/金额|价|费用|投资|预算|资金|保证金/.test(name) && !/方式|标题|名称|单位/.test(name)) return { dataType: 'Y' };
  if (/(数|人口数|人数|数量|面积|值|率|增速|气温|浓度|水量|降水量|指数)$/.test(name)) return { dataType: 'N' };
  if (/正文|简介|内容|附件|事实|说明/.test(name)) return { dataType: 'M' };
  return { dataType: 'C' };
}
