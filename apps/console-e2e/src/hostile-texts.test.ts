import { CloudWatchClient, PutMetricAlarmCommand, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { PutObjectCommand, PutObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isQuiet } from './pictures/take-picture.ts';
import { CHROMIUM, StartedConsole } from './testing/started-console.ts';

/** Markup that says so when it runs, in whatever way it is put into a page. */
const MARKUP = `"'><img src=x onerror="hacked=1"><script>hacked=1</script><svg onload=hacked=1>`;
/** As names may be, which are shorter. */
const SHORT = '<img src=x onerror=hacked=1>';
const ROLE = 'arn:aws:iam::000000000000:role/sorting';

const MACHINE = {
  StartAt: SHORT,
  States: {
    [SHORT]: {
      Type: 'Pass',
      Comment: MARKUP,
      Result: { [MARKUP]: MARKUP },
      ResultPath: '$.made',
      Next: 'End',
    },
    End: { Type: 'Fail', Error: SHORT, Cause: MARKUP },
  },
};

describe.skipIf(CHROMIUM === undefined)('markup in what the console shows', { tags: 'chromium' }, () => {
  let shown: StartedConsole;
  let executionArn = '';
  let failedArn = '';

  beforeAll(async () => {
    shown = await StartedConsole.start();
    executionArn = await makeMachine();
    failedArn = await shown.sorting.start('hostile', { say: MARKUP, fail: MARKUP });
    await makeObject();
    await makeMetric();
  }, 120_000);
  afterAll(() => shown[Symbol.asyncDispose]());

  async function makeMachine(): Promise<string> {
    const states = new SFNClient(shown.sorting.connection);
    const machine = { name: 'Hostile', roleArn: ROLE, definition: JSON.stringify(MACHINE) };
    const { stateMachineArn } = await states.send(
      new CreateStateMachineCommand({ ...machine, tags: [{ key: 'markup', value: '=+@/.:_-' }] }),
    );
    const input = JSON.stringify({ [MARKUP]: MARKUP });
    const started = await states.send(new StartExecutionCommand({ stateMachineArn, name: 'hostile', input }));
    return started.executionArn ?? '';
  }

  async function statusOf(arn: string): Promise<string | undefined> {
    const described = await new SFNClient(shown.sorting.connection).send(
      new DescribeExecutionCommand({ executionArn: arn }),
    );
    return described.status;
  }

  async function makeObject(): Promise<void> {
    const s3 = new S3Client({ ...shown.sorting.connection, forcePathStyle: true });
    const object = { Bucket: 'pictures', Key: MARKUP };
    await s3.send(new PutObjectCommand({ ...object, Body: MARKUP, ContentType: 'image/svg+xml' }));
    const Tagging = { TagSet: [{ Key: SHORT, Value: MARKUP }] };
    // A tag takes few signs; where the emulator refuses these, there is nothing to show.
    await s3.send(new PutObjectTaggingCommand({ ...object, Tagging })).catch(() => undefined);
  }

  async function makeMetric(): Promise<void> {
    const metrics = new CloudWatchClient(shown.sorting.connection);
    const metric = { MetricName: MARKUP, Dimensions: [{ Name: SHORT, Value: MARKUP }] };
    await metrics.send(
      new PutMetricDataCommand({ Namespace: 'Hostile', MetricData: [{ ...metric, Value: 1 }] }),
    );
    await metrics.send(
      new PutMetricAlarmCommand({
        ...metric,
        AlarmName: SHORT,
        AlarmDescription: MARKUP,
        Namespace: 'Hostile',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
      }),
    );
  }

  /** The page once it shows the text; the markup is text there and nothing else. */
  async function expectShown(path: string, text: string): Promise<void> {
    const page = await shown.open(path);
    await isQuiet(page);
    await expect.poll(() => page.locator('body').innerText()).toContain(text);
    expect(await ran(page)).toBe(false);
    await page.close();
  }

  async function ran(page: Page): Promise<boolean> {
    return await page.evaluate(
      () => 'hacked' in globalThis || document.querySelector('[onerror], [onload], main script') !== null,
    );
  }

  it('stands in executions that have ended', async () => {
    await expect
      .poll(() => Promise.all([executionArn, failedArn].map(statusOf)))
      .toEqual(['FAILED', 'FAILED']);
  });

  it.each<[string, () => string, string]>([
    ['a state’s name, an error, its cause and an input', () => shown.executionPath(executionArn), SHORT],
    ['the cause of a function’s error', () => shown.executionPath(failedArn), 'onerror'],
    ['a list of executions', () => `/machines/${encodeURIComponent(shown.sorting.machineArn)}`, 'hostile'],
    ['a key of a bucket', () => '/buckets/pictures', 'onerror'],
    ['the lines of a log', () => `/logs/${encodeURIComponent('/aws/lambda/check')}`, 'onerror'],
    ['the alarms', () => '/alarms', SHORT],
    ['an alarm, its metric and its description', () => `/alarms/${encodeURIComponent(SHORT)}`, 'onerror'],
    ['the last requests', () => '/requests', 'StartExecution'],
    ['an address that there is not', () => `/${encodeURIComponent(MARKUP)}`, ''],
  ])('is text in %s', async (_what, path, text) => {
    await expectShown(path(), text);
  });

  it('has asked nothing of another machine, and broken no rule of the page', () => {
    expect(shown.complaints.filter((complaint) => !/404|Failed to load resource/.test(complaint))).toEqual(
      [],
    );
  });
});
