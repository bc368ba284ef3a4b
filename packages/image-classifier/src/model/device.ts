import { InferenceSession } from '@scones/onnx-runtime';
import { ClassifierError } from '../classifier-error.ts';

/** What computes: the processors, or a GPU by ONNX Runtime's provider for it. */
export const DEVICES = ['cpu', 'cuda'] as const;
export type Device = (typeof DEVICES)[number];

/** Chooses the device where `--device` doesn't: SageMaker starts a container without options. */
export const DEVICE_VARIABLE = 'CLASSIFIER_DEVICE';

/** An ONNX model that answers what it is asked. */
const IDENTITY = Buffer.from(
  'CAg6NwoQCgF4EgF5IghJZGVudGl0eRIBZ1oPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCBAoAEA0=',
  'base64',
);

/** Lets all sessions of this process, and of its threads to come, compute on the device. Rejects where it can't. */
export async function useDevice(device: Device): Promise<void> {
  process.env[DEVICE_VARIABLE] = device;
  if (device === 'cpu') return;
  try {
    const session = await InferenceSession.create(IDENTITY, { ...deviceOptions(), logSeverityLevel: 4 });
    await session.release();
  } catch (cause) {
    throw new ClassifierError(
      'DEVICE_MISSING',
      `ONNX Runtime's provider for ${device} cannot be loaded here: ${(cause as Error).message}.`,
      'It wants a machine with an NVIDIA GPU, CUDA, cuDNN and the provider’s library (npm rebuild onnxruntime-node ' +
        '--ignore-scripts=false, on Linux), or compute on the processors: --device cpu.',
      { cause },
    );
  }
}

/** What a session is made with. Operators that a GPU's provider lacks run on the processors. */
export function deviceOptions(): Pick<InferenceSession.SessionOptions, 'executionProviders'> {
  return process.env[DEVICE_VARIABLE] === 'cuda' ? { executionProviders: ['cuda', 'cpu'] } : {};
}
