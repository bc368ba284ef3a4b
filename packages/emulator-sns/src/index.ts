export type { Delivery } from './deliveries.ts';
export { operations, sns, type SnsOptions } from './service.ts';
