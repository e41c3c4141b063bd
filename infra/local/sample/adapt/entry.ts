import { localDate } from '../../../../shared/domain/calendar/time.ts';
import type { Content } from '../../../../shared/domain/catalog/content.ts';
import { itemsOf } from './items.ts';
import { cleanName, cleanText } from './places.ts';
import { providerOf } from './providers.ts';
import { sharingOf } from './sharing.ts';
import type { Adapted, SourceRow } from './source.ts';

/** A row of the import. */
export interface SampleRow {
  provider: string;
  content: Omit<Content, 'secrecy'>;
}

/** Converts a source row to an entry of Yima's catalog. The same row always gives the same entry. */
export function entryOf(row: SourceRow): SampleRow {
  const name = cleanName(row.标题);
  const said = cleanText(row.数据摘要 ?? '');
  const entry: Adapted = {
    name,
    abstract: said === row.标题 || said === name ? '' : said,
    provider: providerOf(row.数据提供方, row.标题),
  };
  const items = itemsOf(name, entry.abstract);
  const format = formatOf(row.数据格式?.[0]);
  const sharing = sharingOf(entry, format.category);
  return {
    provider: entry.provider,
    content: {
      name,
      abstract: abstractOf(entry, items),
      theme: row.主题名称 && row.主题名称 !== '默认主题' ? row.主题名称 : '综合政务',
      format,
      items,
      sharing,
      open: openOf(row, sharing.type),
      updateCycle: cycleOf(row.更新频率, row.标题),
      publishedOn: localDate.parse(row.发布时间),
    },
  };
}

/** The abstract. A third of the source's abstracts only repeat the name, which a reviewer would reject. These list the items instead. */
function abstractOf({ name, abstract }: Adapted, items: Content['items']): string {
  if (abstract.length > name.length || /、/.test(abstract)) return abstract;
  const some = items
    .slice(0, 6)
    .map((item) => item.name)
    .join('、');
  return `${name.includes(abstract) ? name : abstract}，包括${some}${items.length > 6 ? '等' : ''}信息。`;
}

function formatOf(format: string | undefined): Content['format'] {
  if (format === 'xls' || format === 'xlsx' || format === 'csv') return { category: 'spreadsheet', type: format };
  return { category: 'interface', type: format ?? 'json' };
}

function openOf(row: SourceRow, type: Content['sharing']['type']): Content['open'] {
  if (type !== 'unconditional') return { toSociety: false };
  return row.开放属性 === '无条件开放' ? { toSociety: true } : { toSociety: true, condition: '实名登记后申请使用' };
}

const cycles: Record<string, Content['updateCycle']> = {
  每周: 'weekly',
  每季度: 'quarterly',
  每半年: 'half-yearly',
  每年: 'yearly',
};

/** The update cycle. The portal says 实时 for nearly every entry, so a period in the name wins. */
function cycleOf(stated: string, title: string): Content['updateCycle'] {
  const cycle = cycles[stated];
  if (cycle) return cycle;
  if (/一周|逐日/.test(title)) return 'weekly';
  if (/月报|月份|\d月/.test(title)) return 'monthly';
  if (/季度/.test(title)) return 'quarterly';
  if (/20\d\d年?|年度|年报/.test(title)) return 'yearly';
  if (/名录|名单|清单|目录|台账|机构|职责|指南|政策|标准/.test(title)) return 'irregular';
  return stated === '实时' ? 'realtime' : 'irregular';
}
