import type { InferenceSession } from '@scones/onnx-runtime';
import { deviceOptions } from './device.ts';

/** A thread that sleeps is awake again after about as long; work for it comes after each operator, much sooner. */
const SPIN_MICROSECONDS = '20';

/**
 * For training: all cores. Threads that wait for work spin for a moment, and then sleep. By default they spin on, which
 * costs half as much processor time again and more than that in wall time once another process works on the same cores.
 */
export const trainingSession = (): InferenceSession.SessionOptions => ({
  ...deviceOptions(),
  extra: { session: { intra_op: { allow_spinning: '1', spin_duration_us: SPIN_MICROSECONDS } } },
});

/** For one picture at a time: too little work to share between threads. */
export const servingSession = (): InferenceSession.SessionOptions => ({
  ...deviceOptions(),
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
});
