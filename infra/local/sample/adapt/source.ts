/** A row of the source: a catalog entry as Tongren's open data portal shows it. */
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

/** A row with its wording moved to Yima and tidied, from which the entry is made. */
export interface Adapted {
  name: string;
  /** What the source says of it, `''` where that is only the name once more. */
  abstract: string;
  provider: string;
}
