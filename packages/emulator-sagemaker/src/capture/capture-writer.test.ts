import {
  DeleteEndpointCommand,
  DescribeEndpointCommand,
  type DataCaptureConfig,
} from '@aws-sdk/client-sagemaker';
import { FakeClock } from '@scones/deterministic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deploy, invoke } from '../testing/deploy.ts';
import { type RunningSageMaker, startSageMaker } from '../testing/start-sagemaker.ts';

const CAPTURE: DataCaptureConfig = {
  EnableCapture: true,
  InitialSamplingPercentage: 100,
  DestinationS3Uri: 's3://data/captured',
  CaptureOptions: [{ CaptureMode: 'Input' }, { CaptureMode: 'Output' }],
};

let sagemaker: RunningSageMaker;
beforeEach(async () => {
  sagemaker = await startSageMaker({ clock: new FakeClock(Date.UTC(2026, 10, 5, 17, 59, 59, 250)) });
});
afterEach(() => sagemaker.close());

async function start(more: Partial<DataCaptureConfig> = {}): Promise<void> {
  await deploy(sagemaker, 'shop', { capture: { ...CAPTURE, ...more } });
  await sagemaker.changed({ EndpointName: 'shop', EndpointStatus: 'InService' });
}

function records(): Record<string, unknown>[] {
  return sagemaker.objects
    .keys('data/captured/')
    .flatMap((key) => String(sagemaker.objects.content.get(key)).trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function remove(): Promise<void> {
  await sagemaker.control.send(new DeleteEndpointCommand({ EndpointName: 'shop' }));
  await sagemaker.services.control.close?.();
}

describe('data capture', () => {
  it('writes a line an inference, beneath endpoint, variant and hour', async () => {
    await start();
    await invoke(sagemaker, 'shop', 'picture', { InferenceId: 'order-7', CustomAttributes: 'test/a.png' });
    await sagemaker.clock.advance(1000);
    const key = await sagemaker.objects.arrived('data/captured/');
    expect(key).toMatch(
      /^data\/captured\/shop\/AllTraffic\/2026\/11\/05\/17\/59-59-250-[0-9a-f-]{36}\.jsonl$/,
    );
    expect(records()).toEqual([
      {
        captureData: {
          endpointInput: {
            observedContentType: 'image/png',
            mode: 'INPUT',
            data: Buffer.from('picture').toString('base64'),
            encoding: 'BASE64',
          },
          endpointOutput: {
            observedContentType: 'application/json',
            mode: 'OUTPUT',
            data: expect.any(String),
            encoding: 'BASE64',
          },
        },
        eventMetadata: {
          eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          customAttributes: ['test/a.png'],
          inferenceId: 'order-7',
          inferenceTime: '2026-11-05T17:59:59Z',
        },
        eventVersion: '0',
      },
    ]);
  });

  it('begins a new file with a new hour', async () => {
    await start();
    await invoke(sagemaker, 'shop', 'one');
    await sagemaker.clock.advance(800);
    await invoke(sagemaker, 'shop', 'two');
    await remove();
    expect(sagemaker.objects.keys('data/captured/').map((key) => key.slice(0, 48))).toEqual([
      'data/captured/shop/AllTraffic/2026/11/05/17/59-5',
      'data/captured/shop/AllTraffic/2026/11/05/18/00-0',
    ]);
  });

  it('has written everything when the endpoint is deleted', async () => {
    await start();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => invoke(sagemaker, 'shop', `picture ${index}`)),
    );
    await remove();
    expect(records()).toHaveLength(20);
  });

  it('keeps as text the content types that are configured as text', async () => {
    await start({
      CaptureContentTypeHeader: { CsvContentTypes: ['text/csv'], JsonContentTypes: ['application/json'] },
    });
    await invoke(sagemaker, 'shop', '1,2', { ContentType: 'text/csv; charset=utf-8' });
    await remove();
    expect(records()[0]).toMatchObject({
      captureData: {
        endpointInput: { encoding: 'CSV', data: '1,2' },
        endpointOutput: { encoding: 'JSON', data: expect.stringMatching(/^\{"body":"1,2"/) },
      },
    });
  });

  it('leaves out what was not asked for', async () => {
    await start({ CaptureOptions: [{ CaptureMode: 'Output' }] });
    await invoke(sagemaker, 'shop', 'x');
    await remove();
    expect(Object.keys(records()[0]?.['captureData'] as object)).toEqual(['endpointOutput']);
  });

  it('captures its share of the calls', async () => {
    await start({ InitialSamplingPercentage: 25 });
    for (let call = 0; call < 80; call++) await invoke(sagemaker, 'shop', 'x');
    await remove();
    expect(records().length).toBeGreaterThan(8);
    expect(records().length).toBeLessThan(35);
  });

  it('captures nothing of a call that failed, nor when it is switched off', async () => {
    await start();
    await expect(invoke(sagemaker, 'shop', 'refuse')).rejects.toThrow();
    await remove();
    expect(records()).toEqual([]);
  });

  it('is shown by DescribeEndpoint', async () => {
    await start({ EnableCapture: false });
    const { DataCaptureConfig } = await sagemaker.control.send(
      new DescribeEndpointCommand({ EndpointName: 'shop' }),
    );
    expect(DataCaptureConfig).toMatchObject({
      EnableCapture: false,
      CaptureStatus: 'Stopped',
      CurrentSamplingPercentage: 100,
      DestinationS3Uri: 's3://data/captured',
    });
  });

  it('waits for a destination that cannot be written, and says so', async () => {
    await start();
    sagemaker.objects.brokenBucket = 'data';
    await invoke(sagemaker, 'shop', 'one');
    await sagemaker.clock.advance(1000);
    await expect.poll(() => sagemaker.faults.length, { interval: 5 }).toBe(1);
    expect(String(sagemaker.faults[0])).toContain("the captures of endpoint shop can't be written yet");
    sagemaker.objects.brokenBucket = undefined;
    await invoke(sagemaker, 'shop', 'two');
    await remove();
    expect(records()).toHaveLength(2);
  });

  it('says how many captures are lost when the destination never comes back', async () => {
    await start();
    sagemaker.objects.brokenBucket = 'data';
    await invoke(sagemaker, 'shop', 'one');
    await remove();
    expect(sagemaker.faults.map(String).at(-1)).toContain('1 captures of endpoint shop are lost');
  });
});
