import type { EmulatedService } from '@scones/emulator-core';

/** The services that rules, alarms, topics and functions call. */
export type CalledServices = Readonly<
  Record<'events' | 'lambda' | 'sns' | 'sqs' | 'states', EmulatedService>
>;
