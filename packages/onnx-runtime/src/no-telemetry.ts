import { isMainThread } from 'node:worker_threads';

const OPT_OUT = 'ORT_DISABLE_TELEMETRY';

// The library reads the environment of the process, which a worker thread can't change: it has a copy.
if (isMainThread) process.env[OPT_OUT] = '1';
else if (process.env[OPT_OUT] !== '1') {
  throw new Error(
    `Import @scones/onnx-runtime in the main thread before a worker does, or set ${OPT_OUT}=1.`,
  );
}
