import { systemClock, systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, startServer, Store } from '@scones/emulator-core';
import { s3Service } from '../service.ts';

/** An S3 in a process of its own, for the test that kills it. */
const [file = '', objectsFolder = ''] = process.argv.slice(2);
const service = s3Service({
  store: new Store(file),
  objectsFolder,
  clock: systemClock,
  random: systemRandom,
  identity: EMULATOR_IDENTITY,
});
const server = await startServer({
  services: [service],
  port: 0,
  random: systemRandom,
  onFault: (error) => console.error(error),
});
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.send?.(server.port);
