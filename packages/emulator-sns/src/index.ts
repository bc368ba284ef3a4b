export type { Delivery } from './deliveries.ts';
export { sns, type SnsOptions } from './service.ts';
