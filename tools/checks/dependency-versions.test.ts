import { describe, expect, it } from 'vitest';
import { awsPackagesTwice, type Manifest, versionConflicts } from './dependency-versions.ts';
import { files, read } from './tracked-files.ts';

const manifests = files.filter((file) => /(^|\/)package\.json$/.test(file));

describe('the workspace', () => {
  it('asks for each package in one version, the clients of AWS among them', () => {
    const parsed = manifests.map((file) => [file, JSON.parse(read(file)) as Manifest] as const);
    expect(versionConflicts(Object.fromEntries(parsed))).toEqual([]);
  });

  it('installs each package of the AWS SDK once', () => {
    const lockfile = JSON.parse(read('package-lock.json')) as { packages: Record<string, unknown> };
    expect(awsPackagesTwice(lockfile)).toEqual([]);
  });
});

describe('versionConflicts', () => {
  it('names the package, its ranges, and the manifests that ask for them', () => {
    const found = versionConflicts({
      'a/package.json': { dependencies: { '@aws-sdk/client-s3': '^3.1.0', zod: '^4.0.0' } },
      'b/package.json': { devDependencies: { '@aws-sdk/client-s3': '^3.2.0', zod: '^4.0.0' } },
      'c/package.json': { optionalDependencies: { '@aws-sdk/client-s3': '^3.1.0' } },
    });
    expect(found).toEqual([
      '@aws-sdk/client-s3: ^3.1.0 (a/package.json, c/package.json), ^3.2.0 (b/package.json)',
    ]);
  });

  it('compares a package with itself in another kind of dependency', () => {
    const manifest = { dependencies: { zod: '^4.0.0' }, peerDependencies: { zod: '^3.0.0' } };
    expect(versionConflicts({ 'a/package.json': manifest })).toHaveLength(1);
  });

  it('finds nothing where all agree', () => {
    const manifest = { dependencies: { zod: '^4.0.0' } };
    expect(
      versionConflicts({ 'a/package.json': manifest, 'b/package.json': manifest, 'c/package.json': {} }),
    ).toEqual([]);
  });
});

describe('awsPackagesTwice', () => {
  it('finds a client of which a package has its own copy', () => {
    const packages = {
      '': {},
      'node_modules/@aws-sdk/client-s3': {},
      'apps/emulator/node_modules/@aws-sdk/client-s3': {},
      'node_modules/@aws-sdk/client-sts': {},
      'node_modules/zod': {},
      'apps/emulator/node_modules/zod': {},
    };
    expect(awsPackagesTwice({ packages })).toEqual(['@aws-sdk/client-s3']);
  });
});
