import { serviceNames } from '@scones/emulator-core';

export const names = serviceNames('logs', { tasks: { cloudwatchlogs: 'CloudWatchLogs' } });
