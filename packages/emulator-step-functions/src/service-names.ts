import { serviceNames } from '@scones/emulator-core';

export const names = serviceNames('states', { tasks: { sfn: 'Sfn', states: 'States' } });
