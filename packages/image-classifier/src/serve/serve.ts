import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { containerFolders } from '../container-folders.ts';
import { loadArtefact, unreadableModel } from '../model/artefact.ts';
import { InferenceThreads } from './inference-threads.ts';
import { classifierServer, type ServedModel } from './server.ts';

export interface ServeContext {
  readonly root: string;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly listening: (port: number) => void;
  readonly signal: AbortSignal;
}

/** The container's `serve`: answers until the signal is aborted, then finishes what it has begun. */
export async function serve({ root, host, port, listening, signal }: ServeContext): Promise<void> {
  const model = await openModel(containerFolders(root).model);
  try {
    const server = classifierServer(model);
    server.listen(port, host);
    await once(server, 'listening');
    listening((server.address() as AddressInfo).port);
    if (!signal.aborted) await once(signal, 'abort');
    const closed = once(server, 'close');
    server.close();
    server.closeIdleConnections();
    await closed;
  } finally {
    await model.threads.close();
  }
}

/** Lets the model answer once, so that a corrupt one shows before the server listens. */
async function openModel(folder: string): Promise<ServedModel & { threads: InferenceThreads }> {
  const { description } = await loadArtefact(folder);
  const threads = new InferenceThreads(folder, availableParallelism());
  const { height, width } = description.imageShape;
  try {
    await threads.answer(new Uint8Array(3 * height * width));
    return { description, threads };
  } catch (cause) {
    await threads.close();
    throw unreadableModel(folder, (cause as Error).message, { cause });
  }
}
