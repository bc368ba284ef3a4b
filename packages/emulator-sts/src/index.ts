export { stsService } from './service.ts';
export type { StsContext } from './sts-context.ts';
