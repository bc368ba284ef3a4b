export { type EmulatorOptions, type RunningEmulator, startEmulator } from './emulator.ts';
export { EmulatorError } from './emulator-error.ts';
