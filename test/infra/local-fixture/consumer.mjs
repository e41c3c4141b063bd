// Takes records of a stream or a queue. `poison` fails for good, `twice` the first time; what went well is written down.
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const database = new DynamoDBClient({});
const seen = new Set();

export async function handler({ Records }) {
  const batchItemFailures = [];
  for (const record of Records) {
    const stream = record.dynamodb;
    const word = stream ? stream.NewImage.word.S : record.body;
    const itemIdentifier = stream ? stream.SequenceNumber : record.messageId;
    if (word === 'poison' || (word === 'twice' && !seen.has(word))) {
      seen.add(word);
      batchItemFailures.push({ itemIdentifier });
      if (stream) break;
      continue;
    }
    const Item = { pk: { S: `done#${stream ? 'stream' : 'queue'}` }, sk: { S: word }, at: { N: String(Date.now()) } };
    await database.send(new PutItemCommand({ TableName: process.env.DONE_TABLE, Item }));
  }
  return { batchItemFailures };
}
