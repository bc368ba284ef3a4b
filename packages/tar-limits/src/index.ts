export { TarLimits, TarTooLarge } from './tar-limits.ts';
