import type { Change } from './changes.ts';

const INTRODUCTION = `# 接口更新记录 · Changes of the API

由接口说明生成：\`npm test -- changelog -u\`。与最近发布的版本相比，每个操作多了、少了、变了什么，是否兼容。

Made from the API's description: what each operation has more, less or otherwise than in the last release, and whether a program that was
right before may fail (breaking). What is answered may have new fields at any time, and new values of a list of words.
\`npm run openapi -- --release 0.2.0\` makes a release of what is unreleased.
`;

const UNRELEASED = '## 未发布 · Unreleased';

const words = {
  where: { operation: '操作 · operation', sent: '请求 · sent', answered: '答复 · answered' },
  how: { added: '新增 · added', removed: '删除 · removed', changed: '变更 · changed' },
} as const;

/** The changelog with these changes as what is unreleased. @param kept the changelog before, whose releases stay as they are */
export function changelogOf(changes: readonly Change[], kept: string): string {
  const releases = kept.slice(kept.indexOf('\n## 0'));
  return `${INTRODUCTION}\n${UNRELEASED}\n\n${listOf(changes)}${releases}`;
}

/** The changelog in which what was unreleased is a release. @param on the day, `2026-11-30` */
export function released(changelog: string, version: string, on: string): string {
  const name = `## ${version}（${on}）`;
  return changelog.replace(UNRELEASED, `${UNRELEASED}\n\n没有变化。 · No changes.\n\n${name}`);
}

function listOf(changes: readonly Change[]): string {
  if (changes.length === 0) return '没有变化。 · No changes.\n';
  // What changed in many operations alike, as a schema that they share, is one line.
  const alike = Map.groupBy(changes, textOf);
  const lines = [...alike].map(
    ([text, them]) => `- ${text} — ${them.map(({ operation }) => `\`${operation}\``).join(', ')}`,
  );
  return `${lines.sort((a, b) => Number(b.includes('breaking')) - Number(a.includes('breaking'))).join('\n')}\n`;
}

function textOf({ where, how, field, from, to, breaking }: Change): string {
  const what = [words.where[where], ...(field ? [`\`${field}\``] : []), words.how[how]].join(' ');
  const detail = how === 'changed' && from && to ? `\`${from}\` → \`${to}\`` : `${signOf(how, to)}\`${to || from}\``;
  return `${breaking ? '**不兼容 · breaking** ' : ''}${what}: ${detail}`;
}

/** Words that a list has more, or less. */
function signOf(how: Change['how'], to: string): string {
  if (how !== 'changed') return '';
  return to ? '+ ' : '− ';
}
