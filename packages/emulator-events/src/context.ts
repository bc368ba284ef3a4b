import type { Clock, Random } from '@scones/deterministic';
import { arn, type Collection, operationsOf, type Identity, type Tags } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';
import type { ApiDestinationRecord } from './api-destinations/api-destination-record.ts';
import type { ConnectionRecord } from './connections/connection-record.ts';
import type { Connections } from './connections/connections.ts';
import type { EventBus } from './event-bus.ts';
import type { BusRecord } from './bus-record.ts';
import { DEFAULT_BUS, keyOf, ruleKey, type RuleRecord } from './rule-record.ts';
import { names } from './service-names.ts';

/** The state and the ports that the operations work on. */
export interface EventsContext {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  readonly rules: Collection<RuleRecord>;
  readonly buses: Collection<BusRecord>;
  readonly bus: EventBus;
  readonly connections: Connections;
  readonly apiDestinations: Collection<ApiDestinationRecord>;
}

const NAME = /^[.\-_A-Za-z0-9]+$/;

/** A name of at most so many letters, digits, `.`, `-` and `_`. */
export const nameInput = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((name) => NAME.test(name), {
      params: {
        constraint: String.raw`Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+`,
      },
    });

/** Defines an operation by the AWS SDK's type of its output. */
export const operation = operationsOf<EventsContext>();

/** A bus by its name or ARN. */
export const busName = z
  .string()
  .min(1)
  .max(1600)
  .default(DEFAULT_BUS)
  .transform((nameOrArn) => nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1));

export function findBus({ buses, identity }: EventsContext, name: string): Pick<BusRecord, 'name' | 'arn'> {
  if (name === DEFAULT_BUS) return { name, arn: arn(identity, names.arn, `event-bus/${DEFAULT_BUS}`) };
  const bus = buses.get(name);
  if (!bus) throw errors.ResourceNotFoundException.bus({ name });
  return bus;
}

export function findConnection(
  { connections }: EventsContext,
  name: string,
  action: string,
): ConnectionRecord {
  const connection = connections.records.get(name);
  if (!connection) throw errors.ResourceNotFoundException.connection({ name, action });
  return connection;
}

export function findApiDestination(
  { apiDestinations }: EventsContext,
  name: string,
  action: string,
): ApiDestinationRecord {
  const found = apiDestinations.get(name);
  if (!found) throw errors.ResourceNotFoundException.apiDestination({ name, action });
  return found;
}

export function rulesOn({ rules }: EventsContext, bus: string): RuleRecord[] {
  return rules.values().filter((rule) => (rule.bus ?? DEFAULT_BUS) === bus);
}

export function findRule(context: EventsContext, bus: string, name: string): RuleRecord {
  findBus(context, bus);
  const rule = context.rules.get(ruleKey(bus, name));
  if (!rule) throw errors.ResourceNotFoundException.rule({ name, bus });
  return rule;
}

/** Puts the tags of the rule or bus with this ARN. Throws `ResourceNotFoundException`. */
export function changeTags(context: EventsContext, resourceArn: string, change: (tags: Tags) => Tags): void {
  const { rules, buses } = context;
  const found = findTagged(context, resourceArn);
  if ('rule' in found) rules.put(keyOf(found.rule), { ...found.rule, tags: change(found.rule.tags) });
  else buses.put(found.bus.name, { ...found.bus, tags: change(found.bus.tags) });
}

export function tagsOf(context: EventsContext, resourceArn: string): Tags {
  const found = findTagged(context, resourceArn);
  return 'rule' in found ? found.rule.tags : found.bus.tags;
}

function findTagged(
  { rules, buses }: EventsContext,
  resourceArn: string,
): { rule: RuleRecord } | { bus: BusRecord } {
  const [kind = '', ...path] = resourceArn.slice(resourceArn.lastIndexOf(':') + 1).split('/');
  const name = path.join('/');
  const rule = kind === 'rule' ? rules.get(name) : undefined;
  if (rule?.arn === resourceArn) return { rule };
  const bus = kind === 'event-bus' ? buses.get(name) : undefined;
  if (bus?.arn === resourceArn) return { bus };
  const [last = '', busOfRule = DEFAULT_BUS] = path.toReversed();
  throw kind === 'event-bus'
    ? errors.ResourceNotFoundException.bus({ name })
    : errors.ResourceNotFoundException.rule({ name: last, bus: busOfRule });
}
