import { serviceNames } from '@scones/emulator-core';

export const names = serviceNames('events', {
  tasks: { eventbridge: 'EventBridge', events: 'Events' },
});
