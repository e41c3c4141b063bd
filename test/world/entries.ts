import type { Content } from '../../shared/domain/catalog/content.ts';

/** A valid conditional entry with its legal basis. */
export function conditional(name = '城乡居民最低生活保障对象信息'): Content {
  return {
    name,
    abstract: '享受最低生活保障的城乡居民家庭及成员的基本情况',
    theme: '社会保障',
    format: { category: 'database', type: 'mysql' },
    items: [
      { id: 'name', name: '姓名', dataType: 'C', length: 50 },
      { id: 'id-number', name: '公民身份号码', dataType: 'C', length: 18 },
      { id: 'level', name: '保障类别', dataType: 'C', length: 20 },
      { id: 'since', name: '享受起始日期', dataType: 'D' },
    ],
    sharing: {
      type: 'conditional',
      condition: '仅限办理社会救助、教育资助等法定职责使用',
      bases: [{ document: '中华人民共和国个人信息保护法', article: '第十三条', kind: 'law' }],
      method: 'interface',
    },
    open: { toSociety: false },
    updateCycle: 'monthly',
    secrecy: 'none',
  };
}

export function unconditional(name = '养老机构名录'): Content {
  return {
    ...conditional(name),
    abstract: '全市养老机构名称、地址、床位数',
    items: [
      { id: 'name', name: '机构名称' },
      { id: 'beds', name: '床位数' },
    ],
    sharing: { type: 'unconditional', bases: [], method: 'file' },
  };
}

export function notShared(name = '收养登记档案'): Content {
  return {
    ...conditional(name),
    sharing: {
      type: 'not-shared',
      bases: [{ document: '中华人民共和国民法典', article: '第一千一百一十条', kind: 'law' }],
      method: 'medium',
    },
  };
}
