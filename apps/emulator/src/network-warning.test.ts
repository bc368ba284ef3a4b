import { expect, it } from 'vitest';
import { networkWarning } from './network-warning.ts';

it.each(['0.0.0.0', '::', '192.168.1.5', 'build-machine'])('warns of listening on %s', (host) => {
  expect(networkWarning(host)).toMatch(`--host ${host} opens the emulator to the network.`);
  expect(networkWarning(host)).toContain('anyone who can reach it can run code on this machine as you');
});

it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('does not warn of %s', (host) => {
  expect(networkWarning(host)).toBeUndefined();
});
