import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { INDEXES, type IndexName, type TableDefinition, type TableName } from '../../shared/storage/tables.ts';
import type { Stage } from '../stage.ts';
import { allow, type Grant, permission, together, wildcard } from './grant.ts';
import type { DataKey } from './key.ts';

/** Scan is missing on purpose: every list is a query of an index. */
const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'];
const WRITE = [...READ, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];
/** What changes an item that is there. Putting one in its place is refused by the condition of each insertion, and seen in the stream. */
const CHANGE = ['UpdateItem', 'DeleteItem', 'PartiQLUpdate', 'PartiQLDelete'].map((action) => `dynamodb:${action}`);
const APPEND = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem'];

export interface DataTableProps<Name extends TableName> {
  name: Name;
  definition: TableDefinition;
  key: DataKey;
  stage: Stage;
}

/** A table of shared/storage/tables.ts, with the grants to use it. */
export class DataTable<Name extends TableName = TableName> extends Construct {
  /** The one in use: of the stack itself, or the one that the stage names in its place. */
  readonly table: ITable;
  readonly #isOwn: boolean;
  readonly #name: Name;
  readonly #appendOnly: boolean;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, { name, definition, key, stage }: DataTableProps<Name>) {
    super(scope, id);
    this.#name = name;
    this.#appendOnly = definition.appendOnly;
    this.#key = key;
    const string = (attribute: string) => ({ name: attribute, type: AttributeType.STRING });
    // TableV2 would be a global table. One region does not need it, and fewer tools understand it.
    const own = new Table(this, 'Table', {
      partitionKey: string('pk'),
      sortKey: string('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      ...(definition.stream ? { stream: StreamViewType.NEW_IMAGE } : {}),
      ...(definition.appendOnly ? { resourcePolicy: neverChanged() } : {}),
      ...(definition.ttl ? { timeToLiveAttribute: 'ttl' } : {}),
      deletionProtection: stage.retain,
      removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const indexName of INDEXES) {
      own.addGlobalSecondaryIndex({
        indexName,
        partitionKey: string(`${indexName}pk`),
        sortKey: string(`${indexName}sk`),
        projectionType: ProjectionType.ALL,
      });
    }
    const other = stage.restored?.tables?.[name];
    this.table = other ? this.#inPlaceOf(own, other) : own;
    this.#isOwn = !other;
  }

  /** Another table in the place of the own, whose exports stay while other stacks still import them. */
  #inPlaceOf(own: Table, { name, stream }: { name: string; stream?: string | undefined }): ITable {
    const stack = Stack.of(this);
    for (const value of [own.tableName, own.tableArn, ...(own.tableStreamArn ? [own.tableStreamArn] : [])])
      stack.exportValue(value);
    const tableArn = stack.formatArn({ service: 'dynamodb', resource: 'table', resourceName: name });
    return Table.fromTableAttributes(this, 'Restored', {
      tableArn,
      globalIndexes: [...INDEXES],
      ...(stream ? { tableStreamArn: `${tableArn}/stream/${stream}` } : {}),
    });
  }

  read() {
    return together(this.#named(), this.#granted(READ), this.#key.reading());
  }

  /** Grants reading items under these partition keys. */
  readOnly(partitions: string) {
    return together(
      this.#named(),
      under(partitions, ['dynamodb:GetItem', 'dynamodb:BatchGetItem'], this.table.tableArn),
      this.#key.reading(),
    );
  }

  /** Grants reading one partition of an index. */
  listOnly(index: IndexName, partition: string) {
    return together(
      this.#named(),
      under(partition, ['dynamodb:Query'], `${this.table.tableArn}/index/${index}`),
      this.#key.reading(),
    );
  }

  /** @throws Error for the event log: nobody may update or delete an event. */
  write() {
    if (this.#appendOnly) throw new Error(`Table ${this.#name} is append-only: use append()`);
    return together(this.#named(), this.#granted(WRITE), this.#key.writing());
  }

  /** Grants inserting and reading, without updating or deleting. */
  append() {
    return together(this.#named(), this.#granted(APPEND), this.#key.writing());
  }

  /** Grants inserting alone. */
  insert() {
    return together(this.#named(), permission(['dynamodb:PutItem'], [this.table.tableArn]), this.#key.writing());
  }

  /** Grants reading the stream, which the event source mapping does in the role of its function. */
  stream(): Grant {
    const arn = this.table.tableStreamArn;
    if (!arn) throw new Error(`Table ${this.#name} has no stream`);
    return together(
      permission(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [arn]),
      wildcard(
        'Listing streams is granted on all of one table or not at all.',
        ['dynamodb:ListStreams'],
        [`${this.#isOwn ? Stack.of(this).exportValue(this.table.tableArn) : this.table.tableArn}/stream/*`],
      ),
      this.#key.reading(),
    );
  }

  #named(): Grant<Record<`${Uppercase<Name>}_TABLE`, string>> {
    const variable = `${this.#name.toUpperCase()}_TABLE`;
    return { environment: { [variable]: this.table.tableName } as never, statements: [] };
  }

  /** The actions on items, and of these the one that an index has. */
  #granted(actions: string[]): Grant {
    const indexes = INDEXES.map((index) => `${this.table.tableArn}/index/${index}`);
    return {
      environment: {},
      statements: [allow(actions, [this.table.tableArn]), allow(['dynamodb:Query'], indexes)],
    };
  }
}

/** Nobody changes an item, whatever their own role allows (article 12). The table itself is meant by any resource. */
function neverChanged(): PolicyDocument {
  const statement = new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: CHANGE,
    resources: ['*'],
  });
  return new PolicyDocument({ statements: [statement] });
}

/** Actions on a table or an index where all items that are asked for have such a partition key. */
function under(partitions: string, actions: string[], arn: string): Grant {
  const statement = allow(actions, [arn]);
  statement.addConditions({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [partitions] } });
  return { environment: {}, statements: [statement] };
}
