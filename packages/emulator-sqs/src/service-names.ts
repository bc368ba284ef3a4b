import { serviceNames } from '@scones/emulator-core';

export const names = serviceNames('sqs', { tasks: { sqs: 'Sqs' } });
