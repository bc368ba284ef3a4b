export { dynamodb } from './service.ts';
