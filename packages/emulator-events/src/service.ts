import type { Clock, Random } from '@scones/deterministic';
import { type EmulatedService, type Identity, jsonService, type Store } from '@scones/emulator-core';
import { access } from './access.ts';
import type { BusRecord } from './bus-record.ts';
import { EventBus, type EventEntry, type TargetPorts } from './event-bus.ts';
import type { EventsContext } from './context.ts';
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
export function events({
  store,
  ...options
}: EventsOptions): EmulatedService & { putEvent(entry: EventEntry): void } {
  const rules = rememberedRules(store.collection<RuleRecord>('events.rules'));
  const buses = store.collection<BusRecord>('events.buses');
  const bus = new EventBus({ ...options, rules });
  const { clock, identity } = options;
  const schedules = new Schedules({ clock, rules, onDue: (rule, minute) => bus.sendScheduled(rule, minute) });
  const service = jsonService<EventsContext>({
    names,
    version: '1.1',
    target: 'AWSEvents',
    operations,
    access,
    resourceKinds,
    notSupported: NOT_SUPPORTED,
    context: { identity, clock, rules, buses, bus },
    async close() {
      await schedules.close();
      await bus.idle();
    },
  });
  return { ...service, putEvent: (entry) => void bus.put(entry) };
}
