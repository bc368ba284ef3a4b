export { NOT_SUPPORTED } from './not-supported.ts';
export type { LogEvent } from './event-log.ts';
export { type LogsService, logsService, type LogsServiceOptions } from './service.ts';
