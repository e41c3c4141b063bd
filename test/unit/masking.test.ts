import { describe, expect, it } from 'vitest';
import { identifierIn, maskedKey } from '../../shared/domain/masking.ts';
import { refused } from '../examples.ts';

/** Invented, with their check digits. */
const citizen = '411281199003070010';
const organisation = '11411281M10000012K';

describe('第十八条 (art. 18): what names a person or an organisation in full is found', () => {
  it.each([
    ['as it is', citizen, 'citizen'],
    ['in a sentence', `户主${citizen}的保障类别有误`, 'citizen'],
    ['with spaces', '411281 19900307 0010', 'citizen'],
    ['with dashes of any kind', '411281–19900307－0010', 'citizen'],
    ['in full width', '４１１２８１１９９００３０７００１０', 'citizen'],
    ['next to another number', `${citizen} 2026`, 'citizen'],
    ['after letters', `ID${citizen}`, 'citizen'],
    ['in an address of the web', `https://a.example/?id=${citizen}`, 'citizen'],
    ['an organisation', `单位 ${organisation}`, 'organisation'],
    ['an organisation in small letters', organisation.toLowerCase(), 'organisation'],
    ['an organisation with spaces', '11 411281 M10000012 K', 'organisation'],
    ['a mobile number', '电话13800000000，', 'phone'],
    ['a mobile number with its country', '+86 138-0000-0000', 'phone'],
    ['a telephone of an office', '0398-5800000', 'phone'],
  ])('%s', (_how, text, what) => {
    expect(identifierIn(text)).toBe(what);
  });

  it.each([
    '411281********0016',
    '138****0000',
    '2026-09-21 13:30:00 办理',
    '义政办〔2026〕17号，第 3 页第 25 行',
    '与 0398 号档案不一致',
    '自 192.168.10.100 批量导出',
    'https://archive.yima.example/2026/550e8400-e29b-41d4-a716-446655440000',
    // The check digit is wrong.
    '411281199003070017',
    '',
  ])('and nothing else: %s', (text) => {
    expect(identifierIn(text)).toBeNull();
  });
});

describe('第十八条 (art. 18): the key of a record is masked', () => {
  it.each(['411281********0016', '＊＊＊＊＊＊0016', '138****0000', '豫(2024)不动产权第****123号', '****'])(
    'taken: %s',
    (key) => {
      expect(maskedKey('body.key', key)).toBe(key.normalize('NFKC'));
    },
  );

  it.each([
    ['411281199003070010', 'identifier-in-full'],
    ['411281 1990 0307 0010 ****', 'identifier-in-full'],
    ['13800000000', 'identifier-in-full'],
    [organisation, 'identifier-in-full'],
    // Wrong by a digit it is as near to a person as the right one.
    ['411281199003070017', 'key-not-masked'],
    ['41128119900307****', 'key-not-masked'],
    ['411281*******10016', 'key-not-masked'],
    ['张三', 'key-not-masked'],
    ['***', 'key-not-masked'],
  ])('refused: %s', (key, code) => {
    expect(refused(() => maskedKey('body.key', key))).toBe(code);
  });
});
