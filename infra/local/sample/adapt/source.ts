/** A row of the source: a catalog entry of Tongren's open data portal. */
export interface SourceRow {
  标题: string;
  数据摘要: string | null;
  主题名称: string | null;
  数据提供方: string;
  所属行业: string | null;
  更新时间: string;
  发布时间: string;
  开放属性: string;
  更新频率: string;
  详情页网址: string;
  数据格式: string[] | null;
}

/** A row with its text cleaned and moved to Yima. The entry is made from it. */
export interface Adapted {
  name: string;
  /** The source's abstract; `''` if it only repeats the name. */
  abstract: string;
  provider: string;
}
