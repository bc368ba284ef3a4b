import {
  accessByRules,
  arn,
  type Collection,
  contextValues,
  type Identity,
  ifNamed,
  type InputMembers,
  type RequiredAccess,
} from '@scones/emulator-core';
import type { ChangeSetRecord } from './change-set/change-set-record.ts';
import { errors } from './errors.ts';
import { names } from './service-names.ts';

const LISTS = ['DescribeStacks', 'ListStacks'];

/** A change set that is named by its ARN is of that stack, whichever stack is named beside it. */
export function accessTo(changeSets: Pick<Collection<ChangeSetRecord>, 'get'>): RequiredAccess {
  const byRules = accessByRules(names, {
    resources: ({ StackName, ChangeSetName }, identity, operation) =>
      (typeof ChangeSetName === 'string' ? changeSets.get(ChangeSetName)?.stackId : undefined) ??
      ifNamed(StackName, (name) => stackArn(identity, name)) ??
      (LISTS.includes(operation) ? stackArn(identity, '*') : undefined),
    context: ({ ChangeSetName, RoleARN, TemplateURL }) =>
      contextValues({
        'cloudformation:ChangeSetName': ChangeSetName,
        'cloudformation:RoleArn': RoleARN,
        'cloudformation:TemplateUrl': TemplateURL,
      }),
    passes: {
      to: 'cloudformation.amazonaws.com',
      roles: ({ RoleARN }) => [RoleARN],
      untrusted: (role) => errors.ValidationError.untrustedRole({ role }),
    },
  });
  return (operation, input, identity) => {
    const asked = byRules(operation, input, identity);
    const { StackName } = (input ?? {}) as InputMembers;
    // Whoever names no stack asks for all.
    if (operation !== 'DescribeStacks' || ifNamed(StackName) !== undefined) return asked;
    return [...asked, { action: 'cloudformation:ListStacks', resource: stackArn(identity, '*') }];
  };
}

/** What a stack's table finds it by, of a resource as this service asks for it: the name, where only that was given. */
export function nameOrId(resource: string): string {
  return /:stack\/([^/]+)\/\*$/.exec(resource)?.[1] ?? resource;
}

function stackArn(identity: Identity, nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn : arn(identity, names.arn, `stack/${nameOrArn}/*`);
}
