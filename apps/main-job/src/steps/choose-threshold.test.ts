import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateFunctionCommand, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateStateMachineCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { makeMetricsRecord } from '@scones/classifier-measures';
import { systemClock } from '@scones/deterministic';
import { qualitySchema } from '@scones/model-monitor';
import type { SconesStack } from '@scones/stack';
import { evaluateCommandOptionsSchema, evaluateWithReport } from '@scones/training-pipeline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestEmulator, testJob } from '../testing/test-job.ts';
import { makeTestRole } from '../testing/test-role.ts';
import { chooseThreshold } from './choose-threshold.ts';

/** A zip of an `index.js` that answers its event. */
const ZIP =
  'UEsDBBQAAAAAAAAAIVwoDJycKgAAACoAAAAIAAAAaW5kZXguanNleHBvcnRzLmhhbmRsZXIgPSBhc3luYyAoZXZlbnQpID0+IGV2ZW50OwpQSwECFAMUAAAAAAAAACFcKAycnCoAAAAqAAAACAAAAAAAAAAAAAAApAEAAAAAaW5kZXguanNQSwUGAAAAAAEAAQA2AAAAUAAAAAAA';
const BUCKET = 'pictures';

/** Is as sure of a picture as its name says, and takes each for the first class. */
const ANSWER = `{% {
  'statusCode': 200,
  'body': $merge([$states.input, { 'image_data': 'AAAA', 'inferences': [
    $number($match($states.input.s3_key, /0[.][0-9]+/).match),
    1 - $number($match($states.input.s3_key, /0[.][0-9]+/).match)
  ] }])
} %}`;

let emulator: Awaited<ReturnType<typeof startTestEmulator>>;
let stateMachineArn = '';
let role = '';

beforeAll(async () => {
  emulator = await startTestEmulator();
  const { lambda, stepFunctions, s3 } = emulator.clients;
  role = await makeTestRole(emulator);
  const { FunctionArn } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'filter',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: role,
      Code: { ZipFile: Buffer.from(ZIP, 'base64') },
      Environment: { Variables: { THRESHOLD: '0.93', OTHER: 'kept' } },
    }),
  );
  const definition = JSON.stringify({
    Comment: `passes what ${FunctionArn} would`,
    QueryLanguage: 'JSONata',
    StartAt: 'Answer',
    States: { Answer: { Type: 'Pass', Output: ANSWER, End: true } },
  });
  const machine = await stepFunctions.send(
    new CreateStateMachineCommand({ name: 'classify', definition, roleArn: role }),
  );
  stateMachineArn = machine.stateMachineArn as string;
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const put = (key: string, Body: string) =>
    s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: `scones/${key}`, Body }));
  await put('classes.txt', 'bicycle\nmotorcycle\n');
  await put('validation.lst', '0\t0\t0.99.png\n1\t0\t0.95.png\n2\t1\t0.90.png\n');
  await put('test.lst', '0\t0\t0.98.png\n1\t1\t0.97.png\n2\t0\t0.60.png\n');
  for (const name of ['0.98', '0.97', '0.60']) await put(`test/${name}.png`, name);
}, 60_000);
afterAll(() => emulator[Symbol.asyncDispose]());

const environment = async () => {
  const command = new GetFunctionConfigurationCommand({ FunctionName: 'filter' });
  return (await emulator.clients.lambda.send(command)).Environment?.Variables;
};

it('chooses by the record in the model, and sets the Lambda of the workflow alone', async () => {
  const job = testJob(emulator, emulator.clients, { targetAccuracy: 0.98 });
  const record = makeMetricsRecord(
    [
      { probabilities: [0.8, 0.2], label: 0 },
      { probabilities: [0.6, 0.4], label: 1 },
    ],
    2,
  );
  const model = { bytes: new Uint8Array(), sha256: '', record };
  const stack = { bucket: BUCKET, classifyPictureArn: stateMachineArn } as SconesStack;
  expect(await chooseThreshold(job, stack, model)).toMatchObject({ threshold: 0.7, passed: 1, pictures: 2 });
  expect(await environment()).toEqual({ THRESHOLD: '0.7', OTHER: 'kept' });
  expect(job.shown[0]?.outcome).toContain("The workflow's threshold is 0.7 now");
});

it('leaves the workflow as it is where no accuracy is asked for', async () => {
  const job = testJob(emulator, emulator.clients);
  const stack = { bucket: BUCKET, classifyPictureArn: stateMachineArn } as SconesStack;
  const model = { bytes: new Uint8Array(), sha256: '', record: undefined };
  expect(await chooseThreshold(job, stack, model)).toBeUndefined();
  expect(job.shown).toEqual([]);
});

it('asks about no picture where the workflow has no threshold', async () => {
  const { stepFunctions } = emulator.clients;
  const definition = JSON.stringify({ StartAt: 'End', States: { End: { Type: 'Succeed' } } });
  const machine = await stepFunctions.send(
    new CreateStateMachineCommand({ name: 'other', definition, roleArn: role }),
  );
  const stack = { bucket: BUCKET, classifyPictureArn: machine.stateMachineArn } as SconesStack;
  const job = testJob(emulator, emulator.clients, { targetAccuracy: 0.98 });
  const model = { bytes: new Uint8Array(), sha256: '', record: undefined };
  await expect(chooseThreshold(job, stack, model)).rejects.toMatchObject({ code: 'NO_THRESHOLD_SETTING' });
  const options = {
    stateMachineArn: machine.stateMachineArn,
    bucket: BUCKET,
    report: join(tmpdir(), 'none'),
  };
  await expect(
    evaluateWithReport(
      { ...emulator.clients, clock: systemClock },
      evaluateCommandOptionsSchema.parse(options),
    ),
  ).rejects.toMatchObject({ code: 'THRESHOLD_UNKNOWN' });
  const { executions } = await stepFunctions.send(
    new ListExecutionsCommand({ stateMachineArn: machine.stateMachineArn }),
  );
  expect(executions).toEqual([]);
});

it('asks the model about the validation pictures where it has no record, and reports on the test pictures', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evaluation-'));
  try {
    const report = join(folder, 'report');
    const options = { stateMachineArn, bucket: BUCKET, report, targetAccuracy: '0.99' };
    const evaluation = await evaluateWithReport(
      { ...emulator.clients, clock: systemClock },
      evaluateCommandOptionsSchema.parse(options),
    );
    expect(evaluation).toMatchObject({ report, target: { pictures: 3, passed: 2, right: 2 } });
    const { threshold } = evaluation.target!;
    expect(await environment()).toMatchObject({ THRESHOLD: String(threshold) });
    expect((await readdir(report)).sort()).toEqual(['index.html', 'quality.json']);
    const quality = qualitySchema.parse(JSON.parse(await readFile(join(report, 'quality.json'), 'utf8')));
    expect(quality).toMatchObject({
      validation: null,
      target: { threshold },
      test: { set: 'test', pictures: 3, threshold, passed: 2, wrongButPassed: 1 },
    });
    const page = await readFile(join(report, 'index.html'), 'utf8');
    expect(page).toContain('Wrong but passed: 1');
    expect(page).toContain('scones/test/0.97.png');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 30_000);
