import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  CATALOG_GUIDE,
  CIVIL_CODE,
  cited,
  HOLIDAY_RULES,
  MEASURES,
  ORDER_809,
  yearsUntil,
} from '../../shared/domain/regulations.ts';

it('every document that is cited has its title in one file', () => {
  const titles = [MEASURES, ORDER_809, CIVIL_CODE, CATALOG_GUIDE, HOLIDAY_RULES].map(({ document }) => document);
  const sources = globSync('{shared,functions,infra}/**/*.ts').filter((file) => !file.includes('/sample/'));
  const naming = sources.filter((file) => {
    const code = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return titles.some((title) => code.includes(title));
  });
  expect(naming).toEqual(['shared/domain/regulations.ts']);
});

it('cites a document as a whole, or an article of it', () => {
  expect(cited(CIVIL_CODE)).toBe('《民法典》');
  expect(cited(CIVIL_CODE, '第二百零一条')).toBe('《民法典》第二百零一条');
});

it('has a year for each since the measures took effect in 2021 (article 26)', () => {
  expect(yearsUntil('2021-03-10')).toEqual(['2021']);
  expect(yearsUntil('2023-01-01')).toEqual(['2023', '2022', '2021']);
});
