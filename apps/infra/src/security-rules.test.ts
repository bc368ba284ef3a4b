import { mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, expect, it } from 'vitest';
import { createInfraApp } from './infra-app.ts';
import { codelessBundles } from './testing/synthesized.ts';

const folder = mkdtempDisposableSync(join(tmpdir(), 'cdk.out'));
afterAll(() => folder.remove());

const createApp = (context = {}): App => createInfraApp(codelessBundles, context, folder.path).app;

const violations = (app: App): string[] =>
  new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);

interface Acknowledged {
  readonly path: string;
  readonly id: string;
  readonly reason: string;
}

const acknowledged = (app: App): Acknowledged[] =>
  app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(data as Record<string, string>).map(([id, reason]) => ({
          path: node.path,
          id,
          reason,
        })),
      ),
  );

it('keeps the AWS Solutions rules, except for what is acknowledged', () => {
  expect(violations(createApp())).toEqual([]);
});

it('keeps them in a template for one account and region, too', () => {
  const place = { 'scones:account': '123456789012', 'scones:region': 'eu-central-1' };
  expect(violations(createApp(place))).toEqual([]);
});

it('acknowledges nothing without a reason', () => {
  const all = acknowledged(createApp());
  expect(all.length).toBeGreaterThan(10);
  for (const { path, id, reason } of all) expect(reason.length, `${path} ${id}`).toBeGreaterThan(40);
});

it('acknowledges only the missing access log and wildcards that are explained', () => {
  const rules = new Set(acknowledged(createApp()).map(({ id }) => /AwsSolutions-\w+/.exec(id)?.[0]));
  expect([...rules].sort()).toEqual(['AwsSolutions-IAM5', 'AwsSolutions-S1']);
});

it('would break the rules without what is acknowledged', () => {
  const app = createApp();
  const metadata = app.node.findAll().map(({ node }) => node.metadata as unknown[]);
  expect(metadata.some((entries) => entries.length > 0)).toBe(true);
  for (const construct of app.node.findAll()) {
    // An acknowledgement cannot be taken back, but metadata are its only trace.
    Object.assign(construct.node, { _metadata: [] });
  }
  expect(violations(app)).toContain('AwsSolutions-S1');
});
