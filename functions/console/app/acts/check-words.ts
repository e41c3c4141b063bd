/** What is said of a field as one types. */
export const checkWords = {
  missing: '尚未填写',
  few: (n: number) => `至少填写 ${n} 项`,
  short: (n: number) => `至少 ${n} 个字`,
  long: (n: number) => `最多 ${n} 个字`,
  choose: '请从所列各项中选择',
  form: '格式不对',
  whole: '请填写整数',
  between: (from: number | undefined, to: number | undefined) => `应在 ${from ?? ''} 至 ${to ?? ''} 之间`,
};
