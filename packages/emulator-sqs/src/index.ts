export { sqs } from './service.ts';
