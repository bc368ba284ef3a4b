import type { OperationTable } from '@scones/emulator-core';
import type { EventsContext } from './context.ts';
import { createApiDestination } from './operations/create-api-destination.ts';
import { createConnection } from './operations/create-connection.ts';
import { createEventBus } from './operations/create-event-bus.ts';
import { deauthorizeConnection } from './operations/deauthorize-connection.ts';
import { deleteApiDestination } from './operations/delete-api-destination.ts';
import { deleteConnection } from './operations/delete-connection.ts';
import { deleteEventBus } from './operations/delete-event-bus.ts';
import { deleteRule } from './operations/delete-rule.ts';
import { describeApiDestination } from './operations/describe-api-destination.ts';
import { describeConnection } from './operations/describe-connection.ts';
import { describeEventBus } from './operations/describe-event-bus.ts';
import { describeRule } from './operations/describe-rule.ts';
import { disableRule } from './operations/disable-rule.ts';
import { enableRule } from './operations/enable-rule.ts';
import { listApiDestinations } from './operations/list-api-destinations.ts';
import { listConnections } from './operations/list-connections.ts';
import { listEventBuses } from './operations/list-event-buses.ts';
import { listRuleNamesByTarget } from './operations/list-rule-names-by-target.ts';
import { listRules } from './operations/list-rules.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { listTargetsByRule } from './operations/list-targets-by-rule.ts';
import { putEvents } from './operations/put-events.ts';
import { putRule } from './operations/put-rule.ts';
import { putTargets } from './operations/put-targets.ts';
import { removeTargets } from './operations/remove-targets.ts';
import { tagResource } from './operations/tag-resource.ts';
import { testEventPattern } from './operations/test-event-pattern.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateApiDestination } from './operations/update-api-destination.ts';
import { updateConnection } from './operations/update-connection.ts';

/** Every operation that is supported. */
export const operations = {
  CreateApiDestination: createApiDestination,
  CreateConnection: createConnection,
  CreateEventBus: createEventBus,
  DeauthorizeConnection: deauthorizeConnection,
  DeleteApiDestination: deleteApiDestination,
  DeleteConnection: deleteConnection,
  DeleteEventBus: deleteEventBus,
  DeleteRule: deleteRule,
  DescribeApiDestination: describeApiDestination,
  DescribeConnection: describeConnection,
  DescribeEventBus: describeEventBus,
  DescribeRule: describeRule,
  DisableRule: disableRule,
  EnableRule: enableRule,
  ListApiDestinations: listApiDestinations,
  ListConnections: listConnections,
  ListEventBuses: listEventBuses,
  ListRuleNamesByTarget: listRuleNamesByTarget,
  ListRules: listRules,
  ListTagsForResource: listTagsForResource,
  ListTargetsByRule: listTargetsByRule,
  PutEvents: putEvents,
  PutRule: putRule,
  PutTargets: putTargets,
  RemoveTargets: removeTargets,
  TagResource: tagResource,
  TestEventPattern: testEventPattern,
  UntagResource: untagResource,
  UpdateApiDestination: updateApiDestination,
  UpdateConnection: updateConnection,
} satisfies OperationTable<EventsContext>;
