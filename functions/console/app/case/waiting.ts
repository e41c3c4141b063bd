import { useQuery } from '@tanstack/react-query';
import { me, type Schemas, work } from '../api.ts';

/** Those who have no cases of their own: nothing waits for them. */
const WITHOUT_CASES = ['administrator', 'upper', 'auditor', 'system'];

/** What waits for whoever is signed in. */
export function useWork() {
  const { data: who } = useQuery(me);
  const worksOnCases = who?.roles.some((role) => !WITHOUT_CASES.includes(role)) ?? false;
  return { ...useQuery({ ...work, enabled: worksOnCases }), worksOnCases };
}

/** What waits for them on the page of a case, an entry or a duty. */
export function useWaiting(id: string): Schemas['WorkItem'] | undefined {
  return useWork().data?.items.find(({ path }) => path.endsWith(`/${id}`));
}
