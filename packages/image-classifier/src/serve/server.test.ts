import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@scones/deterministic';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadArtefact } from '../model/artefact.ts';
import { InferenceThreads } from './inference-threads.ts';
import { classifierServer } from './server.ts';
import { easyPicture } from '../testing/job-folder.ts';
import { saveUntrainedModel } from '../testing/untrained-model.ts';

describe('classifierServer', () => {
  let folder: string;
  let threads: InferenceThreads;
  let server: Server;
  let picture: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'server-'));
    await saveUntrainedModel(folder);
    threads = new InferenceThreads(folder, 2);
    const { description } = await loadArtefact(folder);
    server = classifierServer({ description, threads }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    picture = new Uint8Array(await easyPicture(0, seededRandom(1)));
  });
  afterAll(async () => {
    server.close();
    await once(server, 'close');
    await threads.close();
    await rm(folder, { recursive: true });
  });

  const url = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const invoke = (
    type: string,
    body: Exclude<RequestInit['body'], undefined>,
    accept?: string,
  ): Promise<Response> =>
    fetch(url('/invocations'), {
      method: 'POST',
      headers: { 'content-type': type, ...(accept !== undefined && { accept }) },
      body,
    });

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

  describe('several pictures in a request', () => {
    const lines = (...pictures: Uint8Array[]): string =>
      pictures
        .map((bytes) => `${JSON.stringify({ image: Buffer.from(bytes).toString('base64') })}\n`)
        .join('');

    it('are lines of JSON, and answered in their order', async () => {
      const other = await easyPicture(1, seededRandom(2));
      const response = await invoke('application/jsonlines', lines(picture, other, picture));
      expect(response.headers.get('content-type')).toBe('application/jsonlines');
      const answers = (await response.text())
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { prediction: number[] }).prediction);
      const alone = (await (await invoke('image/png', picture)).json()) as number[];
      expect(answers[0]).toEqual(alone);
      expect(answers[1]).not.toEqual(alone);
      expect(answers[2]).toEqual(alone);
    });

    it('are parts of a form, and a JSON list of lists where that is asked for', async () => {
      const form = new FormData();
      for (const name of ['one.png', 'two.png']) form.append('picture', new Blob([picture]), name);
      const headers = { accept: 'application/json' };
      const response = await fetch(url('/invocations'), { method: 'POST', headers, body: form });
      const answers = (await response.json()) as number[][];
      expect(answers).toHaveLength(2);
      expect(answers[0]).toEqual(answers[1]);
    });

    it.each([
      ['application/jsonlines', '\n', 'The body holds no picture.'],
      ['application/jsonlines', `${JSON.stringify({ image: '' })}\n{"image":3}`, 'Line 2 has no picture.'],
      ['application/jsonlines', 'bicycle', 'Line 1 is not JSON.'],
      ['application/jsonlines', '{"image":"AAAA"}', 'Line 1 is not a picture that can be read'],
      ['multipart/form-data', 'x', 'The body is not multipart/form-data'],
      [
        'multipart/form-data; boundary=b',
        '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\ntext\r\n--b--\r\n',
        'Part "a" is a text',
      ],
    ])('are refused together where one is broken: %s %j', async (type, body, message) => {
      const response = await invoke(type, body);
      expect(response.status).toBe(400);
      expect(((await response.json()) as { message: string }).message).toContain(message);
    });
  });

  it('answers one picture as the line of the built-in algorithm where that is accepted', async () => {
    const response = await invoke('image/png', picture, 'application/jsonlines;q=0.9');
    expect(JSON.parse(await response.text())).toEqual({ prediction: expect.any(Array) });
  });

  it('answers 406 where no answer is accepted that it can give', async () => {
    expect((await invoke('image/png', picture, 'text/csv')).status).toBe(406);
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

  it('answers 503 when too many requests are under way, and the health check all the same', async () => {
    let release = (_answer: readonly number[]): void => undefined;
    const held = new Promise<readonly number[]>((resolve) => (release = resolve));
    const { description } = await loadArtefact(folder);
    const full = classifierServer({ description, threads: { answer: () => held } }, 1).listen(0, '127.0.0.1');
    await once(full, 'listening');
    const at = `http://127.0.0.1:${(full.address() as AddressInfo).port}`;
    const send = (): Promise<Response> =>
      fetch(`${at}/invocations`, { method: 'POST', headers: { 'content-type': 'image/png' }, body: picture });
    const arrived = once(full, 'request');
    const first = send();
    await arrived;
    const second = await send();
    expect(second.status).toBe(503);
    expect(await second.json()).toEqual({
      message: 'Too many requests are under way. Send it again in a moment.',
    });
    expect((await fetch(`${at}/ping`)).status).toBe(200);
    release([0.5, 0.5]);
    expect(await (await first).json()).toEqual([0.5, 0.5]);
    full.close();
    await once(full, 'close');
  });
});
