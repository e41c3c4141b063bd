/** The stack that keeps data: tables, files, secrets, and the key and the alarm topic that the other stacks use. */
import { type Environment, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { type TableDefinition, type TableName, tables } from '../../shared/storage/tables.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { AlarmTopic } from '../constructs/alarms.ts';
import { Backups } from '../constructs/backups.ts';
import { Files } from '../constructs/files.ts';
import { type Grant, permission, setting, together } from '../constructs/grant.ts';
import { DataKey } from '../constructs/key.ts';
import { SealedLog } from '../constructs/sealed-log.ts';
import { SigningKey, signing } from '../constructs/signing-key.ts';
import { DataTable } from '../constructs/table.ts';
import { Trail } from '../constructs/trail.ts';
import type { Stage } from '../stage.ts';

export class DataStack extends Stack {
  readonly key: DataKey;
  readonly table: { [Name in TableName]: DataTable<Name> };
  readonly files: Files;
  readonly sealedLog: SealedLog;
  readonly alarms: AlarmTopic;
  readonly #cursorSecret: CfnSecret;
  readonly #peopleKey: CfnSecret;
  readonly #webhookKey: CfnSecret;
  readonly #signingKey: SigningKey;

  constructor(scope: Construct, id: string, { stage, env }: { stage: Stage; env: Environment }) {
    super(scope, id, { env, terminationProtection: stage.retain, description: 'Yima data sharing: what is kept' });
    const key = new DataKey(this, 'Key', stage);
    this.key = key;
    this.alarms = new AlarmTopic(this, 'Alarms', { key, email: stage.alarms.email });
    this.files = new Files(this, 'Files', { key, stage });
    this.sealedLog = new SealedLog(this, 'SealedLog', { key, stage });
    this.table = Object.fromEntries(
      Object.entries(tables).map(([name, definition]: [string, TableDefinition]) => [
        name,
        new DataTable(this, capitalized(name), { name: name as TableName, definition, key, stage }),
      ]),
    ) as never;
    const { events, access } = this.table;
    if (stage.retain)
      new Trail(this, 'Trail', {
        ...{ stage, sealed: this.sealedLog.arn },
        logs: [events, access].map(({ table }) => table.tableArn),
      });
    if (stage.backups)
      new Backups(this, 'Backups', { stage, tables: Object.values(this.table).map(({ table }) => table) });
    this.#signingKey = new SigningKey(this, 'SigningKey', stage);
    // The plain resource, because the richer construct writes the domain of one partition into the key's policy.
    this.#cursorSecret = new CfnSecret(this, 'CursorSecret', {
      description: 'Signs the cursors with which lists are paged',
      kmsKeyId: key.keyArn,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    acknowledge(this.#cursorSecret, {
      SMG4: 'It signs cursors that live for minutes; rotating it invalidates open lists and protects nothing more.',
    });
    this.#peopleKey = new CfnSecret(this, 'PeopleKey', {
      description:
        'Makes the keyed digests of names and addresses in the event log; an auditor checks a claimed value with it',
      kmsKeyId: key.keyArn,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    // Without it nobody could ever check what the log says of people, so it stays as long as the log.
    this.#peopleKey.applyRemovalPolicy(stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    acknowledge(this.#peopleKey, {
      SMG4: 'What it has made is in the event log for good, and could not be checked under another key.',
    });
    this.#webhookKey = new CfnSecret(this, 'WebhookKey', {
      description: 'Makes the secrets with which what is sent to the endpoints of departments is signed',
      kmsKeyId: key.keyArn,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    this.#webhookKey.applyRemovalPolicy(stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    acknowledge(this.#webhookKey, {
      SMG4: 'Every receiver would refuse what is signed with secrets made of another key; each secret is changed by itself.',
    });
  }

  /** Grants reading the key of which the secrets of endpoints are made. */
  webhookKey(): Grant<{ WEBHOOK_KEY_ARN: string }> {
    return together(setting({ WEBHOOK_KEY_ARN: this.#webhookKey.ref }), this.#reading(this.#webhookKey));
  }

  /** Grants reading the secret that signs cursors. */
  cursors(): Grant<{ CURSOR_SECRET_ARN: string }> {
    return together(setting({ CURSOR_SECRET_ARN: this.#cursorSecret.ref }), this.#reading(this.#cursorSecret));
  }

  /** Grants reading the key under which the log keeps names and addresses. Only what writes people needs it. */
  peopleKey(): Grant<{ PEOPLE_KEY_ARN: string }> {
    return together(setting({ PEOPLE_KEY_ARN: this.#peopleKey.ref }), this.#reading(this.#peopleKey));
  }

  #reading(secret: CfnSecret): Grant {
    return together(permission(['secretsmanager:GetSecretValue'], [secret.ref]), this.key.reading());
  }

  /** Grants signing documents, and publishing the keys that check them. */
  signing(): Grant<{ SIGNING_KEYS: string }> {
    return signing([this.#signingKey]);
  }
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
