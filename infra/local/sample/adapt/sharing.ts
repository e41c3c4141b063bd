import type { Basis, Content } from '../../../../shared/domain/catalog/content.ts';
import type { Adapted } from './source.ts';

/**
 * How an entry is shared, and its legal basis. The source is an open-data portal without this information, so the classification is
 * the sample's own. The laws and articles are real, as in force in 2026.
 */

const law = (document: string, article: string): Basis => ({
  document: `中华人民共和国${document}`,
  article,
  kind: 'law',
});
const regulation = (document: string, article: string): Basis => ({
  document,
  article,
  kind: 'administrative-regulation',
});

const laws = {
  /** State organs handle personal information only within their statutory duties. */
  personal: law('个人信息保护法', '第三十四条'),
  minors: law('个人信息保护法', '第三十一条'),
  privacy: law('民法典', '第一千零三十九条'),
  assistance: law('社会救助法', '第十一条'),
  insurance: law('社会保险法', '第八十一条'),
  health: law('基本医疗卫生与健康促进法', '第九十二条'),
  statistics: law('统计法', '第十一条'),
  surveyed: law('统计法', '第二十八条'),
  licensing: law('行政许可法', '第五条'),
  penalty: law('行政处罚法', '第五十条'),
  tenderers: law('招标投标法', '第二十二条'),
  assessors: law('招标投标法', '第三十七条'),
  procurement: law('政府采购法', '第十一条'),
  /** Secrets of persons and of business that a state organ learns in its work. */
  data: law('数据安全法', '第三十八条'),
  idCard: law('居民身份证法', '第六条'),
  realEstate: regulation('不动产登记暂行条例', '第二十七条'),
  medicalFund: regulation('医疗保障基金使用监督管理条例', '第三十二条'),
};

interface Rule {
  words: RegExp;
  type: 'conditional' | 'not-shared';
  bases: Basis[];
  /** The conditions (article 14), or null if the data is not shared. */
  condition: string | null;
}

const conditional = (words: RegExp, bases: Basis[], condition: string): Rule => ({
  words,
  type: 'conditional',
  bases,
  condition,
});
const notShared = (words: RegExp, ...bases: Basis[]): Rule => ({ words, type: 'not-shared', bases, condition: null });

/** Rules by words in the name. The first matching rule decides. Without one, an entry is shared unconditionally. */
const rules: Rule[] = [
  notShared(/专家签到|专家抽取/, laws.assessors),
  notShared(/投标报名|招标文件(下载|售卖)|保证金|开评标|投标人|邀请招标|场地预约/, laws.tenderers),
  notShared(/全量企业|规上|规模以上工业企业(名单)?$|限上商业/, laws.surveyed),
  notShared(/健康档案|心电/, laws.health, laws.privacy),
  notShared(/综合评价|中考|学籍|在校学生信息/, laws.minors, laws.personal),
  notShared(/举报|留言|体检人员/, laws.privacy),
  notShared(/日志信息|用户信息|监控视频|联络名单/, laws.data),
  conditional(
    /低保|特困|临时救助|孤儿|困难残疾|重度残疾|社会救助|边缘户|脱贫户|动态调整|搬迁家庭|保障家庭/,
    [laws.assistance, laws.personal],
    '限社会救助、医疗救助、教育资助、住房保障等法定职责中核验对象身份使用；不得公开，不得转供第三方，用毕即删。',
  ),
  conditional(
    /结婚|离婚|民族成份|人口数据|农村基本信息/,
    [laws.privacy, laws.personal],
    '限依法办理登记、审核事项时逐件核验使用，不得批量留存，不得公开。',
  ),
  conditional(
    /失业|退休|工伤|新农保|社会保险|领取待遇|特殊工种/,
    [laws.insurance],
    '限社会保险经办、待遇资格核验和就业援助使用，参保人信息应当保密。',
  ),
  conditional(/医保|定点(医|药)/, [laws.medicalFund], '限医疗保障服务与基金监管使用，不得用于其他目的。'),
  conditional(
    /学生|受助|助学|资助|学费|教师资格|普通话|毕业生/,
    [laws.personal, laws.minors],
    '限教育资助、学历核验等法定职责使用；涉及未成年人的，须脱敏后使用。',
  ),
  conditional(
    /不动产|房产|商品房|网签|预售|房屋备案|房地产交易|公积金开户|公积金业务/,
    [laws.realEstate],
    '限与本部门正在办理的事项有关的查询、核验，说明查询目的；不得用于其他目的，未经权利人同意不得泄露。',
  ),
  conditional(
    /电动摩托车|驾驶员/,
    [laws.idCard, laws.personal],
    '限执法办案和审批核验使用，须经本部门分管负责人批准。',
  ),
  conditional(
    /律师|传承人|专家|名单公示|通讯录|花名册|工作者|指导员|临聘|执法人员|人员名单|人员查询|检测人员|证书管理|志愿者|好人|人才|合格名单|工作许可|人员信息|司法鉴定人|责任人|执业医?兽?医?/,
    [laws.personal],
    '限履行法定职责所必需的范围和限度内使用，个人联系方式须脱敏，不得向社会公开。',
  ),
  conditional(/行政处罚|处罚/, [laws.penalty], '限信用监管、联合惩戒使用；涉及商业秘密和个人隐私的部分不得公开。'),
  conditional(/政府采购/, [laws.procurement], '限财政监督、审计和招标投标监管使用；涉及供应商商业秘密的部分不得公开。'),
  conditional(
    /建设工程交易|土地交易|矿产交易|国有产权|招标|招投标|中标|挂网|信用承诺/,
    [laws.data],
    '限公共资源交易监管、审计使用；对知悉的商业秘密和保密商务信息应当保密。',
  ),
  conditional(
    /许可|资质|审批|核发|备案|登记|办件|安全生产|预审|准运|批复/,
    [laws.licensing],
    '限审批核验和事中事后监管使用；申请人提交的商业秘密、保密商务信息不得披露。',
  ),
  conditional(
    /企业(?!数|服务|风采|开办|及)|个体工商户|市场主体|合作社|公司变更|业户|网络货运|运单|客商|开发区基本|融资|金融服务|园区主体/,
    [laws.data],
    '限市场监管、税收征管、信用评价和惠企政策兑现使用；对知悉的商业秘密和保密商务信息应当保密。',
  ),
  conditional(
    /排口|在线监控|在线监测|设备自动监测|污染地|涉重/,
    [laws.data],
    '限生态环境执法、应急处置使用，不得用于商业目的。',
  ),
  conditional(
    /产值|增加值|可支配收入|常住人口/,
    [laws.statistics],
    '限经济运行分析使用，注明统计口径；未公布的数据不得公开。',
  ),
];

/** The type, legal bases, condition and method of sharing of an entry. */
export function sharingOf(entry: Adapted, category: Content['format']['category']): Content['sharing'] {
  const method = category === 'interface' ? 'interface' : category === 'database' ? 'database' : 'file';
  const rule = rules.find(({ words }) => words.test(entry.name));
  if (!rule) return { type: 'unconditional', bases: [], method };
  return {
    type: rule.type,
    ...(rule.condition === null ? {} : { condition: rule.condition }),
    bases: rule.bases,
    method,
  };
}
