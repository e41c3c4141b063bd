import type { LoggedEvent } from '../../shared/domain/event.ts';
import { count, disprove, ruleCountId, type Shown } from '../../shared/domain/rectifications/rule-count.ts';
import { rulesFor, type SuggestionRule } from '../../shared/domain/rectifications/suggestion-rules.ts';
import { type Fact, factsOf, isDisproof } from '../../shared/domain/statistics/facts.ts';
import { AlreadyThere, type AnyChange, Conflict, commit } from '../../shared/storage/commit.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { load } from '../../shared/storage/read.ts';
import { factWords } from '../../shared/text/suggested-facts.ts';
import type { ReactorDeps } from './deps.ts';
import { caseSubject } from './subjects.ts';

/**
 * Counts what an event shows by each rule that it concerns (article 23): a suggestion of rectification opens, is joined, or lapses. An event
 * that comes again is found counted.
 */
export async function suggest(event: LoggedEvent, deps: Pick<ReactorDeps, 'database'>): Promise<void> {
  for (const fact of factsOf(event)) {
    const rules = rulesFor(fact);
    if (rules.length === 0) continue;
    const found = await shown(fact, event, deps);
    for (const rule of rules) await decideOn(rule, found, event, deps);
  }
}

async function shown(fact: Fact, event: LoggedEvent, { database }: Pick<ReactorDeps, 'database'>): Promise<Shown> {
  const duty = event.stream.includes('.') ? await load(database, 'duty', event.stream) : null;
  const about = duty?.state.subject ?? (await caseSubject(database, fact.about));
  return { fact, event: event.id, text: factWords(event, about), told: event.type === 'RectificationSuggested' };
}

/** Decides again where a person settled the suggestion, or another fact was counted, meanwhile. */
async function decideOn(
  rule: SuggestionRule,
  of: Shown,
  event: LoggedEvent,
  { database }: Pick<ReactorDeps, 'database'>,
): Promise<void> {
  const { fact } = of;
  for (;;) {
    const counted = (await load(database, 'ruleCount', ruleCountId(rule.id, fact.department)))?.state ?? null;
    const newest = counted?.newest ? ((await load(database, 'suggestion', counted.newest))?.state ?? null) : null;
    const open = newest?.status === 'open' && newest.department === fact.department ? newest : null;
    const before = { count: counted, open };
    const id = derivedId('sug', rule.id, fact.department, fact.id);
    const decide = (number: string): AnyChange[] =>
      isDisproof(fact) ? disprove(rule, of, before) : count(rule, of, before, { id, number }, event.at);
    let changes = decide('');
    // A number is taken only where a suggestion opens.
    if (changes.some((one) => one.kind === 'suggestion' && one.before === null))
      changes = decide(await nextNumber(database, 'suggestion', event.at));
    if (changes.length === 0) return;
    try {
      await commit(database, changes, { at: event.at, actorId: 'system', correlation: event.id });
      return;
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof AlreadyThere)) throw error;
    }
  }
}
