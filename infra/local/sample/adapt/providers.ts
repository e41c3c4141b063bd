/**
 * Finds the department of Yima that provides an entry. The name of the entry decides if the source's provider is a whole county or
 * publishes for others. Otherwise the provider decides. The first matching row wins.
 */

type Rule = [words: RegExp, department: string];

/** Providers that publish data of many departments, so that the entry's name decides. */
const collectors = /大数据发展|玉屏县$|高新区管委会|石阡县$|公共资源交易|梵云|碧江区工业和商务局|思南县工业|万山区工业/;

const byName: Rule[] = [
  [/全量企业|规上企业|工业企业$|全国代码|统计数据|统计信息|地区生产总值|人口数据|主要经济|投资销售/, '12'],
  [/土地|矿产|矿权|不动产|用地|规划许可|规划公示|规划计划|选址|高新技术产业开发区/, '04'],
  [/政府采购|采购目录|采购公告|财政|预算|行政事业性收费/, '14'],
  [/勘察|设计企业|监理|建筑业|检测机构企业|暖通|建设工程|工程建设|建设项目|住房|房屋|保障性|安居/, '09'],
  [/中标|招标|投标|产权|挂网|保证金|交易|公共资源|标的/, '13'],
  [/社会救助|社会福利|社会公益|社会组织|养结合/, '02'],
  [/高校毕业生|人才引进|招聘|就业|退休|职业技能|培训项目|人事|选聘|人社/, '03'],
  [/学校|学前教育|学生|教师|教育局|校外培训/, '06'],
  [/医保/, '16'],
  [/卫生健康|大病|医养|定点医院|疫情/, '07'],
  [/景区|旅游|酒店|饭店|文物|文化体育|餐饮|购物点/, '20'],
  [/农产品|三农|农村|养殖|水产业|扶贫|产业发展/, '11'],
  [/天气/, '25'],
  [/安全生产|危险化学品|应急|灾害|事故/, '18'],
  [/食品药品|企业开办|成品油|价格|监督检查/, '05'],
  [/环境保护|生态保护/, '17'],
  [/综合执法|城管/, '24'],
  [/招商|投资|电商|限上商业|特色产品|产品供求/, '26'],
  [/信用|重大建设项目|在建项目|重大项目/, '13'],
  [/交通/, '19'],
  [/行政处罚|权力清单|权责清单|政策法规|文件|法规/, '15'],
  [/大数据|5G|基站|数据中心|通信|电信|数字|应用场景|园区|开发区|技术中心|研发中心|企业|平台经济/, '21'],
  [/新闻|要闻|头条|外媒|图说|动态$|领导活动/, '20'],
];

const byProvider: Rule[] = [
  [/公安/, '01'],
  [/民政|民族|民宗/, '02'],
  [/人力资源/, '03'],
  [/自然资源/, '04'],
  [/市场监督/, '05'],
  [/教育/, '06'],
  [/卫生/, '07'],
  [/税务/, '08'],
  [/住房/, '09'],
  [/水务/, '10'],
  [/农业农村|乡村振兴|生态移民/, '11'],
  [/统计局/, '12'],
  [/发展和改革|法院/, '13'],
  [/财政|金融|人民政府办公室/, '14'],
  [/司法/, '15'],
  [/医疗保障/, '16'],
  [/生态环境/, '17'],
  [/应急/, '18'],
  [/交通|邮政/, '19'],
  [/文体|宣传部|日报|党校|融媒体/, '20'],
  [/科学技术|工业和信息化/, '21'],
  [/林业/, '22'],
  [/退役军人/, '23'],
  [/城市/, '24'],
  [/气象/, '25'],
  [/商务|投资促进|供销/, '26'],
];

/** The department's id. Without a matching row it is the bureau. */
export function providerOf(provider: string, title: string): string {
  const matching = (rules: Rule[], text: string) => rules.find(([words]) => words.test(text))?.[1];
  if (collectors.test(provider)) {
    return matching(byName, title) ?? matching(byProvider, provider) ?? '00';
  }
  return matching(byProvider, provider) ?? matching(byName, title) ?? '00';
}
