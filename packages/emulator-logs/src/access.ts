import { accessByRules, arn, type Identity, ifNamed, type InputMembers } from '@scones/emulator-core';
import { names } from './service-names.ts';

/** The members that name groups, by their names or ARNs. */
const GROUPS = ['logGroupName', 'logGroupIdentifier', 'logGroupNames', 'logGroupIdentifiers'];

export const access = accessByRules(names, {
  tagging: 'TagResource',
  resources(input, identity) {
    const given = ifNamed(input['resourceArn']);
    if (given !== undefined) return given;
    return GROUPS.flatMap((member) => input[member] ?? []).flatMap(
      (group) => ifNamed(group, (nameOrArn) => streamArn(nameOrArn, input, identity)) ?? [],
    );
  },
});

/** The name of a group by its ARN or that of a stream of it. */
export function groupInArn(arnOfGroup: string): string {
  return /:log-group:([^:]+)/.exec(arnOfGroup)?.[1] ?? '';
}

/** A group's ARN may end in `:*`, for its streams. */
function streamArn(nameOrArn: string, { logStreamName }: InputMembers, identity: Identity): string {
  const group = nameOrArn.replace(/^arn:.*:log-group:/, '').replace(/:\*$/, '');
  return arn(identity, names.arn, `log-group:${group}:log-stream:${ifNamed(logStreamName) ?? ''}`);
}
