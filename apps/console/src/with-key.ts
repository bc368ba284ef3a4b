import { sendKey, takeKey } from './console-key.ts';

/** Absent where the emulator does not enforce IAM. */
export const KEY = takeKey(globalThis);
if (KEY !== undefined) sendKey(KEY);
