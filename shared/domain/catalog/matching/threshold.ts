/**
 * From this score on the registrant has to answer a match (article 10). On labelled pairs of real entries, false alarms and missed
 * duplicates are equally many at this score (`npm run bench -- once-only` prints the curve).
 */
export const THRESHOLD = 0.5;
