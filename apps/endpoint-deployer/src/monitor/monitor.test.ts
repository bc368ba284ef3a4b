import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy } from '../deploy/deploy.ts';
import { capturedLine } from '../testing/captured-line.ts';
import {
  BUCKET,
  IMAGE,
  modelArtefact,
  ROLE,
  type RunningServices,
  startServices,
} from '../testing/start-services.ts';
import { monitor, type MonitorProgress } from './monitor.ts';
import { trainModel } from '../testing/train-model.ts';
import type { MonitorOptions } from './monitor-options.ts';

const captured = (time: string, probabilities: readonly number[]): string =>
  capturedLine({ time, probabilities });

const CLASSES = ['bicycle', 'motorcycle'];

describe('monitor', () => {
  let services: RunningServices;
  const earlier = `s3://${BUCKET}/earlier`;

  beforeAll(async () => {
    services = await startServices();
    await deploy(services, {
      name: 'watched',
      modelArtifact: await services.put('good/model.tar.gz', await modelArtefact('[0.9,0.1]')),
      image: IMAGE,
      roleArn: ROLE,
      capturePrefix: `s3://${BUCKET}/captures`,
    });
    await services.put(
      'earlier/gone/AllTraffic/2026/11/23/14/a.jsonl',
      `${captured('2026-11-23T14:30:00Z', [0.05, 0.95])}\n${captured('2026-11-23T14:10:00Z', [0.99, 0.01])}\n`,
    );
    await services.put(
      'earlier/gone/AllTraffic/2026/11/23/15/b.jsonl',
      `${captured('2026-11-23T15:00:00Z', [0.6, 0.4])}\n`,
    );
    await services.put('earlier/gone-too/AllTraffic/2026/11/23/15/c.jsonl', 'of another endpoint');
  });
  afterAll(() => services.close());

  const run = (options: Partial<MonitorOptions>, onProgress?: (event: MonitorProgress) => void) =>
    monitor(
      { ...services, ...(onProgress && { onProgress }) },
      { name: 'gone', threshold: 0.93, classes: CLASSES, ...options },
    );

  it('waits for what a living endpoint captures', async () => {
    for (let request = 0; request < 3; request++) await services.invoke('watched');
    const events: MonitorProgress[] = [];
    const report = await run({ name: 'watched', atLeast: 3 }, (event) => events.push(event));
    expect(report).toMatchObject({
      endpointName: 'watched',
      capturePrefix: `s3://${BUCKET}/captures`,
      captured: 3,
      statistics: { count: 3, byLabel: { bicycle: 3 }, threshold: 0.93, belowThreshold: 3 },
    });
    expect(report.inferences[0]).toMatchObject({ predictedLabel: 'bicycle', confidence: 0.9 });
    expect(events.at(-1)).toMatchObject({ type: 'captures', captured: 3 });
  });

  it('reads the captures of an endpoint that is gone, in the order of their times', async () => {
    const { inferences, statistics, files } = await run({ capturePrefix: earlier });
    expect(files).toBe(2);
    expect(inferences.map(({ predictedLabel }) => predictedLabel)).toEqual([
      'bicycle',
      'motorcycle',
      'bicycle',
    ]);
    expect(statistics).toMatchObject({ count: 3, belowThreshold: 1 });
  });

  it('leaves out answers outside the requested time', async () => {
    const since = '2026-11-23T14:20:00Z';
    expect(await run({ capturePrefix: earlier, since })).toMatchObject({ captured: 2 });
    const until = '2026-11-23T15:00:00Z';
    expect(await run({ capturePrefix: earlier, since, until })).toMatchObject({ captured: 1 });
  });

  it('does not wait for ever for answers that do not come', async () => {
    expect(await run({ capturePrefix: earlier, atLeast: 4, waitSeconds: 0.2 })).toMatchObject({
      captured: 3,
    });
  });

  it('has no answers where nothing was captured', async () => {
    const { captured: count, statistics } = await run({ name: 'quiet', capturePrefix: earlier });
    expect({ count, confidence: statistics.confidence }).toEqual({ count: 0, confidence: undefined });
  });

  it('names the file and line of a broken capture', async () => {
    await services.put(
      'earlier/broken/AllTraffic/2026/11/23/15/d.jsonl',
      `${captured('2026-11-23T15:00:00Z', [1, 0])}\n{`,
    );
    await expect(run({ name: 'broken', capturePrefix: earlier })).rejects.toMatchObject({
      code: 'BAD_CAPTURE',
      message: expect.stringContaining(`${earlier}/broken/AllTraffic/2026/11/23/15/d.jsonl, line 2`),
    });
  });

  it('says that the captures have other classes', async () => {
    await expect(run({ capturePrefix: earlier, classes: ['car', 'bus', 'truck'] })).rejects.toMatchObject({
      code: 'WRONG_CLASS_COUNT',
    });
  });

  it('takes the names of the classes from what the model was trained on', async () => {
    await services.put('scones/train.lst', '0\t0\ta.png\n');
    await services.put('scones/classes.txt', 'kettle\nteapot\n');
    const { modelArtifact } = await trainModel(services, `s3://${BUCKET}/scones/train.lst`);
    await deploy(services, {
      name: 'trained',
      modelArtifact,
      image: IMAGE,
      roleArn: ROLE,
      capturePrefix: `s3://${BUCKET}/captures`,
    });
    await services.invoke('trained');
    const { classes, inferences } = await run({ name: 'trained', classes: undefined, atLeast: 1 });
    expect(classes).toEqual(['kettle', 'teapot']);
    expect(inferences[0]).toMatchObject({ predictedLabel: 'teapot' });
  });

  it('asks for the classes where nobody knows what the model was trained on', async () => {
    for (const options of [{ name: 'watched' }, { capturePrefix: earlier }])
      await expect(run({ ...options, classes: undefined })).rejects.toMatchObject({
        code: 'CLASSES_UNKNOWN',
        hint: expect.stringContaining('--classes'),
      });
  });

  it('says that endpoint or bucket do not exist', async () => {
    await expect(run({})).rejects.toMatchObject({ code: 'ENDPOINT_MISSING' });
    await expect(run({ capturePrefix: 's3://nowhere' })).rejects.toMatchObject({ code: 'BUCKET_MISSING' });
  });
});
