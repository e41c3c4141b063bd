import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { dateOf, type Instant } from '../domain/calendar/time.ts';
import { numberOf, type Series } from '../domain/numbers.ts';
import { type Database, permitted } from './database.ts';

/** The next number of a series in the year of `now`. */
export async function nextNumber(database: Database, series: Series, now: Instant): Promise<string> {
  const year = dateOf(now).slice(0, 4);
  return numberOf(series, year, await takeNumbers(database, `${series}-${year}`));
}

/** Takes `count` numbers of a sequence at once. Gaps are allowed, repeats are not. @returns the first number */
export async function takeNumbers(database: Database, sequence: string, count = 1): Promise<number> {
  await permitted(database);
  const { Attributes } = await database.client.send(
    new UpdateCommand({
      TableName: database.name('work'),
      Key: { pk: `SEQUENCE#${sequence}`, sk: 'SEQUENCE' },
      UpdateExpression: 'ADD #value :count',
      ExpressionAttributeNames: { '#value': 'value' },
      ExpressionAttributeValues: { ':count': count },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(Attributes?.value) - count + 1;
}
