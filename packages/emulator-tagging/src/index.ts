export { NOT_SUPPORTED } from './not-supported.ts';
export { tagging } from './service.ts';
export type { TaggedResource } from './tagging-context.ts';
