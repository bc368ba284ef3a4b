/**
 * Runs one of our programs against the emulator on this machine, at whichever port it is published: node
 * tools/setup/on-emulator.mjs FILE [VALUE …]
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , file, ...values] = process.argv;
const port = process.env.EMULATOR_PORT || '4566';

Object.assign(process.env, {
  AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'emulator',
  AWS_SECRET_ACCESS_KEY: 'emulator',
});
// With either of them, the SDK would use the credentials of a real account.
delete process.env.AWS_PROFILE;
delete process.env.AWS_SESSION_TOKEN;

process.argv = [process.argv[0], resolve(file), ...values];
await import(pathToFileURL(resolve(file)).href);
