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

/** A group's ARN may end in `:*`, for its streams. */
function streamArn(nameOrArn: string, { logStreamName }: InputMembers, identity: Identity): string {
  const group = nameOrArn.replace(/^arn:.*:log-group:/, '').replace(/:\*$/, '');
  return arn(identity, names.arn, `log-group:${group}:log-stream:${ifNamed(logStreamName) ?? ''}`);
}
