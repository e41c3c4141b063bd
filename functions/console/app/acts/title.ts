import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api.ts';
import { language } from '../language.ts';
import { actNamed, document } from './possible.ts';

/** What an act that waits is called in the language that is spoken. The document has both, and is awaited only for English. */
export function useTitle(act: Schemas['WorkItem']['act'] | undefined): string {
  const { data } = useQuery(document);
  if (!act) return '';
  return language === 'zh' ? act.title : ((data && actNamed(data, act.operation)?.title) ?? '');
}
