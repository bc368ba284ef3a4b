import { parentPort, workerData } from 'node:worker_threads';
import { loadClassifier, probabilities } from './classifier.ts';

/** What a thread is asked: a decoded picture, bytes (3, H, W). */
export type Question = Uint8Array;

/** The probability of each class, or what went wrong. */
export type ThreadAnswer = { readonly probabilities: readonly number[] } | { readonly error: string };

// ONNX Runtime computes on the thread that calls it. On a thread of its own, the server goes on answering meanwhile.
const port = parentPort;
if (!port) throw new Error('inference-thread.ts runs as a worker thread.');
const classifier = await loadClassifier(workerData as string);
const answer = (result: ThreadAnswer): void => port.postMessage(result);
port.on('message', (picture: Question) => {
  probabilities(classifier, picture).then(
    (values) => answer({ probabilities: values }),
    (error: unknown) => answer({ error: String(error) }),
  );
});
