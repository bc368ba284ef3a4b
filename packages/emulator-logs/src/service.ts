import type { Clock } from '@scones/deterministic';
import {
  type EmulatedService,
  type Identity,
  jsonService,
  resourceTagValues,
  type Store,
} from '@scones/emulator-core';
import { access, groupInArn } from './access.ts';
import { errors } from './errors.ts';
import { EventLog, type LogEvent } from './event-log.ts';
import { LogCatalogue } from './log-catalogue.ts';
import type { LogsContext } from './context.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import { names } from './service-names.ts';
import { resourceKinds } from './resource-kinds.ts';

export interface LogsServiceOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly identity: Identity;
  /** How many events are kept altogether; the oldest go first. */
  readonly eventLimit?: number;
  /** Gets the errors of what is written later, or on behalf of other services. */
  readonly onFault?: (error: unknown) => void;
}

export interface LogsService extends EmulatedService {
  /**
   * For the other services: writes events, making the group and the stream when they aren't there. Never throws: what
   * can't be logged stops nobody's work.
   */
  append(group: string, stream: string, events: readonly LogEvent[]): void;
  hasGroup(name: string): boolean;
  close(): Promise<void>;
}

const DEFAULT_EVENT_LIMIT = 500_000;

/** Amazon CloudWatch Logs. */
export function logsService(options: LogsServiceOptions): LogsService {
  const { store, clock, identity, onFault = () => undefined } = options;
  const catalogue = new LogCatalogue(store);
  const events = new EventLog({ store, clock, limit: options.eventLimit ?? DEFAULT_EVENT_LIMIT, onFault });
  const context: LogsContext = { identity, clock, catalogue, events };
  const service = jsonService({
    names,
    version: '1.1',
    target: 'Logs_20140328',
    operations,
    access,
    hasLowerCaseMembers: true,
    resourceContext: (resource) => resourceTagValues(catalogue.findGroup(groupInArn(resource))?.tags),
    resourceKinds,
    notSupported: NOT_SUPPORTED,
    context,
    invalidInput: ({ message }) => errors.InvalidParameterException.constraint({ faults: message }),
  });
  return {
    ...service,
    append(group, stream, batch) {
      try {
        events.append(catalogue.ensureStream(group, stream, clock.now()), batch);
      } catch (error) {
        onFault(error);
      }
    },
    hasGroup: (name) => catalogue.findGroup(name) !== undefined,
    close: () => events.close(),
  };
}
