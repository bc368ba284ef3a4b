import type { Clock, Random } from '@scones/deterministic';
import {
  anyProtocol,
  type EmulatedService,
  type Identity,
  jsonService,
  queryService,
  resourceTagValues,
  type Store,
} from '@scones/emulator-core';
import { access } from './access.ts';
import { Arrivals } from './arrivals.ts';
import { nameInArn, type SqsContext } from './context.ts';
import { errors, queryCode } from './errors.ts';
import { NOT_SUPPORTED, QUERY_PROTOCOL } from './not-supported.ts';
import { operations } from './operations.ts';
import type { QueueRecord } from './records.ts';
import { resourceKinds } from './resource-kinds.ts';
import { names } from './service-names.ts';

interface SqsOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
  /** Where the emulator answers, for the addresses of queues. */
  readonly endpointUrl: () => string;
}

/** SQS: queues and their messages. */
export function sqs({ store, identity, clock, random, endpointUrl }: SqsOptions): EmulatedService {
  const queues = store.collection<QueueRecord>('sqs.queues');
  const arrivals = new Arrivals(clock);
  const json = jsonService<SqsContext>({
    names,
    version: '1.0',
    target: 'AmazonSQS',
    operations,
    access,
    resourceContext: (arn) => resourceTagValues(queues.get(nameInArn(arn))?.tags),
    resourceKinds: resourceKinds(identity),
    admitsAnybody: true,
    resourcePolicy: (arn) => queues.get(nameInArn(arn))?.attributes['Policy'],
    notSupported: NOT_SUPPORTED,
    queryCode,
    invalidInput({ faults, message }) {
      const missing = faults.map((fault) => /^The request must contain the parameter (\w+)/.exec(fault)?.[1]);
      const [name] = missing.filter((one) => one !== undefined);
      return name === undefined
        ? errors.InvalidParameterValueException.constraint({ faults: message })
        : errors.MissingRequiredParameterException({ name });
    },
    context: {
      identity,
      clock,
      random,
      url: endpointUrl,
      queues,
      messages: store.collection('sqs.messages'),
      deduplications: store.collection('sqs.deduplications'),
      arrivals,
      transaction: (work) => store.transaction(work),
    },
    close: async () => arrivals.close(),
  });
  return anyProtocol(json, queryRefused());
}

/** An old client hears why, in its own protocol. */
function queryRefused(): EmulatedService {
  return queryService({
    names,
    version: '2012-11-05',
    namespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
    operations: {},
    access: () => [],
    notSupported: [{ ...QUERY_PROTOCOL, operations: ['*'] }],
    context: {},
  });
}
