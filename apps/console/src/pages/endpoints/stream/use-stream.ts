import { shuffled, systemClock, systemRandom } from '@scones/deterministic';
import { type Drift, NO_DRIFT } from '@scones/image-dataset/drift';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { listAlarms, putAlarm, putMetricData } from '../../../aws/cloudwatch-client.ts';
import { listKeys } from '../../../aws/s3-client.ts';
import { watches } from '../monitor/alarms-of.ts';
import { driftedCount, type Compared, driftNow } from '../monitor/drift-now.ts';
import type { Dataset } from '../monitor/find-dataset.ts';
import { driftAlarm, driftMetric } from './drift-alarm.ts';
import { PictureStream, type StreamAnswer, type StreamState } from './picture-stream.ts';
import { sendPicture } from './send-picture.ts';

export type Before = Pick<Compared, 'training' | 'first'>;

export interface Stream extends StreamState {
  readonly drift: Drift;
  readonly perSecond: number;
  setDrift(drift: Drift): void;
  setPerSecond(perSecond: number): void;
  start(dataset: Dataset, before: Before): Promise<void>;
  stop(): void;
}

/** A stream that belongs to the page of an endpoint, and ends when the page is left. */
export function useStream(endpointName: string): Stream {
  const stream = useMemo(() => new PictureStream(systemClock), []);
  const state = useSyncExternalStore(stream.subscribe, stream.state);
  const [drift, setDrift] = useState<Drift>(NO_DRIFT);
  const [perSecond, setPerSecond] = useState(stream.perSecond);
  const knobs = useRef(drift);
  useEffect(() => () => stream.stop(), [stream]);
  return {
    ...state,
    drift,
    perSecond,
    setDrift: (next) => {
      knobs.current = next;
      setDrift(next);
    },
    setPerSecond: (next) => {
      stream.setPerSecond(next);
      setPerSecond(next);
    },
    start: async (dataset, before) => {
      await setDriftAlarm(endpointName);
      const keys = await listKeys(dataset.bucket, dataset.testPrefix);
      await stream.start({
        // Mixes the classes: the names begin with their classes, and one class after the other would look like drift.
        keys: shuffled(systemRandom, keys),
        ask: (key, number, signal) =>
          sendPicture({ endpointName, dataset, key, number, drift: knobs.current }, signal),
        watch: metricOf(endpointName, before),
      });
    },
    stop: () => stream.stop(),
  };
}

/** This alarm notifies the same addresses as the endpoint's other alarms. */
async function setDriftAlarm(endpointName: string): Promise<void> {
  const others = (await listAlarms()).filter((alarm) => watches(alarm, endpointName));
  const topics = new Set(others.flatMap(({ AlarmActions = [] }) => AlarmActions));
  await putAlarm(driftAlarm(endpointName, [...topics]));
}

const METRIC_EVERY_MILLISECONDS = 2000;

/** Sends the number of drifted measures to CloudWatch from time to time. */
function metricOf(endpointName: string, before: Before): (answers: readonly StreamAnswer[]) => Promise<void> {
  let last = systemClock.now();
  return async (answers) => {
    if (systemClock.now() - last < METRIC_EVERY_MILLISECONDS) return;
    last = systemClock.now();
    await putMetricData(driftMetric(endpointName, driftedCount(streamDrift(before, answers))));
  };
}

export function streamDrift(before: Before, answers: readonly StreamAnswer[]): ReturnType<typeof driftNow> {
  return driftNow({ ...before, now: answers, picturesNow: answers.map(({ statistics }) => statistics) });
}
