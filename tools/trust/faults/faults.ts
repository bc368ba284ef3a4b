import { rowOfTests, type Tests } from '../tests/row-of-tests.ts';
import type { Row, Trial } from '../trial.ts';

const LAMBDA = 'packages/emulator-lambda';
const EMULATOR = 'apps/emulator';

const FAULTS: readonly Tests[] = [
  {
    name: 'the state folder is 700 and its files 600, whatever the umask, and so are temporary folders',
    project: EMULATOR,
    files: ['src/state-permissions.test.ts', 'src/private-folder.test.ts'],
  },
  {
    name: 'a function sees no process, environment or file of others, and has 512 MB in `/tmp`',
    project: LAMBDA,
    files: ['src/sandbox/isolation.test.ts'],
  },
  {
    name: 'a function’s processes end with it, with the emulator, and when the emulator is killed',
    project: LAMBDA,
    files: ['src/sandbox/sandbox-fleet.test.ts', 'src/sandbox/sandbox-process.test.ts'],
  },
  {
    name: 'a function’s time, memory and output have limits',
    project: LAMBDA,
    files: ['src/service.test.ts'],
  },
  {
    name: 'what a function says to the Runtime API harms nobody but itself',
    project: LAMBDA,
    files: ['src/sandbox/hostile-runtime.test.ts'],
  },
  {
    name: 'the user’s environment is not readable in the emulator’s process, and nothing of it is written',
    project: EMULATOR,
    files: ['src/forget-environment.test.ts'],
  },
  {
    name: 'a program gets the environment that it is given, and leaves nothing running',
    project: 'packages/child-programs',
    files: ['src'],
  },
  {
    name: 'a clock that is set back delays no wait, and its time never goes back',
    project: 'packages/deterministic',
    files: ['src/clock.test.ts', 'src/movable-clock.test.ts'],
  },
  {
    name: 'a write that fails leaves nothing half-made, and the call works again afterwards',
    project: EMULATOR,
    files: ['src/failing-writes.test.ts'],
  },
  {
    name: 'an object whose file is lost or cut is told by name',
    project: 'packages/emulator-s3',
    files: ['src/bodies/lost-bodies.test.ts'],
  },
  {
    name: 'code whose file is lost or cut is told by name',
    project: LAMBDA,
    files: ['src/code/lost-code.test.ts'],
  },
  {
    name: 'a folder that was damaged, or is removed under the running emulator, is told by name',
    project: EMULATOR,
    files: ['src/emulator-folder.test.ts', 'src/disk-watch.test.ts'],
  },
  {
    name: 'few open files are refused at the start, or answered as unavailable',
    project: EMULATOR,
    files: ['src/open-files.test.ts'],
  },
  {
    name: 'a folder of another emulator, or one that can’t be made, is refused by name',
    project: EMULATOR,
    files: ['src/main.test.ts'],
  },
  {
    name: 'a database that is damaged, of another version or open elsewhere is refused by name',
    project: 'packages/emulator-core',
    files: ['src/store.test.ts'],
  },
  {
    name: 'no regular expression of data is matched without a bound',
    project: 'tools',
    files: ['checks/user-patterns.test.ts'],
  },
  {
    name: 'account, region and hourly cost are said and asked before an endpoint costs',
    project: 'apps/endpoint-deployer',
    files: ['src/command-line.test.ts'],
  },
  {
    name: 'account, region and hourly cost are said and asked before a stack costs',
    project: 'apps/infra',
    files: ['src/deploy.test.ts', 'src/deploy-endpoint.test.ts', 'src/destroy.test.ts'],
  },
  {
    name: 'each call on AWS has a deadline and bounded retries',
    project: 'apps/training-pipeline',
    files: ['src/clients.test.ts'],
  },
  {
    name: 'a program of `--configuration=local` sees nothing of a real account',
    project: 'tools',
    files: ['checks/on-emulator.test.ts'],
  },
  {
    name: 'licences are accepted ones, versions are locked, and the lockfile has no download address',
    project: 'tools',
    files: ['checks/licences.test.ts', 'checks/dependency-versions.test.ts', 'checks/repository.test.ts'],
  },
];

export const trial: Trial = {
  about: `Faults that no other command tries, by the tests that stand beside what they are about; \`npm test\` runs these too.`,
  async run({ isShort, onProgress }) {
    const rows: Row[] = [];
    for (const tests of isShort ? FAULTS.slice(0, 1) : FAULTS) rows.push(await rowOfTests(tests, onProgress));
    return rows;
  },
};
