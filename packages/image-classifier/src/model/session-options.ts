import type { InferenceSession } from '@scones/onnx-runtime';
import { deviceOptions } from './device.ts';

/**
 * For training: all cores, but threads that wait sleep. By default they spin, which costs half as much processor time
 * again and more than that in wall time once another process works on the same cores.
 */
export const trainingSession = (): InferenceSession.SessionOptions => ({
  ...deviceOptions(),
  extra: { session: { intra_op: { allow_spinning: '0' } } },
});

/** For one picture at a time: too little work to share between threads. */
export const servingSession = (): InferenceSession.SessionOptions => ({
  ...deviceOptions(),
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
});
