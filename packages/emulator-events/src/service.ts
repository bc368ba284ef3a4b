import type { Clock, Random } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  jsonService,
  resourceTagValues,
  type Store,
} from '@scones/emulator-core';
import { access } from './access.ts';
import type { ApiDestinationRecord } from './api-destinations/api-destination-record.ts';
import { sendToDestination } from './api-destinations/send-to-destination.ts';
import type { BusRecord } from './bus-record.ts';
import type { ConnectionRecord } from './connections/connection-record.ts';
import { Connections } from './connections/connections.ts';
import type { RequestAdditions } from './connections/request-additions.ts';
import { EventBus, type EventEntry, type TargetPorts } from './event-bus.ts';
import { type EventsContext, tagsOf } from './context.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import { rememberedRules } from './remembered-rules.ts';
import type { RuleRecord } from './rule-record.ts';
import { Schedules } from './schedule/schedules.ts';
import { names } from './service-names.ts';
import { resourceKinds } from './resource-kinds.ts';

export interface EventsOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** The targets that rules can send events to; the key is the service in the target's ARN. */
  readonly targets: TargetPorts;
  /** Called with the error of a target that refused its event. */
  readonly onFault: (error: unknown) => void;
}

/** EventBridge, which also takes events from the emulator's own services. */
export interface EventsService extends EmulatedService {
  /** Takes an event of one of them, which is made only where there is a rule that it may match. */
  putEvent(entry: () => EventEntry): void;
  /** The ARN of the secret that AWS would keep for a connection; undefined where there is no such connection. */
  secretOf(connectionArn: string): string | undefined;
  /**
   * What a connection adds to a request; with `renews`, by a new authorization. Rejects with `ConnectionError` where there
   * is no such connection or it is not authorized.
   */
  connect(connectionArn: string, options?: { readonly renews?: boolean }): Promise<RequestAdditions>;
}

export function events({ store, ...options }: EventsOptions): EventsService {
  const rules = rememberedRules(store.collection<RuleRecord>('events.rules'));
  const buses = store.collection<BusRecord>('events.buses');
  const { clock, identity, random, onFault } = options;
  const records = store.collection<ConnectionRecord>('events.connections');
  const connections = new Connections({ clock, records, onFault });
  const apiDestinations = store.collection<ApiDestinationRecord>('events.api-destinations');
  const targets = { ...options.targets, events: sendToDestination({ apiDestinations, connections, clock }) };
  const bus = new EventBus({ ...options, targets, rules });
  const schedules = new Schedules({ clock, rules, onDue: (rule, minute) => bus.sendScheduled(rule, minute) });
  const context: EventsContext = { identity, clock, random, rules, buses, bus, connections, apiDestinations };
  const service = jsonService<EventsContext>({
    names,
    version: '1.1',
    target: 'AWSEvents',
    operations,
    access,
    resourceContext: (resource) => resourceTagValues(tagsOf(context, resource)),
    resourceKinds,
    notSupported: NOT_SUPPORTED,
    context,
    async close() {
      await schedules.close();
      await bus.idle();
      await connections.close();
    },
  });
  connections.resume();
  return {
    ...service,
    putEvent(entry) {
      if (rules.matching().length > 0) bus.put(entry());
    },
    secretOf: (connectionArn) => connections.secretOf(connectionArn),
    connect: (connectionArn, how) => connections.connect(connectionArn, how),
  };
}
