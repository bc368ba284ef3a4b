export { tagging } from './service.ts';
export type { TaggedResource } from './tagging-context.ts';
