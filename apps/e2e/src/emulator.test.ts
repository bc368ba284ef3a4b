import { describe } from 'vitest';
import { emulatorTarget } from './targets/emulator-target.ts';
import { describeWorkflow } from './workflow/describe-workflow.ts';

describe('on the emulator', () => describeWorkflow(emulatorTarget));
