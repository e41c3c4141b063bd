import { type Days, daysBy, step } from './days.ts';

/** An event as a line of the exported log has it. */
export interface Line {
  id: string;
  stream: string;
  seq: number;
  type: string;
  at: string;
  data: Record<string, unknown>;
}

/**
 * A second opinion on the statistics of a department: counts lines of the exported log by hand, a duty at a time and a day at a time, and
 * shares nothing with the product. What it leaves out, such as the figures of updates, begins on a day that is no event's.
 */
export function counted(lines: readonly Line[], department: string, from: string, to: string, days = daysBy()) {
  const within = ({ at }: Line) => at.slice(0, 10) >= from && at.slice(0, 10) <= to;
  const many = (type: string, where: Record<string, unknown>) =>
    lines.filter((line) => line.type === type && within(line) && agrees(line.data, where)).length;
  const own = { provider: department };
  const answers = ['RequestAgreed', 'RequestPartlyAgreed', 'RequestRefused'].map((type) => many(type, own));
  return {
    entries: { published: published(lines, department, to) },
    requests: {
      sent: many('RequestSubmitted', { requester: department }),
      received: many('RequestSubmitted', own),
      ...{ agreed: answers[0], partlyAgreed: answers[1], refused: answers[2] },
      disputed: many('NegotiationOpened', own),
    },
    replies: timely(lines, ['reply', 'renew'], department, from, to, days),
    provision: timely(lines, ['provide'], department, from, to, days),
    corrections: {
      ...timely(lines, ['correct', 'answer-objection'], department, from, to, days),
      received: many('CorrectionReported', own),
      made: many('CorrectionReported', { requester: department }),
      corrected: many('DataCorrected', own),
      declined: many('CorrectionRejected', own),
      rated: many('CorrectionRated', own),
    },
    reviews: timely(
      lines,
      ['review', 'review-first', 'find', 'coordinate', 'decide-extension', 'decide-filing'],
      department,
      from,
      to,
      days,
    ),
    collections: { duplicates: duplicates(lines, department, from, to) },
    use: { records: many('UseRecorded', { requester: department }) },
  };
}

/** Goes through the entries one at a time: the last that happened to each says whether it is there. */
function published(lines: readonly Line[], department: string, to: string): number {
  let found = 0;
  for (const [stream, all] of Map.groupBy(lines, (line) => line.stream)) {
    if (!/^res_[^.]*$/.test(stream)) continue;
    const own = all.filter(({ at }) => at.slice(0, 10) <= to).sort((a, b) => a.seq - b.seq);
    const last = own.findLast(({ type }) => type === 'ResourcePublished' || type === 'ResourceWithdrawn');
    if (last?.type === 'ResourcePublished' && last.data.provider === department) found += 1;
  }
  return found;
}

/** Goes through what was found one at a time: a finding that is taken back later counts nowhere. */
function duplicates(lines: readonly Line[], department: string, from: string, to: string): number {
  const found = lines.filter(({ type, data }) => type === 'DuplicateFound' && data.provider === department);
  const stands = found.filter(
    ({ stream, data }) =>
      !lines.some(
        (line) => line.type === 'DuplicateLifted' && line.stream === stream && line.data.foundAt === data.foundAt,
      ),
  );
  return stands.filter(({ at }) => at.slice(0, 10) >= from && at.slice(0, 10) <= to).length;
}

/** Goes through the duties one at a time. */
function timely(lines: readonly Line[], kinds: string[], department: string, from: string, to: string, days: Days) {
  let [inTime, late] = [0, 0];
  const took: number[] = [];
  for (const all of Map.groupBy(lines, (line) => line.stream).values()) {
    const own = all.toSorted((a, b) => a.seq - b.seq);
    const [opened] = own;
    if (opened?.type !== 'DutyOpened' || !kinds.includes(String(opened.data.kind))) continue;
    if (opened.data.owes !== department) continue;
    const voided = own.filter(({ type }) => type === 'DutyFlagVoided').map(({ data }) => data.flagged);
    for (const { data, type } of own)
      if (type === 'DutyLate' && String(data.due) >= from && String(data.due) <= to && !voided.includes(data.due))
        late += 1;
    const met = own.find(({ type }) => type === 'DutyMet');
    if (!met || String(met.data.metOn) < from || String(met.data.metOn) > to) continue;
    if (!met.data.late) inTime += 1;
    took.push(worked(own, String(met.data.metOn), days));
  }
  took.sort((a, b) => a - b);
  const middle =
    took.length % 2 === 1 ? took[(took.length - 1) / 2] : mean(took.slice(took.length / 2 - 1, took.length / 2 + 1));
  return {
    inTime,
    late,
    rate: inTime + late === 0 ? null : Math.round((inTime / (inTime + late)) * 1e4) / 1e4,
    median: middle ?? null,
  };
}

const mean = ([a, b]: number[]) => (a === undefined || b === undefined ? null : (a + b) / 2);

/** Walks from the day of receipt to the day it was done, and counts each day that works and on which the clock ran. */
function worked(own: Line[], metOn: string, days: Days): number {
  let count = 0;
  for (let date = step(own[0]?.at.slice(0, 10) ?? ''); date <= metOn; date = step(date))
    if (days.works(date) && !stood(own, date)) count += 1;
  return count;
}

/** Whether the clock stood still on a day: after the day it was stopped, until the day it went on, that one too. */
function stood(own: Line[], date: string): boolean {
  const stops = own.filter(({ type }) => type === 'DutyStopped');
  return stops.some((stop) => {
    const on = own.find(({ type, seq }) => type === 'DutyResumed' && seq > stop.seq);
    return date > stop.at.slice(0, 10) && (!on || date <= on.at.slice(0, 10));
  });
}

function agrees(data: Record<string, unknown>, where: Record<string, unknown>): boolean {
  return Object.entries(where).every(([name, value]) => data[name] === value);
}
