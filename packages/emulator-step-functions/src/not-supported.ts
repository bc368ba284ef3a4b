import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [];
