import { parseArgs } from 'node:util';
import { systemClock, systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, startServer, Store } from '@scones/emulator-core';
import { callLambdaAt, stepFunctions } from '@scones/emulator-step-functions';

/** Serves Step Functions alone, in memory, until it is interrupted. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8083' },
    'lambda-endpoint': { type: 'string', default: 'http://127.0.0.1:9001' },
    database: { type: 'string', default: ':memory:' },
  },
});

const store = new Store(values.database);
const service = stepFunctions({
  store,
  identity: EMULATOR_IDENTITY,
  clock: systemClock,
  random: systemRandom,
  callService: callLambdaAt(values['lambda-endpoint']),
  onFault: (error) => console.error(error),
});
const server = await startServer({
  services: [service],
  port: Number(values.port),
  random: systemRandom,
  onFault: (error) => console.error(error),
});
await service.recover();
console.error(`Step Functions at ${server.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.close().then(() => store.close());
  });
}
