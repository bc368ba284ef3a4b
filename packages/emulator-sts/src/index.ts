export { stsService } from './service.ts';
