import { accessByRules, type Identity, ifNamed, type InputMembers } from '@scones/emulator-core';
import { names } from './service-names.ts';
import { tableArn } from './table-record.ts';

/** A transaction needs what its parts need (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html). */
const PARTS: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

const byTable = accessByRules(names, {
  tagging: 'TagResource',
  resources: ({ TableName, ResourceArn, RequestItems, IndexName }, identity) => {
    const table = ifNamed(TableName ?? ResourceArn, (name) => arnOf(identity, name));
    const index = ifNamed(IndexName, (name) => `${table}/index/${name}`);
    const items = typeof RequestItems === 'object' ? (RequestItems ?? {}) : {};
    const several = Object.keys(items).map((name) => arnOf(identity, name));
    return index ?? table ?? several;
  },
});

export const access: typeof byTable = (operation, input, identity) => {
  const { TransactItems } = (input ?? {}) as InputMembers;
  if (!Array.isArray(TransactItems)) return byTable(operation, input, identity);
  return (TransactItems as Readonly<Record<string, InputMembers>>[]).flatMap((each) =>
    Object.entries(each).flatMap(([kind, part]) => byTable(PARTS[kind] ?? operation, part, identity)),
  );
};

/** A table may be named by its ARN. */
function arnOf(identity: Identity, name: string): string {
  return name.startsWith('arn:') ? name : tableArn(identity, name);
}
