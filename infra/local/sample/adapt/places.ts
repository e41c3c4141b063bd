/** Moves the text of a Tongren entry to Yima: replaces places, and removes the traces of a careless spreadsheet. */

/** The counties of Tongren, with the street or area of Yima that replaces each. Streets first, then areas. */
const counties: [name: string, inYima: string][] = [
  ['碧江', '千秋路街道'],
  ['万山', '朝阳路街道'],
  ['玉屏', '新义街街道'],
  ['沿河', '常村路街道'],
  ['印江', '泰山路街道'],
  ['松桃', '新区街道'],
  ['石阡', '东区街道'],
  ['江口', '产业集聚区'],
  ['德江', '高铁片区'],
  ['思南', '老城片区'],
  ['大龙', '先进制造业开发区'],
];

const towns =
  '泉都街道|石固乡|聚凤乡|本庄镇|龙塘镇|大沙坝乡|白沙镇|青阳乡|枫香乡|坪山乡|龙井乡|中坝街道|五德镇|汤山街道|花桥镇|国荣乡|河坝场乡|甘溪乡|坪地场乡'.split(
    '|',
  );

const villages = ['石镇敖家村', '甘溪乡芭蕉村', '板场乡爱华村', '沙子街道办事处玉桐村'];
const ordinals = '一二三四五六七八九十'.split('');

/** Other words for Tongren. A word comes before any shorter one that it contains. */
const words: [from: RegExp, to: string][] = [
  [/《贵州省级植物检疫办法》/g, '《植物检疫条例》'],
  [/贵州大兴高新技术产业开发区/g, '义马市先进制造业开发区'],
  [/贵州_长江流域_铜仁市|贵州省_长江流域_铜仁市/g, '义马市黄河流域'],
  [/木溪站/g, '涧河站'],
  [/施滩站/g, '石河站'],
  [/罗家寨站/g, '千秋站'],
  [/东莞/g, '外地'],
  [/各区县|各县区|区（县、自治县）|各地州市/g, '各街道'],
  [/全县/g, '全市'],
  [/来铜|来沿/g, '来义'],
  [/铜仁23家/g, '23家'],
  [/铜仁高新区/g, '义马市高新区'],
  [/铜仁碧江区/g, '碧江区'],
  [/铜仁市|铜仁/g, '义马市'],
  [/贵州省|贵州/g, '河南省'],
];

const county = (name: string) =>
  `${name}(?:(?:[侗土苗]家?族)*(?:苗族)?自治县|县?(?:[侗土苗]家?族)+自治县|自治县|县|区|开发区)?`;
const office = '(?=[^，。、（(]{0,8}(?:局|委员会|办公室|宣传部|党校|人民政府|供销|党委))';

/** Replaces the places in a text by those of Yima. */
function inYima(text: string): string {
  let moved = text;
  villages.forEach((village, i) => {
    moved = moved.replaceAll(village, `示范${ordinals[i]}村`);
  });
  towns.forEach((town, i) => {
    moved = moved.replace(new RegExp(`(?:石阡县)?${town}`, 'g'), `第${i + 1}网格`);
  });
  for (const [from, to] of words) moved = moved.replace(from, to);
  for (const [name, place] of counties) {
    moved = moved.replace(new RegExp(`${county(name)}${office}`, 'g'), '义马市');
    moved = moved.replace(new RegExp(county(name), 'g'), place);
  }
  return moved.replaceAll('义马市义马市', '义马市');
}

/** Text that is never part of a name: file endings, export marks, stray punctuation, a repeated word. */
export function cleanName(title: string): string {
  return inYima(title.trim())
    .replace(/\.(csv|xlsx?|json)$/i, '')
    .replace(/^\d+_/, '')
    .replace(/-生成资源|-信息$/g, '')
    .replace(/^(.{3,})\1$/, '$1')
    .replace(/，包括.*$/, '')
    .replace(/[（(]动态[）)]$/, '')
    .replace(/[\s\-_，,、；;。]+$/, '')
    .replace(/^《(.+)》$/, '$1');
}

/** Removes markup, line ends and doubled punctuation from a text. */
export function cleanText(abstract: string): string {
  return inYima(
    abstract
      .replace(/<[^>]*>/g, '')
      .replace(/[\r\n\t]+/g, '')
      .replace(/([，、,])[，、,]+/g, '$1')
      .trim(),
  );
}
