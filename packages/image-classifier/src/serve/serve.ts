import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { loadClassifier } from './classifier.ts';
import { containerFolders } from '../container-folders.ts';
import { classifierServer } from './server.ts';

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
  const classifier = await loadClassifier(containerFolders(root).model);
  const server = classifierServer(classifier);
  server.listen(port, host);
  await once(server, 'listening');
  listening((server.address() as AddressInfo).port);
  if (!signal.aborted) await once(signal, 'abort');
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
  await classifier.session.release();
}
