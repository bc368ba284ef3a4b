import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  CreateEndpointCommand,
  DeleteEndpointCommand,
  DescribeEndpointCommand,
  UpdateEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createConfig,
  createModel,
  deploy,
  invoke,
  isAlive,
  modelArchive,
  variant,
} from '../testing/deploy.ts';
import { type RunningSageMaker, startSageMaker } from '../testing/start-sagemaker.ts';

let sagemaker: RunningSageMaker;
beforeEach(async () => {
  sagemaker = await startSageMaker();
});
afterEach(() => sagemaker.close());

const inService = (name = 'shop') => sagemaker.changed({ EndpointName: name, EndpointStatus: 'InService' });
const describeIt = () => sagemaker.control.send(new DescribeEndpointCommand({ EndpointName: 'shop' }));

async function failureReason(): Promise<string | undefined> {
  await sagemaker.changed({ EndpointName: 'shop', EndpointStatus: 'Failed' });
  return (await describeIt()).FailureReason;
}

describe('an endpoint', () => {
  it('comes into service and answers with its model', async () => {
    await deploy(sagemaker, 'shop', { environment: { NAME: 'scone' } });
    expect((await describeIt()).EndpointStatus).toBe('Creating');
    await inService();
    const { answer, InvokedProductionVariant, ContentType } = await invoke(sagemaker, 'shop', 'picture');
    expect(answer).toMatchObject({
      body: 'picture',
      model: 'the model',
      contentType: 'image/png',
      name: 'scone',
    });
    expect({ InvokedProductionVariant, ContentType }).toEqual({
      InvokedProductionVariant: 'AllTraffic',
      ContentType: 'application/json',
    });
    expect(await describeIt()).toMatchObject({
      EndpointArn: 'arn:aws:sagemaker:us-east-1:000000000000:endpoint/shop',
      ProductionVariants: [{ VariantName: 'AllTraffic', CurrentWeight: 1, CurrentInstanceCount: 1 }],
    });
  });

  it('writes what its program prints to its log', async () => {
    await deploy(sagemaker, 'shop');
    const line = await sagemaker.logged('serving');
    expect(line.group).toBe('/aws/sagemaker/Endpoints/shop');
    expect(line.stream).toMatch(/^AllTraffic\/i-[0-9a-f]{17}$/);
  });

  it('takes turns among its instances', async () => {
    await deploy(sagemaker, 'shop', { instances: 2 });
    await inService();
    const pids = [];
    for (let call = 0; call < 4; call++) pids.push((await invoke(sagemaker, 'shop', 'x')).answer.pid);
    expect(new Set(pids).size).toBe(2);
    expect(pids[0]).toBe(pids[2]);
  });

  it('shares its calls among variants by their weights, and lets a caller choose', async () => {
    await createModel(sagemaker, 'old', { NAME: 'old' });
    await createModel(sagemaker, 'new', { NAME: 'new' });
    await createConfig(sagemaker, 'shop', [
      variant('old', { VariantName: 'Old', InitialVariantWeight: 3 }),
      variant('new', { VariantName: 'New', InitialVariantWeight: 1 }),
    ]);
    await sagemaker.control.send(
      new CreateEndpointCommand({ EndpointName: 'shop', EndpointConfigName: 'shop' }),
    );
    await inService();
    const counts = { old: 0, new: 0 };
    for (let call = 0; call < 80; call++)
      counts[(await invoke(sagemaker, 'shop', 'x')).answer.name as 'old' | 'new']++;
    expect(counts.old / counts.new).toBeGreaterThan(2);
    expect(counts.old / counts.new).toBeLessThan(5);
    const chosen = await invoke(sagemaker, 'shop', 'x', { TargetVariant: 'New' });
    expect(chosen).toMatchObject({ InvokedProductionVariant: 'New', answer: { name: 'new' } });
    await expect(invoke(sagemaker, 'shop', 'x', { TargetVariant: 'Odd' })).rejects.toMatchObject({
      name: 'ValidationError',
    });
  });

  it('is gone after its deletion, its process too', async () => {
    await deploy(sagemaker, 'shop');
    await inService();
    const { pid } = (await invoke(sagemaker, 'shop', 'x')).answer;
    await sagemaker.control.send(new DeleteEndpointCommand({ EndpointName: 'shop' }));
    await sagemaker.services.control.close?.();
    expect(isAlive(pid)).toBe(false);
    await expect(describeIt()).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Could not find endpoint "arn:aws:sagemaker:us-east-1:000000000000:endpoint/shop".',
    });
  });

  it('may be deleted before it has come up', async () => {
    await deploy(sagemaker, 'shop', { environment: { START: 'sicken' } });
    await sagemaker.logged('serving');
    await sagemaker.control.send(new DeleteEndpointCommand({ EndpointName: 'shop' }));
    await sagemaker.services.control.close?.();
    await expect(describeIt()).rejects.toThrow('Could not find endpoint');
    expect(sagemaker.changes.filter((change) => change['EndpointStatus'] === 'Failed')).toEqual([]);
  });

  it('may be deleted while its model is unpacked, of which nothing is left', async () => {
    const archive = await modelArchive([{ name: 'weights', content: randomBytes(4e5).toString('hex') }]);
    const download = new PassThrough();
    download.write(archive.subarray(0, archive.length / 2));
    const read = vi.spyOn(sagemaker.objects, 'read').mockResolvedValue(download);
    await deploy(sagemaker, 'shop', { archive });
    await vi.waitUntil(() => read.mock.calls.length > 0);
    await sagemaker.control.send(new DeleteEndpointCommand({ EndpointName: 'shop' }));
    await sagemaker.services.control.close?.();
    await expect(describeIt()).rejects.toThrow('Could not find endpoint');
    expect(await readdir(join(sagemaker.folder, 'endpoints'))).toEqual([]);
    expect(sagemaker.faults).toEqual([]);
  });

  it('serves again in the next emulator', async () => {
    await deploy(sagemaker, 'shop');
    await inService();
    await sagemaker.services.control.close?.();
    const next = await startSageMaker({ store: sagemaker.store });
    next.objects.put('data/shop.tar.gz', await modelArchive());
    await next.services.recover();
    await next.changed({ EndpointName: 'shop', EndpointStatus: 'InService' });
    expect((await invoke(next, 'shop', 'again')).answer.body).toBe('again');
    await next.close();
  });
});

