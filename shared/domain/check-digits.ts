const CREDIT_CODE = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE_FORM = /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/;

/** Whether a text is a 统一社会信用代码 with its check character (GB 32100-2015): 18 characters, no spaces, in capitals. */
export function isCreditCode(text: string): boolean {
  if (!CREDIT_CODE_FORM.test(text)) return false;
  const values = Array.from(text, (character) => CREDIT_CODE.indexOf(character));
  const sum = values.slice(0, 17).reduce((total, value, at) => total + value * (3 ** at % 31), 0);
  return (31 - (sum % 31)) % 31 === values[17];
}

/** The first two digits of a 行政区划代码, by province (GB/T 2260); 83 is for residents of Taiwan, 91 is for foreigners. */
const PROVINCE = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

/** Whether a text is a 公民身份号码: a province, a date of birth, and a check character (GB 11643-1999). */
export function isCitizenNumber(text: string): boolean {
  const [, year, month, day] = /^\d{6}(\d{4})(\d\d)(\d\d)\d{3}[\dX]$/.exec(text) ?? [];
  if (!year || !PROVINCE.test(text)) return false;
  const born = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(born.getTime()) || born.getUTCDate() !== Number(day)) return false;
  const sum = Array.from(text.slice(0, 17)).reduce(
    (total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11),
    0,
  );
  return '10X98765432'[sum % 11] === text[17];
}
