import type { Clock, Random } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  jsonService,
  type OperationTable,
  type Store,
} from '@scones/emulator-core';
import { EventBus, type EventEntry, type TargetPorts } from './event-bus.ts';
import type { EventsContext } from './events-context.ts';
import { deleteRule } from './operations/delete-rule.ts';
import { describeRule } from './operations/describe-rule.ts';
import { listRules } from './operations/list-rules.ts';
import { listTargetsByRule } from './operations/list-targets-by-rule.ts';
import { putEvents } from './operations/put-events.ts';
import { putRule } from './operations/put-rule.ts';
import { putTargets } from './operations/put-targets.ts';
import { removeTargets } from './operations/remove-targets.ts';
import { disableRule } from './operations/disable-rule.ts';
import { enableRule } from './operations/enable-rule.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import type { RuleRecord } from './rule-record.ts';

/** Every operation that is supported. */
export const operations = {
  DeleteRule: deleteRule,
  DescribeRule: describeRule,
  DisableRule: disableRule,
  EnableRule: enableRule,
  ListRules: listRules,
  ListTagsForResource: listTagsForResource,
  ListTargetsByRule: listTargetsByRule,
  PutEvents: putEvents,
  PutRule: putRule,
  PutTargets: putTargets,
  RemoveTargets: removeTargets,
  TagResource: tagResource,
  UntagResource: untagResource,
} satisfies OperationTable<EventsContext>;

export interface EventsOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** What rules can send events to, by the service in the target's ARN. */
  readonly targets: TargetPorts;
  /** Told of targets that refused what they were sent. */
  readonly onFault: (error: unknown) => void;
}

/** EventBridge, with a way for the emulator's own services to tell it what happened. */
export function events({
  store,
  ...options
}: EventsOptions): EmulatedService & { putEvent(entry: EventEntry): void } {
  const rules = store.collection<RuleRecord>('events.rules');
  const bus = new EventBus({ ...options, rules });
  const service = jsonService<EventsContext>({
    name: 'events',
    version: '1.1',
    target: 'AWSEvents',
    operations,
    context: { identity: options.identity, rules, bus },
    close: () => bus.idle(),
  });
  return { ...service, putEvent: (entry) => void bus.put(entry) };
}
