import { accessByRules } from '@scones/emulator-core';
import { names } from './service-names.ts';

export const access = accessByRules(names);
