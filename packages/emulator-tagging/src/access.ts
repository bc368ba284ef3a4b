import { accessByRules } from '@scones/emulator-core';

export const access = accessByRules({ prefix: 'tag' });
