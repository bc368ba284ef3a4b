import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@scones/deterministic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Classifier, loadClassifier } from './classifier.ts';
import { classifierServer } from './server.ts';
import { easyPicture } from '../testing/job-folder.ts';
import { saveUntrainedModel } from '../testing/untrained-model.ts';

describe('classifierServer', () => {
  let folder: string;
  let classifier: Classifier;
  let server: Server;
  let picture: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'server-'));
    await saveUntrainedModel(folder);
    classifier = await loadClassifier(folder);
    server = classifierServer(classifier).listen(0, '127.0.0.1');
    await once(server, 'listening');
    picture = new Uint8Array(await easyPicture(0, seededRandom(1)));
  });
  afterAll(async () => {
    server.close();
    await once(server, 'close');
    await classifier.session.release();
    await rm(folder, { recursive: true });
  });

  const url = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const invoke = (type: string, body: Uint8Array<ArrayBuffer>): Promise<Response> =>
    fetch(url('/invocations'), { method: 'POST', headers: { 'content-type': type }, body });

  it('is ready', async () => {
    expect((await fetch(url('/ping'))).status).toBe(200);
  });

  it.each(['application/x-image', 'image/png', 'image/jpeg', 'IMAGE/PNG; charset=binary'])(
    'answers %s',
    async (type) => {
      const response = await invoke(type, picture);
      expect(response.headers.get('content-type')).toBe('application/json');
      const probabilities = (await response.json()) as number[];
      expect(probabilities).toHaveLength(2);
      expect(probabilities[0] as number).toBeCloseTo(1 - (probabilities[1] as number), 5);
    },
  );

  it('answers many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 32 }, () => invoke('image/png', picture)));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
  });

  it.each([
    [415, 'text/csv', new Uint8Array(3), 'Content type text/csv is not one of'],
    [400, 'image/png', new Uint8Array(0), 'it has zero bytes'],
    [400, 'image/jpeg', new Uint8Array(100), 'it is neither PNG nor JPEG'],
    [413, 'image/png', new Uint8Array(6 * 1024 * 1024 + 1), 'larger than 6291456 bytes'],
  ])('answers %d to %s that it cannot take', async (status, type, body, message) => {
    const response = await invoke(type, body);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { message: string }).message).toContain(message);
  });

  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
    'answers no web page: %j',
    async (sent) => {
      const headers = { ...sent, 'content-type': 'image/png' };
      const response = await fetch(url('/invocations'), { method: 'POST', headers, body: picture });
      expect(response.status).toBe(403);
      expect(await response.json()).toEqual({ message: 'The model answers programs, and no web page.' });
    },
  );

  it('names a path that it does not have', async () => {
    const response = await fetch(url('/models'));
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      message: 'There is no GET /models; there are GET /ping and POST /invocations.',
    });
  });
});
