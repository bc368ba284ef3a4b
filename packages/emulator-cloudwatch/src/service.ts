import type { Clock } from '@scones/deterministic';
import {
  anyProtocol,
  cborService,
  type EmulatedService,
  type Identity,
  jsonService,
  queryService,
  resourceTagValues,
  type Store,
  type WrongInput,
} from '@scones/emulator-core';
import { access } from './access.ts';
import { AlarmHistory } from './alarm-history.ts';
import { type ActionPorts, Alarms } from './alarms.ts';
import type { CloudWatchContext } from './context.ts';
import { findTagged } from './find-tagged.ts';
import type { MetricSeries } from './metric-series.ts';
import { MetricTable } from './metric-table.ts';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations, WITHOUT_RESULT } from './operations.ts';
import { errors } from './errors.ts';
import type { Unit } from './unit.ts';
import { names } from './service-names.ts';
import { resourceKinds } from './resource-kinds.ts';

export interface CloudWatchOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  /** The targets that alarms can act on; the key is the service in the action's ARN. */
  readonly actions: ActionPorts;
  /** Called with the error of an action that failed. */
  readonly onFault: (error: unknown) => void;
}

export interface CloudWatchService extends EmulatedService {
  /** Takes a data point of the emulator's own services in, under `AWS/…`. */
  recordMetric(series: MetricSeries, value: number, unit?: Unit): void;
}

/** CloudWatch's name in AWS's models. */
const SHAPE = 'GraniteServiceVersion20100801';

export function cloudWatch({
  store,
  identity,
  clock,
  actions,
  onFault,
}: CloudWatchOptions): CloudWatchService {
  const metrics = new MetricTable(store, clock, onFault);
  const records = store.collection<never>('cloudwatch.alarms');
  const history = new AlarmHistory(store.collection('cloudwatch.alarm-history'), clock);
  const alarms = new Alarms({ identity, clock, records, history, metrics, actions, onFault });
  const context: CloudWatchContext = {
    identity,
    clock,
    alarms,
    metrics,
    dashboards: store.collection('cloudwatch.dashboards'),
  };
  const service = {
    names,
    access,
    resourceContext: (resource: string) => resourceTagValues(findTagged(context, resource).tags),
    resourceKinds,
    context,
    notSupported: NOT_SUPPORTED,
    invalidInput: ({ message }: WrongInput) => errors.InvalidParameterValue.constraint({ faults: message }),
  };
  const json = jsonService({
    ...service,
    version: '1.0',
    target: SHAPE,
    operations,
    close: () => alarms.close(),
  });
  const query = queryService({
    ...service,
    version: '2010-08-01',
    namespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
    operations,
    withoutResult: WITHOUT_RESULT,
    maps: ['ExtendedStatistics'],
  });
  const cborProtocol = cborService({ ...service, shape: SHAPE, operations });
  return {
    ...namingErrorsAsBefore(anyProtocol(json, cborProtocol, query)),
    recordMetric: (series, value, unit) =>
      alarms.record(series, { count: 1, sum: value, minimum: value, maximum: value }, { unit }),
  };
}

/** Clients that came from forms to JSON or CBOR read an error's old name in a header. */
function namingErrorsAsBefore(service: EmulatedService): EmulatedService {
  return {
    ...service,
    renderError(error, request) {
      const reply = service.renderError(error, request);
      const queryError = `${error.code};${error.fault === 'client' ? 'Sender' : 'Receiver'}`;
      return { ...reply, headers: { ...reply.headers, 'x-amzn-query-error': queryError } };
    },
  };
}
