import { addDays, epoch, type Instant, type LocalDate } from '../domain/calendar/time.ts';

/** An event of a calendar that falls due on a day. */
export interface CalendarEntry {
  uid: string;
  on: LocalDate;
  summary: string;
  description: string;
  /** When it last changed, and how often it has changed. */
  changedAt: Instant;
  sequence: number;
  /** The instants of its reminders. */
  alarms: Instant[];
}

/** An iCalendar file (RFC 5545). Each entry takes a whole day in Asia/Shanghai, wherever it is read. */
export function calendarFile(name: string, entries: CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yima Government Data Sharing//Deadlines//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function entryLines({ uid, on, summary, description, changedAt, sequence, alarms }: CalendarEntry): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `DTSTAMP:${utc(changedAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
    `SUMMARY:${text(summary)}`,
    `DESCRIPTION:${text(description)}`,
    'TRANSP:TRANSPARENT',
    ...alarms.flatMap((at) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${text(summary)}`,
      `TRIGGER;VALUE=DATE-TIME:${utc(at)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/** Escapes text (RFC 5545, 3.3.11) and removes control characters except line breaks. */
function text(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** Folds a line into parts of 75 octets at most, between characters (3.1). */
function folded(line: string): string {
  let written = '';
  let octets = 0;
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > 75) {
      written += '\r\n ';
      octets = 1;
    }
    written += character;
    octets += more;
  }
  return written;
}

const compact = (date: LocalDate) => date.replaceAll('-', '');

function utc(at: Instant): string {
  return new Date(epoch(at)).toISOString().replace(/[-:]|\.\d+/g, '');
}
