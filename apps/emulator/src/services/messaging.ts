import { cloudWatch } from '@scones/emulator-cloudwatch';
import { events } from '@scones/emulator-events';
import { logsService } from '@scones/emulator-logs';
import { sns } from '@scones/emulator-sns';
import { notifyingLogs, notifyingMetrics } from '../console/notifying-ports.ts';
import type { CalledServices } from '../ports/called-services.ts';
import { deliveryLog } from '../ports/delivery-log.ts';
import { notificationTargets } from '../ports/notification-targets.ts';
import { topicReceivers } from '../ports/topic-receivers.ts';
import type { EmulatorServicesOptions } from './options.ts';

export type Messaging = ReturnType<typeof messaging>;

/** The services by which the others tell what happens: logs, topics, events and metrics. */
export function messaging(options: EmulatorServicesOptions, services: () => CalledServices) {
  const { store, identity, clock, random, onFault } = options;
  const { notify } = options.console;
  const logs = notifyingLogs(logsService({ store, identity, clock, onFault }), notify);
  const { targets, actions } = notificationTargets({ services, logs, clock, random });
  const deliveries = deliveryLog(logs, { clock, identity, onFault });
  return {
    logs,
    topics: sns({
      store,
      identity,
      clock,
      random,
      url: options.endpointUrl,
      ...topicReceivers(services, random),
      onDelivery: deliveries.onDelivery,
      onTopicDeleted: deliveries.onTopicDeleted,
    }),
    eventBus: events({ store, identity, clock, random, onFault, targets }),
    metrics: notifyingMetrics(cloudWatch({ store, identity, clock, onFault, actions }), notify),
  };
}
