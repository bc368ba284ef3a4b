import { accessByRules, arn, type Identity, ifNamed, type InputMembers } from '@scones/emulator-core';
import { errors } from './errors.ts';
import { names } from './service-names.ts';

export const access = accessByRules(names, {
  tagging: 'TagResource',
  resources,
  passes: {
    to: 'events.amazonaws.com',
    roles: ({ RoleArn, Targets }) => [RoleArn, ...rolesOf(Targets)],
    untrusted: (role) => errors.ValidationException.untrustedRole({ role }),
  },
});

function rolesOf(targets: unknown): unknown[] {
  return Array.isArray(targets)
    ? (targets as (InputMembers | null)[]).map((target) => target?.['RoleArn'])
    : [];
}

/** Operations on buses name one by `Name`, those on rules by `EventBusName`. */
function resources(
  { Rule, Name, EventBusName, ResourceARN, Entries }: InputMembers,
  identity: Identity,
  operation: string,
): string | readonly string[] | undefined {
  const tagged = ifNamed(ResourceARN);
  if (tagged !== undefined) return tagged;
  if (operation === 'PutEvents')
    return busesOf(Entries).map((bus) => arn(identity, names.arn, `event-bus/${bus}`));
  if (operation.endsWith('EventBus'))
    return arn(identity, names.arn, `event-bus/${ifNamed(Name, lastSegment) ?? 'default'}`);
  // The id at the end of their ARNs is not known to a caller of these.
  const [, kind] = /(Connection|ApiDestination)s?$/.exec(operation) ?? [];
  if (kind !== undefined)
    return ifNamed(Name, (name) => arn(identity, names.arn, `${KINDS[kind] ?? ''}/${name}/*`));
  const bus = ifNamed(EventBusName, lastSegment) ?? 'default';
  return ifNamed(Rule ?? Name, (name) =>
    arn(identity, names.arn, bus === 'default' ? `rule/${name}` : `rule/${bus}/${name}`),
  );
}

const KINDS: Readonly<Record<string, string>> = {
  Connection: 'connection',
  ApiDestination: 'api-destination',
};

function busesOf(entries: unknown): string[] {
  const all = Array.isArray(entries) && entries.length > 0 ? (entries as InputMembers[]) : [{}];
  return [...new Set(all.map((entry) => ifNamed(entry['EventBusName'], lastSegment) ?? 'default'))];
}

function lastSegment(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}
