import { seededRandom } from '@scones/deterministic';
import { type AwsError, type HttpService, type RunningServer, startServer } from '@scones/emulator-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ResettableServices } from './resettable-services.ts';

/** A service at a path of its own, whose answer says how often it was made. */
function service(name: string, made: number, close?: () => Promise<void>): HttpService {
  return {
    name,
    detect: ({ path }) => path === `/${name}`,
    handle: async () => ({ status: 200, body: `${name} ${made}` }),
    renderError: (error: AwsError) => ({ status: error.statusCode, body: `${name}: ${error.code}` }),
    ...(close && { close }),
  };
}

let services: ResettableServices;
let server: RunningServer;
let steps: string[];
let proceed: PromiseWithResolvers<void>;
beforeEach(async () => {
  steps = [];
  proceed = Promise.withResolvers();
  let made = 0;
  const make = () => {
    made++;
    const oven = service('oven', made, async () => {
      steps.push('the oven ends');
      await proceed.promise;
    });
    const recover = async (): Promise<void> => void steps.push(`made ${made}`);
    return { services: [oven, service('shelf', made)], awsServices: [], recover };
  };
  services = new ResettableServices(make, async () => void steps.push('emptied'));
  server = await startServer({
    services: [services],
    port: 0,
    random: seededRandom(1),
    onFault: (fault) => void steps.push(String(fault)),
  });
});
afterEach(async () => {
  proceed.resolve();
  await server.close();
});

async function ask(path: string): Promise<string> {
  const reply = await fetch(`${server.url}${path}`);
  return `${reply.status} ${await reply.text()}`;
}

it('ends the services, empties the store and makes the services again, in this order', async () => {
  expect(await ask('/oven')).toBe('200 oven 1');
  proceed.resolve();
  await services.reset();
  expect(steps).toEqual(['the oven ends', 'emptied', 'made 2']);
  expect(await ask('/oven')).toBe('200 oven 2');
});

it('refuses requests meanwhile, in the service’s words, when the service has something to end', async () => {
  const reset = services.reset();
  expect(await ask('/oven')).toBe('503 oven: ServiceUnavailable');
  expect(await ask('/shelf')).toBe('200 shelf 1');
  proceed.resolve();
  await reset;
  expect(await ask('/shelf')).toBe('200 shelf 2');
});

it('resets once for all calls meanwhile, and closes after that', async () => {
  const both = [services.reset(), services.reset()];
  const closed = server.close();
  proceed.resolve();
  await Promise.all([...both, closed]);
  expect(steps).toEqual(['the oven ends', 'emptied', 'made 2', 'the oven ends']);
});

it('answers nothing that no service wants', async () => {
  expect(await ask('/cellar')).toMatch(/^404 /);
});