describe('an endpoint that does not come up', () => {
  it('says that its program ended, with its last words', async () => {
    await deploy(sagemaker, 'shop', { environment: { START: 'die' } });
    expect(await failureReason()).toMatch(
      /^The primary container for production variant AllTraffic did not pass the ping health check: its program ended with exit code 1: [\s\S]*the model does not load/,
    );
  });

  it('says that its program was never healthy', async () => {
    await deploy(sagemaker, 'shop', { environment: { START: 'sicken' } });
    await sagemaker.logged('serving');
    await sagemaker.clock.advance(60_000);
    expect(await failureReason()).toContain('it was not healthy in time');
  });

  it.each([
    ['is no archive', Buffer.from('not gzip'), 'incorrect header check'],
    ['climbs out of its folder', [{ name: '../evil', content: 'x' }], 'climbs out'],
    ['has an absolute path', [{ name: '/tmp/evil', content: 'x' }], 'climbs out'],
    ['has a link', [{ name: 'model', type: 'symlink' as const, linkname: '/etc' }], 'is a symlink'],
  ])('says that its model %s', async (_, archive, reason) => {
    const bytes = Buffer.isBuffer(archive) ? archive : await modelArchive(archive);
    await deploy(sagemaker, 'shop', { archive: bytes });
    const shown = await failureReason();
    expect(shown).toContain(
      'Failed to download model data for container "primary" from URL: "s3://data/shop.tar.gz"',
    );
    expect(shown).toContain(reason);
  });

  it('says that its model is truncated', async () => {
    const whole = await modelArchive([{ name: 'model.json', content: 'x'.repeat(100_000) }]);
    await deploy(sagemaker, 'shop', { archive: whole.subarray(0, whole.length / 2) });
    expect(await failureReason()).toContain('unexpected end of file');
  });

  it('answers calls with ServiceUnavailable and the reason', async () => {
    await deploy(sagemaker, 'shop', { environment: { START: 'die' } });
    await failureReason();
    await expect(invoke(sagemaker, 'shop', 'x')).rejects.toMatchObject({
      name: 'ServiceUnavailable',
      message: expect.stringContaining('the model does not load'),
    });
  });
});

