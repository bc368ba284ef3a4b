import { expect, it } from 'vitest';
import { changedFiles, workspaceTree } from '../testing/workspace-tree.ts';
import service from './generator.ts';

it('has a folder of its own, and one line in the emulator besides what npm needs', async () => {
  const tree = workspaceTree();
  await service(tree, {
    name: 'secretsmanager',
    resource: 'secret',
    sdk: 'SecretsManager',
    client: 'secrets-manager',
  });
  const outside = changedFiles(tree).filter((file) => !file.startsWith('packages/emulator-secretsmanager/'));
  expect(outside).toEqual(['apps/emulator/package.json', 'apps/emulator/src/simple-services.ts']);
  expect(tree.read('apps/emulator/src/simple-services.ts', 'utf8')).toContain(
    "export { secretsmanager } from '@scones/emulator-secretsmanager';",
  );
  expect(tree.read('packages/emulator-secretsmanager/src/service-names.ts', 'utf8')).toContain(
    "tasks: { secretsmanager: 'SecretsManager' }",
  );
  expect(
    JSON.parse(tree.read('packages/emulator-secretsmanager/package.json', 'utf8') as string),
  ).toMatchObject({
    aws: { title: 'SecretsManager', clients: ['@aws-sdk/client-secrets-manager'] },
    devDependencies: { '@aws-sdk/client-secrets-manager': expect.any(String) },
  });
  expect(tree.read('packages/emulator-secretsmanager/src/resource-kinds.ts', 'utf8')).toContain(
    "noun: 'secret'",
  );
});

it.each([
  [{ name: 'ssm', resource: 'parameter' }, 'packages/emulator-ssm is there already.'],
  [{ name: 'emulator-kms', resource: 'key' }, "Leave 'emulator-' out"],
  [{ name: 'KMS', resource: 'key' }, "'KMS' is no name in kebab-case"],
])('refuses %j, and has made nothing', async (options, message) => {
  const tree = workspaceTree();
  await expect(service(tree, options)).rejects.toThrow(message);
  expect(changedFiles(tree)).toEqual([]);
});
