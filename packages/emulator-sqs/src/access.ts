import { accessByRules, ifNamed, type InputMembers } from '@scones/emulator-core';
import { nameInUrl, queueArn } from './context.ts';
import { names } from './service-names.ts';

/** A batch needs what its entries need (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html). */
export const access = accessByRules(names, {
  tagging: 'TagQueue',
  actions: {
    SendMessageBatch: 'SendMessage',
    DeleteMessageBatch: 'DeleteMessage',
    ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
  },
  resources(input, identity) {
    const name = queueIn(input);
    return name === undefined ? undefined : queueArn(identity, name);
  },
});

function queueIn({ QueueUrl, QueueName }: InputMembers): string | undefined {
  const url = ifNamed(QueueUrl);
  return url === undefined ? ifNamed(QueueName) : nameInUrl(url);
}
