import { readFile } from 'node:fs/promises';
import { MockConfiguration, MockConfigurationError } from '@scones/emulator-step-functions';
import { EmulatorError } from './emulator-error.ts';

/** The test cases of a mock configuration file. Throws `EmulatorError` for one that can't be read. */
export async function readMocks(file: string | undefined): Promise<MockConfiguration | undefined> {
  if (file === undefined) return undefined;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new EmulatorError(
      'MOCKS_UNUSABLE',
      `The mock configuration can't be read: ${String((cause as Error).message)}`,
      'Give the path of the file with --mock-config.',
      { cause },
    );
  });
  try {
    return MockConfiguration.parse(text, file);
  } catch (cause) {
    if (!(cause instanceof MockConfigurationError)) throw cause;
    throw new EmulatorError('MOCKS_UNUSABLE', cause.message, cause.hint, { cause });
  }
}