describe('an endpoint whose process dies', () => {
  it('fails the call under way as a ModelError, and serves again after a restart', async () => {
    await deploy(sagemaker, 'shop');
    await inService();
    const first = (await invoke(sagemaker, 'shop', 'x')).answer.pid;
    await expect(invoke(sagemaker, 'shop', 'crash')).rejects.toMatchObject({
      name: 'ModelError',
      OriginalStatusCode: 0,
      OriginalMessage: expect.stringContaining('ended before it answered'),
    });
    await sagemaker.logged('restart 1 of 3');
    await expect(invoke(sagemaker, 'shop', 'x')).rejects.toMatchObject({
      name: 'ServiceUnavailable',
      message: expect.stringContaining('the model fell over'),
    });
    await restarted(1);
    expect((await invoke(sagemaker, 'shop', 'x')).answer.pid).not.toBe(first);
  });

  it('fails after its restarts, and says why', async () => {
    await deploy(sagemaker, 'shop');
    await inService();
    for (const restart of [1, 2, 3]) {
      await expect(invoke(sagemaker, 'shop', 'crash')).rejects.toMatchObject({ name: 'ModelError' });
      await sagemaker.logged(`restart ${restart} of 3`);
      await restarted(restart);
    }
    await expect(invoke(sagemaker, 'shop', 'crash')).rejects.toMatchObject({ name: 'ModelError' });
    expect(await failureReason()).toContain('died again and again: its program ended with exit code 1');
  });

  /** Lets the pause before a restart pass, and waits until its program serves. */
  async function restarted(times: number): Promise<void> {
    await sagemaker.clock.advance(10_000);
    const serving = () => sagemaker.lines.filter(({ message }) => message === 'serving').length > times;
    await expect.poll(async () => serving() && (await answers()), { interval: 10, timeout: 4000 }).toBe(true);
  }

  async function answers(): Promise<boolean> {
    return await invoke(sagemaker, 'shop', 'x').then(
      () => true,
      () => false,
    );
  }
});

describe('an update', () => {
  it('replaces the processes when the new ones are healthy', async () => {
    await deploy(sagemaker, 'shop', { environment: { NAME: 'old' } });
    await inService();
    const old = (await invoke(sagemaker, 'shop', 'x')).answer;
    await createModel(sagemaker, 'next', { NAME: 'new' });
    await createConfig(sagemaker, 'next', [variant('next')]);
    await sagemaker.control.send(
      new UpdateEndpointCommand({ EndpointName: 'shop', EndpointConfigName: 'next' }),
    );
    await sagemaker.changed({ EndpointConfigName: 'next', EndpointStatus: 'InService' });
    expect((await invoke(sagemaker, 'shop', 'x')).answer.name).toBe('new');
    await sagemaker.services.control.close?.();
    expect(isAlive(old.pid)).toBe(false);
  });

  it('that fails leaves the endpoint in service as it was, and says why', async () => {
    await deploy(sagemaker, 'shop', { environment: { NAME: 'old' } });
    await inService();
    await createModel(sagemaker, 'next', { START: 'die' });
    await createConfig(sagemaker, 'next', [variant('next')]);
    await sagemaker.control.send(
      new UpdateEndpointCommand({ EndpointName: 'shop', EndpointConfigName: 'next' }),
    );
    await sagemaker.changed({ EndpointStatus: 'Updating' });
    await expect
      .poll(async () => (await describeIt()).EndpointStatus, { interval: 10, timeout: 20_000 })
      .toBe('InService');
    expect(await describeIt()).toMatchObject({
      EndpointConfigName: 'shop',
      FailureReason: expect.stringContaining('the model does not load'),
    });
    expect((await invoke(sagemaker, 'shop', 'x')).answer.name).toBe('old');
  });
});
