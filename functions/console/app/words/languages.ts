/** What the choice of a language says, the same in each: whoever looks for it may read only the other. */
export const languages = {
  title: '语言 · Language',
  names: { zh: '中文', en: 'English' },
  codes: { zh: 'zh-CN', en: 'en' },
};
