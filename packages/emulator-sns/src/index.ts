export { NOT_SUPPORTED } from './not-supported.ts';
export type { Delivery } from './deliveries.ts';
export { sns, type SnsOptions } from './service.ts';
