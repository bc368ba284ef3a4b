export { NOT_SUPPORTED } from './not-supported.ts';
export { stsService } from './service.ts';
export type { StsContext } from './sts-context.ts';
